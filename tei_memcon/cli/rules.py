"""``tei-memcon rules``: what validation asks, and why."""

from pathlib import Path

import click

from tei_memcon.cli._configured import configured
from tei_memcon.errors import UsageError
from tei_memcon.validation.rule_ids import why_unknown
from tei_memcon.validation.rulebook import rulebook
from tei_memcon.validation.ruleset import Ruleset


@click.command()
@click.argument("ids", nargs=-1, metavar="[RULE]...")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Configuration; default: the nearest tei-memcon.toml, or pyproject.toml with [tool.tei-memcon].",
)
def rules(ids: tuple[str, ...], config: Path | None) -> int:
    """List the rules of validation, or tell all about some: what they ask, why, a bad and a good example.

    RULE is an id such as TMC101, or the beginning of ids: TMC1 is all rules on pointers. The list shows the severity
    that each rule has by the configuration, and "off" where it is not asked.

    \b
    Examples:
      tei-memcon rules
      tei-memcon rules TMC101
    """
    book = rulebook()
    for written in ids:
        if reason := why_unknown(written.upper()):
            raise UsageError(reason)
    if ids:
        told = [rule.page() for rule in book.values() if rule.id.startswith(tuple(map(str.upper, ids)))]
        click.echo("\n".join(told), nl=False)
        return 0
    chosen: Ruleset = configured(config).rules
    for rule in book.values():
        severity = chosen.severity(rule.id, rule.severity) if chosen.asks(rule.id) else "off"
        click.echo(f"{rule.id}  {severity:8} {rule.asks}")
    return 0
