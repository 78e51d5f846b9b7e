"""All commands and their options, by click."""

import importlib
import pkgutil

import click

from tei_memcon import __version__
from tei_memcon import cli as folder
from tei_memcon.cli import WRONG_USE


class Commands(click.Group):
    """The commands are the modules of this folder; ``convert.py`` holds ``convert``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every module of the folder."""
        return sorted(one.name for one in pkgutil.iter_modules(folder.__path__) if not one.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of that name, and no other."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(importlib.import_module(f"{folder.__name__}.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tei-memcon", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn plain-text records of diplomatic conversations into validated TEI P5; check and export TEI.

    \b
    Examples:
      tei-memcon convert records/ --out-dir tei/
      tei-memcon validate tei/
      tei-memcon export tei/118944.xml --to html -o 118944.html
    """


def call(arguments: list[str] | None) -> int:
    """Call the command that is meant, with its options, and return its exit status.

    Raises:
        KeyboardInterrupt: somebody has pressed Ctrl-C, which click makes an error of its own.
        EOFError: the same of a file that ends too soon.
    """
    try:
        status = cli.main(arguments, prog_name="tei-memcon", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except click.Abort as error:
        raise (EOFError if isinstance(error.__cause__, EOFError) else KeyboardInterrupt) from error
    return status if isinstance(status, int) else 0
