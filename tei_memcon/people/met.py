"""The people whom a record has named so far, looked up by what a new form of a name may have in common with theirs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import attrgetter

from tei_memcon.people.names import is_coded

_SIGN = 5  # ASCII letters that stand for one of another script: "u5c71"
_SEVERAL = 3


@dataclass(slots=True, eq=False)
class Met:
    """Somebody whom a record names.

    Args:
        number: how many it names before.
        names: forms of the name, in their order.
        offices: forms that are an office.
        tokens: the words of the name in small ASCII letters, the surname last.
        is_behind_office: as in `tei_memcon.people.names.Parsed`.
        titles: the offices.
        delegation: that of a list.
        role: that of a list.
        of_the_list: the identifier of whoever the user's list means by one of the names.
    """

    number: int
    names: dict[str, None] = field(default_factory=dict)
    offices: dict[str, None] = field(default_factory=dict)
    tokens: tuple[str, ...] = ()
    is_behind_office: bool = False
    titles: set[str] = field(default_factory=set)
    delegation: str = ""
    role: str = ""
    of_the_list: str = ""

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.tokens[-1] if self.tokens else ""


class Index:
    """Where they are found: to ask each of thousands for each form takes minutes."""

    def __init__(self) -> None:
        self._by_surname: dict[str, dict[Met, None]] = defaultdict(dict)
        self._by_word: dict[str, dict[Met, None]] = defaultdict(dict)
        self._by_sign: dict[str, dict[Met, None]] = defaultdict(dict)
        self._named: dict[str, dict[Met, None]] = defaultdict(dict)
        self._unnamed: dict[str, dict[Met, None]] = defaultdict(dict)

    def add(self, one: Met) -> None:
        """Take in somebody, or what is new about somebody."""
        for word in one.tokens:
            self._by_word[word][one] = None
        if one.tokens:
            self._by_surname[one.surname][one] = None
            self._by_sign[one.surname[:_SIGN]][one] = None
        for title in one.titles:
            (self._named if one.tokens else self._unnamed)[title][one] = None
            if one.tokens:
                self._unnamed[title].pop(one, None)

    def namesakes(self, surname: str) -> list[Met]:
        """Everybody of a surname."""
        return _in_order(one for one in self._by_surname.get(surname, ()) if one.surname == surname)

    def alike(self, tokens: tuple[str, ...]) -> list[Met]:
        """Whoever may have the words of a name: its surname, or one word that is all there is on one of the two sides.

        >>> index, oak = Index(), Met(0, tokens=("ann", "oak"))
        >>> index.add(oak)
        >>> [index.alike(tokens) == [oak] for tokens in (("b", "oak"), ("ann",), ("ann", "elm"))]
        [True, True, False]
        """
        by = self._by_word if len(tokens) == 1 else self._by_surname
        found = {one for word in tokens for one in by.get(word, ())}
        if is_coded(tokens[-1]):  # one may be the beginning of the other
            found.update(self._by_sign.get(tokens[-1][:_SIGN], ()))
        return _in_order(found)

    def holders(self, titles: Iterable[str], *, only_unnamed: bool) -> list[Met]:
        """The first three who hold one of some offices: those of no name, or any."""
        tables = (self._unnamed,) if only_unnamed else (self._unnamed, self._named)
        held = chain.from_iterable(table.get(title, ()) for title in titles for table in tables)
        return list(islice(dict.fromkeys(held), _SEVERAL))


def _in_order(found: Iterable[Met]) -> list[Met]:
    return sorted(found, key=attrgetter("number"))
