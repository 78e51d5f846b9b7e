"""The order of a FRUS document: heads and datelines above the paragraphs, closers and attachments below them.

What stands elsewhere on the page, as a heading between paragraphs, becomes a paragraph, where it is.
"""

from lxml.etree import _Element

from tei_memcon.exporters._build import new, unwrapped
from tei_memcon.exporters._tei import tag

_ABOVE = frozenset(["head", "dateline", "opener"])
_BELOW = frozenset(["closer", "attachment"])
_RENDITIONS = {"head": "sectiontitleital", "closer": "right"}
_ANYWHERE = frozenset(["pb", "note"])


def in_order(blocks: list[_Element]) -> list[_Element]:
    """The blocks of a document or attachment, each where the grammar has it."""
    text = [at for at, block in enumerate(blocks) if tag(block) not in _ABOVE | _BELOW | _ANYWHERE]
    if not text:
        above = [block for block in blocks if tag(block) not in _BELOW]
        below = [block for block in blocks if tag(block) in _BELOW]
        return [*above, *([new("p")] if below else []), *below]
    ordered: list[_Element] = []
    for at, block in enumerate(blocks):
        name = tag(block)
        if name == "attachment" and at < text[-1]:
            ordered += [_as_paragraph(child) for child in list(block)]
        elif (name in _ABOVE and at > text[0]) or (name in _BELOW and at < text[-1]):
            ordered.append(_as_paragraph(block))
        else:
            ordered.append(block)
    return _closed(ordered)


def _closed(blocks: list[_Element]) -> list[_Element]:
    """Attachments are last; a closer behind one is its own."""
    attachments = [block for block in blocks if tag(block) == "attachment"]
    return [*(block for block in blocks if tag(block) != "attachment"), *attachments]


def _as_paragraph(block: _Element) -> _Element:
    if tag(block) not in _ABOVE | _BELOW:
        return block
    return new("p", *unwrapped(block, "signed", "dateline"), rend=_RENDITIONS.get(tag(block), ""))
