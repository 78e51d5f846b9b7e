"""Lines that a typewriter or a program has cut, and which of them make one paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tei_memcon.reading.page.bullets import ALONE, BULLET
from tei_memcon.reading.page.lines import CUT, MANY_CUT, SENTENCE_END, TYPEWRITER, Row, first_word, goes_on
from tei_memcon.speech.lexicon import address

_SIGN = re.compile(r"[-–—]\s?(?=\S)|\[\d{1,3}\]\s|\d{1,3}\.\s{1,3}(?:Source:|See |Not )")
_IN_COLUMN = re.compile(rf"\s(?<=\S\s)\s{{2,}}{address('M')}\s")
_SHORT = 40  # characters; a shorter line may be a head, an item or an aside
_NARROW = 30  # characters of the lines on a telephone
_NUMBERED = re.compile(r"[\[(]?\d{1,3}[\]).:]")  # a note is of several sentences
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.?!] [A-Z“]")
_LABEL_ALONE = re.compile(r"[A-ZÀ-Þ][\w.’'-]{0,24}(?: [A-ZÀ-Þ][\w.’'-]{0,24}){1,4}\s?:")
_HALF_FILLED = 0.6
_RAGGED = 0.05  # of the lines, at most, end early in mid-sentence where lines are filled


def is_wrapped(lines: list[Row]) -> bool:
    """Whether lines end where a typewriter's did, so that one paragraph takes several of them.

    The evidence is the whole record: hardly any line is longer than a typewriter's, and most lines that go on directly
    in the next one are nearly as long as the longest, or many go on there with a small letter in mid-sentence.
    """
    width = _width(lines)
    followed = [(row, after) for row, after in pairwise(lines) if not _begins(after)]
    if not _NARROW < width <= TYPEWRITER:
        return len(followed) > 1 and _are_sentences(lines, followed)
    followed = [(row, after) for row, after in followed if not _is_whole(row)]
    if len(followed) < 2:
        return False
    full = sum(len(row.text) > width * 0.7 for row, _ in followed)
    cut = sum(goes_on(row, after) and len(row.text) > width * 0.7 for row, after in followed)
    return full > 0.6 * len(followed) or cut > CUT * len(followed) or _are_filled(followed, width)


def _are_sentences(lines: Sequence[Row], followed: Sequence[tuple[Row, Row]]) -> bool:
    """Whether each line is one sentence, and blank lines stand between paragraphs; then no line is two sentences."""
    pairs = [(row, after) for row, after in followed if len(row.text) > _SHORT and len(after.text) > _SHORT]
    if len(pairs) < MANY_CUT:
        return False
    long = [row for row in lines if len(row.text) > _SHORT and not _NUMBERED.match(row.text)]
    apart = sum(row.after_blank for row in long)
    two = sum(bool(_TWO_SENTENCES.search(row.text)) for row in long)
    return two * 10 <= len(long) <= apart * 8 and apart >= MANY_CUT and len(pairs) * 4 >= len(long)


def _are_filled(followed: Sequence[tuple[Row, Row]], width: int) -> bool:
    """Whether long lines that end in mid-sentence are many, and have no room for the word that the next begins with."""
    long = [(row, after) for row, after in followed if len(row.text) * 2 > width]
    cut = [_has_room(row, after, width) for row, after in long if goes_on(row, after)]
    return len(cut) >= MANY_CUT and sum(cut) <= _RAGGED * len(cut)


def _width(lines: Sequence[Row]) -> int:
    """How long lines are at most, a few apart that something else made longer; where many are cut, how long those."""
    lengths = sorted(row.indent + len(row.text) for row in lines)
    width = lengths[-1 - len(lengths) // 50] if lengths else 0
    return width if width <= TYPEWRITER else _width_of_cut(lines) or width


def _width_of_cut(lines: Sequence[Row]) -> int:
    """How long the lines are that end in mid-sentence, if many do and hardly one is longer than a typewriter's."""
    followed = [(row, after) for row, after in pairwise(lines) if not after.after_blank]
    lengths = sorted(row.indent + len(row.text) for row, after in followed if goes_on(row, after))
    at = len(lengths) - 1 - len(lengths) // 20
    many = len(lengths) >= max(MANY_CUT, CUT * len(followed))
    return lengths[at] if many and lengths[at] <= TYPEWRITER else 0


