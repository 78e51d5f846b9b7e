"""``tei-memcon convert``: records to TEI."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import click

from tei_memcon import readers, surfaces
from tei_memcon.batch import Options, convert_all, convert_one, part_records
from tei_memcon.cli import BUG, FINDINGS, WRONG_USE
from tei_memcon.cli._outcomes import message, say, tell
from tei_memcon.cli._progress import progress
from tei_memcon.decisions.load import load as load_decisions
from tei_memcon.errors import ExpectedError, Place, SelfCheckError, UsageError
from tei_memcon.files.folders import refuse_incomplete
from tei_memcon.files.input import STDIN
from tei_memcon.files.manifest import ProtectedError
from tei_memcon.files.output import UnwritableError, read_present, reason, write_safely
from tei_memcon.files.paths import is_folder, is_there
from tei_memcon.files.records import Record, find_records, refuse_collisions
from tei_memcon.people.personography import load
from tei_memcon.report import Outcome, is_report, to_report
from tei_memcon.source import codec_name
from tei_memcon.speech.reported import Layer

_STDIN = _STDOUT = Path(STDIN)
_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=_PATH)
@click.option("--out-dir", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Folder for results.")
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="Result of a single record; - is standard output.")
@click.option("--reader", default="auto", metavar="NAME", help="Reader of the source format; auto (default) finds it.")
@click.option("--surface", "own", type=_PATH, multiple=True, metavar="FILE", help="A surface of your own, in TOML.")
@click.option("--split", is_flag=True, help="Of a file that holds several records, make one TEI for each.")
@click.option("--encoding", default="utf-8", metavar="NAME", help="Encoding of the sources (default: utf-8).")
@click.option("--persons", type=_PATH, metavar="FILE", help="Personography; default: the folder's persons.xml or .csv.")
@click.option("--decisions", type=_PATH, metavar="FILE", help="Decisions on a single record; default: those beside it.")
@click.option("--no-decisions", "undecided", is_flag=True, help="Leave the decisions beside the records alone.")
@click.option("--schemas", type=_PATH, metavar="DIR", help="Folder of the schemas; default: copied beside the results.")
@click.option("--date", "day", metavar="YYYY-MM-DD", help="Date of the conversion; else SOURCE_DATE_EPOCH, or none.")
@click.option(
    "--reported",
    type=click.Choice(get_args(Layer)),
    default="run",
    show_default=True,
    help="How far reported speech is marked: not, where a clause says who speaks, or as far as it goes on.",
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes; default: as many as pay.")
@click.option("--force", is_flag=True, help="Overwrite results that were changed since they were written.")
@click.option("--check", is_flag=True, help="Write no result; exit with 1 where one is missing or would differ.")
@click.option("--report", type=_PATH, metavar="FILE", help="Write all that was found as JSON; - is standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what failed.")
def convert(
    paths: tuple[Path, ...],
    out_dir: Path | None,
    output: Path | None,
    reader: str,
    own: tuple[Path, ...],
    split: bool,
    encoding: str,
    persons: Path | None,
    decisions: Path | None,
    undecided: bool,
    schemas: Path | None,
    day: str | None,
    reported: Layer,
    jobs: int | None,
    force: bool,
    check: bool,
    report: Path | None,
    quiet: bool,
) -> int:
    """Turn plain-text records into TEI.

    Of a folder every *.txt is a record, and its tree is mirrored under --out-dir; without --out-dir a result stands
    beside its source. PATH - is standard input. What is up to date is skipped; a result that somebody has changed is
    overwritten only with --force.

    Exit status: 0 all done; 1 one record of several failed, a changed result was kept, or --check found a difference;
    2 wrong use, or the only record cannot be read or written; 3 a bug: the result failed a check that the program
    makes of itself, and was not written.

    \b
    Examples:
      tei-memcon convert 118944.txt
      tei-memcon convert records/ --out-dir tei/ --report report.json
      tei-memcon convert records/ --out-dir tei/ --check
      tei-memcon convert - < 118944.txt > 118944.xml
    """
    options = Options(
        reader=reader,
        encoding=encoding,
        date=_date(day),
        persons=persons,
        schemas=schemas,
        force=force,
        check=check,
        describe=report is not None,
        jobs=jobs,
        surfaces=own,
        reported=reported,
        decisions=decisions,
        undecided=undecided,
    )
    _refuse_options(options)
    _refuse_split(split, paths, output)
    records = _records(paths, out_dir, output)
    records = list(part_records(records, options)) if split else records
    _refuse_decisions(options, records)
    if report:
        _refuse_report(report, records, force)
    to_stdout = records[0].result == _STDOUT
    outcomes = [_to_stdout(records[0], options)] if to_stdout else _to_files(records, options, quiet)
    if report:
        _write_report(report, outcomes)
    if not quiet:
        tell(outcomes, report, out_dir)
    return _status(outcomes)


def _refuse_options(options: Options) -> None:
    """Refuse at once what would make every record fail."""
    codec_name(options.encoding)
    readers.refuse_name(options.reader, surfaces.load(options.surfaces))
    if options.schemas:
        refuse_incomplete(options.schemas)
    if options.persons:
        load(options.persons)


def _refuse_decisions(options: Options, records: list[Record]) -> None:
    """Refuse at once a file of decisions that cannot be read, or that cannot be that of all records."""
    if options.decisions and options.undecided:
        raise UsageError("--decisions and --no-decisions exclude each other")
    if options.decisions and len(records) > 1:
        raise UsageError("--decisions names those on a single record; those of several lie beside them")
    if options.decisions:
        load_decisions(options.decisions)


def _refuse_split(split: bool, paths: tuple[Path, ...], output: Path | None) -> None:
    if split and _STDIN in paths:
        raise UsageError("--split names its results after a file; save standard input as one first")
    if split and output:
        raise UsageError("-o names the result of a single record; with --split, name a folder with --out-dir")


def _date(day: str | None) -> str | None:
    """The date of the conversion; reproducible builds give it in SOURCE_DATE_EPOCH, and no clock is read."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if day is None:
            return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch else None
        if date.fromisoformat(day).isoformat() == day:
            return day
    except (ValueError, OverflowError, OSError):
        pass
    if day is None:
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a number of seconds")
    raise UsageError(f"--date is {day!r}; write a date as 2026-11-21")


