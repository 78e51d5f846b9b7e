"""Pandoc, as a consumer of exports: what it reads, as its own JSON, and what it makes of it.

The program comes with the package ``pypandoc_binary`` of the developers' tools.
"""

import json
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.conftest import lack


@cache
def program() -> str:
    """Where pandoc is."""
    try:
        import pypandoc  # type: ignore[import-untyped]
    except ModuleNotFoundError:
        lack("pypandoc_binary is not installed: the tests that ask pandoc were not run")
    path: str = pypandoc.get_pandoc_path()
    return path


def pandoc(content: bytes, *arguments: str) -> str:
    """What pandoc prints; anything that it warns of fails the test."""
    done = subprocess.run([program(), *arguments], input=content, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode()


def read(content: bytes, form: str) -> Any:
    """The document as pandoc understands it."""
    return json.loads(pandoc(content, "--from", form, "--to", "json"))


def parts(node: Any, kind: str) -> Iterator[Any]:
    """Everything of a kind in the order of the document: the contents of ``Note``, ``Strong``, ``Header`` …."""
    if isinstance(node, dict) and node.get("t") == kind:
        yield node.get("c")
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for value in values:
        yield from parts(value, kind)


_BETWEEN = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
_BLOCKS = {"Para", "Plain", "Header", "Div", "BulletList"}


def words(node: Any, notes: bool = False) -> str:
    """The words of a part of a document, with those of its notes only if asked for."""
    if isinstance(node, list):
        return "".join(words(part, notes) for part in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind in _BETWEEN:
        return _BETWEEN[kind]
    if kind == "Str":
        return str(content)
    if kind == "Note" and not notes:
        return ""
    return words(content, notes) + ("\n" if kind in _BLOCKS else "")
