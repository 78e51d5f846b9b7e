"""The other files that a document may point into: those of the folders that the user has named, and no others.

``@who="people.xml#bush"`` is looked up in ``people.xml`` beside the document, if that lies in a folder that was named,
or in the folder of a file that was; nothing is read elsewhere, whatever links and ``..`` say, and nothing is fetched.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from tei_memcon.errors import UnreadableError
from tei_memcon.files.input import STDIN, read_file
from tei_memcon.files.paths import is_folder, is_there, real
from tei_memcon.tei.parse import XML_ID, parse

_MOST = 1_000_000  # identifiers that are kept; beyond, the files are read again
_SUFFIX = ".xml"
_NO_NAME = re.compile(r"[\\:\0]")  # no part of a relative address


class Target(NamedTuple):
    """A file that a pointer names.

    Args:
        ids: the tag of each element in it that has an ``xml:id``.
        trouble: why nothing can be looked up in it.
    """

    ids: Mapping[str, str] = {}
    trouble: str = ""


class Corpus:
    """Files that lie together.

    Args:
        named: files and folders that the user has named.
    """

    def __init__(self, named: Iterable[Path]) -> None:
        self._named = tuple(named)
        self._known: dict[Path, Target] = {}
        self._kept = 0

    @cached_property
    def _folders(self) -> set[Path]:
        """Where files may be looked up; asked for by the first pointer into another file, which most have not."""
        paths = (path for path in self._named if str(path) != STDIN)
        return set(map(real, {path if is_folder(path) else path.parent for path in paths}))

    def find(self, address: str, document: str) -> Target | None:
        """The file that an address in a document means; nothing where it is not to be looked at.

        Args:
            address: relative to the document, without what follows ``#``.
            document: the name of its file.
        """
        if not address.lower().endswith(_SUFFIX) or address.startswith("/") or _NO_NAME.search(address):
            return None
        path = real(Path(document).parent / address)
        if not any(path.is_relative_to(folder) for folder in self._folders):
            return None
        if path not in self._known:
            found = self._read(path)
            self._kept += len(found.ids)
            if self._kept > _MOST:
                self._known.clear()
                self._kept = len(found.ids)
            self._known[path] = found
        return self._known[path]

    def holds(self, name: str, document: str) -> bool:
        """Whether a file of that very name lies beside a document."""
        try:
            return is_there(Path(document).parent / name)
        except (OSError, ValueError):
            return False

    @staticmethod
    def _read(path: Path) -> Target:
        try:
            if not is_there(path):
                return Target(trouble="there is no such file beside this one")
            root = parse(read_file(path), path.name).root
        except (UnreadableError, OSError):
            return Target(trouble="the file cannot be read")
        return Target({str(one.get(XML_ID)): str(one.tag) for one in reversed([*root.iter("*")]) if one.get(XML_ID)})
