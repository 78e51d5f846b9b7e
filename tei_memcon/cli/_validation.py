"""What ``tei-memcon validate`` does, once its options are understood."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tei_memcon import plugins, reports
from tei_memcon.cli import FINDINGS, INTERRUPTED, visible
from tei_memcon.cli._configured import configured
from tei_memcon.cli._progress import Progress, progress
from tei_memcon.cli._tally import Tally, counted
from tei_memcon.errors import Place, UsageError
from tei_memcon.files.input import STDIN
from tei_memcon.files.output import write_safely
from tei_memcon.files.paths import is_there, real
from tei_memcon.reports.text import printable
from tei_memcon.validate import File, Verdict, find_files, validate_files
from tei_memcon.validation.configuration import Configuration
from tei_memcon.validation.corpus import Corpus
from tei_memcon.validation.ruleset import Ruleset
from tei_memcon.validation.schema_choice import SchemaChoice

if TYPE_CHECKING:
    from tei_memcon.validation.baseline import Baseline


def check(
    paths: Sequence[Path],
    *,
    form: str = "text",
    output: Path | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    schemas: Sequence[str] = (),
    config: Path | None = None,
    baseline: Path | None = None,
    write_baseline: bool = False,
    max_warnings: int | None = None,
    exit_zero: bool = False,
    fix: bool = False,
    diff: bool = False,
    jobs: int | None = None,
    stdin_filename: str | None = None,
    tei_only: bool = False,
    quiet: bool = False,
) -> int:
    """Check files, tell what is found, and return the exit status; the options are those of `tei-memcon validate`."""
    wanted = configured(config)
    if stdin_filename and STDIN not in map(str, paths):
        raise UsageError("--stdin-filename names standard input; give - as well")
    if fix and diff:
        raise UsageError("--diff shows what --fix would write; give one of them")
    rules = _rules(wanted, select, ignore)
    choice = SchemaChoice(tuple(schemas) or wanted.schemas)
    stdin_name = stdin_filename or "standard input"
    if diff or (fix and STDIN in map(str, paths)):
        status = _show_or_pass_on(paths, rules, choice, stdin_name, fix=fix, told=form != "text" or output is not None)
        return 0 if exit_zero and status == FINDINGS else status
    if fix:
        from tei_memcon.cli import _mending  # seldom wanted

        _mending.fix(paths, rules, quiet=quiet)
    files = find_files(paths, stdin_name, tei_only=tei_only)
    if output is not None:
        _refuse_output(output, files)
    run = _Run(len(files), _baseline(wanted, baseline, write_baseline), learning=write_baseline, quiet=quiet)
    most = wanted.max_warnings if max_warnings is None else max_warnings
    try:
        with closing(validate_files(files, rules=rules, schemas=choice, corpus=Corpus(paths), jobs=jobs)) as verdicts:
            run.tell(verdicts, form, output)
    except KeyboardInterrupt:
        return run.interrupted(output)
    run.summarise(most)
    if not run.tally.checked and not tei_only:
        raise UsageError("no TEI was found there; name a folder with TEI files named *.xml, or a file")
    return 0 if exit_zero else run.tally.status(most)


def _show_or_pass_on(
    paths: Sequence[Path], rules: Ruleset, choice: SchemaChoice, stdin_name: str, *, fix: bool, told: bool
) -> int:
    """Print what would be mended, or standard input with what is mended: nothing else can stand on standard output."""
    from tei_memcon.cli import _mending

    if told:
        raise UsageError(f"{'--fix with -' if fix else '--diff'} has its own output; leave out --format and --output")
    if not fix:
        return _mending.show(paths, rules, stdin_name)
    if len(paths) > 1:
        raise UsageError("--fix writes standard input to standard output; give - alone")
    return _mending.fix_standard_input(stdin_name, rules, choice)


class _Run:
    """What is told while files are checked, and after.

    Args:
        files: how many.
        known: findings that are not told.
        learning: all that is found becomes known.
        quiet: only findings are told.
    """

    def __init__(self, files: int, known: "Baseline | None", *, learning: bool, quiet: bool) -> None:
        self.files, self.known, self.learning, self.quiet = files, known, learning, quiet
        self.tally = Tally()
        self.learnt = self.mended = 0

    def tell(self, verdicts: Iterable[Verdict], form: str, output: Path | None) -> None:
        """Tell the findings as they come; a file gets the form that was asked for, and the terminal lines of text."""
        kept: list[Verdict] = []
        with progress("checking", self.files, quiet=self.quiet) as shown:
            new = self.new(verdicts, shown)
            telling = new if output is None else _keeping(new, kept)
            for piece in filter(None, _pieces("text" if output else form, telling)):
                shown.clear()
                print(piece, end="", flush=True)
        if output is not None:
            write_safely(output, "".join(_pieces(form, kept)).encode("utf-8", "backslashreplace"))

    def new(self, verdicts: Iterable[Verdict], shown: Progress) -> Iterator[Verdict]:
        """What is to be told of each file, counted."""
        for verdict in verdicts:
            new = self.without_known(verdict)
            self.tally.add(new)
            if verdict.skipped and not self.quiet:
                shown.clear()
                _say(f"{printable(verdict.file)}: skipped, this is XML but not TEI")
            yield new
            shown.advance()

    def without_known(self, verdict: Verdict) -> Verdict:
        if self.known is None:
            return verdict
        if self.learning:
            new = self.known.learn(verdict)
            self.learnt += len(verdict.findings) - len(new.findings)
            return new
        self.mended += self.known.mended(verdict)
        return self.known.without_known(verdict)

    def summarise(self, most: int | None) -> None:
        """Say what the run comes to; write down what was learnt."""
        tally = self.tally
        if self.known and self.learning:
            self.known.write()
            _say(f"{self.known.path}: {counted(self.learnt, 'finding')} will not be told any more")
        if not self.quiet:
            if tally.unjudged:
                what = "1 file was" if tally.unjudged == 1 else f"{tally.unjudged} files were"
                _say(f"{what} judged by the rules alone, not by a schema; name one with --schema, or say --schema none")
            _say(tally.summary())
            if self.known and self.mended:
                what = f"{counted(self.mended, 'known finding')} no longer there"
                _say(f"{self.known.path}: {what}; write it anew with --write-baseline")
        if most is not None and tally.warnings > most:
            _say(f"too many warnings: {tally.warnings}, where at most {most} are allowed")

    def interrupted(self, output: Path | None) -> int:
        """Say how far the run came."""
        done = self.tally.statuses.total()
        lost = [str(output)] if output else []
        lost += [str(self.known.path)] if self.known and self.learning else []
        far = f" after {done:,} of {self.files:,} files" if self.files > 1 else ""
        _say(f"tei-memcon: interrupted{far}" + (f"; {' and '.join(lost)} was not written" if lost else ""))
        return INTERRUPTED


def _pieces(form: str, verdicts: Iterable[Verdict]) -> Iterator[str]:
    """A report in pieces, each as soon as it can be told; some forms must know all first."""
    report = plugins.load(reports, form)
    if hasattr(report, "pieces"):
        yield from report.pieces(verdicts)
    else:
        yield report.report(list(verdicts))


def _keeping(verdicts: Iterable[Verdict], kept: list[Verdict]) -> Iterator[Verdict]:
    for verdict in verdicts:
        kept.append(verdict)
        yield verdict


def _refuse_output(output: Path, files: Iterable[File]) -> None:
    if real(output) in {real(file.path) for file in files}:
        raise UsageError("this is what is checked; name another file", Place(str(output)))


def _rules(wanted: Configuration, select: Sequence[str], ignore: Sequence[str]) -> Ruleset:
    """The rules that are asked: with --select those alone, whatever the configuration says; --ignore is added to it."""
    selected, ignored = (
        tuple(one.strip() for many in some for one in many.split(",") if one.strip()) for some in (select, ignore)
    )
    chosen = wanted.rules
    if selected:
        chosen = chosen._replace(select=selected, ignore=())
    chosen = chosen._replace(ignore=(*chosen.ignore, *ignored))
    for _, message in chosen.slips():
        raise UsageError(message)
    return chosen


def _baseline(wanted: Configuration, named: Path | None, writing: bool) -> "Baseline | None":
    path = named or wanted.baseline
    if path is None:
        if writing:
            raise UsageError("--write-baseline needs a file; name it with --baseline, or in the configuration")
        return None
    from tei_memcon.validation.baseline import Baseline

    if is_there(path):
        return Baseline.read(path)
    if writing:
        return Baseline(path)
    raise UsageError("there is no such baseline; check the name, or write it with --write-baseline", Place(str(path)))


def _say(message: str) -> None:
    print(visible(message), file=sys.stderr, flush=True)
