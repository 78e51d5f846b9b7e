"""What came of many records, as the reports tell it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tei_memcon.evaluate.differences import Difference
from tei_memcon.evaluate.score import WORDS, Count, total


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one record.

    Args:
        name: of the record.
        counts: of each feature.
        differences: where the two sides differ.
        trouble: what stood in the way, in a sentence; everything then counts as missing.
        habits: what was done to an irregular copy.
    """

    name: str
    counts: Mapping[str, Count]
    differences: tuple[Difference, ...] = ()
    trouble: str = ""
    habits: tuple[str, ...] = ()

    @property
    def marked(self) -> Count:
        """All features together, but for the words, of which there are too many to see anything else."""
        return total({"all": count} for name, count in self.counts.items() if name != WORDS).get("all", Count())

    @property
    def wrong(self) -> int:
        """How many marks and words are missing or too much."""
        return sum(count.fp + count.fn for count in self.counts.values())


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of many records.

    Args:
        outcomes: one for each, in the order of their names.
        mappings: of the gold and of the prediction, by their names.
        features: what was measured, in the order in which it is told.
        title: what was measured.
    """

    outcomes: Sequence[Outcome]
    mappings: tuple[str, str]
    features: Sequence[str]
    title: str = ""

    @property
    def totals(self) -> Mapping[str, Count]:
        """All records together; a feature that none of them has is not there."""
        found = total(outcome.counts for outcome in self.outcomes)
        return {name: found[name] for name in self.features if name in found}

    def worst(self, number: int | None = None) -> list[Outcome]:
        """The records in which something is wrong, the worst first: those with the lowest F1 of all marks."""
        wrong = [outcome for outcome in self.outcomes if outcome.wrong or outcome.trouble]
        return sorted(wrong, key=_by_f1)[:number]

    def below(self, least: Mapping[str, float]) -> list[str]:
        """The features whose F1 is lower than asked for, with both figures.

        >>> one = Outcome("a", {"heads": Count(1, 1, 1)})
        >>> Evaluation([one], ("frus", "tei"), ["heads"]).below({"heads": 0.9})
        ['heads: F1 is 0.5000, below 0.9']
        """
        found = []
        for name, asked in least.items():
            f1 = self.totals.get(name, Count()).f1
            if f1 is not None and f1 < asked:
                found.append(f"{name}: F1 is {f1:.4f}, below {asked:g}")
        return found


def _by_f1(outcome: Outcome) -> tuple[float, int, str]:
    f1 = outcome.marked.f1
    return (1 if f1 is None else f1, -outcome.wrong, outcome.name)
