"""The printed number of a page."""

from dataclasses import dataclass

from tei_memcon.source import Span


@dataclass(frozen=True, slots=True, order=True)
class PageMark:
    """The printed number of a page.

    Args:
        span: where it stands.
        n: the number, in digits also where it is printed in words; empty for a form feed.
        ends: whether it stands at the end of its page.
        misread: whether another number is printed there, which the marks around it contradict.
    """

    span: Span
    n: str = ""
    ends: bool = False
    misread: bool = False
