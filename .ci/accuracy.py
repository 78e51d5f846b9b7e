"""The figures of docs/accuracy.md: the benchmark on regular copies, and on irregular ones by several seeds.

    python .ci/accuracy.py GOLD [--seeds 1,2,3,4,5] [--jobs N] [--limit N] [--write docs/accuracy.md]

GOLD is what `tei-memcon evaluate frus` takes: a folder of published volumes, or of copies with their gold. The tables
are printed; with --write they replace those of a page, between its two comments.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tei_memcon import __version__
from tei_memcon.evaluate.frus import benchmark
from tei_memcon.evaluate.outcome import Evaluation, Outcome
from tei_memcon.evaluate.report import figure
from tei_memcon.evaluate.score import Count, total

_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.S)
_ASIDE = (
    "persons"  # who is named where hangs on the list of persons; it would hide everything else in a list of the worst
)


def tables(regular: Evaluation, irregular: Sequence[Evaluation]) -> Iterator[str]:
    """The lines of the tables."""
    volumes = len({outcome.name.partition("/")[0] for outcome in regular.outcomes})
    copies = f"irregular: {len(irregular)} copies of each"
    yield f"{len(regular.outcomes):,} records of {volumes} volumes, tei-memcon {__version__}; {copies}."
    yield ""
    yield "| feature | in the gold | precision | recall | F1 | F1 irregular | lowest seed |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    together = total(run.totals for run in irregular)
    for name, count in regular.totals.items():
        if count.gold or count.fp:
            lowest = min(
                (one for run in irregular if (one := run.totals.get(name, Count()).f1) is not None), default=None
            )
            shares = (count.precision, count.recall, count.f1, together.get(name, Count()).f1, lowest)
            yield f"| {name} | {count.gold:,} | {' | '.join(map(figure, shares))} |"
    yield from _troubles("regular", [regular])
    yield from _troubles("irregular", irregular)
    yield ""
    yield "| the ten worst | F1 | missing (−), too much (+) |"
    yield "|---|---:|---|"
    for outcome in worst(regular, 10):
        wrong = (f"{name} {_signed(count)}" for name, count in outcome.counts.items() if count.fp or count.fn)
        yield f"| {outcome.name} | {figure(outcome.marked.f1)} | {outcome.trouble or ', '.join(wrong)} |"


def worst(evaluation: Evaluation, number: int) -> list[Outcome]:
    """The worst records, persons left aside."""
    outcomes = [
        replace(outcome, counts={name: count for name, count in outcome.counts.items() if name != _ASIDE})
        for outcome in evaluation.outcomes
    ]
    return replace(evaluation, outcomes=outcomes).worst(number)


def _troubles(kind: str, runs: Sequence[Evaluation]) -> Iterator[str]:
    failed = [f"{outcome.name} ({run.title})" for run in runs for outcome in run.outcomes if outcome.trouble]
    yield ""
    yield f"Not converted, {kind}: {', '.join(failed) or 'none'}."


def _signed(count: Count) -> str:
    return " ".join(f"{sign}{number}" for sign, number in (("−", count.fn), ("+", count.fp)) if number)


def main() -> None:
    """Measure, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--seeds", default="1,2,3,4,5")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    records = benchmark.find_records(options.gold)
    records = records[:: max(1, len(records) // options.limit)] if options.limit else records
    runs = []
    for seed in (None, *(int(seed) for seed in options.seeds.split(",") if seed)):
        runs.append(benchmark.evaluation(list(benchmark.run(records, seed, options.jobs)), seed))
        print(f"{runs[-1].title}: done", file=sys.stderr)
        for outcome in runs[-1].outcomes:
            if outcome.trouble:
                print(f"{outcome.name} ({', '.join(outcome.habits) or 'regular'}): {outcome.trouble}", file=sys.stderr)
    told = "\n".join(tables(runs[0], runs[1:])) + "\n"
    if options.write:
        page = options.write.read_text("utf-8")
        options.write.write_text(_FIGURES.sub(lambda _: f"\n{told}\n", page), "utf-8")
    else:
        print(told, end="")


if __name__ == "__main__":
    main()
