"""What the ODD decides, read into data: which elements and attributes, with which values, and how they are explained.

Of TEI's language for ODDs this reads what the project's ODD needs, and refuses the rest by name:

moduleRef include       the elements; that of TEI's infrastructure has none
classRef [include]      the attributes of a class of attributes, or those named; a class not named gives none
classSpec, elementSpec  mode="change": attributes changed, deleted or added, an element's content, words to explain
constraintSpec          the rules in Schematron
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from odd.pattern import data, group, value
from odd.share import WORD
from tei_memcon.grammar.patterns import TEXT, Node, Pattern
from tei_memcon.tei.names import tag


@dataclass(frozen=True, slots=True)
class AttributeChange:
    """One ``attDef``: mode is add, change or delete; what is None stays as TEI has it."""

    name: str
    mode: str
    required: bool | None
    values: Pattern | None
    doc: str


@dataclass(frozen=True, slots=True)
class Change:
    """One ``elementSpec`` or ``classSpec``."""

    attributes: tuple[AttributeChange, ...]
    content: Pattern | None
    doc: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One ``constraintSpec``: its id, what it is for, and its pattern in Schematron."""

    id: str
    doc: str
    node: Node


@dataclass(frozen=True, slots=True)
class Customization:
    """The whole ``schemaSpec``, and the ODD around it for the guide."""

    modules: dict[str, tuple[str, ...]]  # names of elements by TEI's module
    classes: dict[str, frozenset[str] | None]  # names of the attributes that stay, by class; None: all of them
    changes: dict[str, Change]  # by the name of the element or of the class of attributes
    rules: tuple[Rule, ...]
    root: Node

    @property
    def elements(self) -> frozenset[str]:
        """The names of all elements selected."""
        return frozenset(name for names in self.modules.values() for name in names)


def read(path: Path) -> Customization:
    """Read an ODD.

    Raises:
        ValueError: it uses what this program does not know, or selects an element twice.
    """
    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)).getroot()
    spec = next(root.iter(tag("schemaSpec")))
    _refuse_unknown(spec)
    modules = {node.get("key", ""): tuple(node.get("include", "").split()) for node in _children(spec, "moduleRef")}
    if missing := [key for key, include in modules.items() if not include and key != "tei"]:
        raise ValueError(f"{path} includes no elements of the modules {', '.join(missing)}: name them in include")
    names = [name for include in modules.values() for name in include]
    if repeated := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"{path} selects twice: {', '.join(sorted(repeated))}")
    return Customization(
        modules,
        {node.get("key", ""): _included(node) for node in _children(spec, "classRef")},
        {node.get("ident", ""): _change(node) for node in _children(spec, "classSpec", "elementSpec")},
        tuple(Rule(node.get("ident", ""), _doc(node), node) for node in spec.iter(tag("constraintSpec"))),
        root,
    )


def _included(node: Node) -> frozenset[str] | None:
    include = node.get("include")
    return None if include is None else frozenset(include.split())


_SIGNS = {"att": ("@", ""), "gi": ("<", ">"), "val": ("“", "”"), "q": ("“", "”")}


def words(node: Node) -> str:
    """The text of a description with single spaces, for where there is no markup.

    >>> words(etree.fromstring('<desc xmlns="http://www.tei-c.org/ns/1.0">The <att>who</att>  of <gi>sp</gi></desc>'))
    'The @who of <sp>'
    """
    before, after = _SIGNS.get(etree.QName(node).localname, ("", ""))
    inner = (node.text or "") + "".join(words(child) + (child.tail or "") for child in node)
    return before + " ".join(inner.split()) + after


def _children(node: Node, *names: str) -> Iterator[Node]:
    return node.iterchildren(*(tag(name) for name in names))


_KNOWN = {
    "schemaSpec": {"moduleRef", "classRef", "classSpec", "elementSpec", "constraintSpec", "desc"},
    "classSpec": {"attList", "desc"},
    "elementSpec": {"attList", "desc", "content", "remarks"},
    "attList": {"attDef"},
    "attDef": {"desc", "datatype", "valList"},
    "datatype": {"dataRef"},
    "valList": {"valItem"},
    "valItem": {"desc"},
    "content": {"sequence", "alternate", "elementRef", "classRef", "textNode"},
    "sequence": {"sequence", "alternate", "elementRef", "classRef", "textNode"},
    "alternate": {"sequence", "alternate", "elementRef", "classRef", "textNode"},
}


def _refuse_unknown(node: Node) -> None:
    name = etree.QName(node).localname
    for child in node.iterchildren("*"):
        inner = etree.QName(child).localname
        if name in _KNOWN and inner not in _KNOWN[name]:
            raise ValueError(f"line {child.sourceline}: <{inner}> in <{name}> is not understood")
        if inner in {"classSpec", "elementSpec"} and child.get("mode") != "change":
            raise ValueError(f'line {child.sourceline}: <{inner}> is understood with mode="change" alone')
        if inner != "constraintSpec":
            _refuse_unknown(child)


def _doc(node: Node) -> str:
    desc = node.find(tag("desc"))
    return "" if desc is None else words(desc)


def _change(node: Node) -> Change:
    content = node.find(tag("content"))
    return Change(
        tuple(_attribute(each) for each in node.iter(tag("attDef"))),
        None if content is None else group(*(_content(child) for child in content.iterchildren("*"))),
        _doc(node),
    )


def _attribute(node: Node) -> AttributeChange:
    required = {"req": True, "opt": False, None: None}[node.get("usage")]
    return AttributeChange(node.get("ident", ""), node.get("mode", "add"), required, _values(node), _doc(node))


def _values(node: Node) -> Pattern | None:
    """What an attribute may hold: a closed list alone; an open one beside any other word; else its datatype."""
    listed, datatype = node.find(tag("valList")), node.find(tag("datatype"))
    given = None if datatype is None else _data(datatype)
    if listed is None:
        return given
    names = [item.get("ident", "") for item in listed]
    if len(set(names)) < len(names):
        raise ValueError(f"line {listed.sourceline}: the list has a value twice")
    values = [value(name, _doc(item)) for name, item in zip(names, listed, strict=True)]
    return ("choice", *values) if listed.get("type") == "closed" else ("choice", *values, given or WORD)


def _data(node: Node) -> Pattern:
    (reference,) = node
    restriction = reference.get("restriction")
    given = data(reference.get("name", ""), *([("pattern", restriction)] if restriction else []))
    return ("list", ("oneOrMore", given)) if node.get("maxOccurs") == "unbounded" else given


_OCCURRENCES = {("0", "1"): "optional", ("0", "unbounded"): "zeroOrMore", ("1", "unbounded"): "oneOrMore"}


def _content(node: Node) -> Pattern:
    """Pure ODD's content models as patterns."""
    match etree.QName(node).localname:
        case "sequence":
            pattern = group(*map(_content, node))
        case "alternate":
            pattern = "choice", *map(_content, node)
        case "textNode":
            return TEXT
        case _:
            pattern = "ref", f"tei_{node.get('key')}"
    occurs = node.get("minOccurs", "1"), node.get("maxOccurs", "1")
    if occurs == ("1", "1"):
        return pattern
    if occurs not in _OCCURRENCES:
        raise ValueError(f"line {node.sourceline}: occurrence {occurs} is not understood")
    return _OCCURRENCES[occurs], pattern
