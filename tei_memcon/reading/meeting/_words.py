"""The words by which records tell of their meeting (``data/meeting.toml``), as patterns."""

from tei_memcon.data import table


def any_of(kind: str) -> str:
    """A pattern for any entry of one kind.

    >>> any_of("has_begun")
    '(?:Began|Started|Opened|Commenced)'
    """
    return f"(?:{'|'.join(table('meeting')[kind])})".replace(" ", r"\s")
