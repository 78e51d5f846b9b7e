"""Irregular copies: what browsers, mail, word processors and people do to the text of a web page.

The words stay the same, so that the editors' encoding stays the measure; page furniture is the exception, which a
converter has to recognise. Which habits a copy shows is drawn from a seed and the name of the record: two or three, at
most one of each kind, and none together that would leave nothing to tell items from paragraphs.
"""

import hashlib
import random
import re
import textwrap
from collections.abc import Callable, Sequence
from typing import TypeAlias

Habit: TypeAlias = Callable[[str, random.Random], str]

_ITEM = re.compile(r"(?m)^([ \t]*)[•-] ")
_NOTE = re.compile(r"^\s*(\d{0,3})\. ")
_PAGE = re.compile(r" ?(\[Page \w+\]) ?")
_ABOVE = (
    "Skip to main content",
    "Menu",
    "Office of the Historian",
    "Home",
    "Historical Documents",
    "Search",
    "Table of Contents",
    "Previous Document",
    "Next Document",
    "Persons",
    "Sources",
)
_BELOW = (
    "Previous",
    "Next",
    "Share this:",
    "Download ebook",
    "About Us | Contact | Privacy",
    "history@state.gov",
    "Office of the Historian, Foreign Service Institute",
    "United States Department of State",
)


def irregular(text: str, name: str, seed: int) -> tuple[str, tuple[str, ...]]:
    """An irregular copy of a record, and the habits that it shows.

    Args:
        text: the regular copy.
        name: of the record, with its volume.
        seed: the same seed gives the same copies.

    >>> irregular("1. Talk1\\n\\nYes.\\n\\n  1. Source: Lot 1.\\n", "v/d1", 1) == irregular(
    ...     "1. Talk1\\n\\nYes.\\n\\n  1. Source: Lot 1.\\n", "v/d1", 1)
    True
    """
    draw = random.Random(hashlib.sha256(f"{seed} {name}".encode()).digest())  # noqa: S311 - nothing secret
    names = _draw(draw)
    for habit in (habit for kind in KINDS.values() for habit in kind if habit.__name__ in names):
        text = habit(text, draw)
    return text, tuple(names)


def _draw(draw: random.Random) -> list[str]:
    while True:
        kinds = draw.sample(list(KINDS), draw.choice((2, 3)))
        names = [draw.choice(KINDS[kind]).__name__ for kind in kinds]
        if not any(one in names and set(others) & set(names) for one, others in _NOT_TOGETHER.items()):
            return names


def bullets_lost(text: str, draw: random.Random) -> str:
    """Items of lists are bare lines."""
    return _ITEM.sub("", text)


def bullets_other(text: str, draw: random.Random) -> str:
    """Another sign is the bullet."""
    sign = draw.choice("*·‣o▪–")
    return _ITEM.sub(rf"\g<1>{sign} ", text)


def bullets_close(text: str, draw: random.Random) -> str:
    """Nothing, or a tab, stands between bullet and words."""
    space = draw.choice(("", "\t"))
    return _ITEM.sub(rf"\g<1>•{space}", text)


def notes_bracketed(text: str, draw: random.Random) -> str:
    """The numbers of the list of notes stand in brackets or parentheses."""
    form = draw.choice((r"[\1] ", r"(\1) ", r"\1) "))
    return _notes(text, lambda note: re.sub(r"^\s*(\d{1,3})\. ", form, note))


def notes_headed(text: str, draw: random.Random) -> str:
    """A line stands above the list of notes."""
    body, notes = _parted(text)
    head = draw.choice(("Notes", "Footnotes", "NOTES", "----------", "* * *"))
    return "\n".join([*body, head, "", *notes]) if any(notes) else text


