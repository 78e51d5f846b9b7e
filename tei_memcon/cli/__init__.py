"""The command line: one file per command, imported only when that command is called."""

import contextlib
import gc
import importlib
import io
import os
import pkgutil
import sys

import click

from tei_memcon import __version__
from tei_memcon.errors import ExpectedError, SelfCheckError, UsageError
from tei_memcon.workers import GARBAGE

FINDINGS, WRONG_USE, BUG, INTERRUPTED = 1, 2, 3, 130


class Commands(click.Group):
    """The commands are the modules of this folder; ``convert.py`` holds ``convert``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every module of the folder."""
        return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of that name, and no other."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(importlib.import_module(f"{__name__}.{cmd_name}"), cmd_name)
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


def main() -> None:
    """Run a command and turn what it raises into a sentence and an exit status.

    0 fine, 1 findings or failed records, 2 wrong use or unreadable input, 3 a bug, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")  # a pipe on Windows may be in a code page that lacks our characters
    gc.set_threshold(GARBAGE)
    status = run()
    gc.freeze()  # nothing is left to be collected: to look for it at the end takes longer than a file to check
    sys.exit(status)


def run(arguments: list[str] | None = None) -> int:
    """Run with the given arguments (default: those of the process) and return the exit status."""
    try:
        return _run(arguments)
    except Exception as error:  # whatever nobody expected; what went before it is for whoever mends it
        from traceback import print_exception

        with contextlib.suppress(OSError):
            print_exception(error)
        _tell(f"{type(error).__name__}; please report this as a bug, with the lines above")
        return BUG


def _run(arguments: list[str] | None) -> int:
    try:
        status = cli.main(arguments, prog_name="tei-memcon", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except (UsageError, ExpectedError) as error:
        _tell(str(error))
        return WRONG_USE
    except SelfCheckError as error:
        _tell(str(error))
        return BUG
    except (click.Abort, KeyboardInterrupt):
        _tell("interrupted")
        return INTERRUPTED
    except MemoryError:
        _tell("there is not enough memory; give fewer or smaller files, or one process only (--jobs 1)")
        return WRONG_USE
    except BrokenPipeError:
        # The reader of our output has closed it (`| head`): nothing to say.
        _drop_output()
        return 0
    except OSError as error:
        if error.filename is not None:
            raise  # a file, which whoever opened it should have told of
        _drop_output()
        _tell(f"standard output cannot be written ({error.strerror})")
        return WRONG_USE


def _tell(message: str) -> None:
    with contextlib.suppress(OSError):  # nobody listens: the exit status says it
        click.echo(f"tei-memcon: {visible(message)}", err=True)


def _drop_output() -> None:
    """Python must not try to flush standard output again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def visible(text: str) -> str:
    r"""Show control characters as escapes, so that no file name or record can drive the terminal.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return "".join(c if c in "\n\t" or (c >= " " and not "\x7f" <= c <= "\x9f") else f"\\x{ord(c):02x}" for c in text)
