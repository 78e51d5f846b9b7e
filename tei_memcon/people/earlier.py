"""Who of an earlier list somebody of the records is, by identifiers and by the forms of the name."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tei_memcon.people.names import is_same
from tei_memcon.people.personography import Entry, form_key, listed_keys


@dataclass(frozen=True)
class Met:
    """Somebody whom records have.

    Args:
        forms: of the name.
        fresh: the identifier where there is no earlier list.
        idnos: identifiers elsewhere, by type.
    """

    forms: frozenset[str]
    fresh: str
    idnos: Mapping[str, str]

    @cached_property
    def keys(self) -> frozenset[tuple[str, ...]]:
        """The words of each form, the surname last."""
        return frozenset(filter(None, map(form_key, self.forms)))


class Earlier:
    """The people of an earlier list whom nobody of the records is yet.

    Args:
        entries: of the list, by identifier.
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.left = {identifier: frozenset(entry.names) for identifier, entry in entries.items()}
        self._place = {identifier: place for place, identifier in enumerate(entries)}
        self._idnos = {identifier: entry.idnos for identifier, entry in entries.items()}
        self._keys = {
            identifier: frozenset(key for name in entry.names for key in listed_keys(name))
            for identifier, entry in entries.items()
        }
        self._by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for identifier, keys in self._keys.items():
            for key in keys:
                self._by_key[key].append(identifier)
        self._by_form: dict[str, list[str]] = defaultdict(list)
        for identifier, forms in self.left.items():
            for form in sorted(forms):
                self._by_form[form].append(identifier)

    def unchanged(self, one: Met) -> str:
        """Whoever has this identifier, and all the forms."""
        return one.fresh if one.forms <= self.left.get(one.fresh, frozenset()) else ""

    def same(self, one: Met) -> str:
        """The one who has all the forms."""
        found = [identifier for identifier, number in self._shared(one.forms).items() if number == len(one.forms)]
        return found[0] if len(found) == 1 else ""

    def alike(self, one: Met) -> str:
        """Whoever has most of the forms, the first of several."""
        shared = self._shared(one.forms)
        most = max(shared.values(), default=0)
        best = (identifier for identifier, number in shared.items() if number == most)
        return min(best, key=self._place.__getitem__, default="")

    def by_which_the_records_were_made(self, one: Met) -> str:
        """Whoever has this identifier, which no surname has made, and a name that fits."""
        own = self._keys[one.fresh] if one.fresh in self.left else ()
        made = any(key[-1].startswith(one.fresh.split("-", maxsplit=1)[0]) for key in one.keys)
        fits = not made and any(is_same(key, its) for key in one.keys for its in own)
        return one.fresh if fits and not self._contradicts(one, one.fresh) else ""

    def of_the_same_name(self, one: Met) -> str:
        """The only one who has one of the full names, as lists print them or as records do."""
        full = [key for key in one.keys if any(len(word) > 1 for word in key[:-1])]
        found = {its for key in full for its in self._by_key.get(key, ()) if its in self.left}
        return found.pop() if len(found) == 1 and not any(self._contradicts(one, its) for its in found) else ""

    def _contradicts(self, one: Met, identifier: str) -> bool:
        """Whether identifiers elsewhere are another person's."""
        own = self._idnos[identifier]
        return any(own.get(kind, value) != value for kind, value in one.idnos.items())

    def _shared(self, forms: frozenset[str]) -> Counter[str]:
        return Counter(one for form in forms for one in self._by_form.get(form, ()) if one in self.left)
