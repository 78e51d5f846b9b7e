r"""Marks within lines: of Markdown (CommonMark 0.31.2, sections 2.4, 4.2, 4.3, 6.2, 6.3) and a few tags of HTML.

Editors, web clippers and mail programs write them: ``## 68. Memorandum``, ``**SUBJECT**``, ``_Washington_``,
``\[Page 3\]``, ``[1](#fn1)``, ``Conversation<sup>1</sup>``. Asterisks and hashes may also be printed; they are marks
where something shows that the whole text is Markdown, or where they come in pairs only.
"""

import re
from collections.abc import Iterator

from tei_memcon.source import Span

_ESCAPED = re.compile(r"\\(?=[!#()*+.<>\[\]_`{|}~-]|[ \t]*\r?\n)")  # at the end of a line it is a line end
_LINK = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\n]|\[[^\[\]\n]*\]){0,300})\]"
    r"(?P<target>\((?:https?://|mailto:|www\.|#|/(?!s/\)))[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s\"[^\"\n]*\")?\))"
)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*(?:\s\"[^\"\n]*\")?\)")
_BRACKETED = re.compile(r"\d{1,3}|Page [\dixvlc]{1,6}")  # the brackets are those of a mark
_RST = re.compile(r"\[\d{1,3}\](_)(?!\w)")  # a mark of reStructuredText
_TAG = re.compile(r"</?(?:sup|sub|b|i|em|strong|u|span|a|small|cite|font)(?:\s[^<>\n]{0,300})?>", re.I)
_BREAK = re.compile(r"<br ?/?>(?=[ \t]*(?:\r?\n|\Z))", re.I)
_CLOSED = re.compile(r"</(?:sup|sub|b|i|em|strong|u|span|a|small|cite|font)>", re.I)
_HEADING = re.compile(r"^[ \t]{0,8}(?P<hashes>#{1,6})[ \t]+(?=\S)", re.M)
_COUNTED = re.compile(r"(?:No\. ?|Document )?\d{1,4}(?:\.|[:)])\s{0,3}[A-Z]")  # the head of a document
_TITLE = re.compile(  # the same as AsciiDoc, MediaWiki, Org and Textile mark it
    r"^[ \t]{0,3}(?P<sign>(?:={1,6}|\*{1,6}|h[1-6]\.)[ \t]+)(?:No\. ?|Document )?\d{1,4}\.\s{0,3}[A-Z][^\n]*?"
    r"(?P<end>(?:[ \t]{1,3}={1,6})?)[ \t\r]{0,9}$",
    re.M,
)
_TEXTILE = re.compile(r"\n[ \t]{0,3}h[1-6]\.")  # without which, or one of the other signs, there is no such title
_UNDERLINE = re.compile(r"(?<=[^\s.?!:;]\n)(?:={3,}|-{3,})(?=[ \t]*(?:\n|\Z))")  # below a heading, no sentence
_BOLD_LABEL = r"(?<=^..)[^*\n]{1,80}(?::\*\*|\*\*:)[ \t]*\S"  # bold letters are evidence for a label
_STRONG = re.compile(rf"(?<![\w*])(\*\*\*?)(?!{_BOLD_LABEL})(?=[^\s*])[^*\n]{{1,400}}?(?<=[^\s*])(\1)(?![\w*])", re.M)
_STRONG_UNDERSCORES = re.compile(r"(?<![\w_])(__)(?=[^\s_])[^\n]{1,400}?(?<=[^\s_])(__)(?![\w_])")
_EMPHASIS = re.compile(r"(?<![\w_])(_)(?=[^\s_])[^_\n]{1,400}?(?<=[^\s_])(_)(?![\w_])")
_STARRED_LINE = re.compile(r"^(\*)(?=[^\s*][^*\n]{0,40}[^\W\d_])[^*\n]{1,400}?(?<=[^\s*])(\*)(?=[ \t]*$)", re.M)
_STARRED = re.compile(r"(?<![\w*])(\*)(?=[^\s*(])[^*\n]{1,400}?(?<=[^\s*])(\*)(?![\w*])")


def inline(text: str) -> Iterator[Span]:
    """The marks of a text that say how its words look, or where a link goes to."""
    if "](" in text:
        yield from _links(text)
    if "</" in text and _CLOSED.search(text):
        yield from (Span(*match.span()) for match in _TAG.finditer(text))
    if "<br" in text or "<BR" in text:
        yield from (Span(*match.span()) for match in _BREAK.finditer(text))
    if "_" in text:
        yield from (Span(*match.span(1)) for match in _RST.finditer(text))
        yield from _pairs(_STRONG_UNDERSCORES, text)
        yield from _pairs(_EMPHASIS, text)
    escaped = [Span(*match.span()) for match in _ESCAPED.finditer(text)] if "\\" in text else []
    yield from escaped
    headings = list(_headings(text, marked=bool(escaped) or "**" in text)) if "# " in text or "#\t" in text else []
    yield from headings
    if ("=" in text or "*" in text or _TEXTILE.search(f"\n{text}")) and (title := _TITLE.search(text)):
        yield from (Span(*title.span(part)) for part in ("sign", "end") if title[part])
    if "\n===" in text or "\n---" in text:
        yield from (Span(*match.span()) for match in _UNDERLINE.finditer(text))
    if "*" in text:
        yield from _pairs(_STRONG, text)
        sure = escaped or headings or "**" in text
        yield from _pairs(_STARRED if sure else _STARRED_LINE, text)


def _headings(text: str, marked: bool) -> Iterator[Span]:
    """The hashes before headings; a single one is printed as well (``# 4``), and a mark if something else shows it.

    Args:
        text: of the record.
        marked: whether other marks show that it is Markdown.
    """
    found = list(_HEADING.finditer(text))
    if not found:
        return
    first = not text[: found[0].start()].strip()
    if marked or first or any(len(one["hashes"]) > 1 or _COUNTED.match(text, one.end()) for one in found):
        yield from (Span(*match.span()) for match in found)


def _pairs(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        yield Span(*match.span(1))
        yield Span(*match.span(2))


def _links(text: str) -> Iterator[Span]:
    """What of a link is not its words; of an image everything."""
    yield from (Span(*match.span()) for match in _IMAGE.finditer(text))
    for match in _LINK.finditer(text):
        words, target = match.span("words"), match.span("target")
        if _BRACKETED.fullmatch(match["words"]):
            yield Span(*target)
        else:
            yield Span(match.start(), words[0])
            yield Span(words[1], target[1])
