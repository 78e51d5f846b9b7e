"""What a result does not print, and what of the source stands in its header, for the tests of losslessness."""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.convert import Conversion
from tei_memcon.ledger import claims
from tei_memcon.model import Space, Text, Trivia, Why, leaves, printed
from tei_memcon.source import Span
from tei_memcon.tei.parse import TEI


def marks(conversion: Conversion) -> Iterator[tuple[Why, str]]:
    """What became markup or was left out; one that signs of the copy cut into several is one without them."""
    text = conversion.document.source.text
    found = sorted(
        (leaf for leaf in claims(conversion.document) if isinstance(leaf, Trivia)), key=lambda leaf: leaf.span
    )
    signs = {leaf.span.start: leaf.span for leaf in found if leaf.why is Why.SIGN_OF_COPY}
    yield from ((Why.SIGN_OF_COPY, text[slice(*sign)]) for sign in signs.values())
    whole: list[tuple[Why, str]] = []
    reached = 0
    for leaf in found:
        if leaf.why is Why.SIGN_OF_COPY:
            continue
        cut = reached in signs and _behind(signs, reached) == leaf.span.start
        said = text[slice(*leaf.span)]
        if cut and whole and whole[-1][0] is leaf.why:
            whole[-1] = (leaf.why, whole[-1][1] + said)
        else:
            whole.append((leaf.why, said))
        reached = leaf.span.end
    yield from whole


def _behind(signs: dict[int, Span], at: int) -> int:
    while at in signs:
        at = signs[at].end
    return at


def header(conversion: Conversion, root: etree._Element) -> str:
    """The words of the source that stand in the header: each field of the document that holds some is printed there."""
    text, fields = conversion.document.source.text, conversion.document.header
    printed_there = "".join(root.xpath("//t:teiHeader//text()", namespaces={"t": TEI}))
    found = [[leaf for leaf in leaves(field.content) if isinstance(leaf, Text | Space)] for field in fields]
    assert all(printed((leaf,), text) in printed_there for one in found for leaf in one)
    return " ".join(printed(tuple(one), text) for one in found)
