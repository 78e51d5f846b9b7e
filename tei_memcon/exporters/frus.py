"""TEI as the Office of the Historian has it, for *Foreign Relations of the United States*: paragraphs, no speeches.

The dialect of https://github.com/HistoryAtState/frus: a ``div type="document"``, whose turns are paragraphs that begin
with a ``persName``; people are pointed at by ``corresp``, notes are named ``d68fn1`` and pages ``pg_214``. Omissions,
brackets and stage directions are the words that are printed; headings within a document are paragraphs, too::

    <p><persName corresp="#bush">G. Bush.</persName> I am glad to see you.<note n="2" xml:id="d68fn2">…</note></p>
"""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._build import Content, new, printed_file, taken_apart
from tei_memcon.exporters._frus_header import header, number
from tei_memcon.exporters._frus_order import in_order, paged
from tei_memcon.exporters._tei import (
    XML_ID,
    end_notes,
    is_block,
    is_inline_note,
    is_unanchored,
    page_mark,
    pointers,
    printed_reading,
    tag,
    texts,
    words,
)

SUFFIX = ".frus.xml"
LEAVES_OUT = ("reported runs", "corrected readings", "conclusions", "people", "fields of the header")

_FRUS = "http://history.state.gov/frus/ns/1.0"
_LISTS = ("participants", "subject", "to", "references")
_KEPT = {  # elements within running text, with the attributes that they keep
    "date": ("when", "from", "to", "notBefore", "notAfter"),
    "placeName": (),
    "quote": (),
    "title": (),
    "gloss": (),
    "table": (),
    "row": (),
    "cell": (),
}
_TITLE = "sectiontitleital"
_CONTAINERS = ("opener", "floatingText", "group", "body", "front", "back", "lg", "item")
_RENDITIONS = {
    "italic": "italic",
    "bold": "strong",
    "strong": "strong",
    "smallcaps": "smallcaps",
    "underline": "underline",
}


def export(record: Record) -> bytes:
    """A document of one record."""
    return printed_file(_Document(record).root)


