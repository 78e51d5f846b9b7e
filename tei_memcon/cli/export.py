"""``tei-memcon export``: TEI to text, a page or a table."""

import contextlib
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from tei_memcon import exporters, plugins
from tei_memcon.cli import FINDINGS, visible
from tei_memcon.errors import ExpectedError, Place, UnreadableError, UsageError
from tei_memcon.export import (
    TeiFile,
    export_all,
    export_tables,
    find_tei,
    left_out,
    makes_tables,
    takes_many,
    to_record,
)
from tei_memcon.export import export as export_record
from tei_memcon.exporters import Record
from tei_memcon.files.input import STDIN
from tei_memcon.files.output import read_present, write_safely
from tei_memcon.files.paths import is_folder, real
from tei_memcon.tei.parse import Parsed, parse_file


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--to", metavar="NAME", help="The export; --list shows which there are.")
@click.option(
    "--out-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write a file for each record into DIR; of tables, a file for each table.",
)
@click.option("-o", "--output", metavar="FILE", help="Write one file; - is standard output.")
@click.option("--force", is_flag=True, help="Replace files that have another content.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what failed.")
@click.option("--list", "show_list", is_flag=True, help="Show the exports and end.")
def export(
    paths: tuple[Path, ...],
    to: str | None,
    out_dir: Path | None,
    output: str | None,
    force: bool,
    quiet: bool,
    show_list: bool,
) -> int:
    """Turn TEI files into other formats.

    Of a folder every *.xml that is TEI is taken, and its tree is mirrored under --out-dir. Tables, graphs and
    citations hold all records in one file; into --out-dir, tables go as several: turns, people, notes, omissions.
    What is one file goes to standard output unless -o or --out-dir says where to. PATH - is standard input. What an
    export cannot carry is counted on standard error. Exit status: 0 all done, 1 some records failed, 2 wrong use or
    unreadable input.

    \b
    Examples:
      tei-memcon export 118944.xml --to text
      tei-memcon export tei/ --to html --out-dir pages/
      tei-memcon export tei/ --to csv -o turns.csv
      tei-memcon export tei/ --to parquet --out-dir tables/
    """
    if show_list:
        return _list()
    if not paths or to is None:
        raise UsageError("name what to export and what to, as in: tei-memcon export tei/ --to html --out-dir pages/")
    files = _find(paths)
    one_file = takes_many(to) or (len(files) == 1 and not is_folder(paths[0]) and out_dir is None)
    _refuse_targets(to, one_file, out_dir, output)
    run = _Run(files, to, force, quiet, tables=out_dir is not None and makes_tables(to))
    if out_dir is None:
        run.write_one(output or STDIN)
    elif run.tables:
        run.write_tables(out_dir)
    else:
        run.write_each(out_dir, contents=any(is_folder(path) for path in paths))
    return FINDINGS if run.failed else 0


def _list() -> int:
    """The exports, a line each: name, suffix, what it is, and in brackets what it needs."""
    plugged = plugins.load_all(exporters)
    name_width = max(len(name) for name, _ in plugged)
    suffix_width = max(len(exporter.SUFFIX) for _, exporter in plugged)
    for name, exporter in plugged:
        what = (exporter.__doc__ or "").strip().splitlines()[0]
        needs = getattr(exporter, "NEEDS", "")
        click.echo(f"{name:{name_width}} {exporter.SUFFIX:{suffix_width}} {what}" + (f" [{needs}]" if needs else ""))
    return 0


def _find(paths: tuple[Path, ...]) -> list[TeiFile]:
    """The files that the paths name, each once: a record named twice must not count twice in a table."""
    files: dict[Path, TeiFile] = {}
    for path in paths:
        found = [TeiFile(path, "stdin")] if str(path) == STDIN else find_tei(path)
        if not found:
            raise UsageError("no TEI in this folder: it has no *.xml", Place(str(path)))
        for file in found:
            files.setdefault(real(file.path), file)
    return list(files.values())


def _refuse_targets(to: str, one_file: bool, out_dir: Path | None, output: str | None) -> None:
    if out_dir is not None and output is not None:
        raise UsageError(
            "--out-dir and -o exclude each other; --out-dir is for a file for each record, -o for one file"
        )
    if out_dir is not None and takes_many(to) and not makes_tables(to):
        raise UsageError(f"{to} makes one file of all records; name it with -o FILE in place of --out-dir")
    if out_dir is None and not one_file:
        raise UsageError(f"{to} makes a file for each record; name a folder for them with --out-dir")


