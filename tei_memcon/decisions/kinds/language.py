"""The language of the text."""

from collections.abc import Iterator
from dataclasses import replace

from tei_memcon.decisions import Unfit
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item
from tei_memcon.model import Document, Field

ABOUT = "the language of the text"
ORDER = 7
_CODE = r"[a-z]{2,3}(\-[A-Za-z0-9]{2,8})*"
ASKS = (Ask("language", "Language (code)", "words", example="de", pattern=_CODE),)
UNMARKED = ""


def items(document: Document) -> Iterator[Item]:
    """The language, where it was concluded."""
    for told in document.inferences:
        if told.what.startswith("language of the text: "):
            stated = document.field("language")
            code = stated.attributes["ident"] if stated else "en"
            yield Item(told.span, told.what, {"language": code}, told)


def apply(case: Case) -> Document:
    """State the language."""
    case.find()  # what tells it must stand there still
    code = case.word("language")
    if not code:
        raise Unfit("it does not say which language it is; write language")
    others = tuple(field for field in case.document.header if field.name != "language")
    return replace(case.document, header=(*others, Field("language", (), {"ident": code})))
