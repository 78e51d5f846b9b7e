"""No marks of pages or notes are left among the words.

``[Page 214]`` is where a page begins, ``[Footnote 3]`` and a raised figure are where a note belongs: as words they can
be neither cited nor followed (TEI Guidelines, "Reference Systems" and "Notes, Annotation, and Indexing").

Bad::

    <p>It was late. [Page 214] They went home.²</p>

Good::

    <p>It was late. <pb n="214"/>They went home.<note n="2">By car.</note></p>
"""

import re
from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, name, tag
from tei_memcon.tei.parse import Parsed

RULE = "TMC505"
SEVERITY = Severity.WARNING
_PAGE, _NOTE = 'write <pb n="{}"/>', 'write <note n="{}"> with its words'
# A mark begins with one of some signs; most documents have none of them.
_MARKS = (
    ("[", r"(?i:\[(?:page|pg\.?|p\.|seite|s\.|стр\.) ?(?P<n>\d{1,4})\])", _PAGE),
    ("[", r"(?i:\[(?:footnote|endnote|note|fn\.?|n\.) ?(?P<n>\d{1,3})\])", _NOTE),
    # raised behind a word or its stop; m² and km³ are measures
    ("¹²³⁰⁴⁵⁶⁷⁸⁹", r"(?<=[^\W\d]|[.,;:!?”’\"])(?<!\bm)(?<!\b[ckm]m)(?P<n>[¹²³⁰⁴-⁹]{1,3})", _NOTE),
)
_PRINTED = frozenset(map(tag, ("fw", "orig", "ref", "sic", "metamark", "desc")))


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each such mark within ``text``."""
    for signs, mark, cure in _MARKS:
        if not context.may_hold(signs):
            continue
        pattern = re.compile(mark)
        for element, words in context.words_of_text:
            for found in pattern.finditer(words) if signs[0] in words or len(signs) > 1 else ():
                if element.tag not in _PRINTED:
                    yield finding(context, element, RULE, SEVERITY, _message(found, element, cure))


def _message(found: re.Match[str], element: etree._Element, cure: str) -> str:
    number = found["n"].translate(_FIGURES)
    return f"“{found.group()}” is left among the words of <{name(element)}>; {cure.format(number)}"


_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
