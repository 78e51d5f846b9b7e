"""The command line: one file per command, imported only when that command is called."""

import contextlib
import errno
import gc
import importlib
import pkgutil
import re
import sys

import click

from tei_memcon import __version__
from tei_memcon.cli._streams import drop_output, open_streams
from tei_memcon.errors import ExpectedError, SelfCheckError, in_words
from tei_memcon.output import reason
from tei_memcon.workers import GARBAGE

FINDINGS, WRONG_USE, BUG, INTERRUPTED = 1, 2, 3, 130
_DECEIVING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONG = 1000  # characters of a message
_CUT_OFF = "a file of the program is cut off, perhaps by a full disk; delete its folders __pycache__, or reinstall"
_OF_THE_SYSTEM = (errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM)  # no file, and not standard output either


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

    0 fine, 1 findings or failed records, 2 wrong use or unreadable input, 3 a bug, 130 interrupted. In Python's
    development mode (``PYTHONDEVMODE=1``) a bug shows its traceback.
    """
    open_streams()
    gc.set_threshold(GARBAGE)
    status = run()
    gc.freeze()  # nothing is left to be collected: to look for it at the end takes longer than a file to check
    sys.exit(status)


def run(arguments: list[str] | None = None) -> int:
    """Run with the given arguments (default: those of the process) and return the exit status."""
    try:
        return _run(arguments)
    except Exception as error:  # whatever nobody expected
        if sys.flags.dev_mode:
            raise
        _tell(str(in_words(error)))
        return BUG


def _run(arguments: list[str] | None) -> int:
    try:
        status = cli.main(arguments, prog_name="tei-memcon", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except ExpectedError as error:
        _tell(str(error))
        return WRONG_USE
    except SelfCheckError as error:
        _tell(str(error))
        return BUG
    except (click.Abort, KeyboardInterrupt) as error:
        if isinstance(error.__cause__, EOFError):  # of one of Python's own files; click takes it for Ctrl-D
            _tell(_CUT_OFF)
            return WRONG_USE
        _tell("interrupted")
        return INTERRUPTED
    except MemoryError as error:
        _tell(str(in_words(error)))
        return WRONG_USE
    except (BrokenPipeError, SystemExit):
        # The reader of our output has closed it (`| head`), which click makes an exit of: nothing to say.
        drop_output()
        return 0
    except OSError as error:
        if error.filename is None and error.errno not in _OF_THE_SYSTEM:
            drop_output()
            _tell(f"standard output cannot be written ({reason(error)})")
        else:
            _tell(str(in_words(error)))
        return WRONG_USE


def _tell(message: str) -> None:
    with contextlib.suppress(OSError):  # nobody listens: the exit status says it
        click.echo(f"tei-memcon: {visible(short(message))}", err=True)


def short(message: str) -> str:
    """A message without the middle of what it quotes, if that is thousands of characters long.

    >>> len(short("x" * 100_000))
    1001
    """
    return message if len(message) <= _LONG else f"{message[: _LONG // 2]}…{message[-_LONG // 2 :]}"


def visible(text: str) -> str:
    r"""Show characters that are none as escapes, so that no file name or record can drive or deceive the terminal.

    These are controls, bidirectional overrides, and bytes of a name that are no UTF-8.

    >>> visible("a\x1b[31mb\u202e\udcff")
    'a\\x1b[31mb\\u202e\\udcff'
    """
    return _DECEIVING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
