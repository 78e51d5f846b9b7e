"""The name classes of RELAX NG: which names of elements and attributes a pattern is for."""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.grammar.patterns import RNG, Node


def fits(node: Node, name: str) -> bool:
    """Whether an ``element`` or ``attribute`` of a grammar is for a name in Clark's notation.

    >>> node = etree.fromstring('''<element xmlns="http://relaxng.org/ns/structure/1.0" ns="a">
    ... <anyName><except><name>p</name></except></anyName><text/></element>''')
    >>> fits(node, "{a}p"), fits(node, "{b}p")
    (False, True)
    """
    if (written := node.get("name")) is not None:
        return name == _clark(node, written)
    return _fits_class(_name_class(node), name)


def names_of(node: Node) -> list[str]:
    """The names that a pattern is for, as one speaks of them; none where it is for any.

    >>> names_of(etree.fromstring('<attribute xmlns="http://relaxng.org/ns/structure/1.0" name="xml:id"/>'))
    ['{http://www.w3.org/XML/1998/namespace}id']
    """
    if (written := node.get("name")) is not None:
        named = [_clark(node, written)]
    else:
        first = _name_class(node)
        inside = [first, *first.iter(f"{RNG}name")] if first.tag in (f"{RNG}name", f"{RNG}choice") else []
        named = list(dict.fromkeys(_clark(one, one.text or "") for one in inside if one.tag == f"{RNG}name"))
    return [etree.QName(one).localname if node.tag == f"{RNG}element" else one for one in named]


def _name_class(node: Node) -> Node:
    return next(node.iterchildren(f"{RNG}*"))


def _fits_class(node: Node, name: str) -> bool:
    excluded = [inside for one in node.iterchildren(f"{RNG}except") for inside in one.iterchildren(f"{RNG}*")]
    if any(_fits_class(one, name) for one in excluded):
        return False
    match etree.QName(node).localname:
        case "name":
            return name == _clark(node, node.text or "")
        case "nsName":
            return (etree.QName(name).namespace or "") == _inherited(node)
        case "choice":
            return any(_fits_class(one, name) for one in node.iterchildren(f"{RNG}*"))
        case _:
            return True


def _clark(node: Node, written: str) -> str:
    """A name as written in a grammar, with its namespace; an attribute's has none unless it is given there (4.8)."""
    prefix, _, local = written.strip().rpartition(":")
    if prefix:
        namespace = "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else node.nsmap.get(prefix) or ""
    elif node.tag == f"{RNG}attribute":
        namespace = node.get("ns", "")
    else:
        namespace = _inherited(node)
    return f"{{{namespace}}}{local}" if namespace else local


def _inherited(node: Node) -> str:
    given: Iterator[str | None] = (one.get("ns") for one in (node, *node.iterancestors()))
    return next((one for one in given if one is not None), "")
