"""``tei-memcon schema``: keep the schemas that validation asks for by a name."""

from pathlib import Path

import click

from tei_memcon.cli import visible
from tei_memcon.errors import UsageError
from tei_memcon.validation import registry


@click.group()
def schema() -> None:
    """Keep schemas under a name for `validate --schema NAME`: TEI's own, or those of a project.

    \b
    Examples:
      tei-memcon schema add tei_all.rng
      tei-memcon validate tei/ --schema tei_all
    """


@schema.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="By which it is asked for; default: that of the file.")
def add(path: Path, name: str | None) -> int:
    """Keep a copy of a schema: RELAX NG (.rng), XML Schema or Schematron, with what it includes.

    A schema of that name that is kept already is replaced.
    """
    called = registry.add(path, name)
    click.echo(visible(f"{called}: kept; ask it with --schema {called}"), err=True)
    return 0


@schema.command(name="list")
def list_() -> int:
    """List the schemas that are kept, and where."""
    for name, path in registry.registered().items():
        click.echo(visible(f"{name}  {path}"))
    return 0


@schema.command()
@click.argument("name")
def remove(name: str) -> int:
    """Forget a schema."""
    if not registry.remove(name):
        raise UsageError(f"no schema {name} is kept; `tei-memcon schema list` shows those that are")
    return 0