class _Run:
    """One call of the command: what is exported, and how many records failed."""

    def __init__(self, files: list[TeiFile], to: str, force: bool, quiet: bool, *, tables: bool) -> None:
        self.files, self.to, self.force, self.quiet, self.tables = files, to, force, quiet, tables
        self.left_out: Counter[str] = Counter()
        self.sources = {real(file.path) for file in files}
        self.failed = self.written = self.unchanged = 0

    def write_one(self, output: str) -> None:
        """One file for all records: a table of many, or what a single record makes."""
        if takes_many(self.to):
            content = export_all(self._records(), self.to)
        else:
            content = b"".join(export_record(record.root, self.to, name=record.name) for record in self._records())
        if output == STDIN:
            sys.stdout.buffer.write(content)
            self._tell_losses()
        else:
            self._write(Path(output), content)
            self._summarise(output)

    def write_tables(self, out_dir: Path) -> None:
        """A file for each table of all records."""
        for name, content in export_tables(self._records(), self.to).items():
            self._write(out_dir / name, content)
        self._summarise(str(out_dir))

    def write_each(self, out_dir: Path, *, contents: bool) -> None:
        """A file for each record, in the tree that they come from; of a folder also contents, where the export has."""
        targets = self._targets(out_dir)
        exporter = plugins.load(exporters, self.to)
        page: str | None = getattr(exporter, "CONTENTS", None) if contents else None
        if page and out_dir / page in targets.values():
            _say(f"{out_dir / page}: is the page of a record; there are no contents")
            page = None
        entries = []
        for record, file in self._records_and_files():
            with self._going_on():
                self._write(targets[file], export_record(record.root, self.to, name=record.name))
                if page:
                    entries.append(exporter.entry(record))
        self._summarise(str(out_dir))
        if page and entries:
            with self._going_on():
                self._write(out_dir / page, exporter.contents(entries))

    def _targets(self, out_dir: Path) -> dict[TeiFile, Path]:
        """Where each record goes; no two to names that some file system takes for one."""
        suffix: str = plugins.load(exporters, self.to).SUFFIX
        targets: dict[TeiFile, Path] = {}
        taken: dict[str, TeiFile] = {}
        for file in self.files:
            target = out_dir / f"{file.name}{suffix}"
            other = taken.setdefault(unicodedata.normalize("NFC", str(target)).casefold(), file)
            if other != file:
                raise UsageError(f"{other.path} and {file.path} would both become {target}; export them one by one")
            targets[file] = target
        return targets

    def _records(self) -> Iterator[Record]:
        return (record for record, _ in self._records_and_files())

    def _records_and_files(self) -> Iterator[tuple[Record, TeiFile]]:
        for file in self.files:
            with self._going_on():
                tei = self._parse(file)
                if tei is not None:
                    record = to_record(tei, file.name)
                    self.left_out.update(left_out(record, self.to, tables=self.tables))
                    yield record, file

    def _parse(self, file: TeiFile) -> Parsed | None:
        """A TEI file; nothing for other XML that was found in a folder."""
        tei = parse_file(file.path)
        if tei.is_tei:
            return tei
        if len(self.files) == 1:
            message = f"this is no TEI: its first element is {tei.root.tag!s}; give a TEI P5 file"
            raise UnreadableError(message, tei.place(tei.root))
        _say(f"{file.path}: no TEI, left alone")
        return None

    @contextlib.contextmanager
    def _going_on(self) -> Iterator[None]:
        """Of many records, say what is wrong with one and go on."""
        try:
            yield
        except ExpectedError as error:
            if len(self.files) == 1:
                raise
            _say(str(error))
            self.failed += 1

    def _write(self, target: Path, content: bytes) -> None:
        if real(target) in self.sources:
            raise UsageError("this is what is exported; name another file", Place(str(target)))
        present = read_present(target)
        if present == content:
            self.unchanged += 1
            return
        if present is not None and not self.force:
            raise UsageError("stands there with another content; --force replaces it", Place(str(target)))
        write_safely(target, content)
        self.written += 1

    def _tell_losses(self) -> None:
        if self.left_out and not self.quiet:
            counts = ", ".join(f"{what} ({count:,})" for what, count in self.left_out.items())
            _say(f"{self.to} does not carry: {counts}")

    def _summarise(self, where: str) -> None:
        if self.quiet:
            return
        self._tell_losses()
        counts = {"written": self.written, "unchanged": self.unchanged, "failed": self.failed}
        _say(
            f"{where}: " + ", ".join(f"{count} {what}" for what, count in counts.items() if count or what == "written")
        )


def _say(message: str) -> None:
    click.echo(visible(message), err=True)
