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
_CHOICES = 10_000  # ways to take a choice again and again
_OPTIONAL = 8  # parts one after another, each of which may be left out: twice as many ways for each
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
    if slow := why_slow(pattern):
        return slow
    if _unbounded(parser.parse(pattern)) > _FREE:
        return f"has more than {_FREE} repetitions without a bound; bound them, as {{1,20}}"
    return None


def why_slow(pattern: str) -> str | None:
    r"""Why the time that a pattern takes can double with each character of what it is asked of.

    >>> why_slow("(?:no|yes)+"), why_slow(r"\w+, \w+, \w+")
    (None, None)
    >>> why_slow("(a|aa)+")
    'has a choice or an option within a repetition, which can take for ever; bound it, as (?:a|ab){1,5}'
    >>> why_slow("a?" * 30)
    'has more than 8 optional parts one after another; leave some out'
    """
    tree = parser.parse(pattern)
    if any(outer > _OUTER or outer * inner > _TOGETHER for outer, inner in _nested(tree, 1)):
        return "has a repetition within a repetition, which can take for ever; bound both, as (?:\\w{1,20} ){1,4}"
    if any(ways ** min(times, 20) > _CHOICES for ways, times in _choices(tree, 1)):
        return "has a choice or an option within a repetition, which can take for ever; bound it, as (?:a|ab){1,5}"
    if _options(tree) > _OPTIONAL:
        return f"has more than {_OPTIONAL} optional parts one after another; leave some out"
    return None


def _choices(tree: Any, times: int) -> Iterator[tuple[int, int]]:
    """For each choice within a repetition whose ways can begin alike, how many ways it has and how often it is met."""
    for operation, argument in tree:
        if operation in _REPEATS:
            least, most, inner = argument
            if least != most and most == 1 and times > 1:
                yield 2, times
            yield from _choices(inner, times * min(int(most), _UNBOUNDED))
        elif operation is constants.BRANCH:
            if times > 1 and not _begin_differently(argument[1]):
                yield len(argument[1]), times
            for part in argument[1]:
                yield from _choices(part, times)
        else:
            for part in _inside(argument):
                yield from _choices(part, times)


def _begin_differently(ways: Any) -> bool:
    """Whether the first character tells which way is taken."""
    first = [chr(way[0][1]).lower() for way in ways if len(way) and way[0][0] is constants.LITERAL]
    return len(first) == len(set(first)) == len(ways)


def _options(tree: Any) -> int:
    """The most parts one after another of which each may be left out."""
    most = run = 0
    for operation, argument in tree:
        run = run + 1 if operation in _REPEATS and argument[0] == 0 else 0
        most = max(most, run, *(_options(part) for part in _inside(argument)))
    return most


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
