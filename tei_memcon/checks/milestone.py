"""Where a page or line breaks, it is clear whether the words before and after are one.

Between the letters of a word a break is ``break="no"`` (TEI Guidelines, att.breaking); without it nobody knows whether
``some<pb/>thing`` is one word, or a space was lost. With it, a blank beside the break parts the word all the same;
and after a blank no closing sign can follow the break. White space with a line end is layout, and ``lb`` without
@break may stand anywhere.

Bad::

    <p>It was some<pb n="2"/>thing else.</p>

Good::

    <p>It was some<pb n="2" break="no"/>thing else.</p>
"""

import re
from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, name, tag
from tei_memcon.tei.parse import Parsed

RULE = "TMC507"
SEVERITY = Severity.WARNING
_BREAKS = tuple(map(tag, ("pb", "cb", "gb", "milestone")))
_LINE = tag("lb")
_CLOSING = re.compile(r"[,.;:!?)\]]+(?!\w|\s?\.)")  # not the .5 of a number, nor points that stand for words


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each break of a page, column or line with suspicious signs beside it."""
    for element in tei.root.iter(*_BREAKS, _LINE):
        before, after = _before(element), element.tail or ""
        if trouble := _trouble(element, before, after):
            yield finding(context, element, RULE, SEVERITY, trouble.format(f"<{name(element)}>"))


_GLUED = 'letters stand directly before and after {}; add break="no" if they are one word, or the space that was lost'
_PARTED = 'a blank stands beside {}, whose break="no" says that the word goes on; take the blank out, or break="no"'
_CLOSED = "a blank stands before {} and a closing sign after it; look for lost words, or take the blank out"


def _trouble(element: etree._Element, before: str, after: str) -> str:
    is_one = element.get("break") == "no"
    if is_one and " " in (before[-1:], after[:1]) and not (before.endswith("\n") or after.startswith("\n")):
        return _PARTED if before.strip() and after.strip() and not _is_layout(before) else ""
    if element.tag != _LINE and element.get("break") is None and before[-1:].isalpha() and after[:1].isalpha():
        return _GLUED
    if element.tag != _LINE and before.endswith(" ") and not _is_layout(before) and _CLOSING.match(after):
        return _CLOSED
    return ""


def _is_layout(before: str) -> bool:
    """Whether the white space at the end of some words is a line end and an indentation."""
    return "\n" in before[len(before.rstrip()) :]


def _before(element: etree._Element) -> str:
    """The words between a break and the tag before it."""
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        return previous.tail or ""
    return (parent.text or "") if parent is not None else ""
