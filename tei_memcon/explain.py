"""Why a sentence has its speaker: every sentence of a record, direct speech and narration included, with the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_memcon.convert import understand
from tei_memcon.ledger import block_contents
from tei_memcon.model import (
    Attachment,
    Block,
    Closer,
    Content,
    Dateline,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Section,
    Standalone,
    Trailer,
    Turn,
    printed,
)
from tei_memcon.people.personography import Personography
from tei_memcon.source import Source, Span
from tei_memcon.speech import reported, sentences
from tei_memcon.speech.flow import flow_of
from tei_memcon.surfaces import Surface

_FRAME: dict[type[Block], str] = {
    Heading: "a heading",
    Dateline: "the dateline",
    ListBlock: "a list above the text",
    Closer: "a signature",
    Trailer: "a closing formula",
    Standalone: "stands between paragraphs: a page break, an omission, a stage direction or a note",
    Paragraph: "an attachment, which is no part of the conversation",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence, and who says it.

    Args:
        span: in the source.
        who: the speakers' identifiers; nobody: narration, or no part of the conversation.
        cert: how sure; empty where the record prints it.
        reason: why, in plain words.
    """

    span: Span
    who: tuple[str, ...]
    cert: str
    reason: str


def explain(
    source: Source,
    *,
    reader: str = "auto",
    personography: Personography | None = None,
    surfaces: Sequence[Surface] = (),
) -> tuple[Explanation, ...]:
    """Every sentence of a record's text, in order, with its speaker and the reason.

    Args:
        source: the record.
        reader: as for `tei_memcon.convert.convert`.
        personography: the user's list of persons, whose identifiers are used.
        surfaces: the user's own.

    Raises:
        RefusedError: no reader accepts the record.

    >>> record = "12. Memorandum of Conversation\\n\\nParis, March 8.\\n\\nMr. Oak said that it rained. He was sad.\\n"
    >>> for one in explain(Source.from_text(record))[-2:]:
    ...     print(record[slice(*one.span)], one.who, one.cert, one.reason, sep=" | ")
    Mr. Oak said that it rained. | ('oak',) | high | “said” with the subject “Mr. Oak”
    He was sad. | ('oak',) | high | goes on with the speaker of the sentence before
    """
    document = understand(source, reader, personography, surfaces)
    told = [Explanation(one.span, one.who, one.cert, one.reason) for one in reported.explain(document)]
    reached = {one.span.start for one in told}
    told += [one for block in document.body for one in _framed(block, document) if one.span.start not in reached]
    return tuple(sorted(told, key=lambda one: one.span))


def _framed(block: Block, document: Document, *, outside: bool = False) -> Iterator[Explanation]:
    """The sentences of a block that is no reported speech: direct speech, or what frames the conversation."""
    match block:
        case Turn():
            yield from _spoken(block, document)
        case Section():
            for inner in block.blocks:
                yield from _framed(inner, document, outside=outside)
        case Attachment():
            for inner in block.blocks:
                yield from _framed(inner, document, outside=True)
        case Paragraph() | ListBlock(kind="") if not outside:
            return
        case _:
            for content in block_contents(block):
                yield from _sentences(content, document, (), "", _FRAME[type(block)])


def _spoken(turn: Turn, document: Document) -> Iterator[Explanation]:
    label = " ".join(printed(turn.label, document.source.text).split())
    reason = f"the label “{label}”" if label else "goes on, without a label, with the turn before"
    if not turn.who:
        reason += ", which names nobody known"
    cert = turn.cert or ""
    for block in turn.blocks:
        for content in block_contents(block):
            yield from _sentences(content, document, turn.who, cert, reason)


def _sentences(
    content: Content, document: Document, who: tuple[str, ...], cert: str, reason: str
) -> Iterator[Explanation]:
    flow = flow_of(content, document.source.text)
    for sentence in sentences.cut(flow.text):
        words = sentences.trimmed(flow.text, sentence)
        if words.start < words.end:
            yield Explanation(flow.source(words), who, cert, reason)
