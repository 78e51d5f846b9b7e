"""What in a record is a guess of the program or doubtful in its source, in words for the reader of the page."""

from typing import NamedTuple

from lxml.etree import _Element

from tei_memcon.exporters._tei import XML_LANG, pointers, tag, words

PROGRAM = "tei-memcon"


class Guess(NamedTuple):
    """Something that the page marks as not certain."""

    kind: str
    """What was guessed: ``speaker of reported speech``."""
    value: str
    """The guess itself: the name of the speaker, the corrected word; may be empty."""
    cert: str
    """``high``, ``medium``, ``low`` or ``unknown``."""
    by_source: bool
    """The doubt is printed in the source, not ours."""

    def __str__(self) -> str:
        what = f"{self.kind}: {self.value}" if self.value else self.kind
        whose = "doubtful in the source" if self.by_source else f"guess of {PROGRAM}"
        return f"{what} ({whose}, certainty {self.cert})"


_KINDS = {
    "said": "speaker of reported speech",
    "sp": "speaker of a turn",
    "choice": "corrected reading",
    "lb": "one paragraph, set as two in the source",
    "foreign": "language of foreign words",
    "date": "date",
    "time": "time",
    "placeName": "place",
    "persName": "person",
    "name": "person",
    "supplied": "supplied words",
    "gap": "gap",
    "note": "note",
}


def find_guess(element: _Element, names: dict[str, str]) -> Guess | None:
    """The guess that an element's ``@cert`` or ``@resp`` says it is; of a ``choice``, that of its correction."""
    source = element
    if tag(element) == "choice":
        source = next((child for child in element if child.get("cert") or child.get("resp")), element)
    by_program = PROGRAM in pointers(source.get("resp"))
    cert = source.get("cert")
    if not by_program and cert is None:
        return None
    value = _value(element, source, names)
    return Guess(_KINDS.get(tag(element), tag(element)), value, cert or "unknown", not by_program)


def _value(element: _Element, source: _Element, names: dict[str, str]) -> str:
    match tag(element):
        case "said" | "sp":
            return speakers(element, names)
        case "choice":
            return words(source)
        case "foreign":
            return element.get(XML_LANG, "")
        case "persName" | "name":
            return "; ".join(names.get(pointer, pointer) for pointer in pointers(element.get("ref")))
        case _:
            return ""


def speakers(utterance: _Element, names: dict[str, str]) -> str:
    """The names of who speaks."""
    return "; ".join(names.get(pointer, pointer) for pointer in pointers(utterance.get("who")))
