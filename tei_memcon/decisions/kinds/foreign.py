"""Words of another language, and which it is."""

from collections.abc import Iterator

from tei_memcon.decisions._blocks import at
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item
from tei_memcon.decisions.kinds._marks import marks, put
from tei_memcon.decisions.kinds._told import told_of
from tei_memcon.model import Document, Element, Text

ABOUT = "words of another language"
ORDER = 4
_CODE = r"[a-z]{2,3}(\-[A-Za-z0-9]{2,8})*"
ASKS = (Ask("lang", "Language (code)", "words", example="ru-Latn", pattern=_CODE),)
UNMARKED = "these are no words of another language"


def items(document: Document) -> Iterator[Item]:
    """Every word of another language."""
    told = told_of(document)
    for found in marks(document, _is_foreign, "foreign"):
        language = found.attributes.get("xml:lang", "und")
        what = f"words of the language {language}"
        yield Item(at(found), what, {"lang": language}, told.get(at(found)), found.attributes.get("cert", ""))


def _is_foreign(element: Element) -> bool:
    return element.tag == "foreign"


def apply(case: Case) -> Document:
    """Give the words their language, or leave them unmarked."""
    if case.unmarked:
        return put(case, _is_foreign, None)
    attributes = case.decided({"xml:lang": case.word("lang") or "und"})
    return put(case, _is_foreign, Element("foreign", attributes, (Text(case.span),)))