def _records(paths: tuple[Path, ...], out_dir: Path | None, output: Path | None) -> list[Record]:
    if out_dir and output:
        raise UsageError("--out-dir and -o exclude each other; -o names the result of a single record")
    if _STDIN in paths and (len(paths) > 1 or out_dir):
        raise UsageError("- (standard input) is a single record; name its result with -o FILE")
    if output is None and _STDIN not in paths:
        return find_records(paths, out_dir)
    if len(paths) > 1 or is_folder(paths[0]):
        raise UsageError("-o names the result of a single record; for several, name a folder with --out-dir")
    result = output or _STDOUT
    return [Record(paths[0], result, result.parent)]


def _refuse_report(report: Path, records: list[Record], force: bool) -> None:
    if report == _STDOUT:
        if records[0].result == _STDOUT:
            raise UsageError("the result and the report cannot both go to standard output; name a file for one")
        return
    refuse_collisions(records, written=[report])
    present = read_present(report)
    if present is not None and not is_report(present) and not force:
        raise ProtectedError(
            "this is no earlier report; name another file, or overwrite it with --force", Place(str(report))
        )


def _to_stdout(record: Record, options: Options) -> Outcome:
    if options.check:
        raise UsageError("--check compares with files; name the result with -o or --out-dir")
    try:
        product = convert_one(record.source, options)
    except (ExpectedError, SelfCheckError) as error:
        failed = Outcome(record.source, record.result, "failed", error=error)
        say(message(failed))
        return failed
    _put(product.xml)
    return Outcome(record.source, record.result, "written", product.description)


def _to_files(records: list[Record], options: Options, quiet: bool) -> list[Outcome]:
    outcomes = []
    with progress("converting", len(records), quiet=quiet) as shown:
        for event in convert_all(records, options):
            if line := _told(event):
                shown.clear()
                say(line)
            if isinstance(event, Outcome):
                outcomes.append(event)
                shown.advance()
    return outcomes


def _told(event: Outcome | ExpectedError) -> str:
    """What is said at once; of most records nothing."""
    if isinstance(event, ExpectedError):
        return f"{event.place}: warning: {event.message}"
    if event.status == "failed":
        return message(event)
    if event.status == "would change":
        return f"{event.result}: {'would change' if is_there(event.result) else 'is missing'}"
    return ""


def _write_report(report: Path, outcomes: list[Outcome]) -> None:
    content = to_report(outcomes)
    if report == _STDOUT:
        _put(content)
    else:
        write_safely(report, content)


def _status(outcomes: list[Outcome]) -> int:
    failed = [outcome.error for outcome in outcomes if outcome.status == "failed"]
    if any(isinstance(error, SelfCheckError) for error in failed):
        return BUG
    if failed and len(outcomes) == 1 and not isinstance(failed[0], ProtectedError):
        return WRONG_USE
    return FINDINGS if failed or any(outcome.status == "would change" for outcome in outcomes) else 0


def _put(data: bytes) -> None:
    """Write to standard output, byte for byte."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # whoever read it wants no more: no error
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left must not be flushed again
        raise UnwritableError(f"standard output cannot be written ({reason(error)}); nothing was kept") from None
