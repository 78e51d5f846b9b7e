"""What scanning and copying have done to a text and nobody can undo: it is told, and left as it is.

Letters of a wrong encoding (``Charg‚``), letters and figures that are gone (``?tefan``, ``began at and ended at``),
letters misread as others (``~abour``), a text without punctuation. A letter that is not there is never guessed.
"""

import re
from collections.abc import Iterator, Sequence

from tei_memcon.model import Remark
from tei_memcon.source import Source, Span, signs

# Each pattern begins with its sign, so that a text without damage is gone through quickly.
_TWICE_ENCODED = re.compile(r"[ÃÂâÄÅÐÑ][\x80-¿€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›œžŸ]")
_DOS = re.compile(r"[‚ƒ„†‡ˆ‰‹](?<=[^\W\d_].)")
_DOS_QUOTE = re.compile(r"”(?<=[^\W\d_].)(?=[^\W\d_])")
_NO_LETTER = re.compile(r"\?(?:(?<![\w?/=&.]\?)(?=\??[a-zà-ÿ]{2})|(?<=[^\W\d_]\?)(?=\??[a-zà-ÿ]))")
_REPLACED = re.compile("\ufffd")
_TILDE = re.compile(r"~(?=[^\W\d_])|~(?<=[^\W\d_]~)")
_APOSTROPHES = re.compile(r"'I'(?<=[A-Z]'I')")
_ACCENT = re.compile(r"[À-ÖØ-öø-ɏḀ-ỿ]")
_AT_NOTHING = re.compile(r" at(?= (?:and|to|until|hours)\b| [ap]\. ?m\b|[.;])")
_FROM_NOTHING = re.compile(r" from(?= (?:and|to|until|hours)\b| [ap]\. ?m\b)")
_BEGINS_OR_ENDS = re.compile(r"\b(?:began|begun|opened|started|ended|closed|concluded|adjourned|lasted|met|held)$")
_STRANGE = re.compile("[‚ƒ„†‡ˆ‰‹~À-ÖØ-öø-ɏḀ-ỿ\ufffd]")  # without one of them, most of the search can be left out
_ORDINARY = (_DOS_QUOTE, _NO_LETTER, _APOSTROPHES)
_WORDS = re.compile(r"[^\W_]+")
_LINK = re.compile(r"[/=&@]")
_BEFORE = 12  # characters in which such a verb stands
_MARKS = ".,;:?!"
_SHORT = 1500  # characters; a shorter text may do without punctuation
_SPARSE = 500  # characters for a mark; even hasty notes have one in a hundred
_SHOWN = 3
_LONGEST = 40  # letters of a word that is shown
_SHORTEST = 5  # letters of a word that is no other word by chance

_ENCODING = "letters seem to be of another encoding; convert the file to UTF-8 from what it was"
_LOST = "a letter seems to be lost, and none is guessed; the text is left as it is"
_MISREAD = "letters seem to be misread in a scan; the text is left as it is"
_KINDS = (
    (_ENCODING, (_TWICE_ENCODED, _DOS, _DOS_QUOTE)),
    (_LOST, (_NO_LETTER, _REPLACED)),
    (_MISREAD, (_TILDE, _APOSTROPHES)),
)
_NO_ACCENT = "letters with accents, which the same words have elsewhere, seem to be lost; the text is left as it is"
_NO_FIGURE = "a figure seems to be lost, and none is guessed; the text is left as it is"


def find(source: Source) -> Iterator[Remark]:
    """One warning for each kind of damage, at its first place, with what it looks like.

    >>> [remark.message for remark in find(Source.from_text("The Charg‚ came ~abour the dam."))]
    ... # doctest: +NORMALIZE_WHITESPACE
    ['“Charg‚”: letters seem to be of another encoding; convert the file to UTF-8 from what it was',
     '“~abour”: letters seem to be misread in a scan; the text is left as it is']
    """
    text = source.text
    strange = bool(_STRANGE.search(signs(text)))
    for what, patterns in _KINDS:
        searched = (pattern for pattern in patterns if strange or pattern in _ORDINARY)
        found = [_token(text, match.start()) for pattern in searched for match in pattern.finditer(text)]
        yield from _told(text, [span for span in found if not _LINK.search(text, *span)], what)
    if strange:
        yield from _told(text, _without_accents(text), _NO_ACCENT)
    yield from _told(text, _without_figures(text), _NO_FIGURE)
    yield from _punctuation(text)


def _token(text: str, at: int) -> Span:
    """What stands around an offset up to the next white space; no more than the first letters of a very long one."""
    start = end = at
    while start > max(0, at - _LONGEST) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), at + _LONGEST) and not text[end].isspace():
        end += 1
    return Span(start, end)


def _told(text: str, places: Sequence[Span], what: str) -> Iterator[Remark]:
    if not places:
        return
    words = list(dict.fromkeys(text[slice(*span)].strip('.,;:()“”"') for span in sorted(places)))
    shown = ", ".join(f"“{word}”" for word in words[:_SHOWN])
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    yield Remark(min(places), "warning", f"{shown}{more}: {what}")


def _without_accents(text: str) -> list[Span]:
    """Words that the record has elsewhere with more letters, those with accents."""
    full = {text[slice(*_token(text, match.start()))] for match in _ACCENT.finditer(text)}
    words = {word for token in full for word in _WORDS.findall(token) if not word.isascii()}
    shorter = {"".join(filter(str.isascii, word)) for word in words}
    lacking = [short for short in shorter if len(short) >= _SHORTEST and short in text]
    if not lacking:
        return []
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(lacking))})\b")
    return [Span(*match.span()) for match in pattern.finditer(text)]


def _without_figures(text: str) -> list[Span]:
    """Where a time is missing: "began at and ended at"."""
    found = (match for pattern in (_AT_NOTHING, _FROM_NOTHING) for match in pattern.finditer(text))
    verbs = ((_BEGINS_OR_ENDS.search(text, max(0, match.start() - _BEFORE), match.start()), match) for match in found)
    return [Span(verb.start(), match.end()) for verb, match in verbs if verb]


def _punctuation(text: str) -> Iterator[Remark]:
    """A text that has words, and hardly a mark between them."""
    few = len(text) / _SPARSE
    if len(text) <= _SHORT or text.count(".") >= few:
        return  # as most, which need no other mark
    if sum(map(text.count, _MARKS)) < few and text.count(" ") * 15 > len(text):
        message = "the text has hardly any punctuation; sentences and labels without it may not have been recognised"
        yield Remark(Span(0, 0), "warning", message)
