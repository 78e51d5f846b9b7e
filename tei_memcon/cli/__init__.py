"""The command line: one file per command, imported only when that command is called."""

import contextlib
import errno
import gc
import re
import sys
from pathlib import Path

from tei_memcon.cli._signals import heed_signals, leave_signals
from tei_memcon.cli._streams import drop_output, open_streams
from tei_memcon.errors import ExpectedError, SelfCheckError, in_words
from tei_memcon.files.output import reason
from tei_memcon.workers import GARBAGE

FINDINGS, WRONG_USE, BUG, INTERRUPTED = 1, 2, 3, 130
# As words, since few messages need it: to make this pattern takes longer than to check a short record.
_DECEIVING = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
_LONG = 1000  # characters of a message
_QUIET = ("-q", "--quiet")
_CUT_OFF = "a file of the program is cut off, perhaps by a full disk; delete its folders __pycache__, or reinstall"
_OF_THE_SYSTEM = (errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM)  # no file, and not standard output either


def main() -> None:
    """Run a command and turn what it raises into a sentence and an exit status.

    0 fine, 1 findings or failed records, 2 wrong use or unreadable input, 3 a bug, 130 interrupted (SIGINT, SIGTERM,
    SIGHUP). In Python's development mode (``PYTHONDEVMODE=1``) a bug shows its traceback.
    """
    open_streams()
    heed_signals()
    gc.enable()
    gc.set_threshold(GARBAGE)
    status = run()
    leave_signals()
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
        status = _call(arguments)
        sys.stdout.flush()
        return status
    except ExpectedError as error:
        _tell(str(error))
        return WRONG_USE
    except SelfCheckError as error:
        _tell(str(error))
        return BUG
    except KeyboardInterrupt:
        _tell("interrupted")
        return INTERRUPTED
    except EOFError:  # of one of Python's own files
        _tell(_CUT_OFF)
        return WRONG_USE
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


def _call(arguments: list[str] | None) -> int:
    """Call a command: with click, or `validate` without, where no option is to be understood.

    So editors and hooks call it for one file after another, and click takes as long to load as twenty files to check.
    """
    given = sys.argv[1:] if arguments is None else arguments
    paths = [one for one in given[1:] if one not in _QUIET]
    is_plain = given[:1] == ["validate"] and paths and not any(one.startswith("-") for one in paths)
    if is_plain and sys.platform != "win32":  # where click also finds the files that `*.xml` means
        from tei_memcon.cli._validation import check

        return check(list(map(Path, paths)), quiet=len(paths) < len(given) - 1)
    from tei_memcon.cli._commands import call

    return call(arguments)


def _tell(message: str) -> None:
    with contextlib.suppress(OSError):  # nobody listens: the exit status says it
        print(f"tei-memcon: {visible(short(message))}", file=sys.stderr, flush=True)


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
    with contextlib.suppress(UnicodeError):  # in the locale C, the name of a file comes as surrogates
        text = text.encode(errors="surrogateescape").decode()
    return re.sub(_DECEIVING, lambda found: found[0].encode("unicode_escape").decode(), text)
