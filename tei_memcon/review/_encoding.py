"""The encoding of a record as it is written, with its tags; each piece of text knows where it stands in the source."""

from markupsafe import Markup

from tei_memcon.model import Added, Document, Element, Leaf, Space, Trivia, leaves
from tei_memcon.review._pieces import Pieces
from tei_memcon.tei.header import header, language
from tei_memcon.tei.text import text
from tei_memcon.tei.write import apart


def encoding(document: Document, pieces: Pieces) -> tuple[Markup, Markup]:
    """The header and the text of a record, as a page shows them."""
    shown = _Shown(document.source.text, pieces)
    body = text(document, language(document))
    return shown.block(header(document)), shown.block(body)


class _Shown:
    """Elements as markup."""

    def __init__(self, words: str, pieces: Pieces) -> None:
        self._words, self._pieces = words, pieces

    def block(self, element: Element) -> Markup:
        """An element on a line of its own; what holds only elements has each of them on one."""
        children = apart(element, self._words)
        if not children:
            return Markup('<div class="line">{}</div>').format(self._running(element))
        inside = Markup("").join(map(self.block, children))
        begin, end = self._start(element), _end(element)
        return Markup('<div class="block"><div>{}</div>{}<div>{}</div></div>').format(begin, inside, end)

    def _running(self, element: Element) -> Markup:
        """An element as it stands in a line."""
        if not any(_is_printed(leaf) for leaf in leaves(element.content)):
            return self._start(element, empty=True)
        inside = Markup("").join(
            self._running(node) if isinstance(node, Element) else self._leaf(node) for node in element.content
        )
        return Markup("{}{}{}").format(self._start(element), inside, _end(element))

    def _leaf(self, leaf: Leaf) -> Markup | str:
        if isinstance(leaf, Added):
            return Markup('<span class="added">{}</span>').format(leaf.text)
        if isinstance(leaf, Trivia):
            return ""
        return Markup("").join(
            _piece(number, " " if isinstance(leaf, Space) else self._words[slice(*span)])
            for number, span in self._pieces.of(leaf.span)
        )

    def _start(self, element: Element, *, empty: bool = False) -> Markup:
        """A start tag; one that stands for words of the source, as a page break does, is their piece."""
        attributes = Markup("").join(
            Markup(' <span class="key">{}</span>="<span class="value">{}</span>"').format(name, value)
            for name, value in element.attributes.items()
        )
        tag = Markup('<span class="tag">&lt;{}{}{}&gt;</span>').format(element.tag, attributes, "/" if empty else "")
        taken = next((leaf.span for leaf in element.content if isinstance(leaf, Trivia)), None)
        return _piece(next(self._pieces.of(taken))[0], tag) if taken and taken.start < taken.end else tag


def _is_printed(leaf: Leaf) -> bool:
    return not isinstance(leaf, Trivia)


def _piece(number: int, content: str | Markup) -> Markup:
    return Markup('<span data-p="{}">{}</span>').format(number, content)


def _end(element: Element) -> Markup:
    return Markup('<span class="tag">&lt;/{}&gt;</span>').format(element.tag)
