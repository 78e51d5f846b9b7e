"""``--fix`` and ``--diff`` of ``tei-memcon validate``: what is wrong beyond doubt is mended, and shown before."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tei_memcon.checks import Severity
from tei_memcon.cli import FINDINGS, WRONG_USE, visible
from tei_memcon.errors import Place, UnreadableError
from tei_memcon.files.input import STDIN, read_file
from tei_memcon.files.output import UnwritableError, refuse_special, write_safely
from tei_memcon.reports.text import report
from tei_memcon.validate import Verdict, find_files, validate
from tei_memcon.validation.mend import Mended, mended
from tei_memcon.validation.ruleset import Ruleset
from tei_memcon.validation.schema_choice import SchemaChoice


def show(paths: Sequence[Path], rules: Ruleset, stdin_name: str) -> int:
    """Print what --fix would change, as one unified diff, and change nothing.

    Returns:
        0 where nothing would be changed, 1 where something would, 2 where a file cannot be read.
    """
    status = 0
    for path, name, _ in find_files(paths, stdin_name):
        try:
            found = mended(read_file(path), name, rules)
        except UnreadableError as error:
            click.echo(visible(f"{error}"), err=True)
            status = WRONG_USE
            continue
        if found:
            _print(found.diff(), to_errors=False)
            status = status or FINDINGS
    return status


def fix(paths: Sequence[Path], rules: Ruleset, *, quiet: bool) -> None:
    """Mend files: the diff goes to standard error; at a terminal the user is asked, elsewhere there is nobody to ask.

    What cannot be read is left for the validation to tell.

    Raises:
        UnwritableError: a file cannot be written; it is as it was.
    """
    asking = sys.stdin.isatty() and sys.stderr.isatty()
    waiting: list[tuple[Path, bytes, Mended]] = []
    for path, name, _ in find_files(paths):
        try:
            before = read_file(path)
            found = mended(before, name, rules)
        except UnreadableError:
            continue
        if found is None:
            continue
        refuse_special(path)
        if asking or not quiet:
            _print(found.diff(), to_errors=True)
        waiting.append((path, before, found))
        if not asking:
            _write(waiting.pop(), quiet=quiet)
    many = f"{len(waiting)} files" if len(waiting) > 1 else "1 file"
    if waiting and click.confirm(f"Change {many} so?", err=True):
        for one in waiting:
            _write(one, quiet=quiet)


def fix_standard_input(name: str, rules: Ruleset, schemas: SchemaChoice) -> int:
    """Standard input with what is mended goes to standard output, and what is left to standard error.

    Returns:
        0 where no error is left, 1 where one is.

    Raises:
        UnreadableError: it cannot be read; nothing was printed.
    """
    data = read_file(STDIN)
    found = mended(data, name, rules)
    after = found.data if found else data
    sys.stdout.buffer.write(after)
    sys.stdout.flush()
    left = validate(after, name, rules=rules, schemas=schemas)
    click.echo(report([Verdict(name, left)]), nl=False, err=True)
    return FINDINGS if any(one.severity is Severity.ERROR for one in left) else 0


def _write(one: tuple[Path, bytes, Mended], *, quiet: bool) -> None:
    path, before, found = one
    if read_file(path) != before:  # an editor has saved it while the question stood there
        raise UnwritableError("was changed in the meantime, and is left as it is; run --fix again", Place(str(path)))
    write_safely(path, found.data, keep_mode=True)
    if not quiet:
        many = f"{len(found.findings)} findings were" if len(found.findings) > 1 else "1 finding was"
        click.echo(visible(f"{found.name}: {many} mended"), err=True)


def _print(diff: str, *, to_errors: bool) -> None:
    """As it is, for `patch`; at a terminal without characters that drive it."""
    stream = sys.stderr if to_errors else sys.stdout
    click.echo(visible(diff) if stream.isatty() else diff, nl=False, err=to_errors)
