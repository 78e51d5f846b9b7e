"""Patterns that somebody else has written may take for ever on some line; those that could are refused."""

import re
from collections.abc import Iterator
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LONGEST = 400  # characters
_UNBOUNDED = 1000  # repetitions
_OUTER, _TOGETHER = 5, 100  # a text of n letters can be cut into k parts in about n to the power of k - 1 ways
_FREE = 2
_REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT)


def why_dangerous(pattern: str) -> str | None:
    r"""Why a pattern is not taken: it is too long, matches nothing, or has a repetition within a repetition.

    >>> why_dangerous(r"Approved For Release \d{4}") is None
    True
    >>> why_dangerous(r"(a+)+b")
    'has a repetition within a repetition, which can take for ever; bound both, as (?:\\w{1,20} ){1,4}'

    Repetitions may nest if both bounds are small: ``(?:[A-Z]\w{1,20} ){1,4}``.
    """
    if len(pattern) > LONGEST:
        return f"is longer than {LONGEST} characters; part it into several patterns"
    if re.compile(pattern).fullmatch(""):
        return "matches an empty line; let it ask for at least one word"
    tree = parser.parse(pattern)
    if any(outer > _OUTER or outer * inner > _TOGETHER for outer, inner in _nested(tree, 1)):
        return "has a repetition within a repetition, which can take for ever; bound both, as (?:\\w{1,20} ){1,4}"
    if _unbounded(tree) > _FREE:
        return f"has more than {_FREE} repetitions without a bound; bound them, as {{1,20}}"
    return None


def _nested(tree: Any, outer: int) -> Iterator[tuple[int, int]]:
    """For each repetition within a repetition, how often the outer and the inner one repeat."""
    for operation, argument in tree:
        if operation in _REPEATS:
            _, most, inner = argument
            times = min(int(most), _UNBOUNDED)
            if outer > 1 and times > 1:
                yield outer, times
            yield from _nested(inner, outer * times)
        else:
            for part in _inside(argument):
                yield from _nested(part, outer)


def _unbounded(tree: Any) -> int:
    """How many repetitions have no bound, or a very large one."""
    count = 0
    for operation, argument in tree:
        if operation in _REPEATS:
            _, most, inner = argument
            count += int(most) >= _UNBOUNDED
            count += _unbounded(inner)
        else:
            count += sum(_unbounded(part) for part in _inside(argument))
    return count


def _inside(argument: Any) -> Iterator[Any]:
    """The patterns within a group, an alternative or an assertion."""
    if isinstance(argument, parser.SubPattern):
        yield argument
    elif isinstance(argument, list | tuple):
        for part in argument:
            yield from _inside(part)
