"""What opens an attachment: its sign alone on a line, its title, its dateline.

[Attachment 1]
Draft Note by the Norland Ambassador (Elm)2
Washington, March 3, 1957.
"""

from collections.abc import Sequence

from tei_memcon.model import Block, Dateline, Heading
from tei_memcon.reading.body.blocks import is_heading, sign_of
from tei_memcon.reading.header.dateline import dateline
from tei_memcon.reading.page.furniture import DIGITS
from tei_memcon.reading.page.join import Passage
from tei_memcon.speech.labels import Label

_LONGEST = 200  # characters
_SENTENCE = (".", "?", "!", ":", ";", ",")


def open_attachment(passages: Sequence[Passage], labels: Sequence[Label | None], text: str) -> list[Block]:
    """The first paragraphs of an attachment that are not of its text, one part for each.

    Args:
        passages: of the attachment.
        labels: of each of them.
        text: of the source.
    """
    parts: list[Block] = [Heading(passages[0].content)]
    for at, (one, label) in enumerate(zip(passages[1:], labels[1:], strict=True), 1):
        stated = dateline(one, text)
        if stated and not any(isinstance(part, Dateline) for part in parts):
            parts.append(Dateline(stated.content))
        elif label is None and not any(map(_is_title, parts)) and _titles(passages, at, text):
            parts.append(Heading(one.content, "sub"))
        else:
            break
    return parts


def _is_title(part: Block) -> bool:
    return isinstance(part, Heading) and part.kind == "sub"


def _titles(passages: Sequence[Passage], at: int, text: str) -> bool:
    """Whether a line names the attachment: it looks like a heading, or its dateline stands below it."""
    words = passages[at].text.rstrip(DIGITS)
    if len(words) > _LONGEST or words.endswith(_SENTENCE) or sign_of(words) or passages[at].is_page_mark:
        return False
    dated = at + 1 < len(passages) and dateline(passages[at + 1], text) is not None
    return dated or words.isupper() or is_heading(words)
