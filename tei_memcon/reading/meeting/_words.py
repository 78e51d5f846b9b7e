"""The words by which records tell of their meeting (``data/meeting.toml``), as patterns."""

from tei_memcon.data import by_initial, table


def any_of(kind: str) -> str:
    """A pattern for any entry of one kind.

    >>> any_of("has_begun")
    '(?:B(?:egan)|C(?:ommenced)|O(?:pened)|S(?:tarted))'
    """
    return f"(?:{by_initial(table('meeting')[kind])})".replace(" ", r"\s")
