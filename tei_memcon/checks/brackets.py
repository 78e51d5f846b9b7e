"""Square brackets are closed.

A warning, since sources forget them; but what editors put in stands in square brackets, and where one is missing, a
supplied word or an omission was often read wrongly, or words were lost. A bracket may be closed some paragraphs further
down, but not in another record. A note has brackets of its own.

Bad::

    <p>He agreed [to come.</p>

Good::

    <p>He agreed [to come].</p>
"""

import re
from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, tag
from tei_memcon.checks._numbers import record
from tei_memcon.tei.parse import Parsed

RULE = "TMC504"
SEVERITY = Severity.WARNING
_BRACKET = re.compile(r"[\[\]]")
_CURE = "look for the other bracket, or for lost words"
_BESIDE = 60  # characters of which the words beside a bracket are taken
_Found = tuple[etree._Element, str, int]  # a bracket: the words around it, and where it stands in them


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each bracket within ``text`` that has no partner."""
    for element, words, at in _alone(context):
        yield finding(context, element, RULE, SEVERITY, f"{_what(words, at)}; {_CURE}")


def _alone(context: Context) -> Iterator[_Found]:
    """Brackets without partner."""
    opened: dict[etree._Element | None, list[_Found]] = {}
    for element, words in context.words_of_text if context.may_hold("[]") else ():
        if "[" not in words and "]" not in words:
            continue
        own = opened.setdefault(_scope(element), [])
        for found in _BRACKET.finditer(words):
            if found.group() == "[":
                own.append((element, words, found.start()))
            elif own:
                own.pop()
            else:
                yield element, words, found.start()
    yield from (one for own in opened.values() for one in own)


def _what(words: str, at: int) -> str:
    """Which bracket is meant, with some of the words beside it."""
    if words[at] == "[":
        return f"“{' '.join(words[at : at + _BESIDE].split()[:4])}” is opened and never closed"
    return f"“{' '.join(words[max(0, at + 1 - _BESIDE) : at + 1].split()[-4:])}” is closed and was never opened"


def _scope(element: etree._Element) -> etree._Element | None:
    """What must hold the partner of a bracket: the note around, or else the record."""
    note = next((one for one in (element, *element.iterancestors()) if one.tag == tag("note")), None)
    return record(element) if note is None else note
