"""Who answers whom: two whose turns stand beside each other again and again are no one person by two names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

_AGAIN = 2  # times: once, a label may be given again where a turn goes on
_TWO = 2  # who talk to nobody else

_Who = TypeVar("_Who")


def answering(turns: Sequence[_Who]) -> Iterator[tuple[_Who, _Who]]:
    """The pairs that answer each other, each of them both ways.

    Args:
        turns: who speaks each turn, in the record's order.

    >>> sorted(answering(["The President", "Oak", "The President", "Oak"]))
    [('Oak', 'The President'), ('The President', 'Oak')]
    >>> list(answering(["The Secretary", "Dr. Elm", "Oak", "Dr. Elm", "Oak"]))[0]
    ('Dr. Elm', 'Oak')
    """
    beside = Counter(frozenset(pair) for pair in pairwise(turns) if pair[0] != pair[1])
    only_two = len(beside) == 1 and len(set(turns)) == _TWO
    for pair, times in beside.items():
        if times >= _AGAIN or only_two:
            one, other = sorted(pair, key=turns.index)
            yield from ((one, other), (other, one))
