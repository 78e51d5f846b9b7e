"""Lines that may begin notes: their numbers in all the forms that copies have, and the runs that they make."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_memcon.notation.numerals import roman_value
from tei_memcon.reading.page.lines import Row

SOURCE = re.compile(
    r"[\[(]?(?:Source|SOURCE|Quelle)s?(?:\s?[:;—]| (?=[A-Z][a-z]+ (?:of|Archives|Library)\b))"
    r"|Summary: .{1,2000}\bSource: ",
    re.S,
)

_SIGN = re.compile(
    r"(?![B-EG-MO-Z])"  # the capitals that most lines begin with, and no number
    r"(?:[↑↩]\s{0,2}|[•>–-]\s{1,3}(?=\d{1,3}[.)]\s+[^\W\d_a-z]))?"
    r"(?:(?:(?:\.\. )?\[ ?(?:(?:[Ff]oot)?[Nn]ote |fn[.:]? ?|n\.? ?|\^|#)?(?P<square>\d{1,3}[a-z]?) ?\][.:]?"
    r"|\((?P<round>\d{1,3})\)|\{(?P<curly>\d{1,3})\}[.:]?|<(?P<angle>\d{1,3})>[.:]?"
    r"|\((?:[Ff]oot)?[Nn]ote (?P<noted>\d{1,3})\)[.:]?|(?P<lettered_slash>[a-z])/"
    r"|\^(?P<caret>\d{1,3})[.:)^]?|(?P<slash>\d{1,3})/"
    r"|(?:(?:[Ff]ootnote|[Nn]ote|[Aa]nm(?:erkung|\.)?|fn\.?)\s|fn|n)(?P<word>\d{1,3})[.:)]?|(?P<dot>\d{1,3}[a-z]?)\.|\*(?P<emphasised>\d{1,3})\*|(?P<paren>\d{1,3})\)"
    r"|\[(?P<roman>[ivx]{1,6})\][.:]?|\[(?P<letter>[a-z])\][.:]?|\((?P<lettered>[a-z])\)|(?P<colon>\d{1,3}):|(?P<dash>\d{1,3})\s?[–—-]|#(?P<hash>\d{1,3})[.:]?|(?P<close>\d{1,3})\]|(?P<none>\.(?!\s*\.)))(?:\s+(?:[\^↑↩]\ufe0e?\s+)?|$)"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*|(?P<stars>\*{1,6}|[†‡§]{1,2})(?:\.(?=\s)|[)/](?=\s))?\s*(?=[^\s*.)\]/])"
    r"|[(\[](?P<stars_inside>\*{1,4})[)\]]\s*(?=[^\s*])|/(?P<slashes>\d{1,3})/\s*(?=[^\s\d/])"
    r"|(?P<bare>\d{1,3})\s+(?=[\[“\"‘'(]?[^\W\d_a-zà-ÿ])|(?P<bare_roman>[ivx]{1,5})\s+(?=[“\"‘'(]?[A-Z])"
    r"|(?P<glued_bare>\d{1,3})$|\((?P<glued_round>\d{1,3})\)(?=[“\"‘']?[A-Z])|\[(?P<glued_square>\d{1,3})\](?=[“\"‘']?[A-Z])|(?P<glued_dot>\d{1,3})\.(?=[“\"‘']?[A-Z][a-z])|(?P<glued>\d{1,3})(?=[“\"‘']?[A-Z][a-z]))"
)
_SAME_FORM = {"noted": "square", "lettered_slash": "lettered", "stars_inside": "stars", "slashes": "slash"}
_HEADING = re.compile(
    r"#{0,6}\s?\W{0,2}(?:(?:foot|end)?notes?|anmerkungen|fu(?:ß|ss)noten|notes? et références)\W{0,3}$"
    r"|[_=—–-]{3,}$",
    re.I,
)  # a row of asterisks is an omission
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ENDED = re.compile(r"[.?!)\]”\"’'…:;↩\ufe0e^]\d{0,2}$")
_END = 3  # characters
_SKIPPED = 2  # numbers that a list may skip: notes that the editors left out
_READINGS = 8  # of one form; more are not looked at
_NEAR = 30  # lines that may begin notes


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class Start:
    """A line that may begin a note.

    Args:
        row: which line.
        n: the number or sign as printed; empty where there is none, or where the copy lost it.
        form: how the number is printed; ``lost`` where the copy lost it, ``none`` for a source note without one.
        sign: how many characters of the line are the number.
        begins: where in the line the words begin.
        value: of the number, for what is counted; "36a" counts as 36.
    """

    row: int
    n: str
    form: str
    sign: int
    begins: int
    value: int = 0


def start_of(at: int, row: Row) -> Start | None:
    """The number that a line begins with, or its lack of one if it gives the source."""
    if SOURCE.match(row.text):
        return Start(at, "", "none", 0, 0)
    match = _SIGN.match(row.text)
    if not match or not match.lastgroup:
        return None
    n = "" if match.lastgroup == "none" else match[match.lastgroup].translate(_RAISED)
    form = match.lastgroup.removeprefix("glued_")  # "[1]Source": the copy lost the space
    form = _SAME_FORM.get(form, form)
    return Start(at, n, form, len(match.group().rstrip()), match.end(), _value(n, form))


def _value(n: str, form: str) -> int:
    """What a number counts: "xiv" 14, "c" 3, a sign nothing.

    >>> _value("xiv", "roman"), _value("c", "letter"), _value("7", "dot"), _value("36a", "dot"), _value("†", "stars")
    (14, 3, 7, 36, 0)
    """
    if form in ("letter", "lettered"):
        return ord(n) - ord("a") + 1
    if form in ("roman", "bare_roman"):
        return roman_value(n)
    return int(n) if n.isdecimal() else int(n[:-1]) if n[:-1].isdecimal() else 0


def _letter(n: str) -> str:
    """The letter of a note that was put in behind another one: "a" of "36a"."""
    return n[-1:] if n[:-1].isdecimal() and n[-1:].isalpha() else ""


def _is_inserted(n: str, run: Sequence[Start]) -> bool:
    """Whether a number with a letter follows on the last note of a list: 36a on 36, 36b on 36a."""
    before = run[-1].n if run else ""
    return n in (f"{before}a", f"{before[:-1]}{chr(ord(before[-1]) + 1)}") if before else False


def words_of(lines: Sequence[Row], start: Start) -> str:
    """The words of a note's first line; a number may stand on a line of its own above them."""
    words = lines[start.row].text[start.begins :]
    return words or (lines[start.row + 1].text if start.row + 1 < len(lines) else "")