def _begins(row: Row) -> bool:
    """Whether a line begins a paragraph even where lines are wrapped: after a blank line, or with a sign of a list."""
    if row.is_page_mark:
        return row.after_blank  # "- 2 -" is no item
    return row.after_blank or bool(_SIGN.match(row.text) or BULLET.match(row.text) or ALONE.fullmatch(row.text))


def paragraphs(lines: list[Row], wrapped: bool) -> Iterator[list[Row]]:
    """Lines that make one paragraph: each alone, or in a wrapped record all up to where the next begins."""
    ends_early = _ends_early(lines) if wrapped else frozenset()
    group: list[Row] = []
    for row in lines:
        alone = len(group) == 1 and ALONE.fullmatch(group[0].text)  # the words of an item follow below its bullet
        if group and not alone and (not wrapped or row.span.start in ends_early or _is_apart(row, group)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_apart(row: Row, above: Sequence[Row]) -> bool:
    """Whether a line begins a paragraph by itself, or stands below nothing but page marks."""
    return _begins(row) or _is_seat(row, above) or all(one.is_page_mark for one in above)


def _is_seat(row: Row, above: Sequence[Row]) -> bool:
    """Whether a line has a name in a column of its own, or stands below one that has and is indented no more."""
    return bool(_IN_COLUMN.search(row.text)) or any(
        _IN_COLUMN.search(one.text) and row.indent <= one.indent for one in above[-1:]
    )


def _ends_early(lines: Sequence[Row]) -> frozenset[int]:
    """Before which lines a wrapped paragraph has come to its end although no blank line says so, by their offsets.

    A typewriter's line is filled: where the first word of the next line had found room in it, something else begins.
    Where paragraphs begin with an indent, the indent says so as well.
    """
    below_marks = {after.span.start for row, after in pairwise(lines) if row.is_page_mark}
    lines = [row for row in lines if not row.is_page_mark]
    width = _width(lines)
    pairs = [(row, after) for row, after in pairwise(lines) if not _begins(after)]
    early = [(row, after) for row, after in pairs if _has_room(row, after, width)] if width <= TYPEWRITER else []
    early = [
        (row, after) for row, after in early if after.span.start not in below_marks or SENTENCE_END.search(row.text)
    ]  # a page may end with a short line
    if sum(goes_on(row, after) for row, after in early) > _RAGGED * len(pairs):
        rests = {row.span.start for above, row in pairs if _is_rest(above, row, width)}
        early = [
            (row, after)
            for row, after in early
            if _is_stop(row, after, width, after.span.start in below_marks)
            and not (row.span.start in rests and after.indent <= row.indent)
        ]
    if width <= TYPEWRITER:
        early += [(row, after) for row, after in pairs if _is_whole(row) or _is_whole(after)]
    early += [(row, after) for row, after in pairs if _is_label(after) and SENTENCE_END.search(row.text)]
    indented = sum(after.indent > row.indent for row, after in early)
    if indented * 2 > len(early):
        early += [(row, after) for row, after in pairs if after.indent > row.indent and not goes_on(row, after)]
    return frozenset(after.span.start for _, after in early)


def _is_label(row: Row) -> bool:
    """Whether a line holds nothing but who speaks: "Comrade Anna Oak:"."""
    return row.text.endswith(":") and _LABEL_ALONE.fullmatch(row.text) is not None


def _is_stop(row: Row, after: Row, width: int, paged: bool) -> bool:
    """Whether something ends with a line where lines are filled badly: a sentence before an indent, or a short line."""
    short = len(row.text) < _HALF_FILLED * width and after.text[0].isalnum() and not goes_on(row, after)
    if SENTENCE_END.search(row.text):
        return after.indent > row.indent or (short and not paged and after.text[0].isupper())
    return short


def _is_whole(row: Row) -> bool:
    """Whether nobody has cut a line, although others are cut."""
    return len(row.text) > TYPEWRITER


def _is_rest(above: Row, row: Row, width: int) -> bool:
    """Whether a short line is what a second cutting, of an e-mail that was cut already, has left of a long one."""
    return len(row.text) < _HALF_FILLED * width < len(above.text) and not SENTENCE_END.search(above.text)


def _has_room(row: Row, after: Row, width: int) -> bool:
    spaces = 2 if SENTENCE_END.search(row.text) else 1  # many typists leave two after a full stop
    return row.indent + len(row.text) + spaces + len(first_word(after.text)) <= width
