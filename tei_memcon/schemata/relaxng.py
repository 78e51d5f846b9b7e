"""RELAX NG in its XML syntax, judged by libxml2.

A schema is put together from its files, simplified (see `tei_memcon.grammar.simplify`) and kept so in the user's own
cache: TEI's grammar of everything takes libxml2 four times as long to read as it comes.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path

from lxml import etree
from platformdirs import user_cache_path

import tei_memcon
from tei_memcon.errors import ExpectedError, Place, UsageError
from tei_memcon.files.output import write_safely
from tei_memcon.files.paths import real
from tei_memcon.grammar.patterns import read_patterns
from tei_memcon.grammar.simplify import is_plain, simplify
from tei_memcon.schemata import GRAMMAR, Fault
from tei_memcon.schemata._files import files_of, local_path
from tei_memcon.tei.parse import Parsed, parse

NAMESPACE = "http://relaxng.org/ns/structure/1.0"
_MOST = 100_000  # patterns that a definition may become
_RNG = f"{{{NAMESPACE}}}"
_INHERITED = {"ns": ("element", "name", "nsName", "value"), "datatypeLibrary": ("data", "value")}


def references(schema: Parsed) -> Iterator[str]:
    """What else a schema is made of: the grammars it includes, and the patterns of other files."""
    for element in schema.root.iter(f"{_RNG}include", f"{_RNG}externalRef"):
        yield element.get("href", "")


def read(document: Parsed, path: Path) -> "RelaxNG":
    """Read a RELAX NG schema.

    Raises:
        UnreadableError: what it includes cannot be read.
        UsageError: it is not allowed as RELAX NG, or includes something from the network.
    """
    files = files_of(path, references)
    key = hashlib.sha256("\0".join([tei_memcon.__version__, *(one.text for one in files.values())]).encode())
    cached = user_cache_path("tei-memcon", appauthor=False) / "grammars" / f"{key.hexdigest()}.rng"
    with suppress(OSError, ExpectedError, etree.RelaxNGParseError):
        return RelaxNG(parse(_read_own(cached), str(path)).root)
    together = _as_grammar(_put_together(path, {real(one): parsed for one, parsed in files.items()}))
    _remove_annotations(together)
    if _unfolded(together) > _MOST:
        message = f"its definitions unfold to more than {_MOST:,} patterns; let them hold elements, or repeat less"
        raise UsageError(message, Place(str(path)))
    schema = _first_readable(path, (simplify(together), together))
    with suppress(ExpectedError, OSError):  # a cache that cannot be written costs seconds, no more
        cached.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_safely(cached, etree.tostring(schema.root, encoding="UTF-8", xml_declaration=True))
    return schema


def _as_grammar(root: etree._Element) -> etree._Element:
    """A schema that is one pattern, as the start of a grammar."""
    if root.tag == f"{_RNG}grammar":
        return root
    grammar = etree.Element(
        f"{_RNG}grammar", {key: value for key, value in root.items() if key in _INHERITED}, root.nsmap
    )
    etree.SubElement(grammar, f"{_RNG}start").append(root)
    return grammar


def _unfolded(grammar: etree._Element) -> int:
    """How many patterns the largest definition becomes when what it refers to is put into it, as far as to elements."""
    referring = {
        str(one.get("name")): [] if one.find(f".//{_RNG}element") is not None else _references(one)
        for one in grammar.iter(f"{_RNG}define")
    }
    size: dict[str, int] = {}

    def measure(name: str) -> int:
        if name not in size:
            size[name] = 1  # what refers to itself is refused elsewhere
            size[name] += sum(map(measure, referring.get(name, ())))
        return size[name]

    return max(map(measure, referring), default=0)


def _references(definition: etree._Element) -> list[str]:
    return [str(one.get("name")) for one in definition.iter(f"{_RNG}ref")]


def _remove_annotations(root: etree._Element) -> None:
    """Take out what explains the schema to people and other programs; libxml2 would only read past it."""
    foreign = {str(node.tag) for node in root.iter("*") if not str(node.tag).startswith(_RNG)}
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *foreign, with_tail=False)


def _first_readable(path: Path, roots: Iterable[etree._Element]) -> "RelaxNG":
    """The simplified grammar; where libxml2 takes only the original, which it should not, that one."""
    for root in roots:
        try:
            return RelaxNG(root)
        except etree.RelaxNGParseError as error:
            reason = str(error)
    raise UsageError(f"this is not allowed as RELAX NG: {reason}; mend the schema", Place(str(path)))


def _read_own(path: Path) -> bytes:
    """A file of the cache, if nobody else may have written it."""
    status = path.lstat()
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        raise PermissionError(path)
    return path.read_bytes()


class RelaxNG:
    """A grammar that libxml2 judges by.

    Args:
        root: of the grammar, in one file.

    Raises:
        RelaxNGParseError: libxml2 does not take it.
    """

    rule = GRAMMAR

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.judge = etree.RelaxNG(root)

    def faults(self, tei: Parsed) -> Iterator[Fault]:
        """Yield what the grammar does not allow."""
        if self.judge.validate(tei.root):
            return
        # Most documents are valid.
        from tei_memcon.schemata._derivatives import Explainer
        from tei_memcon.schemata._unexplained import unexplained

        grammar = read_patterns(self.root) if is_plain(self.root) else None
        found = list(Explainer(grammar).faults(tei.root)) if grammar else []
        yield from found or unexplained(tei, self.judge.error_log)


def _put_together(path: Path, files: dict[Path, Parsed]) -> etree._Element:
    """One tree of the files of a schema: what is included becomes a ``div``, without what is defined anew."""
    root = deepcopy(files[real(path)].root)
    for node in list(root.iter(f"{_RNG}include", f"{_RNG}externalRef")):
        file = local_path(node.get("href", ""), path, Place(str(path)))
        included = _put_together(file, files)
        if node.tag == f"{_RNG}include":
            _replace_definitions(included, node)
            included.tag = f"{_RNG}div"
            included.extend(list(node))
        _push_down(included)
        parent = node.getparent()
        if parent is None:
            return included
        parent.replace(node, included)
        if node.tag == f"{_RNG}include":
            _unwrap(included, parent)
    return root


def _push_down(included: etree._Element) -> None:
    """Write out what nodes inherit from the file they come from, before they stand in another."""
    for name, kinds in _INHERITED.items():
        for node in included.iter(*(f"{_RNG}{kind}" for kind in kinds)):
            around = (one.get(name) for one in (node, *node.iterancestors()))
            node.set(name, next((value for value in around if value is not None), ""))


def _unwrap(div: etree._Element, parent: etree._Element) -> None:
    at = parent.index(div)
    parent[at : at + 1] = list(div)


def _replace_definitions(included: etree._Element, include: etree._Element) -> None:
    """Take out what the including file defines anew (RELAX NG, 4.7)."""
    replaced = {(node.tag, node.get("name")) for node in include.iter(f"{_RNG}start", f"{_RNG}define")}
    for node in list(included.iter(f"{_RNG}start", f"{_RNG}define")):
        parent = node.getparent()
        if (node.tag, node.get("name")) in replaced and parent is not None:
            parent.remove(node)
