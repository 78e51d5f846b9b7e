"""The parts of a record as TEI: one case for each class of the model (see docs/encoding.md)."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from tei_memcon.model import (
    Attachment,
    Block,
    Closer,
    Dateline,
    Document,
    Element,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Section,
    Standalone,
    Trailer,
    Turn,
    turns,
)


def text(document: Document, language: str) -> Element:
    """The ``text`` element of a record: the record and, beside it, its attachments."""
    numbers = {"n": document.number, "xml:id": f"d{document.number}"} if document.number else {}
    counted = _Turns(document.body)
    record, attachments = _attachments_apart(document.body)
    divisions = [Element("div", {"type": "conversation", **numbers}, tuple(_division(record, counted)))]
    divisions += [element for block in attachments for element in _block(block, counted)]
    return Element("text", {"xml:lang": language}, (Element("body", {}, tuple(divisions)),))


def _attachments_apart(blocks: Sequence[Block]) -> tuple[list[Block], list[Attachment]]:
    """The record, and its attachments; what stands below one, as at the foot of a page, is its own."""
    record: list[Block] = []
    attachments: list[Attachment] = []
    for block in blocks:
        if isinstance(block, Attachment):
            attachments.append(block)
        elif attachments:
            attachments[-1] = Attachment(attachments[-1].n, (*attachments[-1].blocks, block))
        else:
            record.append(block)
    return record, attachments


class _Turns:
    """Counts the turns as they are written, and knows which of them another one resumes."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.resumed = {turn.resumes for turn in turns(blocks) if turn.resumes is not None}
        self.count = 0

    def attributes(self, turn: Turn) -> dict[str, str]:
        attributes = {"who": " ".join(f"#{person}" for person in turn.who)} if turn.who else {}
        if self.count in self.resumed:
            attributes["xml:id"] = f"sp{self.count + 1}"
        if turn.resumes is not None:
            attributes["prev"] = f"#sp{turn.resumes + 1}"
        if turn.resp or turn.resumes is not None or turn.inferred:
            attributes["resp"] = turn.resp or "#tei-memcon"
        if turn.cert:
            attributes["cert"] = turn.cert
        self.count += 1
        return attributes


def _division(blocks: Sequence[Block], counted: _Turns) -> Iterator[Element]:
    """What stands in a ``div``, where TEI is strict about the order.

    A heading or dateline printed after something else can only be an ``ab``, and a signature or closing formula before
    which nothing stands is a paragraph.
    """
    opening = True
    for block in blocks:
        opening = opening and not (isinstance(block, Dateline) and block.field)
        if not opening and isinstance(block, Heading | Dateline):
            yield Element("ab", {"type": "head" if isinstance(block, Heading) else "dateline"}, block.content)
        elif opening and isinstance(block, Closer | Trailer):
            yield Element("p", {}, block.content)
        else:
            yield from _block(block, counted)
        opening = opening and _is_opening(block)


def _is_opening(block: Block) -> bool:
    """Whether headings may still follow: nothing has stood there but headings, datelines and empty marks."""
    empty = isinstance(block, Standalone) and block.element.tag != "stage"
    return empty or isinstance(block, Heading | Dateline)


def _block(block: Block, counted: _Turns) -> Iterator[Element]:
    match block:
        case Heading(content, kind):
            yield Element("head", {"type": kind} if kind else {}, content)
        case Dateline(content=content):
            yield Element("opener", {}, (Element("dateline", {}, content),))
        case Paragraph(content):
            yield Element("p", {}, content)
        case Standalone(element):
            yield element
        case ListBlock():
            yield _list(block)
        case Turn():
            yield _turn(block, counted)
        case Section(heading, blocks):
            yield Element("div", {"type": "section"}, tuple(_division((heading, *blocks), counted)))
        case Closer(content):
            yield Element("closer", {}, (Element("signed", {}, content),))
        case Trailer(content):
            yield Element("trailer", {}, content)
        case Attachment(n, blocks):
            attributes = {"type": "attachment", "n": n} if n else {"type": "attachment"}
            yield Element("div", attributes, tuple(_division(blocks, counted)))
        case _:
            assert_never(block)


def _turn(turn: Turn, counted: _Turns) -> Element:
    attributes = counted.attributes(turn)
    label = (Element("speaker", {}, turn.label),) if turn.label else ()
    return Element(
        "sp", attributes, (*label, *(element for block in turn.blocks for element in _block(block, counted)))
    )


def _list(block: ListBlock) -> Element:
    attributes = {"type": block.kind} if block.kind else {"rend": block.rend} if block.rend else {}
    head = (Element("head", {}, block.head),) if block.head else ()
    return Element("list", attributes, (*head, *(_item(item) for item in block.items)))


def _item(item: Item) -> Element:
    label = (Element("label", {}, item.label),) if item.label else ()
    sublist = (_list(item.sublist),) if item.sublist else ()
    return Element("item", {}, (*label, *item.content, *sublist))
