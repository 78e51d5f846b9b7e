"""Errors that a user can act on. Anything else that is raised is a bug, and told in a sentence as well."""

import errno
import os
from pathlib import Path
from typing import NamedTuple

_SYSTEM = {
    errno.EMFILE: "let the program open more files (ulimit -n)",
    errno.ENFILE: "end other programs",
    errno.EAGAIN: "let it start more processes (ulimit -u), or use one only (--jobs 1)",
    errno.ENOMEM: "give fewer or smaller files, or use one process only (--jobs 1)",
    errno.ENOSPC: "make room on the disk",
}


class Place(NamedTuple):
    """Where in a file something is: line and column count from 1, the column in characters.

    >>> str(Place("records/a.txt", 3, 14))
    'records/a.txt:3:14'
    >>> str(Place("records/a.txt"))
    'records/a.txt'
    """

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class ExpectedError(Exception):
    """Something that the user's input or options cause: a sentence with a place and what to do next.

    >>> print(ExpectedError("the file is empty; give a record as plain text", Place("a.txt")))
    a.txt: the file is empty; give a record as plain text
    """

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message

    def __reduce__(self) -> tuple[type["ExpectedError"], tuple[str, Place | None]]:
        return type(self), (self.message, self.place)


class UnreadableError(ExpectedError):
    """A file cannot be opened, decoded or parsed."""


class RefusedError(ExpectedError):
    """No reader takes this record; the message holds each reader's reason."""


class UsageError(ExpectedError):
    """Options or arguments that do not fit together, or name what does not exist."""


class SelfCheckError(Exception):
    """The program's own result failed one of its nets: a bug of ours, exit status 3. Nothing was written."""


def in_words(error: Exception) -> ExpectedError | SelfCheckError:
    """What was raised and should not have been, in a sentence: one file's trouble shall not stop the others.

    What the system refuses is the user's to mend; all else is a bug.

    >>> try:
    ...     [][1]
    ... except IndexError as error:
    ...     print(str(in_words(error)).partition(" in ")[0])
    IndexError: list index out of range
    >>> print(in_words(PermissionError(13, "Permission denied", "a/b.txt")))
    a/b.txt: the system refuses it (Permission denied); check the name, the folder and their permissions
    """
    if isinstance(error, ExpectedError | SelfCheckError):
        return error
    if isinstance(error, MemoryError):
        return ExpectedError("there is not enough memory; give fewer or smaller files, or one process only (--jobs 1)")
    if isinstance(error, OSError) and error.strerror:
        advice = "check the name, the folder and their permissions" if error.filename else _SYSTEM.get(error.errno or 0)
        place = Place(os.fsdecode(error.filename)) if error.filename else None
        return ExpectedError(f"the system refuses it ({error.strerror}){f'; {advice}' if advice else ''}", place)
    import traceback  # no run should need it

    last = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} in {Path(last.filename).name}:{last.lineno}"
    return SelfCheckError(f"{what}; please report this as a bug")
