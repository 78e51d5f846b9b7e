"""The patterns of a RELAX NG grammar as nested tuples: a kind and its parts, read from XML and written to it.

``("choice", ("ref", "p"), ("empty",))`` is one; ``element`` and ``attribute`` hold their node, which has the name, and
their content; ``data`` and ``value`` hold their node. Two patterns are equal where they hold the same nodes.
"""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from typing import Any, TypeAlias

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
ANNOTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
"""What explains the element or attribute that it stands in, or the value that it stands after."""
Node = etree._Element
Pattern: TypeAlias = tuple[Any, ...]
Grammar: TypeAlias = dict[str, Pattern]
"""Patterns by name; the start has the name that no definition can have, the empty one."""

EMPTY: Pattern = ("empty",)
NOT_ALLOWED: Pattern = ("notAllowed",)
TEXT: Pattern = ("text",)


def read_patterns(root: Node) -> Grammar:
    """The patterns of a grammar by their names."""
    found: dict[str, Pattern] = {}
    for node in root.iterchildren(f"{RNG}start", f"{RNG}define"):
        name, pattern = node.get("name", ""), _content(_patterns(node))
        combined = "interleave" if "interleave" in (node.get("combine"), found.get(name, ("",))[0]) else "choice"
        found[name] = (combined, found[name], pattern) if name in found else pattern
    return found


def _patterns(node: Node) -> list[Node]:
    return [child for child in node.iterchildren(f"{RNG}*") if child.tag != f"{RNG}param"]


def _content(nodes: Iterable[Node]) -> Pattern:
    """What stands side by side is a group."""
    parts = tuple(map(_pattern, nodes))
    return parts[0] if len(parts) == 1 else ("group", *parts)


def _pattern(node: Node) -> Pattern:
    kind = etree.QName(node).localname
    match kind:
        case "empty" | "notAllowed" | "text":
            return (kind,)
        case "ref":
            return kind, node.get("name")
        case "data" | "value":
            return kind, node
        case "element" | "attribute":
            inside = _patterns(node)[0 if node.get("name") else 1 :]
            return kind, node, _content(inside) if inside else TEXT
        case "choice" | "group" | "interleave":
            return kind, *map(_pattern, _patterns(node))
        case _:  # optional, zeroOrMore, oneOrMore, mixed, list
            return kind, _content(_patterns(node))


def parts_of(pattern: Pattern) -> tuple[Pattern, ...]:
    """The patterns directly inside a pattern."""
    return tuple(part for part in pattern[1:] if isinstance(part, tuple))


def rebuilt(pattern: Pattern, change: Callable[[Pattern], Pattern]) -> Pattern:
    """The same pattern with a change made to each of the patterns directly inside it.

    >>> rebuilt(("choice", ("ref", "p"), ("empty",)), lambda part: ("optional", part))
    ('choice', ('optional', ('ref', 'p')), ('optional', ('empty',)))
    """
    return pattern[0], *(change(part) if isinstance(part, tuple) else part for part in pattern[1:])


def members_of(content: Pattern) -> tuple[Pattern, ...]:
    """What stands side by side in the content of an element."""
    return content[1:] if content[0] == "group" else (content,)


def references_of(pattern: Pattern) -> Iterator[str]:
    """The names that a pattern refers to."""
    if pattern[0] == "ref":
        yield pattern[1]
    for part in parts_of(pattern):
        yield from references_of(part)


def write_patterns(old: Node, grammar: Grammar) -> Node:
    """A grammar with the attributes of another, and these patterns, each with the annotations of its node."""
    root = etree.Element(old.tag, dict(old.attrib), nsmap=old.nsmap)
    add_pattern(grammar[""], etree.SubElement(root, f"{RNG}start"))
    for name in sorted(grammar.keys() - {""}):
        add_pattern(grammar[name], etree.SubElement(root, f"{RNG}define", name=name))
    return root


def add_pattern(pattern: Pattern, parent: Node) -> None:
    """Write a pattern into the node around it."""
    match pattern:
        case ("ref", name):
            etree.SubElement(parent, f"{RNG}ref", name=name)
        case ("data" | "value", node):
            parent.append(_copied(node))
            parent.extend(_copied(one) for one in node.itersiblings(ANNOTATION) if one.getprevious() is node)
        case ("element" | "attribute", node, content):
            written = etree.SubElement(parent, node.tag, dict(node.attrib), nsmap=node.nsmap)
            written.extend(_copied(one) for one in ([] if node.get("name") else _patterns(node)[:1]))
            written.extend(map(_copied, node.iterchildren(ANNOTATION)))
            add_pattern(content, written)
        case ("zeroOrMore", ("choice", *parts)) if TEXT in parts:  # libxml2 reads this form six times faster
            others = tuple(part for part in parts if part != TEXT)
            add_pattern(("mixed", ("zeroOrMore", ("choice", *others) if len(others) > 1 else others[0])), parent)
        case (kind, *parts):
            node = etree.SubElement(parent, f"{RNG}{kind}")
            for part in parts:
                add_pattern(part, node)


def _copied(node: Node) -> Node:
    """A node by itself, without the words between it and the next."""
    copied = deepcopy(node)
    copied.tail = None
    return copied
