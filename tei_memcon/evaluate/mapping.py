"""Mappings: what stands for which feature in an encoding, as a small TOML file (docs/evaluate.md).

`tei_memcon.evaluate.mappings` reads them. Names of elements in the XPath expressions are written without a prefix,
whatever namespace the file uses.
"""

from collections.abc import Mapping as Table
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from lxml import etree

Compare: TypeAlias = Literal["places", "record", "words"]
Value: TypeAlias = Literal["text", "words", "day", "pointers", "people"]

_REGEXP = {"re": "http://exslt.org/regular-expressions"}


@dataclass(frozen=True, slots=True)
class Recurring:
    """Labels count where they recur: each ``times``, and those that do so ``together`` as often.

    Args:
        times: how often one label must stand.
        together: how often all labels must stand that do.
        or_: an XPath that is true of an element whose label counts even if it stands once.
    """

    times: int = 1
    together: int = 1
    or_: str = "false()"


@dataclass(frozen=True, slots=True)
class Selector:
    """What stands for a feature.

    Args:
        at: XPath expressions; what any of them matches within the record is a place.
        value: an XPath from there to what is compared; without one only the place is.
        as_: how it is compared: as text, by its words, by its first ten characters (a date), as pointers, or as
            pointers to people, whose names may differ on the two sides.
        begins: a pattern with which the printed words begin; its first group is the value.
        unless: a pattern with which the value does not begin.
        containing: a pattern that the printed words contain.
        printed: a pattern for places in the running text, in place of ``at``.
        recurs: how often a value must stand.
        along: an XPath to an element; the value stands at each of its words.
        only: ``first`` takes the first place alone.
        empty: whether an element without words counts.
    """

    at: tuple[str, ...] = ()
    value: str = ""
    as_: Value = "text"
    begins: str = ""
    unless: str = ""
    containing: str = ""
    printed: str = ""
    recurs: Recurring = Recurring()
    along: str = ""
    only: str = ""
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Feature(Selector):
    """A selector, and how the two sides are compared.

    Args:
        compare: ``places``: a value at a word; ``words``: a value at every word of the element; ``record``: one value
            for the whole record.
        lenient: where the gold neither asks for the feature nor holds it against a prediction.
        elsewhere: what a prediction says in another way: it is taken out on both sides.
        needs: a feature; only records whose gold has it are measured.
    """

    compare: Compare = "places"
    lenient: tuple[Selector, ...] = ()
    elsewhere: tuple[Selector, ...] = ()
    needs: str = ""


@dataclass(frozen=True, slots=True)
class TextRules:
    """What is the running text of a record.

    Args:
        within: XPath expressions; the first of them that is there holds the text, else it is the whole record.
        left_out: what is not printed.
        apart: names of elements that words do not run across.
        runs_in: names of elements that stand on one line with the block after them.
        notes: what is no running text, but a note at its place.
        note_number: an XPath from the note to its number.
        lost_in_copies: blocks that copies may lack; where the copy is known and does not show one, it is not asked for.
    """

    within: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    runs_in: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    note_number: str = "@n"
    lost_in_copies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """A mapping, checked: every expression in it compiles.

    Args:
        name: that of a built-in one, or the path of the file.
        title: what it is for, in words.
        detect: an XPath that is true of encodings that it fits.
        text: what is the running text.
        features: what stands for each feature.
    """

    name: str
    title: str
    detect: str
    text: TextRules
    features: Table[str, Feature]


@cache
def compile_xpath(expression: str) -> etree.XPath:
    """An XPath expression with the functions of EXSLT's regular expressions under the prefix ``re``."""
    return etree.XPath(expression, namespaces=_REGEXP)


@cache
def matching(pattern: str) -> etree.XPath:
    """An expression for whatever a pattern matches within an element, that element included."""
    return compile_xpath(anywhere(pattern))


def anywhere(pattern: str) -> str:
    """A pattern may begin at any element of the record; a path from the top, or one in parentheses, stands as it is.

    >>> anywhere("list/head")
    'descendant-or-self::list/head'
    """
    return pattern if pattern.startswith(("/", "(")) else f"descendant-or-self::{pattern}"