def is_clean(lines: Sequence[Row], at: int) -> bool:
    """Whether what stands before a line has come to its end; where lines are wrapped, any number may begin one."""
    before = lines[at - 1].text
    ended = _ENDED.search(before, max(0, len(before) - _END)) is not None
    return lines[at].after_blank or ended or is_heading(lines[at - 1])


def is_heading(row: Row) -> bool:
    """Whether a line is the heading of a list of notes, or a rule above one."""
    return bool(_HEADING.match(row.text))


def numbered(lines: Sequence[Row], begun: Sequence[Start | None], first: int) -> Iterator[list[Start]]:
    """Every run of rising numbers that may be a list of notes; the first line is a head, never a note.

    Args:
        lines: of the record.
        begun: for each of them the number that it begins with.
        first: the number after those of the notes that stand further up.
    """
    starts = list(_starts(lines, begun))
    for form in dict.fromkeys(start.form for start in starts):
        of_form = [start for start in starts if start.form in (form, "none")]
        if form == "stars":
            yield of_form
            continue
        firsts = [i for i in range(len(of_form)) if of_form[i].value == first or _may_be_first(lines, of_form, i)]
        for i in firsts[-_READINGS:]:
            yield from _runs(lines, of_form[i:])
    printed = [start for start in starts if start.form not in ("bare", "glued", "stars")]
    if len({start.form for start in printed} - {"none"}) > 1:  # a list may have its numbers in two forms
        sources = [i for i, start in enumerate(printed) if not start.n or SOURCE.match(words_of(lines, start))]
        for i in sources[-_READINGS:]:
            yield from _runs(lines, printed[i:])


def _starts(lines: Sequence[Row], begun: Sequence[Start | None]) -> Iterator[Start]:
    alone = -1  # the last line that is nothing but a number: what follows it is that note, if anything does
    for at, start in enumerate(begun[1:], 1):
        if start and words_of(lines, start) and not (alone == at - 1 and not start.n):
            alone = at if start.begins == len(lines[at].text) else alone
            yield start


def _may_be_first(lines: Sequence[Row], starts: Sequence[Start], i: int) -> bool:
    """Whether a list may begin here: with 0 or 1, with the source, or with a number that does not go on."""
    value = starts[i].value
    if _letter(starts[i].n):
        return False
    if value <= 1 or SOURCE.match(words_of(lines, starts[i])):
        return True
    return not any(start.value == value - 1 for start in starts[max(0, i - _NEAR) : i])


def _runs(lines: Sequence[Row], starts: Sequence[Start]) -> Iterator[list[Start]]:
    """The notes of a list that begins with the first of some lines; without and with numbers that it skips.

    None begins with a note that was put in later (36a).
    """
    strict = _run(lines, starts, 0)
    skipping = _run(lines, starts, _SKIPPED)
    yield from filter(None, (strict,) if skipping == strict else (strict, skipping))


def _run(lines: Sequence[Row], starts: Sequence[Start], skipped: int) -> list[Start]:
    """Each number once, or again with the same words; below it those that editors put in later (36a, 36b)."""
    last = {start.value: i for i, start in enumerate(starts) if not _letter(start.n)}
    last_clean = {start.n: i for i, start in enumerate(starts) if is_clean(lines, start.row)}
    wanted = next((start.value for start in starts if start.n), 0)  # a source note without number precedes any
    run: list[Start] = []
    words: dict[str, str] = {}
    for i, start in enumerate(starts):
        said = words_of(lines, start)
        if not start.n:
            goes_on = i == 0 or (SOURCE.match(said) and not any(map(SOURCE.match, words.values())))
        elif _letter(start.n):
            goes_on = _is_inserted(start.n, run)
        elif last_clean.get(start.n, i) > i and not is_clean(lines, start.row):
            goes_on = False
        else:
            n = start.value
            follows = n == wanted or (wanted < n <= wanted + skipped and last.get(wanted, 0) < i)
            goes_on = follows or words.get(start.n) == said
            wanted = n + 1 if follows else wanted
        if goes_on:
            run.append(start)
            words.setdefault(start.n, said)
    return run
