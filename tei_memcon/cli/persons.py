"""``tei-memcon persons``: lists of persons."""

import sys
from pathlib import Path

import click

from tei_memcon.cli import visible
from tei_memcon.errors import UnreadableError, UsageError
from tei_memcon.export import find_tei
from tei_memcon.files.input import STDIN
from tei_memcon.files.output import write_safely
from tei_memcon.files.paths import is_file, is_there
from tei_memcon.model import Certainty
from tei_memcon.people.collect import LEVELS, Merge
from tei_memcon.people.collect import collect as bring_together
from tei_memcon.people.lists import to_csv, to_tei
from tei_memcon.people.personography import load
from tei_memcon.people.seen import Seen, read_people
from tei_memcon.tei.parse import parse_file

_PATH = click.Path(path_type=Path)


@click.group()
def persons() -> None:
    """Make a list of persons (a personography) for `convert --persons`."""


@persons.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=_PATH)
@click.option("-o", "--output", type=_PATH, default=Path(STDIN), metavar="FILE", help="people.xml or people.csv.")
@click.option("--known", type=_PATH, metavar="FILE", help="An earlier list, whose identifiers are kept; default: FILE.")
@click.option(
    "--merge",
    "level",
    type=click.Choice(LEVELS),
    default="high",
    show_default=True,
    help="How sure it must be that two are one person for them to become one.",
)
def collect(paths: tuple[Path, ...], output: Path, known: Path | None, level: Certainty) -> int:
    """Gather the people of many records, as TEI, into one list.

    People whom records call by the same full name, or by the same identifier, become one; each such merge is told with
    its reason, and so is everybody else who may be one person, for you to decide. Run again with the same FILE, people
    keep the identifiers that they have there, and the names, roles and identifiers that you added.

    \b
    Examples:
      tei-memcon persons collect tei/ -o persons.xml
      tei-memcon persons collect tei/ -o persons.csv --merge medium
    """
    earlier = known or (output if is_file(output) else None)
    people, made, proposed = bring_together(_seen(paths), load(earlier) if earlier else None, level)
    if not people:
        raise UsageError("no record there names a person; give TEI that tei-memcon convert has made")
    data = to_csv(people) if output.suffix.lower() == ".csv" else to_tei(people, made)
    if str(output) == STDIN:
        sys.stdout.buffer.write(data)
    else:
        write_safely(output, data)
    for merge in made:
        _say("merged", merge)
    for merge in proposed:
        _say("perhaps one", merge)
    click.echo(f"{len(people)} persons, {len(made)} merges made, {len(proposed)} proposed", err=True)
    return 0


def _seen(paths: tuple[Path, ...]) -> list[Seen]:
    found: list[Seen] = []
    for path in paths:
        if not is_there(path):
            raise UnreadableError(f"{path}: there is no such file or folder")
        for file in find_tei(path):
            found += read_people(parse_file(file.path).root, file.name)
    return found


def _say(what: str, merge: Merge) -> None:
    click.echo(visible(f"{what} ({merge.cert}): {merge.one} and {merge.other}: {merge.reason}"), err=True)
