"""Start tags as they are written: one attribute gets another value, or all another order, and no other byte changes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# As this program writes them: what an element is, where it belongs, its number and name, who says so.
ORDER = tuple(
    """
    type ident version reason direct when notBefore from to notAfter who ref target unit n quantity atMost extent xml:id
    role place prev next break rend xml:lang resp cert
    """.split()
)
UNORDERED = {("note", "type")}  # a note is of a type before its number or after it, as it was read
_RANK = {name: rank for rank, name in enumerate(ORDER)}
_LINE = re.compile(r"\r\n|\r|\n")
_NAME = re.compile(r"<([^\s/>]+)")
_ATTRIBUTE = re.compile(r"""(\s+)([^\s=/>]+)(\s*=\s*)("[^"]*"|'[^']*')""")
_WORDS = re.compile(r"(\s*)(\S+)")


class StartTag(NamedTuple):
    """A start tag in a document.

    Args:
        start: where it begins.
        name: of the element, with its prefix.
        attributes: each with the white space before it, as written.
        end: where the last attribute ends.
    """

    start: int
    name: str
    attributes: tuple[re.Match[str], ...]
    end: int

    def names(self) -> list[str]:
        """The attributes, as XML names them."""
        return [found[2] for found in self.attributes]


def start_tag(text: str, start: int) -> StartTag:
    """The start tag that begins at an offset of a well-formed document.

    >>> start_tag("<p n='2'  rend = '>'/>", 0).names()
    ['n', 'rend']
    """
    name = _NAME.match(text, start)
    if name is None:
        raise ValueError(f"no start tag begins at {start}")
    end, found = name.end(), []
    while attribute := _ATTRIBUTE.match(text, end):
        found.append(attribute)
        end = attribute.end()
    return StartTag(start, name[1], tuple(found), end)


def line_starts(text: str) -> list[int]:
    """Where each line begins, as parsers count lines.

    >>> line_starts("a\\r\\nb\\rc")
    [0, 3, 5]
    """
    return [0, *(found.end() for found in _LINE.finditer(text))]


def with_value(tag: StartTag, name: str, value: str) -> str:
    """The start tag with a value for an attribute; one that it has not yet comes where it belongs.

    >>> with_value(start_tag('<sp who="bush  #reagan" cert="low">', 0), "who", "#bush #reagan")
    '<sp who="#bush  #reagan" cert="low"'
    >>> with_value(start_tag("<date cert='low'>", 0), "when", "1984-01-18")
    '<date when="1984-01-18" cert=\\'low\\''
    """
    written = [found.group() for found in tag.attributes]
    names = tag.names()
    if name in names:
        at = names.index(name)
        written[at] = _with_value(tag.attributes[at], value)
    else:
        written.insert(_place(names, name), f' {name}="{_escaped(value, chr(34))}"')
    return f"<{tag.name}{''.join(written)}"


def in_order(tag: StartTag) -> str:
    """The start tag with its attributes in the usual order; what is between them stays.

    >>> in_order(start_tag("<sp xml:id='s'\\n  who='#a'>", 0))
    "<sp who='#a'\\n  xml:id='s'"
    """
    words = iter(ordered(tag.name, tag.names()))
    by_name = {found[2]: "".join(found.group(2, 3, 4)) for found in tag.attributes}
    return f"<{tag.name}{''.join(found[1] + by_name[next(words)] for found in tag.attributes)}"


def ordered(element: str, names: Sequence[str]) -> list[str]:
    """Names of attributes in the usual order; those that have no usual place stay where they are.

    >>> ordered("sp", ["xml:id", "xmlns", "who"])
    ['who', 'xmlns', 'xml:id']
    """
    element = element.rpartition(":")[2]

    def has_place(name: str) -> bool:
        return name in _RANK and (element, name) not in UNORDERED

    placed = iter(sorted(filter(has_place, names), key=_RANK.__getitem__))
    return [next(placed) if has_place(name) else name for name in names]


def _place(names: Sequence[str], name: str) -> int:
    """Where an attribute comes in among others."""
    before = (at for at, other in enumerate(names, 1) if _RANK.get(other, len(_RANK)) < _RANK[name])
    return max(before, default=0)


def _with_value(attribute: re.Match[str], value: str) -> str:
    """An attribute with another value, in which the words that are the same stay as they are written."""
    quote, written = attribute[4][0], attribute[4][1:-1]
    return "".join((*attribute.group(1, 2, 3), quote, *_rewritten(written, value.split(), quote), quote))


def _rewritten(written: str, wanted: Sequence[str], quote: str) -> Iterator[str]:
    from html import unescape  # only for what is mended

    words = [(found[1], found[2], unescape(found[2])) for found in _WORDS.finditer(written)]
    if [word for _, _, word in words] == [*wanted]:  # what is to be changed is the space around them
        yield _escaped(" ".join(wanted), quote)
        return
    if len(words) == len(wanted):
        for (blank, raw, word), new in zip(words, wanted, strict=True):
            yield blank + (raw if word == new else _escaped(new, quote))
        yield written[len(written.rstrip()) :]
        return
    left = list(wanted)
    for blank, raw, word in words:  # some are taken out
        if left and word == left[0]:
            yield blank + raw
            left.pop(0)


def _escaped(value: str, quote: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(quote, "&quot;" if quote == '"' else "&apos;")


def spliced(text: str, pieces: Sequence[tuple[int, int, str]]) -> str:
    """A text in which pieces that do not overlap are replaced.

    >>> spliced("abcdef", [(1, 2, "B"), (4, 5, "")])
    'aBcdf'
    """
    done, reached = [], 0
    for start, end, new in sorted(pieces):
        done += [text[reached:start], new]
        reached = end
    return "".join([*done, text[reached:]])
