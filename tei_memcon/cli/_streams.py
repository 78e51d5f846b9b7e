"""The standard streams as they may come to us: closed, on a full disk, in a code page that lacks our characters."""

import contextlib
import io
import os
import sys


class _Messages(io.TextIOWrapper):
    """Standard error: where nobody can be told anything, the work goes on all the same, and the exit status tells."""

    def write(self, text: str, /) -> int:
        with contextlib.suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            super().flush()


def open_streams() -> None:
    """Make all three usable.

    A closed one leaves its number to the next file that is opened: what is meant for it would be written into that.
    """
    # Nothing can be written into what is open for reading, and that is told like a full disk.
    for number, way in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, way)  # takes the lowest number that is free: this one
    sys.stdin = sys.stdin or io.TextIOWrapper(open(0, "rb", closefd=False))  # noqa: SIM115
    sys.stdout = sys.stdout or io.TextIOWrapper(open(1, "wb", closefd=False))  # noqa: SIM115
    sys.stderr = _messages()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def drop_output() -> None:
    """Python must not try to flush standard output again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _messages() -> io.TextIOWrapper:
    encoding = getattr(sys.stderr, "encoding", "utf-8")
    return _Messages(open(2, "wb", closefd=False), encoding, "backslashreplace", line_buffering=True)
