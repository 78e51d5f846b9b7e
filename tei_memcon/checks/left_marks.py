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

from tei_memcon.checks import Context, Finding, Severity, finding, name, tag
from tei_memcon.tei.parse import Parsed

RULE = "TMC505"
SEVERITY = Severity.WARNING
_PAGE, _NOTE = 'write <pb n="{}"/>', 'write <note n="{}"> with its words'
_MARKS = (
    (re.compile(r"\[(?:page|pg\.?|p\.|seite|s\.|стр\.) ?(?P<n>\d{1,4})\]", re.I), _PAGE),
    (re.compile(r"\[(?:footnote|endnote|note|fn\.?|n\.) ?(?P<n>\d{1,3})\]", re.I), _NOTE),
    # raised behind a word or its stop; m² and km³ are measures
    (re.compile(r"(?<=[^\W\d]|[.,;:!?”’\"])(?<!\bm)(?<!\b[ckm]m)(?P<n>[¹²³⁰⁴-⁹]{1,3})"), _NOTE),
)
_FIRST = re.compile("[\\[¹²³⁰⁴-⁹]")  # one of them is in every mark
_PRINTED = frozenset(map(tag, ("fw", "orig", "ref", "sic", "metamark", "desc")))


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each such mark within ``text``."""
    for element, words in context.words_of_text():
        if not _FIRST.search(words) or element.tag in _PRINTED:
            continue
        for pattern, cure in _MARKS:
            for found in pattern.finditer(words):
                number = found["n"].translate(_FIGURES)
                what = f"“{found.group()}” is left among the words of <{name(element)}>"
                yield finding(context, element, RULE, SEVERITY, f"{what}; {cure.format(number)}")


_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
