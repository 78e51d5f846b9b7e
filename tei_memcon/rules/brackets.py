"""Words that an editor or translator put into the text: ``[to compel]``, ``F[oreign]``, ``[Deskat']``, ``[sic]``.

Supplied words become ``supplied``, words of the original language ``foreign``, comments ``note place="inline"``; the
brackets stay in the text.
"""

from collections.abc import Iterator

from tei_memcon.model import Certainty, Document, Element, Inference, Text
from tei_memcon.rules import Find
from tei_memcon.rules._brackets import Meaning, find_brackets
from tei_memcon.source import Span

SIGNS = ("[",)
_NOTES = {
    Meaning.EDITORIAL: ("editorial", "#source-editor"),
    Meaning.REMARK: ("editorial", "#source-editor"),
    Meaning.TRANSLATOR: ("translator", "#translator"),
    Meaning.HANDWRITTEN: ("handwritten", "#source-editor"),
}
# The transliterations of catalogues and translators; other scripts would not need one.
_CYRILLIC = {"ru", "uk", "be", "bg"}


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield an element for each bracket that adds something to the text."""
    for bracket, meaning in find_brackets(document, span):
        if meaning is Meaning.SUPPLIED:
            yield Find(Element("supplied", {"resp": "#source-editor"}, (Text(bracket),)))
        elif meaning is Meaning.FOREIGN:
            yield _foreign(document, bracket)
        elif meaning in _NOTES:
            kind, resp = _NOTES[meaning]
            attributes = {"type": kind, "place": "inline", "resp": resp}
            yield Find(Element("note", attributes, (Text(bracket),)))


def _foreign(document: Document, bracket: Span) -> Find:
    original = document.field("originalLanguage")
    code = original.attributes.get("mainLang", "und") if original else "und"
    code = "und" if code == "en" else code  # the catalogue gives the language of its page
    language = f"{code}-Latn" if code in _CYRILLIC or code == "und" else code
    cert: Certainty = "low" if code == "und" else "medium"
    reason = "no English word, and the record is a translation" if code != "und" else "no word of English"
    words = document.source.text[slice(*bracket)]
    element = Element("foreign", {"xml:lang": language, "resp": "#tei-memcon", "cert": cert}, (Text(bracket),))
    return Find(element, Inference(bracket, f"{words} is a word of the original language ({language})", cert, reason))