def notes_split(text: str, draw: random.Random) -> str:
    """A long note is several paragraphs."""

    def split(note: str) -> str:
        ends = [found.end() for found in re.finditer(r"[.”] (?=[A-Z][a-z]+ )", note)]
        if len(note) < 400 or not ends:
            return note
        end = min(ends, key=lambda at: abs(at - len(note) // 2))
        return f"{note[:end].rstrip()}\n\n  {note[end:]}"

    return _notes(text, split)


def notes_apart(text: str, draw: random.Random) -> str:
    """A blank line stands after each note."""
    return _notes(text, lambda note: f"{note}\n")


def pages_on_lines(text: str, draw: random.Random) -> str:
    """A page number stands on a line of its own, also where it cuts a paragraph."""
    gap = draw.choice(("\n", "\n\n"))
    return re.sub(r"\n{3,}", "\n\n", _PAGE.sub(rf"{gap}\1{gap}", text))


def pages_close(text: str, draw: random.Random) -> str:
    """No space stands after a page number."""
    return re.sub(r"(\[Page \w+\]) ", r"\1", text)


def quotes_straight(text: str, draw: random.Random) -> str:
    """Quotation marks and apostrophes of the typewriter."""
    return text.translate(str.maketrans("‘’“”", "''\"\""))


def dashes_plain(text: str, draw: random.Random) -> str:
    """Hyphens for dashes."""
    return text.replace("—", draw.choice(("--", " - "))).replace("–", "-")


def spaces_hard(text: str, draw: random.Random) -> str:
    """No-break spaces here and there, and lines that hold nothing else."""
    text = re.sub(r"\n\n", lambda found: "\n\u00a0\n" if draw.random() < 0.5 else found[0], text)
    return re.sub(r"(?<=\b[A-Z]\.) (?=[A-Z])", "\u00a0", text)


def spaces_double(text: str, draw: random.Random) -> str:
    """Two spaces after a sentence."""
    return re.sub(r"(?<=[.?!]) (?=[A-Z“])", "  ", text)


def navigation(text: str, draw: random.Random) -> str:
    """The page's own words above and below."""
    first = [line for line in _ABOVE if draw.random() < 0.5] or list(_ABOVE[:2])
    return "\n".join([*first, "", text.strip("\n"), "", *draw.sample(_BELOW, draw.randint(2, 4)), ""])


def lines_hard(text: str, draw: random.Random) -> str:
    """Lines end at a typewriter's width."""
    width = draw.choice((64, 72, 80, 96))
    return "\n".join(line for paragraph in text.split("\n") for line in _wrapped(paragraph, width))


def blank_lines_lost(text: str, draw: random.Random) -> str:
    """A paragraph a line, nothing between."""
    return re.sub(r"\n\s*\n+", "\n", text)


def blank_lines_more(text: str, draw: random.Random) -> str:
    """A blank line after every line, also between items and notes."""
    return re.sub(r"\n+", "\n\n", text)


def paragraphs_indented(text: str, draw: random.Random) -> str:
    """Paragraphs begin with a tab or spaces, and no blank line stands between them."""
    indent = draw.choice(("\t", "    "))
    lines = (indent + line if len(line) > 100 and not line.startswith(" ") else line for line in text.split("\n"))
    return re.sub(r"\n\n(?=[ \t]+\S)", "\n", "\n".join(lines))


def ends_windows(text: str, draw: random.Random) -> str:
    """Windows line ends."""
    return text.replace("\n", "\r\n")


def ends_spaced(text: str, draw: random.Random) -> str:
    """Spaces at the ends of lines."""
    return re.sub(r"\n", lambda _: draw.choice(("\n", " \n", "\t\n")), text)


# At most one of each kind; in this order they are applied.
KINDS: dict[str, Sequence[Habit]] = {
    "bullets": (bullets_lost, bullets_other, bullets_close),
    "notes": (notes_bracketed, notes_headed, notes_split, notes_apart),
    "pages": (pages_on_lines, pages_close),
    "signs": (quotes_straight, dashes_plain, spaces_hard, spaces_double),
    "around": (navigation,),
    "layout": (lines_hard, blank_lines_lost, blank_lines_more, paragraphs_indented),
    "ends": (ends_windows, ends_spaced),
}
_NOT_TOGETHER = {
    "bullets_lost": ("lines_hard", "blank_lines_lost", "blank_lines_more"),
    "notes_split": ("lines_hard", "blank_lines_lost"),
    "notes_apart": ("blank_lines_lost",),
    "pages_on_lines": ("lines_hard", "blank_lines_lost"),
    "spaces_hard": ("blank_lines_lost", "blank_lines_more"),
}


def _parted(text: str) -> tuple[list[str], list[str]]:
    """The lines above the list of notes, and those of the list."""
    lines = text.rstrip("\n").split("\n")
    start = len(lines)
    while start and _NOTE.match(lines[start - 1]):
        start -= 1
    return lines[:start], lines[start:]


def _notes(text: str, change: Callable[[str], str]) -> str:
    body, notes = _parted(text)
    return "\n".join([*body, *map(change, notes), ""])


def _wrapped(paragraph: str, width: int) -> list[str]:
    indent = " " * (len(paragraph) - len(paragraph.lstrip(" ")))
    return textwrap.wrap(
        paragraph, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    ) or [""]
