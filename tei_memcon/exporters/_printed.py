"""The record as printed: the words of each element, with page marks, note marks and labels where they stand."""

from collections.abc import Iterator

from lxml.etree import _Element

from tei_memcon.exporters._tei import (
    GLUE,
    Render,
    inside,
    is_inline_note,
    is_unanchored,
    page_mark,
    paragraphs,
    tag,
    texts,
)

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def printed(element: _Element, render: Render) -> Iterator[str]:
    """The pieces of an element for `paragraphs`; its children are those that ``render`` gives."""
    match tag(element):
        case "pb":
            yield page_mark(element)
        case "lb":
            yield "" if element.get("break") == "no" else " "
        case "note" if not is_inline_note(element):
            yield note_mark(element)
        case "speaker" | "label":
            yield from (*inside(element, render), GLUE)
        case "item" if has_bullet(element):
            yield from ("• ", GLUE, *inside(element, render))
        case _:
            yield from inside(element, render)


def as_printed(element: _Element) -> Iterator[str]:
    """The pieces of an element with everything inside as printed, too."""
    return printed(element, as_printed)


def printed_text(root: _Element) -> list[str]:
    """The paragraphs of the text, without the note list."""
    return [block for text in texts(root) for block in paragraphs(as_printed(text))]


def note_mark(note: _Element) -> str:
    """The mark of a note in the text; nothing where the source prints none."""
    return "" if is_unanchored(note) else note.get("rend", note.get("n", ""))


def note_number(note: _Element) -> str:
    """The number before an entry, as its mark is printed; a raised figure of the text is an ordinary one in a list."""
    n, mark = note.get("n", ""), note.get("rend", "")
    return mark if mark.strip(_RAISED) else f"{n}." if n else mark


def has_bullet(item: _Element) -> bool:
    """Whether an item is of a list with bullets."""
    parent = item.getparent()
    return parent is not None and parent.get("rend") == "bullet"
