"""Who of an earlier list somebody of the records is, by the forms of the name."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from tei_memcon.people.personography import Entry


class Earlier:
    """The people of an earlier list whom nobody of the records is yet.

    Args:
        entries: of the list, by identifier.
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.left = {identifier: frozenset(entry.names) for identifier, entry in entries.items()}
        self._place = {identifier: place for place, identifier in enumerate(entries)}
        self._by_form: dict[str, list[str]] = defaultdict(list)
        for identifier, forms in self.left.items():
            for form in sorted(forms):
                self._by_form[form].append(identifier)

    def unchanged(self, forms: frozenset[str], fresh: str) -> str:
        """Whoever has this identifier, and all the forms."""
        return fresh if forms <= self.left.get(fresh, frozenset()) else ""

    def same(self, forms: frozenset[str], _: str) -> str:
        """The one who has all the forms."""
        found = [identifier for identifier, number in self._shared(forms).items() if number == len(forms)]
        return found[0] if len(found) == 1 else ""

    def alike(self, forms: frozenset[str], _: str) -> str:
        """Whoever has most of the forms, the first of several."""
        shared = self._shared(forms)
        most = max(shared.values(), default=0)
        best = (identifier for identifier, number in shared.items() if number == most)
        return min(best, key=self._place.__getitem__, default="")

    def _shared(self, forms: frozenset[str]) -> Counter[str]:
        return Counter(one for form in forms for one in self._by_form.get(form, ()) if one in self.left)
