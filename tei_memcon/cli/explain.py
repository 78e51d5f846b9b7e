"""``tei-memcon explain``: who says each sentence of a record, and why."""

from collections.abc import Iterable
from pathlib import Path

import click

from tei_memcon import surfaces
from tei_memcon.batch import Options, find_personography
from tei_memcon.cli import visible
from tei_memcon.errors import Place, UsageError
from tei_memcon.explain import Explanation
from tei_memcon.explain import explain as explain_record
from tei_memcon.files.input import read_file
from tei_memcon.people.personography import load
from tei_memcon.source import Source

_PATH = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("path", metavar="FILE", type=_PATH)
@click.option("--line", "lines", type=click.IntRange(min=1), multiple=True, metavar="N", help="Only what stands there.")
@click.option("--reader", default="auto", metavar="NAME", help="Reader of the source format; auto (default) finds it.")
@click.option("--surface", "own", type=_PATH, multiple=True, metavar="FILE", help="A surface of your own, in TOML.")
@click.option("--encoding", default="utf-8", metavar="NAME", help="Encoding of the record (default: utf-8).")
@click.option("--persons", type=_PATH, metavar="FILE", help="Personography; default: the folder's persons.xml or .csv.")
def explain(
    path: Path, lines: tuple[int, ...], reader: str, own: tuple[Path, ...], encoding: str, persons: Path | None
) -> int:
    """Say of each sentence of a record who speaks, how sure that is, and why.

    FILE is a record as plain text, or - for standard input. Each sentence is told by its place, its speaker and the
    reason, and then printed as it stands. --line may be given several times.

    \b
    Examples:
      tei-memcon explain d68.txt --line 42
      tei-memcon explain d68.txt | less
    """
    known = find_personography(path, Options(persons=persons))
    source = Source.from_bytes(read_file(path), str(path), encoding)
    found = explain_record(
        source, reader=reader, personography=load(known) if known else None, surfaces=surfaces.load(own)
    )
    _refuse_lines(source, lines)
    for one in found:
        if not lines or any(line in _lines_of(one, source) for line in lines):
            click.echo(visible(_told(one, source)))
    for line in lines:
        if not any(line in _lines_of(one, source) for one in found):
            place = Place(source.name, line)
            click.echo(
                f"{place}: no sentence: a blank line, a field of the header, a note or the page around", err=True
            )
    return 0


def _refuse_lines(source: Source, lines: Iterable[int]) -> None:
    last = source.place(max(0, len(source.text) - 1)).line or 1
    for line in lines:
        if line > last:
            raise UsageError(f"--line {line}: the last line is {last}", Place(source.name))


def _lines_of(one: Explanation, source: Source) -> range:
    """The lines on which a sentence stands."""
    first, last = source.place(one.span.start).line or 1, source.place(one.span.end - 1).line or 1
    return range(first, last + 1)


def _told(one: Explanation, source: Source) -> str:
    who = " and ".join(one.who) or "nobody"
    sure = f" ({one.cert})" if one.cert and one.who else ""
    words = " ".join(source.text[one.span.start : one.span.end].split())
    return f"{source.place(one.span.start)}: {who}{sure}: {one.reason}\n    {words}"
