"""The printed number of a page."""

import re
from dataclasses import dataclass

from tei_memcon.notation.numerals import roman_value
from tei_memcon.source import Span

_FIGURES = re.compile(r"[-–]")


@dataclass(frozen=True, slots=True, order=True)
class PageMark:
    """The printed number of a page.

    Args:
        span: where it stands.
        n: the number, in digits also where it is printed in words; "3-5" where one sheet has several; empty for a form
            feed.
        ends: whether it stands at the end of its page.
        misread: whether another number is printed there, which the marks around it contradict.
    """

    span: Span
    n: str = ""
    ends: bool = False
    misread: bool = False

    @property
    def first(self) -> int:
        """What its number counts; the lower one of "3-5"."""
        return _value(_FIGURES.split(self.n)[0])

    @property
    def last(self) -> int:
        """The same, the higher one of "3-5"."""
        return _value(_FIGURES.split(self.n)[-1])


def _value(n: str) -> int:
    return int(n) if n.isdecimal() else roman_value(n)
