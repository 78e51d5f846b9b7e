"""A polite kill, or a terminal that is closed, ends a run as Ctrl-C does: with a sentence, and nothing half-written."""

import signal
from types import FrameType
from typing import NoReturn

_POLITE = ("SIGTERM", "SIGHUP")  # Windows has no SIGHUP


def heed_signals() -> None:
    """Let them interrupt; what is ignored already, as by ``nohup``, stays so."""
    for name in _POLITE:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def leave_signals() -> None:
    """At the very end nothing is left to clean up: from here on, a signal just ends the process."""
    for name in ("SIGINT", *_POLITE):
        number = getattr(signal, name, None)
        if number is not None and callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)


def _interrupt(number: int, _: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # a second one would interrupt what is cleaned up
    raise KeyboardInterrupt
