"""Writing a file so that nothing is lost when the disk is full, the power fails or somebody presses Ctrl-C."""

import contextlib
import errno
import os
import stat
from pathlib import Path

from tei_memcon.errors import ExpectedError, Place


class UnwritableError(ExpectedError):
    """A result cannot be written; what stood there before is untouched."""


def write_safely(path: Path, data: bytes, *, keep_mode: bool = False) -> None:
    """Write a whole file or nothing: a new file beside it, onto the disk, then under its name in one step.

    Missing folders are made. The permissions are those of any new file (``0666`` less the umask).

    Args:
        path: the file; where one stands already, it is replaced.
        data: all its bytes.
        keep_mode: the permissions are those of the file that stands there.

    Raises:
        UnwritableError: the path is a link, a folder or a device, or the system refuses (disk full, no permission).

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_safely(Path(folder, "a.xml"), b"<TEI/>")
    ...     [file.name for file in Path(folder).iterdir()]
    ['a.xml']
    """
    write_whole(path, data, keep_mode=keep_mode)
    keep_names(path.parent)


def write_whole(path: Path, data: bytes, *, keep_mode: bool = False) -> None:
    """Write as `write_safely` does, but leave it to `keep_names` that the name survives a power failure.

    Who writes many files into a folder asks for that once, because the disk takes as long for it as for a file.

    Raises:
        UnwritableError: see `write_safely`.
    """
    refuse_special(path)
    # A short name of its own: the name of the result may already be as long as the file system allows.
    temporary = path.with_name(f".tei-memcon-{os.urandom(8).hex()}.tmp")
    try:
        try:
            _write(temporary, data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(temporary, data)
        if keep_mode:
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    except OSError as error:
        raise UnwritableError(f"cannot be written ({reason(error)}); nothing was changed", Place(str(path))) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def keep_names(folder: Path) -> None:
    """Make new names survive a power failure; some systems (Windows, network drives) cannot, and need not."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read_present(path: Path) -> bytes | None:
    """What stands where a result is to go; nothing if there is no file.

    Raises:
        UnwritableError: it is a link, a folder or a device, or cannot be read.
    """
    refuse_special(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnwritableError(f"stands there and cannot be read ({reason(error)})", Place(str(path))) from None


def refuse_special(path: Path) -> None:
    """Refuse to replace what is no ordinary file: a link would vanish, a folder or a device cannot be replaced.

    Raises:
        UnwritableError: says what stands there.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise UnwritableError(f"cannot be written ({reason(error)})", Place(str(path))) from None
    if stat.S_ISLNK(mode):
        raise UnwritableError("this is a symbolic link; name the file that it leads to, or remove it", Place(str(path)))
    if stat.S_ISDIR(mode):
        raise UnwritableError("this is a folder; name a file", Place(str(path)))
    if not stat.S_ISREG(mode):
        raise UnwritableError("this is no ordinary file; use `-` for standard output", Place(str(path)))


def reason(error: OSError | ValueError) -> str:
    """The system's own words for what went wrong, without number and path.

    >>> reason(OSError(9, "Bad file descriptor"))
    'it is closed'
    """
    if isinstance(error, OSError) and error.errno == errno.EBADF:
        return "it is closed"
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
