"""What became of records, told on standard error."""

from pathlib import Path

import click

from tei_memcon.cli import short, visible
from tei_memcon.errors import ExpectedError, Place
from tei_memcon.report import Outcome, summarise
from tei_memcon.source import printable

_STATES = ("written", "up_to_date", "would_change", "failed")
_FOUND = {
    "turns": "turn",
    "reported_runs": "reported run",
    "notes": "note",
    "page_breaks": "page break",
    "warnings": "warning",
    "suggestions": "suggestion",
}


def tell(outcomes: list[Outcome], report: Path | None, out_dir: Path | None) -> None:
    """What was found, and how much: of a single record each remark, of all what no longer fits."""
    sums = summarise(outcomes)
    described = [outcome for outcome in outcomes if outcome.description]
    _tell_unfit(outcomes)
    if len(outcomes) == 1 and described:
        _tell_remarks(described[0])
    states = [f"{sums[name]} {name.replace('_', ' ')}" for name in _STATES if sums.get(name)]
    where = f"; results in {out_dir}" if out_dir else ""
    say(f"{_counted(len(outcomes), 'record')}: {', '.join(states)}{where}")
    if described:
        found = ", ".join(_counted(sums.get(name, 0), word) for name, word in _FOUND.items())
        if any(outcome.description and outcome.description.decisions for outcome in described):
            found += f", {_counted(sums['decisions'], 'decision')} applied"
            found += f" and {sums['decisions_unfit']} not" if sums["decisions_unfit"] else ""
        say(f"{found} ({f'see {report}' if report else '--report FILE lists them'})")


def message(outcome: Outcome) -> str:
    """Where and why a record failed; the program's own checks know only the name of its file."""
    if isinstance(outcome.error, ExpectedError):
        return str(outcome.error)
    said = str(outcome.error).removeprefix(printable(outcome.source.name))
    return f"{outcome.source}{'' if said.startswith(':') else ': '}{said}"


def _tell_remarks(outcome: Outcome) -> None:
    assert outcome.description
    for kind, remarks in ("warning", outcome.description.warnings), ("suggestion", outcome.description.suggestions):
        for remark in remarks:
            say(f"{outcome.source}:{remark.line}:{remark.column}: {kind}: {remark.message}")


def _tell_unfit(outcomes: list[Outcome]) -> None:
    """The decisions that no longer fit; they are few, and somebody's work."""
    for outcome in outcomes:
        for row in outcome.description.decisions if outcome.description else ():
            if row.unfit:
                say(f"{Place(row.file, row.line, row.column)}: warning: {row.unfit}")


def _counted(number: int, word: str) -> str:
    """A number and what it counts, as in ``1 turn``, ``1,301 records``."""
    return f"{number:,} {word if number == 1 else word + 's'}"


def say(line: str) -> None:
    """Write a line to standard error."""
    click.echo(visible(short(line)), err=True)
