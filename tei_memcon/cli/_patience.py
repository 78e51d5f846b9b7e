"""An end to what a library does for ever: an expression of the user's can be one that nobody can interrupt."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

from tei_memcon.cli import WRONG_USE, visible

SECONDS = 60  # of the processor
_OFTEN = 0.25  # seconds between two looks


@contextmanager
def patience(message: str) -> Iterator[None]:
    """End the program with a message if what is inside takes too long; nothing may be written there.

    libxml2 lets other threads run while it looks for elements, but neither Ctrl-C nor an exception reaches it.

    Args:
        message: what took so long, and what to do.
    """
    done, latest = threading.Event(), process_time() + SECONDS

    def watch() -> None:
        while not done.wait(_OFTEN):
            if process_time() > latest:
                os.write(sys.stderr.fileno(), f"tei-memcon: {visible(message)}\n".encode())
                os._exit(WRONG_USE)

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        done.set()
