"""What kinds that are about one mark in running text share."""

from collections.abc import Callable, Iterator

from tei_memcon.decisions._blocks import at, change_elements, elements, inner, mark, overlaps, unmark
from tei_memcon.decisions._case import Case, is_inferred
from tei_memcon.model import Content, Document, Element

Wanted = Callable[[Element], bool]


def there(case: Case, wanted: Wanted, *tags: str) -> list[Element]:
    """The marks of a kind that stand at the words of a decision."""
    return [one for one in elements(case.document, *tags) if wanted(one) and overlaps(inner(one), case.span)]


def decided(case: Case, element: Element) -> Element:
    """A mark that was found right; what the source prints is nobody's decision."""
    if not is_inferred(element.attributes):
        return element
    return Element(element.tag, case.decided(element.attributes), element.content)


def put(case: Case, wanted: Wanted, element: Element | None) -> Document:
    """The document with a mark at the words of a decision, in place of those of its kind; without one, with none."""
    document = unmark(case.document, case.span, wanted)
    return mark(document, case.span, element) if element else document


def replaced(document: Document, chosen: list[Element], by: Callable[[Element], Element]) -> Document:
    """The document with some of its elements changed."""

    def change(element: Element) -> Content | None:
        return (by(element),) if any(element == one for one in chosen) else None

    return change_elements(document, change)


def marks(document: Document, wanted: Wanted, *tags: str) -> Iterator[Element]:
    """The marks of a kind that stand somewhere."""
    return (one for one in elements(document, *tags) if wanted(one) and at(one).end > 0)
