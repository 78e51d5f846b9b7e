"""Titles of courtesy that tell a woman from a man: "Mrs. Oak" is not "Mr. Oak", who has the same name."""

from collections.abc import Iterable
from functools import cache

from tei_memcon.speech import lexicon
from tei_memcon.speech.plain_letters import plain


def addressed_as(printed: str) -> str:
    """Whom the first word of a form addresses: a woman, a man, or either.

    >>> addressed_as("Mrs. Oak"), addressed_as("Sir John Oak"), addressed_as("Captain Oak")
    ('woman', 'man', '')
    """
    return _titles().get(plain(printed.partition(" ")[0]), "")


@cache
def _titles() -> dict[str, str]:
    men = dict.fromkeys(map(plain, lexicon.forms_of_address()["man"]), "man")
    return dict.fromkeys(map(plain, lexicon.offices().feminine), "woman") | men


def with_a_woman(answered: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Of forms whose turns answer each other, a woman's with any other: nobody answers herself."""
    return frozenset(pair for pair in answered if "woman" in map(addressed_as, pair))


def are_two(one: str, forms: Iterable[str], answering: frozenset[tuple[str, str]]) -> bool:
    """Whether a form is not that of whoever has some others.

    Args:
        one: the form.
        forms: the others, all one person's.
        answering: see `with_a_woman`.

    >>> are_two("Mrs. Oak", ["Mr. Oak", "John Oak"], frozenset()), are_two("Mrs. Oak", ["Anna Oak"], frozenset())
    (True, False)
    >>> are_two("Mrs. Oak", ["John Oak"], with_a_woman([("John Oak", "Mrs. Oak"), ("Mrs. Oak", "John Oak")]))
    True
    """
    forms = list(forms)
    said = {addressed_as(one), *map(addressed_as, forms)} - {""}
    return len(said) > 1 or any((one, form) in answering for form in forms)
