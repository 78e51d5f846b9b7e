"""``tei-memcon validate``: check TEI files against the schema and the rules."""

from collections.abc import Sequence
from pathlib import Path

import click

from tei_memcon import plugins, reports
from tei_memcon.cli import FINDINGS, WRONG_USE
from tei_memcon.errors import UsageError
from tei_memcon.reports.text import printable
from tei_memcon.validate import Verdict, validate_many


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
@click.option("-q", "--quiet", is_flag=True, help="Print findings only: no summary, no word on skipped files.")
def validate(paths: Sequence[Path], form: str, quiet: bool) -> int:
    """Check TEI files: are they well-formed, valid, and do pointers, inferences, notes and pages hold together?

    PATH is a file, a folder (all *.xml in it and below; hidden files and XML of other kinds are left alone), or - for
    standard input. Each finding is a line: path:line:column: severity: message [RULE].

    Exit status: 0 no errors (warnings are allowed), 1 errors, 2 a file could not be read or parsed, or wrong use.

    \b
    Examples:
      tei-memcon validate tei/
      tei-memcon validate --format json 118944.xml > findings.json
    """
    verdicts = list(validate_many(paths))
    told: str = plugins.load(reports, form).report(verdicts)
    click.echo(told, nl=False)
    if not quiet:
        _summarise(verdicts)
    if all(verdict.skipped for verdict in verdicts):
        raise UsageError("no TEI was found there; name a folder with TEI files named *.xml, or a file")
    if not all(verdict.readable for verdict in verdicts):
        return WRONG_USE
    return FINDINGS if any(verdict.errors for verdict in verdicts) else 0


def _summarise(verdicts: Sequence[Verdict]) -> None:
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


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
