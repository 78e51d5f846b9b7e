"""``tei-memcon validate``: check TEI files against the schema and the rules."""

from pathlib import Path
from typing import Any

import click

from tei_memcon import plugins, reports
from tei_memcon.cli._validation import check

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(plugins.names(reports)),
    default="text",
    show_default=True,
    help="How to tell the findings, on standard output or in the file of --output.",
)
@click.option("-o", "--output", type=_FILE, metavar="FILE", help="Write that into a file, beside the lines of text.")
@click.option("--select", multiple=True, metavar="RULES", help="Ask these rules only: ids, or beginnings of ids.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not ask these rules.")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="NAME",
    help="Judge by this schema: a file, a name that `tei-memcon schema add` knows, tei-memcon for our own, auto for "
    "those that a document names, none. Default: our own, for the documents that declare it.",
)
@click.option("--config", type=_FILE, metavar="FILE", help="Configuration; default: the nearest tei-memcon.toml.")
@click.option("--baseline", type=_FILE, metavar="FILE", help="Do not tell the findings that this file holds.")
@click.option("--write-baseline", is_flag=True, help="Write all that is found into the baseline, and tell nothing.")
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="Exit with 1 if there are more warnings.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--fix", is_flag=True, help="Mend what is wrong beyond doubt: show it as a diff, then write the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, as a diff, and change nothing.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes; default: as many as pay.")
@click.option("--stdin-filename", metavar="NAME", help="What messages call standard input.")
@click.option("--tei-only", is_flag=True, help="Skip XML of other kinds where it is named, too, as in folders.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only: no summary, no word on skipped files.")
def validate(**asked: Any) -> int:
    """Check TEI files: are they well-formed, valid, and do pointers, inferences, notes and pages hold together?

    PATH is a file, a folder (all *.xml in it and below; hidden files and XML of other kinds are left alone), or - for
    standard input. Each finding is a line: path:line:column: severity: message [RULE].

    RULES are separated by commas: TMC101,TMC3. `tei-memcon rules TMC101` says why a rule asks what it asks.

    Exit status: 0 no errors (warnings are allowed), 1 errors, 2 a file could not be read or parsed, or wrong use.

    \b
    Examples:
      tei-memcon validate tei/
      tei-memcon validate tei/ --format sarif --output findings.sarif
      tei-memcon validate edition/ --schema auto --schema edition.sch
      tei-memcon validate tei/ --baseline known.json --write-baseline
      tei-memcon validate tei/ --diff
    """
    return check(**asked)
