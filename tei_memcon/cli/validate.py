"""``tei-memcon validate``: check TEI files against the schema and the rules."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from tei_memcon import plugins, reports
from tei_memcon.baseline import Baseline
from tei_memcon.cli import FINDINGS, WRONG_USE, visible
from tei_memcon.cli._configured import configured
from tei_memcon.configuration import Configuration
from tei_memcon.errors import Place, UsageError
from tei_memcon.output import write_safely
from tei_memcon.reports.text import printable
from tei_memcon.ruleset import Ruleset
from tei_memcon.schema_choice import SchemaChoice
from tei_memcon.tei.parse import STDIN
from tei_memcon.validate import Verdict, validate_many

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(plugins.names(reports)),
    default="text",
    show_default=True,
    help="How to tell the findings, on standard output or in the file of --output.",
)
@click.option("-o", "--output", type=_FILE, metavar="FILE", help="Write that into a file, beside the lines of text.")
@click.option("--select", multiple=True, metavar="RULES", help="Ask these rules only: ids, or beginnings of ids.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not ask these rules.")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="NAME",
    help="Judge by this schema: a file, a name that `tei-memcon schema add` knows, tei-memcon for our own, auto for "
    "those that a document names, none. Default: our own, for the documents that declare it.",
)
@click.option("--config", type=_FILE, metavar="FILE", help="Configuration; default: the nearest tei-memcon.toml.")
@click.option("--baseline", type=_FILE, metavar="FILE", help="Do not tell the findings that this file holds.")
@click.option("--write-baseline", is_flag=True, help="Write all that is found into the baseline, and tell nothing.")
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="Exit with 1 if there are more warnings.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--fix", is_flag=True, help="Mend what is wrong beyond doubt: show it as a diff, then write the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, as a diff, and change nothing.")
@click.option("--stdin-filename", metavar="NAME", help="What messages call standard input.")
@click.option("--tei-only", is_flag=True, help="Skip XML of other kinds where it is named, too, as in folders.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only: no summary, no word on skipped files.")
def validate(
    paths: Sequence[Path],
    form: str,
    output: Path | None,
    select: Sequence[str],
    ignore: Sequence[str],
    schemas: Sequence[str],
    config: Path | None,
    baseline: Path | None,
    write_baseline: bool,
    max_warnings: int | None,
    exit_zero: bool,
    fix: bool,
    diff: bool,
    stdin_filename: str | None,
    tei_only: bool,
    quiet: bool,
) -> int:
    """Check TEI files: are they well-formed, valid, and do pointers, inferences, notes and pages hold together?

    PATH is a file, a folder (all *.xml in it and below; hidden files and XML of other kinds are left alone), or - for
    standard input. Each finding is a line: path:line:column: severity: message [RULE].

    RULES are separated by commas: TMC101,TMC3. `tei-memcon rules TMC101` says why a rule asks what it asks.

    Exit status: 0 no errors (warnings are allowed), 1 errors, 2 a file could not be read or parsed, or wrong use.

    \b
    Examples:
      tei-memcon validate tei/
      tei-memcon validate tei/ --format sarif --output findings.sarif
      tei-memcon validate edition/ --schema auto --schema edition.sch
      tei-memcon validate tei/ --baseline known.json --write-baseline
      tei-memcon validate tei/ --diff
    """
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
    verdicts = list(
        validate_many(
            paths,
            rules=rules,
            schemas=choice,
            stdin_name=stdin_name,
            tei_only=tei_only,
        )
    )
    if all(verdict.skipped for verdict in verdicts) and not tei_only:
        _summarise(verdicts, quiet)
        raise UsageError("no TEI was found there; name a folder with TEI files named *.xml, or a file")
    known = _baseline(wanted, baseline, write_baseline)
    if known and write_baseline:
        _say(f"{known.path}: {_count(known.write(verdicts), 'finding')} will not be told any more")
        known = Baseline.read(known.path)
    new = [known.without_known(verdict) for verdict in verdicts] if known else verdicts
    _tell(new, form, output)
    _summarise(new, quiet)
    if known and not quiet and (mended := known.mended(verdicts)):
        _say(f"{known.path}: {_count(mended, 'known finding')} no longer there; write it anew with --write-baseline")
    status = _status(new, wanted.max_warnings if max_warnings is None else max_warnings)
    return 0 if exit_zero else status


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


def _tell(verdicts: Sequence[Verdict], form: str, output: Path | None) -> None:
    """Tell the findings; where a file takes the form that was asked for, the terminal still gets lines of text."""
    told: str = plugins.load(reports, form).report(verdicts)
    if output is not None:
        if output.resolve() in {Path(verdict.file).resolve() for verdict in verdicts}:
            raise UsageError("this is what is checked; name another file", Place(str(output)))
        write_safely(output, told.encode("utf-8", "backslashreplace"))
        told = plugins.load(reports, "text").report(verdicts)
    click.echo(told, nl=False)


def _status(verdicts: Sequence[Verdict], most: int | None) -> int:
    if not all(verdict.readable for verdict in verdicts):
        return WRONG_USE
    warnings = sum(verdict.warnings for verdict in verdicts)
    if most is not None and warnings > most:
        _say(f"too many warnings: {warnings}, where at most {most} are allowed")
        return FINDINGS
    return FINDINGS if any(verdict.errors for verdict in verdicts) else 0


def _rules(wanted: Configuration, select: Sequence[str], ignore: Sequence[str]) -> Ruleset:
    """The rules that are asked: with --select those alone, whatever the configuration says; --ignore is added to it."""
    selected, ignored = (
        tuple(one.strip() for many in some for one in many.split(",") if one.strip()) for some in (select, ignore)
    )
    chosen = wanted.rules
    if selected:
        chosen = replace(chosen, select=selected, ignore=())
    chosen = replace(chosen, ignore=(*chosen.ignore, *ignored))
    for _, message in chosen.slips():
        raise UsageError(message)
    return chosen


def _baseline(wanted: Configuration, named: Path | None, writing: bool) -> Baseline | None:
    path = named or wanted.baseline
    if path is None:
        if writing:
            raise UsageError("--write-baseline needs a file; name it with --baseline, or in the configuration")
        return None
    if path.exists():
        return Baseline.read(path)
    if writing:
        return Baseline(path)
    raise UsageError("there is no such baseline; check the name, or write it with --write-baseline", Place(str(path)))


def _summarise(verdicts: Sequence[Verdict], quiet: bool) -> None:
    if quiet:
        return
    for verdict in verdicts:
        if verdict.skipped:
            click.echo(f"{printable(verdict.file)}: skipped, this is XML but not TEI", err=True)
    if unjudged := sum(verdict.unjudged for verdict in verdicts):
        what = "1 file was" if unjudged == 1 else f"{unjudged} files were"
        _say(f"{what} judged by the rules alone, not by a schema; name one with --schema, or say --schema none")
    click.echo(summary(verdicts), err=True)


def summary(verdicts: Sequence[Verdict]) -> str:
    """One line on all files.

    >>> summary([Verdict("a.xml"), Verdict("b.xml")])
    '2 files: 2 valid'
    """
    checked = [verdict for verdict in verdicts if not verdict.skipped]
    by_status = {
        status: [one for one in checked if one.status == status] for status in ("valid", "invalid", "unreadable")
    }
    parts = []
    if by_status["valid"]:
        parts.append(f"{len(by_status['valid'])} valid")
    if by_status["invalid"]:
        errors = sum(verdict.errors for verdict in by_status["invalid"])
        parts.append(f"{len(by_status['invalid'])} with {_count(errors, 'error')}")
    if by_status["unreadable"]:
        parts.append(f"{len(by_status['unreadable'])} unreadable")
    if warnings := sum(verdict.warnings for verdict in checked):
        parts.append(_count(warnings, "warning"))
    return f"{_count(len(checked), 'file')}: {', '.join(parts) or 'nothing to check'}"


def _say(message: str) -> None:
    click.echo(visible(message), err=True)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
