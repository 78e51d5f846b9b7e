"""Reading a file that somebody names: a regular one, not too large, or standard input; nothing else is ever opened."""

import os
import stat
import sys
from pathlib import Path

from tei_memcon.errors import Place, UnreadableError
from tei_memcon.files.paths import is_folder

MAX_BYTES = 50_000_000  # a FRUS volume has 5 MB; a file ten times larger is something else
STDIN = "-"
_FOLDER = "a folder, not a file; name a file in it"


def read_file(path: Path | str) -> bytes:
    """Read a regular file, or standard input for ``-``.

    Raises:
        UnreadableError: there is no such file, it may not be read, it is no regular file, it is larger than
            ``MAX_BYTES``, or it is compressed.
    """
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if str(path) == STDIN else _read_regular(Path(path))
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 1_000_000} MB; split it", Place(str(path)))
    if data.startswith(b"\x1f\x8b"):
        raise UnreadableError("compressed with gzip; unpack it first", Place(str(path)))
    return data


def _read_regular(path: Path) -> bytes:
    place = Place(str(path))
    # Without O_NONBLOCK, opening a named pipe waits for ever; Windows has neither the pipes nor the flag.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            if stat.S_ISDIR(found.st_mode):
                raise UnreadableError(_FOLDER, place)
            if not stat.S_ISREG(found.st_mode):
                raise UnreadableError("not a regular file; save its contents to one, or give them as `-`", place)
            data = file.read(min(found.st_size, MAX_BYTES) + 1)
            if len(data) > found.st_size:  # somebody writes into it, or the system makes it up as one in /proc
                data += file.read(MAX_BYTES + 1 - len(data))
            return data
    except FileNotFoundError:
        raise UnreadableError("there is no such file; check the name and the folder", place) from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and is_folder(path):  # Python and Windows refuse to open one, in other words
            raise UnreadableError(_FOLDER, place) from None
        reason = error.strerror if isinstance(error, OSError) else "its name holds a character that no file name can"
        raise UnreadableError(f"cannot be read ({reason})", place) from None
