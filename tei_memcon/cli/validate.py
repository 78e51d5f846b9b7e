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
from tei_memcon.reports.text import printable
from tei_memcon.ruleset import Ruleset
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
    help="How to tell the findings on standard output.",
)
@click.option("--select", multiple=True, metavar="RULES", help="Ask these rules only: ids, or beginnings of ids.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not ask these rules.")
@click.option("--config", type=_FILE, metavar="FILE", help="Configuration; default: the nearest tei-memcon.toml.")
@click.option("--baseline", type=_FILE, metavar="FILE", help="Do not tell the findings that this file holds.")
@click.option("--write-baseline", is_flag=True, help="Write all that is found into the baseline, and tell nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only: no summary, no word on skipped files.")
def validate(
    paths: Sequence[Path],
    form: str,
    select: Sequence[str],
    ignore: Sequence[str],
    config: Path | None,
    baseline: Path | None,
    write_baseline: bool,
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
      tei-memcon validate --format json 118944.xml > findings.json
      tei-memcon validate tei/ --baseline baseline.json --write-baseline
    """
    wanted = configured(config)
    verdicts = list(validate_many(paths, rules=_rules(wanted, select, ignore)))
    if all(verdict.skipped for verdict in verdicts):
        _summarise(verdicts, quiet)
        raise UsageError("no TEI was found there; name a folder with TEI files named *.xml, or a file")
    known = _baseline(wanted, baseline, write_baseline)
    if known and write_baseline:
        _say(f"{known.path}: {_count(known.write(verdicts), 'finding')} will not be told any more")
        known = Baseline.read(known.path)
    mended = known.mended(verdicts) if known else 0
    verdicts = [known.without_known(verdict) for verdict in verdicts] if known else verdicts
    told: str = plugins.load(reports, form).report(verdicts)
    click.echo(told, nl=False)
    _summarise(verdicts, quiet)
    if known and mended and not quiet:
        _say(f"{known.path}: {_count(mended, 'known finding')} no longer there; write it anew with --write-baseline")
    if not all(verdict.readable for verdict in verdicts):
        return WRONG_USE
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
