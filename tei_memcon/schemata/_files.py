"""The files that a schema is made of: itself, and what it includes from beside it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from tei_memcon.errors import Place, UsageError
from tei_memcon.files.paths import real
from tei_memcon.tei.parse import Parsed, parse_file

References = Callable[[Parsed], Iterator[str]]


def local_path(reference: str, base: Path, place: Place) -> Path:
    """The file that a reference in another file means.

    Args:
        reference: a relative or absolute path, or an address with ``file:``.
        base: the file that it stands in.
        place: where it stands, for the message.

    Raises:
        UsageError: it is on the network, from where nothing is fetched.

    >>> local_path("my%20model.rng", Path("schemas/all.rng"), Place("all.rng")).as_posix()
    'schemas/my model.rng'
    """
    address = address_parts(reference, place)
    if address.scheme not in ("", "file") or (address.netloc and address.netloc != "localhost"):
        what = f"{reference} is on the network, from where nothing is fetched"
        raise UsageError(f"{what}; save it beside this file and name it by its path", place)
    return base.parent / unquote(address.path)


def address_parts(address: str, place: Place) -> SplitResult:
    """An address in its parts.

    Raises:
        UsageError: it is none.

    >>> address_parts("http://[::1", Place("a.xml", 2))
    Traceback (most recent call last):
    ...
    tei_memcon.errors.UsageError: a.xml:2: http://[::1 is no address; name a file by its path
    """
    try:
        return urlsplit(address)
    except ValueError:
        raise UsageError(f"{address} is no address; name a file by its path", place) from None


def files_of(path: Path, references: References) -> dict[Path, Parsed]:
    """A schema file and all that it refers to, by their paths.

    Raises:
        UnreadableError: one of them cannot be read.
        UsageError: one of them is on the network.
    """
    found: dict[Path, Parsed] = {}
    known: set[Path] = set()
    waiting = [path]
    while waiting:
        file = waiting.pop()
        if real(file) in known:
            continue
        known.add(real(file))
        found[file] = parse_file(file)
        waiting += [local_path(reference, file, Place(str(file))) for reference in references(found[file])]
    return found
