"""An element that is there for words holds some.

An empty paragraph, name or note says that something is there and gives nothing: the words were lost, or the element was
left over. What is missing has elements of its own, ``gap`` and ``ellipsis``; one that holds an element is not empty.

Bad::

    <p>One.</p>
    <p/>

Good::

    <p>One.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding, name, tag
from tei_memcon.tei.parse import Parsed

RULE = "TMC503"
SEVERITY = Severity.WARNING
_FOR_WORDS = tuple(
    map(
        tag,
        "ab head hi item l note orgName p persName placeName q quote rs said salute seg signed sp speaker stage "
        "supplied term trailer".split(),
    )
)


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each element for words, within ``text``, that has neither words nor elements."""
    for text in context.texts:
        for element in text.iter(*_FOR_WORDS):
            if (element.text or "").strip() or next(element.iterchildren("*"), None) is not None:
                continue
            if not "".join(element.itertext()).strip():  # words may stand behind a comment
                what = f"<{name(element)}> holds nothing"
                yield finding(context, element, RULE, SEVERITY, f"{what}; give its words, or remove it")
