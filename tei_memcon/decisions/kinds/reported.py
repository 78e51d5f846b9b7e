"""Who says the words of reported speech; that they are narration."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tei_memcon.carve import carve, map_content
from tei_memcon.decisions import Unfit
from tei_memcon.decisions._blocks import change_blocks, elements, overlaps, reach_of
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item
from tei_memcon.decisions.kinds._told import told_of
from tei_memcon.model import (
    Attachment,
    Block,
    Content,
    Document,
    Element,
    ListBlock,
    Node,
    Paragraph,
    Text,
    Turn,
    reach,
)
from tei_memcon.source import Span

ABOUT = "the speaker of reported words"
ORDER = 3
ASKS = (Ask("who", "Who says so", "people"),)
UNMARKED = "this is narration"


def items(document: Document) -> Iterator[Item]:
    """Every run of reported speech."""
    told = told_of(document)
    for said in elements(document, "said"):
        if (span := said.span) and said.attributes.get("direct") == "false":
            who = tuple(pointer.removeprefix("#") for pointer in said.attributes.get("who", "").split())
            cert = said.attributes.get("cert", "")
            yield Item(span, f"the words of {' and '.join(who)}", {"who": who}, told.get(span), cert)


def is_about(case: Case, item: Item) -> bool:
    """Whether a decision is about a whole run, or nearly; of another the rest stays what the program concluded."""
    shared = min(item.span.end, case.span.end) - max(item.span.start, case.span.start)
    return shared * 5 > (item.span.end - item.span.start) * 4


def apply(case: Case) -> Document:
    """Give the words to their speakers, whoever had some of them before, or to nobody."""
    span, who = case.span, () if case.unmarked else case.who()
    attributes = {"direct": "false", "who": " ".join(f"#{one}" for one in who)}
    said = Element("said", case.decided(attributes)) if who else None
    done = False

    def give(content: Content) -> Content:
        nonlocal done
        here = reach(content)
        if not here or not overlaps(here, span):
            return content
        part = Span(max(here.start, span.start), min(here.end, span.end))
        done = True
        return _given(content, part, said, case.document.source.text)

    body = _changed(case.document.body, give)
    if not done:
        raise Unfit("its words are no reported speech any more: they stand in a turn or outside of the conversation")
    return replace(case.document, body=body)


def _changed(blocks: tuple[Block, ...], give: Callable[[Content], Content]) -> tuple[Block, ...]:
    """The paragraphs and lists that are no turn's and no attachment's, changed."""
    direct = {reach_of(block) for turn in blocks if isinstance(turn, Turn | Attachment) for block in turn.blocks}

    def change(block: Block) -> tuple[Block, ...] | None:
        if isinstance(block, Paragraph) or (isinstance(block, ListBlock) and not block.kind):
            return None if reach_of(block) in direct else (map_content(block, give),)
        return None

    return change_blocks(blocks, change)


def _given(content: Content, span: Span, said: Element | None, text: str) -> Content:
    kept = _without(content, span, _with_blanks(span, text))
    if said is None:
        return kept
    carved, crossing = carve(kept, [said.holding((Text(span),))])
    if crossing:
        raise Unfit("other marks cross its words")
    return carved


def _with_blanks(span: Span, text: str) -> Span:
    """A stretch with the white space around it, which nobody says."""
    before, after = text[: span.start], text[span.end :]
    return Span(len(before.rstrip()), len(text) - len(after.lstrip()))


def _without(content: Content, span: Span, outer: Span) -> Content:
    """Running text in which nobody says the words; who said more keeps the rest."""
    made: list[Node] = []
    for node in content:
        if not isinstance(node, Element) or node.tag != "said" or not overlaps(node.span, span):
            made.append(node)
            continue
        before, middle, after = _parted(node.content, outer)
        made += [node.holding(before)] if reach(before) else before
        made += middle
        made += [node.holding(after)] if reach(after) else after
    return tuple(made)


def _parted(content: Content, span: Span) -> tuple[Content, Content, Content]:
    """What stands before, in and after a stretch; a clause that its edge cuts loses its mark."""
    parts: tuple[list[Node], list[Node], list[Node]] = ([], [], [])
    for node in content:
        here = node.span
        if here is None:
            parts[1 if parts[1] else 0].append(node)
        elif here.end <= span.start:
            parts[0].append(node)
        elif here.start >= span.end:
            parts[2].append(node)
        elif span.start <= here.start and here.end <= span.end:
            parts[1].append(node)
        elif isinstance(node, Text):
            for part, (first, last) in zip(
                parts,
                (
                    (here.start, span.start),
                    (max(here.start, span.start), min(here.end, span.end)),
                    (span.end, here.end),
                ),
                strict=True,
            ):
                if first < last:
                    part.append(Text(Span(first, last)))
        elif isinstance(node, Element) and node.tag == "seg":
            for part, inner in zip(parts, _parted(node.content, span), strict=True):
                part.extend(inner)
        else:
            raise Unfit("other marks cross its words")
    return tuple(parts[0]), tuple(parts[1]), tuple(parts[2])
