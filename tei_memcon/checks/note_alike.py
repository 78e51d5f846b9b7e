"""No note begins as another does, or holds the beginning of another.

A warning, since an editor may write the same twice; but mostly a list of notes was divided wrongly, so that one has
another's text, or two have one. Compared are the first eight words of the notes of a record.

Bad::

    <p>One.<note n="1">The original of this letter was not found.</note>
      Two.<note n="2">See note 1. 3 In the archive of the city, box 4, with others.</note>
      Three.<note n="3">In the archive of the city, box 4, with others.</note></p>

Good::

    <p>One.<note n="1">The original of this letter was not found.</note>
      Two.<note n="2">See note 1.</note>
      Three.<note n="3">In the archive of the city, box 4, with others.</note></p>
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, tag
from tei_memcon.checks._numbers import record
from tei_memcon.tei.parse import Parsed

RULE = "TMC306"
SEVERITY = Severity.WARNING
_WORD = re.compile(r"\w+")
_ALIKE = 8  # words; of 1,700 notes of printed volumes, two begin with the same
_Note = tuple[etree._Element, list[str]]


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each note that begins as one before it in the record, or in whose words another's beginning stands."""
    records: dict[etree._Element | None, list[_Note]] = {}
    for note in tei.root.iter(tag("note")):
        words = _WORD.findall("".join(note.itertext()).casefold())
        if len(words) >= _ALIKE and next(note.iterancestors(tag("note")), None) is None:
            records.setdefault(record(note), []).append((note, words))
    for notes in records.values():
        if len(notes) > 1:
            yield from _alike(notes, context)


def _alike(notes: Sequence[_Note], context: Context) -> Iterator[Finding]:
    begun: dict[tuple[str, ...], etree._Element] = {}
    for note, words in notes:
        first = begun.setdefault(tuple(words[:_ALIKE]), note)
        if first is not note:
            yield _told(note, first, words, "begins as", context)
    openings = {words[0] for words in begun}
    for note, words in notes:
        for at in range(1, len(words) - _ALIKE + 1):
            other = begun.get(tuple(words[at : at + _ALIKE])) if words[at] in openings else None
            if other is not None and other is not note:
                yield _told(note, other, words[at:], "holds the beginning of", context)


def _told(note: etree._Element, other: etree._Element, words: Sequence[str], what: str, context: Context) -> Finding:
    one, two = (f"note {found.get('n')}" if found.get("n") else "a note" for found in (note, other))
    same = f"{one} {what} {two} in line {context.tei.place(other).line} (“{' '.join(words[:4])} …”)"
    return finding(context, note, RULE, SEVERITY, f"{same}; look which of the two has the other's text")
