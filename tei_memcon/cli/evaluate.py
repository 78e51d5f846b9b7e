"""``tei-memcon evaluate``: two encodings of one text compared, and the public benchmark."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from tei_memcon.cli import FINDINGS, visible
from tei_memcon.cli._patience import patience
from tei_memcon.errors import ExpectedError, Place, UsageError
from tei_memcon.evaluate import Result, choose_features, detect, mappings, report
from tei_memcon.evaluate import evaluate as compare
from tei_memcon.evaluate.mapping import Mapping as FeatureMapping
from tei_memcon.evaluate.outcome import Evaluation, Outcome
from tei_memcon.evaluate.pairs import Pair, find_pairs
from tei_memcon.evaluate.places import File
from tei_memcon.files.input import STDIN, read_file
from tei_memcon.files.output import write_safely
from tei_memcon.files.paths import is_folder, real

_PATH = click.Path(path_type=Path)
_AT_LEAST_0, _AT_LEAST_1 = click.IntRange(0), click.IntRange(1)


class _Evaluate(click.Command):
    """``evaluate GOLD PRED``, and ``evaluate frus FOLDER``, which has options of its own."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of the benchmark where the first word asks for it."""
        if args[:1] == ["frus"]:
            return frus.make_context(f"{info_name} frus", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


def _reporting(command: Callable[..., int]) -> Callable[..., int]:
    """The options that both have."""
    options = (
        click.option("--features", metavar="NAME,…", help="Measure these only; all that both mappings know otherwise."),
        click.option("--min", "least", metavar="NAME=F1", multiple=True, help="Exit with 1 if an F1 is lower."),
        click.option("--format", "form", type=click.Choice(sorted(report.FORMATS)), default="text", show_default=True),
        click.option("-o", "--output", metavar="FILE", default=STDIN, help="Write the report to a file."),
        click.option("--show", type=_AT_LEAST_0, default=10, show_default=True, help="Differences of each feature."),
        click.option(
            "--worst", type=_AT_LEAST_1, help="Name so many of the worst records; pages are made of these only."
        ),
        click.option(
            "--html", type=_PATH, help="Write pages, both sides beside each other; for folders, into a folder."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(cls=_Evaluate)
@click.argument("gold", type=_PATH)
@click.argument("pred", type=_PATH)
@click.option(
    "--gold-mapping", metavar="NAME|FILE", help="What stands for what in GOLD: frus, tei-memcon, tei, or TOML."
)
@click.option("--pred-mapping", metavar="NAME|FILE", help="The same of PRED. Without them its content decides.")
@_reporting
def evaluate(
    gold: Path, pred: Path, gold_mapping: str | None, pred_mapping: str | None, features: str | None, **options: Any
) -> int:
    """Measure an encoding, PRED, against one that is right, GOLD: two TEI files, or two folders paired by paths.

    For each feature: precision, recall, F1 and counts, over all records together, and where the two sides differ.
    `tei-memcon evaluate frus FOLDER` runs the public benchmark; it has a --help of its own.

    Exit status: 0 measured, 1 an F1 below --min or a record that could not be measured, 2 wrong use or unreadable
    input.

    \b
    Examples:
      tei-memcon evaluate gold.xml tei/118944.xml --html page.html
      tei-memcon evaluate gold/ tei/ --min page_breaks=0.99 --min turns=0.95 --format json -o figures.json
      tei-memcon evaluate frus volumes/ --irregular 1 --jobs 2
    """
    least = _least(options["least"])
    pairs, unasked = find_pairs(gold, pred)
    run = _Pairs(pairs, gold_mapping, pred_mapping, _names(features), least)
    outcomes = [run.measure(pair) for pair in pairs] if is_folder(gold) else [run.measure_alone(pairs[0])]
    for path in unasked:
        _say(f"{path}: there is nothing in {gold} to measure it by; left alone")
    found = Evaluation(outcomes, run.mapping_names, run.known)
    measured = {real(file) for pair in pairs for file in (pair.gold, pair.pred) if file}
    _tell(found, measured, **options)
    if options["html"] and is_folder(gold):
        _write_pages(found, options["html"], run.result_of, options["worst"])
    elif options["html"]:
        from tei_memcon.evaluate import page

        _write(options["html"], page.page(run.last, pairs[0].name), measured)
    return _status(found, least)


@click.command()
@click.argument("folder", type=_PATH)
@click.option("--irregular", "seed", type=int, metavar="SEED", help="Measure irregular copies, drawn by this number.")
@click.option("--jobs", type=_AT_LEAST_1, help="Number of processes; by default as many as pay off.")
@click.option("--limit", type=_AT_LEAST_1, help="Measure so many records, spread over all.")
@_reporting
def frus(
    folder: Path, seed: int | None, jobs: int | None, limit: int | None, features: str | None, **options: Any
) -> int:
    """Run the public benchmark: records of conversation in FRUS, converted and held against the editors' TEI.

    FOLDER holds volumes of the Foreign Relations of the United States in TEI, as published; each record is printed as
    its web page shows it. Or it holds copies of records (d1.txt) with their gold (d1.gold.xml) beside.

    Exit status: 0 measured, 1 an F1 below --min or a record that could not be converted, 2 wrong use or unreadable
    input.

    \b
    Examples:
      tei-memcon evaluate frus volumes/ --jobs 2
      tei-memcon evaluate frus volumes/ --irregular 1 --worst 20 --html pages/
    """
    from tei_memcon.evaluate.frus import benchmark  # it converts: that takes longer to load than two files to compare

    least = _least(options["least"])
    names = _names(features)
    _refuse_unknown(names, benchmark.features(), least)
    records = benchmark.find_records(folder)
    records = records[:: max(1, len(records) // limit)][:limit] if limit else records
    told = options["form"] == "json" or bool(options["show"])
    outcomes = list(benchmark.run(records, seed, jobs, told, names))
    found = benchmark.evaluation(outcomes, seed)
    _tell(found, set(), **options)
    if options["html"]:
        tasks = {record.name: benchmark.Task(record, seed, features=names) for record in records}
        _write_pages(found, options["html"], lambda name: benchmark.result_of(tasks[name]), options["worst"])
    return _status(found, least)


class _Pairs:
    """The pairs of a run. What mapping is not given is chosen by the first file of its side."""

    def __init__(
        self,
        pairs: Sequence[Pair],
        gold: str | None,
        pred: str | None,
        features: Sequence[str] | None,
        least: Mapping[str, float],
    ) -> None:
        self.pairs = {pair.name: pair for pair in pairs}
        self.gold = mappings.find(gold) if gold else None
        self.pred = mappings.find(pred) if pred else None
        self.features, self.least = features, least
        self.known: list[str] = []
        self.last: Result

    @property
    def mapping_names(self) -> tuple[str, str]:
        """Of the gold and of the prediction."""
        return (self.gold.name if self.gold else "", self.pred.name if self.pred else "")

    def measure(self, pair: Pair) -> Outcome:
        """One of many: what goes wrong is told, and the others go on."""
        try:
            return self.measure_alone(pair)
        except UsageError:
            raise
        except ExpectedError as error:
            return Outcome(pair.name, {}, trouble=str(error))

    def measure_alone(self, pair: Pair) -> Outcome:
        """One pair, as long as expressions of the user's own do not take for ever."""
        own = [one.name for one in (self.gold, self.pred) if one and one.name not in mappings.BUILT_IN]
        if not own:
            return self._measured(pair)
        slow = f"the expressions of {' and '.join(dict.fromkeys(own))} have taken a minute on it, and are not done"
        with patience(f"{pair.gold}: {slow}; let none look through the whole file for each element, as [//p] does"):
            return self._measured(pair)

    def _measured(self, pair: Pair) -> Outcome:
        """One pair; a prediction that is not there, or among many cannot be read, is one in which all is missing."""
        trouble = ""
        try:
            pred = _parse(pair.pred) if pair.pred else None
            trouble = "" if pair.pred else f"{pair.gold}: there is no prediction for it"
        except ExpectedError as error:
            if len(self.pairs) == 1:
                raise
            pred, trouble = None, str(error)
        self.last = self._compare(_parse(pair.gold), pred)
        return Outcome(pair.name, self.last.counts, tuple(self.last.differences()), trouble)

    def result_of(self, name: str) -> Result:
        """A pair compared once more, for its page."""
        pair = self.pairs[name]
        return self._compare(_parse(pair.gold), _parse(pair.pred) if pair.pred else None)

    def _compare(self, gold: File, pred: File | None) -> Result:
        if self.gold is None:
            self.gold = _detected("the gold", gold, "--gold-mapping")
        if self.pred is None and pred is not None:
            self.pred = _detected("the prediction", pred, "--pred-mapping")
        other = self.pred or self.gold
        self.known = choose_features(self.gold, other, None)
        _refuse_unknown(self.features, self.known, self.least)
        return compare(gold, pred, gold_mapping=self.gold, pred_mapping=other, features=self.features)


def _detected(side: str, file: File, option: str) -> FeatureMapping:
    mapping = detect(file)
    _say(f"{side} is read by the mapping {mapping.name} ({mapping.title}); {option} names another")
    return mapping


def _parse(path: Path) -> File:
    return File.parse(read_file(path), "standard input" if str(path) == STDIN else str(path))


def _names(features: str | None) -> list[str] | None:
    return [name.strip() for name in features.split(",") if name.strip()] if features else None


def _refuse_unknown(names: Sequence[str] | None, features: Sequence[str], least: Mapping[str, float]) -> None:
    """Refuse names, and minima, of what cannot be measured."""
    for name in [*(names or ()), *least]:
        if name not in features:
            raise UsageError(f"there is no feature {name!r} to measure; choose among {', '.join(features)}")


def _least(options: Iterable[str]) -> dict[str, float]:
    found = {}
    for option in options:
        name, sign, figure = option.partition("=")
        try:
            found[name.strip()] = float(figure)
        except ValueError:
            sign = ""
        if not sign or not 0 <= found[name.strip()] <= 1:
            raise UsageError(f"--min {option}: write a feature and an F1 from 0 to 1, as in --min page_breaks=0.95")
    return found


def _tell(
    evaluation: Evaluation, measured: set[Path], form: str, output: str, show: int, worst: int | None, **_: object
) -> None:
    """Write the report, and say what could not be measured."""
    told = report.FORMATS[form](evaluation, show, worst or 0)
    if output == STDIN:
        click.echo(told, nl=False)
    else:
        _write(Path(output), told.encode(), measured)
    for outcome in evaluation.outcomes:
        if outcome.trouble:
            _say(f"{outcome.name}: {outcome.trouble}")


def _write(path: Path, content: bytes, measured: set[Path]) -> None:
    if real(path) in measured:
        raise UsageError("this is what is measured; name another file", Place(str(path)))
    write_safely(path, content)


def _write_pages(evaluation: Evaluation, folder: Path, result_of: Callable[[str], Result], number: int | None) -> None:
    from tei_memcon.evaluate import page  # few want pages

    for error in page.write_pages(folder, evaluation, result_of, number):
        _say(f"no page: {error}")


def _status(evaluation: Evaluation, least: Mapping[str, float]) -> int:
    below = evaluation.below(least)
    for sentence in below:
        _say(sentence)
    troubled = any(outcome.trouble for outcome in evaluation.outcomes)
    return FINDINGS if below or troubled else 0


def _say(message: str) -> None:
    click.echo(visible(message), err=True)
