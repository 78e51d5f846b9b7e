"""The order of a FRUS document: a head and datelines above the paragraphs, closers and attachments below them.

What stands elsewhere on the page, as a second head or a heading between paragraphs, becomes a paragraph, where it is.
"""

from collections.abc import Iterator

from lxml.etree import _Element

from tei_memcon.exporters._build import new, unwrapped
from tei_memcon.exporters._tei import tag

_ABOVE = frozenset(["head", "dateline", "opener"])
_BELOW = frozenset(["closer", "attachment"])
_RENDITIONS = {"head": "sectiontitleital", "closer": "right"}
_ANYWHERE = frozenset(["pb", "note"])


def in_order(blocks: list[_Element]) -> list[_Element]:
    """The blocks of a document or attachment, each where the grammar has it."""
    blocks = _with_one_head(blocks)
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


def paged(block: _Element) -> Iterator[_Element]:
    """A block, and around it the pages that begin right before its first word or behind its last."""
    while len(block) and tag(block[0]) == "pb" and not (block.text or "").strip():
        page = block[0]
        block.text = (page.tail or "").lstrip(" ")
        page.tail = None
        block.remove(page)
        yield page
    ends: list[_Element] = []
    while len(block) and tag(block[-1]) == "pb" and not (block[-1].tail or "").strip():
        ends.append(block[-1])
        block.remove(block[-1])
    for page in ends:
        page.tail = None
    yield block
    yield from reversed(ends)


def _with_one_head(blocks: list[_Element]) -> list[_Element]:
    """Further heads at the top are centred paragraphs, unless a dateline comes, which stands above the paragraphs."""
    top = next((at for at, block in enumerate(blocks) if tag(block) not in _ABOVE | _ANYWHERE), len(blocks))
    datelines = [at for at, block in enumerate(blocks[:top]) if tag(block) in ("dateline", "opener")]
    heads = [at for at, block in enumerate(blocks[:top]) if tag(block) == "head"]
    further = {at for at in heads[1:] if not any(other > at for other in datelines)}
    return [_as_paragraph(block, "center") if at in further else block for at, block in enumerate(blocks)]


def _closed(blocks: list[_Element]) -> list[_Element]:
    """Attachments are last; a closer behind one is its own."""
    attachments = [block for block in blocks if tag(block) == "attachment"]
    return [*(block for block in blocks if tag(block) != "attachment"), *attachments]


def _as_paragraph(block: _Element, rend: str = "") -> _Element:
    if tag(block) not in _ABOVE | _BELOW:
        return block
    return new("p", *unwrapped(block, "signed", "dateline"), rend=rend or _RENDITIONS.get(tag(block), ""))
