"""``tei-memcon init``: a folder in which a corpus can begin."""

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from tei_memcon.cli import visible
from tei_memcon.new_corpus import SERVICES, write_corpus


@click.command()
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option(
    "--ci",
    "services",
    multiple=True,
    default=["github"],
    show_default=True,
    type=click.Choice([*SERVICES, "none"]),
    help="Whose continuous integration is to check the corpus; may be given several times.",
)
def init(folder: Path, services: Sequence[str]) -> int:
    """Write what a new corpus needs: an example record, tei-memcon.toml, a file for continuous integration, a README.

    DIR is the folder, by default this one. Nothing that is there already is replaced: then nothing is written at all.

    \b
    Examples:
      tei-memcon init corpus
      tei-memcon init corpus --ci gitlab
    """
    written = write_corpus(folder, [one for one in services if one != "none"])
    for path in written:
        click.echo(visible(f"{path}: written"))
    go_there = "" if folder == Path() else f"cd {shlex.quote(folder.as_posix())}; "
    click.echo(visible(f"next: {go_there}tei-memcon convert records; tei-memcon validate records"))
    return 0