class _Document:
    def __init__(self, record: Record) -> None:
        whole = texts(record.root)
        self.number = number(whole, record.name)
        self.id = f"d{self.number}" if self.number.isalnum() else "d1"
        self._sources: list[_Element] = []
        """Notes on the source without a mark: they stand above the head."""
        self._notes = _names_of_notes(record.root, self.id)
        self._named = {note.get(XML_ID): name for note, name in self._notes.items()}
        self._pages: set[str] = set()
        self._has_list = any(name.get("ref") for text in whole for name in text.iter("{*}persName"))
        blocks = [block for text in whole for block in self.blocks(text)]
        ordered = in_order(blocks)
        document = new("div", *self._sources, *ordered, type="document", n=self.number, id=self.id)
        self.root = new("TEI", header(record), new("text", new("body", document)))

    def blocks(self, element: _Element) -> Iterator[_Element]:
        """What stands apart in an element, each as a block of the dialect; loose words are a paragraph."""
        loose: Content = [element.text or ""]
        for child in element:
            if tag(child) and (is_block(child) or _holds_blocks(child)):
                yield from _loose(loose)
                yield from self._block(child)
                loose = []
            elif tag(child):
                loose += self.inline(child)
            loose.append(child.tail or "")
        yield from _loose(loose)

    def _block(self, element: _Element) -> Iterator[_Element]:
        match tag(element):
            case "speaker" if _is_label(element):
                return  # it stands in the first paragraph of its turn
            case "sp":
                yield from self._turn(element)
            case "div" if element.get("type") == "attachment":
                yield self._attachment(element)
            case name if name in _CONTAINERS or name.startswith("div"):
                yield from self.blocks(element)
            case "list":
                yield self._list(element)
            case "table":
                yield new("table", *(self._row(row) for row in element.iterfind("{*}row")))
            case "head" | "dateline" as name:
                yield new(name, *self.content(element))
            case "fw":  # a stamp above the head is an opener, elsewhere a paragraph
                yield new("opener", *self.content(element))
            case "closer" | "signed":
                yield new("closer", *self._closing(element))
            case "note" | "pb":
                yield from _apart(self.inline(element), "p")
            case _:
                title = _TITLE if element.get("type") == "head" else ""
                yield from paged(new("p", *self.content(element), rend=title))

    def _attachment(self, division: _Element) -> _Element:
        attachment = etree.Element(f"{{{_FRUS}}}attachment", nsmap={"frus": _FRUS})
        attachment.extend(in_order(list(self.blocks(division))))
        return attachment

    def _turn(self, turn: _Element) -> Iterator[_Element]:
        """The paragraphs of a turn; the first begins with the label."""
        speaker = turn.find("{*}speaker")
        parts = list(self.blocks(turn))
        label = [] if speaker is None else self._label(turn, speaker)
        if label and parts and tag(parts[0]) == "p":
            yield from paged(new("p", *label, " ", *taken_apart(parts.pop(0))))
        elif label:
            yield new("p", *label)
        yield from parts

    def _label(self, turn: _Element, speaker: _Element) -> Content:
        """The label of a turn: with a list of persons the names in it are marked, else the label is the name.

        The Historian's editors mark names in labels, and offices alone, "The President:", hardly ever.
        """
        who, content = pointers(turn.get("who")), self.content(speaker)
        if not words(speaker):
            return []
        if self._has_list:
            return content
        if len(who) == 1:
            return [new("persName", *content, corresp=f"#{who[0]}")]
        return [new("hi", *content, rend="italic")]

    def _list(self, element: _Element) -> _Element:
        kind = element.get("type", "")
        parts: list[_Element] = []
        for child in element:
            match tag(child):
                case "item":
                    parts += paged(new("item", *self.content(child)))
                case "head":
                    parts.append(new("head", *self.content(child)))
                case "label":
                    parts.append(new("item", *self.content(child)))
                case "":
                    continue
                case _:
                    parts += _apart(self.inline(child), "item")
        if not any(tag(part) == "item" for part in parts):
            parts.append(new("item"))
        return new("list", *parts, type=kind if kind in _LISTS else "simple" if kind else "")

    def _row(self, row: _Element) -> _Element:
        return new("row", *(new("cell", *self.content(cell)) for cell in row.iterfind("{*}cell")))

    def _closing(self, closer: _Element) -> Content:
        if tag(closer) == "signed":
            return [new("signed", *self.content(closer))]
        content: Content = [closer.text or ""]
        for child in closer:
            if tag(child) in ("signed", "dateline"):
                content.append(new(tag(child), *self.content(child)))
            elif tag(child):
                content += self.inline(child)
            content.append(child.tail or "")
        return content

    def content(self, element: _Element) -> Content:
        """Running text."""
        content: Content = [element.text or ""]
        for child in element:
            if tag(child):
                content += self.inline(child)
            content += [" " if _wants_space(child) else "", child.tail or ""]
        return content

    def inline(self, element: _Element) -> Content:
        """An element within running text: as it is, as the dialect has it, or its words alone."""
        match tag(element):
            case "note" if not is_inline_note(element):
                return self._note(element)
            case "pb":
                return self._page(element)
            case "lb":
                return ["" if element.get("break") == "no" or _follows_space(element) else " "]
            case "hi" if element.get("rend") in _RENDITIONS:
                return [new("hi", *self.content(element), rend=_RENDITIONS[element.get("rend", "")])]
            case "choice":
                reading = printed_reading(element)
                return [] if reading is None else self.content(reading)
            case "persName" if words(element):
                who = pointers(element.get("ref"))
                return [new("persName", *self.content(element), corresp=f"#{who[0]}" if who else "")]
            case "ref" if element.get("type") == "noteMark":
                return self._mark(element)
            case "list":
                return [self._list(element)]
            case "p":
                return [new("p", *self.content(element))]
            case name if name in _KEPT:
                kept = {key: element.get(key, "") for key in _KEPT[name]}
                return [new(name, *self.content(element), **kept)]
            case _:
                return self.content(element)

    def _note(self, note: _Element) -> Content:
        kind = "source" if note.get("type") == "source" else ""
        n = "" if kind and is_unanchored(note) else note.get("n", "")
        if kind and not n:
            self._sources.append(new("note", *self.content(note), rend="inline", type=kind))
            return []
        return [new("note", *self.content(note), n=n, id=self._notes.get(note, ""), type=kind)]

    def _page(self, pb: _Element) -> Content:
        """A page has its name once; one without a number is no page of the dialect."""
        number = pb.get("n", "")
        if not number:
            return [page_mark(pb)]
        name = f"pg_{number}" if number.isalnum() and number not in self._pages else ""
        self._pages.add(number)
        return [new("pb", n=number, id=name)]

    def _mark(self, mark: _Element) -> Content:
        target = next((self._named[name] for name in pointers(mark.get("target")) if name in self._named), None)
        if target is None:
            return [new("hi", *self.content(mark), rend="superscript")]
        return [new("ref", *self.content(mark), target=f"#{target}")]


def _names_of_notes(root: _Element, document: str) -> dict[_Element, str]:
    """``d68fn2`` for note 2; a second note with that number, and one without, has a letter before its place."""
    names: dict[_Element, str] = {}
    taken: set[str] = set()
    for place, note in enumerate(end_notes(root), 1):
        n = note.get("n", "")
        name = f"{document}fn{n}"
        names[note] = name if n.isalnum() and name not in taken else f"{document}fnx{place}"
        taken.add(names[note])
    return names


def _holds_blocks(element: _Element) -> bool:
    return tag(element) in ("body", "front", "back", "group", "floatingText", "speaker") or tag(element).startswith(
        "div"
    )


def _follows_space(element: _Element) -> bool:
    before, parent = element.getprevious(), element.getparent()
    words = before.tail if before is not None else parent.text if parent is not None else ""
    return (words or "").endswith(" ")


def _wants_space(element: _Element) -> bool:
    """Whether the dialect has a space behind it: between two notes, and on both sides of a page or none."""
    after, tail = element.getnext(), element.tail or ""
    if tag(element) == "pb":
        return element.get("break") != "no" and _follows_space(element) and not tail[:1].isspace()
    notes = after is not None and all(tag(one) == "note" and not is_inline_note(one) for one in (element, after))
    return notes and not tail


def _is_label(speaker: _Element) -> bool:
    turn = speaker.getparent()
    return turn is not None and turn.find("{*}speaker") is speaker


def _apart(content: Content, name: str) -> Iterator[_Element]:
    """Notes and pages as they are, words as a block of that name."""
    if content and all(isinstance(part, str) for part in content):
        yield from _loose(content, name)
    else:
        yield from (part for part in content if not isinstance(part, str))


def _loose(content: Content, name: str = "p") -> Iterator[_Element]:
    if any(not isinstance(part, str) or part.strip() for part in content):
        yield new(name, *content)
