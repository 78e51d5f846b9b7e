"""The patterns of RELAX NG as small frozen data, as far as TEI's grammar uses them.

``<oneOrMore><ref name="tei_p"/></oneOrMore>`` is ``Repeat(Ref("tei_p"), required=True)``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing, and that is fine."""


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """What never matches: an element that the ODD leaves out."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters among elements."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The pattern of that name."""

    name: str


@dataclass(frozen=True, slots=True)
class Data:
    """A datatype of XML Schema with its facets, as ``Data("token", (("pattern", "[0-9]+"),))``."""

    type: str
    facets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One word that an attribute may hold."""

    word: str
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    parts: tuple["Pattern", ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One after the other; among attributes the order means nothing."""

    parts: tuple["Pattern", ...]


@dataclass(frozen=True, slots=True)
class Optional:
    """It, or nothing."""

    part: "Pattern"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Any number of it; at least one if required."""

    part: "Pattern"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """An attribute's value taken as words between white space (RELAX NG's ``list``)."""

    part: "Pattern"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute with what it may hold; ``xml:id`` is named so."""

    name: str
    part: "Pattern"
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of TEI: its attributes are parts of its content, as RELAX NG has it."""

    name: str
    part: "Pattern"
    doc: str = ""


Pattern = (
    Empty | NotAllowed | Text | Ref | Data | Value | Choice | Group | Optional | Repeat | Tokens | Attribute | Element
)
Grammar = Mapping[str, Pattern]
"""Patterns by name; ``start`` is where a document begins."""


def rebuild(pattern: Pattern, change: Callable[[Pattern], Pattern]) -> Pattern:
    """The same pattern with ``change`` applied to each of its parts.

    >>> rebuild(Optional(Text()), lambda part: Empty())
    Optional(part=Empty())
    """
    match pattern:
        case Choice(parts) | Group(parts):
            return replace(pattern, parts=tuple(change(part) for part in parts))
        case Optional(part) | Repeat(part) | Tokens(part) | Attribute(_, part) | Element(_, part):
            return replace(pattern, part=change(part))
        case _:
            return pattern


def parts_of(pattern: Pattern) -> tuple[Pattern, ...]:
    """The patterns directly inside a pattern.

    >>> parts_of(Group((Text(), Ref("tei_p"))))
    (Text(), Ref(name='tei_p'))
    """
    match pattern:
        case Choice(parts) | Group(parts):
            return parts
        case Optional(part) | Repeat(part) | Tokens(part) | Attribute(_, part) | Element(_, part):
            return (part,)
        case _:
            return ()


def nullable(pattern: Pattern) -> bool:
    """Whether a pattern without references to such patterns matches nothing at all.

    >>> nullable(Repeat(Text()))
    True
    >>> nullable(Repeat(Ref("tei_p"), required=True))
    False
    """
    match pattern:
        case Empty() | Text() | Optional():
            return True
        case Repeat(part, required):
            return not required or nullable(part)
        case Choice(parts):
            return any(nullable(part) for part in parts)
        case Group(parts):
            return all(nullable(part) for part in parts)
        case _:
            return False
