"""``tei-memcon review``: a page on which a scholar decides what the converter could only guess."""

import sys
from pathlib import Path

import click

from tei_memcon import surfaces
from tei_memcon.batch import Options, find_personography
from tei_memcon.cli._outcomes import say
from tei_memcon.decisions.load import load as load_decisions
from tei_memcon.errors import Place, UsageError
from tei_memcon.files.input import STDIN, read_file
from tei_memcon.files.manifest import ProtectedError
from tei_memcon.files.output import read_present, write_safely
from tei_memcon.files.paths import is_file
from tei_memcon.files.records import decisions_beside
from tei_memcon.people.personography import load
from tei_memcon.review import is_page
from tei_memcon.review import review as review_record
from tei_memcon.several import split
from tei_memcon.source import Source, printable

_PATH = click.Path(path_type=Path)
_STDOUT = Path(STDIN)


@click.command()
@click.argument("path", metavar="FILE", type=_PATH)
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="The page; default: beside the record; - is stdout.")
@click.option("--decisions", type=_PATH, metavar="FILE", help="Decisions to go on with; default: those beside it.")
@click.option("--part", default="", metavar="NAME", help="Which record of a file that holds several, as d12.")
@click.option("--reader", default="auto", metavar="NAME", help="Reader of the source format; auto (default) finds it.")
@click.option("--surface", "own", type=_PATH, multiple=True, metavar="FILE", help="A surface of your own, in TOML.")
@click.option("--encoding", default="utf-8", metavar="NAME", help="Encoding of the record (default: utf-8).")
@click.option("--persons", type=_PATH, metavar="FILE", help="Personography; default: the folder's persons.xml or .csv.")
@click.option("--force", is_flag=True, help="Replace a file that is no review page.")
def review(
    path: Path,
    output: Path | None,
    decisions: Path | None,
    part: str,
    reader: str,
    own: tuple[Path, ...],
    encoding: str,
    persons: Path | None,
    force: bool,
) -> int:
    """Make a page on which to decide what was guessed in a record.

    FILE is a record as plain text. The page shows it beside its encoding, with everything that the converter concluded
    or warns of, and offers what you decide as a file. Put that beside the record: convert reads it there.

    \b
    Examples:
      tei-memcon review 118944.txt
      tei-memcon review d68.txt -o - > page.html
    """
    if str(path) == STDIN:
        raise UsageError("a file of decisions lies beside its record; save standard input as a file first")
    known = find_personography(path, Options(persons=persons))
    source = _part(Source.from_bytes(read_file(path), printable(path.name), encoding), part, reader)
    decided_name = decisions_beside(path, part).name
    decided = decisions or decisions_beside(path, part)
    page = review_record(
        source,
        load_decisions(decided) if decisions or is_file(decided) else None,
        file_name=printable(decided.name),
        reader=reader,
        personography=load(known) if known else None,
        surfaces=surfaces.load(own),
    )
    page_name = decided_name.removesuffix(".decisions.toml") + ".review.html"
    target = output or path.with_name(page_name)
    if target == _STDOUT:
        sys.stdout.buffer.write(page)
        return 0
    _write(target, page, force=force)
    say(f"{target}: open it in a browser; put the {printable(decided.name)} that it offers beside the record")
    return 0


def _part(source: Source, part: str, reader: str) -> Source:
    """The record to review, of a file that may hold several."""
    parts = {one.part: one for one in split(source)} if part or reader == "auto" else {}
    if part in parts and (part or len(parts) == 1):
        return parts[part]
    if part or len(parts) > 1:
        found = f"this file holds the records {', '.join(parts)}" if len(parts) > 1 else "this file holds one record"
        raise UsageError(f"{found}; choose one with --part", Place(source.name))
    return source


def _write(target: Path, page: bytes, *, force: bool) -> None:
    """Write the page; one that stands there holds nothing that its reader's browser or file has not."""
    present = read_present(target)
    if present is not None and not is_page(present) and not force:
        raise ProtectedError(
            "this is no review page; name another file with -o, or replace it with --force", Place(str(target))
        )
    write_safely(target, page)
