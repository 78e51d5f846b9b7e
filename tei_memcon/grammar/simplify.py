"""A RELAX NG grammar without detours, so that libxml2 reads it in a fraction of the time and names the right line.

Generated grammars, TEI's above all, are made of classes of classes, many of them empty: ``choice`` within ``choice``,
``notAllowed`` for what a project left out, ``empty`` beside something. Every step here keeps the set of documents that
the grammar accepts.
"""

from collections.abc import Callable, Iterable, Iterator

from tei_memcon.grammar.patterns import (
    EMPTY,
    NOT_ALLOWED,
    RNG,
    TEXT,
    Grammar,
    Node,
    Pattern,
    parts_of,
    read_patterns,
    references_of,
    write_patterns,
)

_DEEP = ("grammar", "parentRef", "externalRef", "include", "div")


def simplify(root: Node) -> Node:
    """The same grammar, simplified; one that is put together in ways not known here stays as it is.

    >>> from lxml import etree
    >>> grammar = etree.fromstring('''<grammar xmlns="http://relaxng.org/ns/structure/1.0">
    ... <start><ref name="p"/></start>
    ... <define name="p"><element name="p"><choice><ref name="c"/><empty/></choice></element></define>
    ... <define name="c"><choice><notAllowed/><choice><text/></choice></choice></define></grammar>''')
    >>> [etree.QName(node).localname for node in simplify(grammar).iter()]
    ['grammar', 'start', 'ref', 'define', 'element', 'text']
    """
    if not is_plain(root):
        return root
    return write_patterns(root, simplified(read_patterns(root)))


def is_plain(root: Node) -> bool:
    """Whether a grammar is one list of definitions, and has all that it refers to."""
    if root.tag != f"{RNG}grammar" or any(node is not root for node in root.iter(*(f"{RNG}{name}" for name in _DEEP))):
        return False
    defined = {node.get("name") for node in root.iterchildren(f"{RNG}define")}
    is_started = root.find(f"{RNG}start") is not None
    return is_started and all(node.get("name") in defined for node in root.iter(f"{RNG}ref"))


def simplified(grammar: Grammar, names: Iterable[str] = ("",)) -> Grammar:
    """The same for patterns: those with the given names, and what they refer to.

    >>> some = ("optional", ("oneOrMore", ("data", "…")))
    >>> simplified({"": ("group", ("ref", "some"), ("empty",), some), "some": some})
    {'': ('zeroOrMore', ('data', '…'))}
    """
    done: Grammar = {}

    def resolve(name: str) -> Pattern:
        """A definition, simplified; one that holds an element may hold itself, and is only referred to."""
        if name not in done:
            done[name] = ("ref", name)
            done[name] = _reduced(grammar[name], see)
        return done[name]

    def see(name: str) -> Pattern:
        return ("ref", name) if _holds_element(grammar[name]) else resolve(name)

    return closure(names, resolve)


def closure(names: Iterable[str], look_up: Callable[[str], Pattern]) -> Grammar:
    """The patterns with the given names, and all that they refer to."""
    waiting, kept = list(names), Grammar()
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = look_up(name)
            waiting += references_of(kept[name])
    return kept


def _holds_element(pattern: Pattern) -> bool:
    return pattern[0] == "element" or any(_holds_element(part) for part in parts_of(pattern))


def _reduced(pattern: Pattern, see: Callable[[str], Pattern]) -> Pattern:
    """Simplify from the inside out."""
    kind = pattern[0]
    if kind == "ref":
        return see(pattern[1])
    parts = [_reduced(part, see) for part in parts_of(pattern)]
    match kind:
        case "choice":
            return _choice(parts)
        case "group" | "interleave":
            return _sequence(kind, parts)
        case "optional":
            return _choice([*parts, EMPTY])
        case "zeroOrMore" | "oneOrMore":
            return _repeated(parts[0], kind == "oneOrMore")
        case "mixed":
            return NOT_ALLOWED if parts[0] == NOT_ALLOWED else TEXT if parts[0] == EMPTY else (kind, *parts)
        case "attribute" | "element":
            # an element that can never be complete may still be an allowed part of the grammar: it stays
            return NOT_ALLOWED if parts[0] == NOT_ALLOWED and kind == "attribute" else (kind, pattern[1], *parts)
        case _:
            return pattern if not parts else (kind, *parts)


def _choice(parts: Iterable[Pattern]) -> Pattern:
    flat = list(dict.fromkeys(_flat("choice", parts)))
    kept = [part for part in flat if part not in (NOT_ALLOWED, EMPTY)]
    is_optional = EMPTY in flat or any(part[0] == "optional" for part in kept)
    kept = list(dict.fromkeys(_flat("choice", (part[1] if part[0] == "optional" else part for part in kept))))
    if not kept:
        return EMPTY if is_optional else NOT_ALLOWED
    one = kept[0] if len(kept) == 1 else ("choice", *kept)
    if not is_optional or nullable(one):
        return one
    return ("zeroOrMore", one[1]) if one[0] == "oneOrMore" else ("optional", one)


def _sequence(kind: str, parts: Iterable[Pattern]) -> Pattern:
    flat = [part for part in _flat(kind, parts) if part != EMPTY]
    # a*, a* is a*
    kept = [part for at, part in enumerate(flat) if not (part[0] == "zeroOrMore" and flat[at - 1 : at] == [part])]
    if NOT_ALLOWED in kept:
        return NOT_ALLOWED
    return EMPTY if not kept else kept[0] if len(kept) == 1 else (kind, *kept)


def _flat(kind: str, parts: Iterable[Pattern]) -> Iterator[Pattern]:
    for part in parts:
        yield from part[1:] if part[0] == kind else (part,)


def _repeated(part: Pattern, is_required: bool) -> Pattern:
    if part in (EMPTY, TEXT):
        return part
    if part == NOT_ALLOWED:
        return NOT_ALLOWED if is_required else EMPTY
    is_required = is_required and not nullable(part)
    return "oneOrMore" if is_required else "zeroOrMore", _choice(dict.fromkeys(_once(part)))


def _once(part: Pattern) -> Iterator[Pattern]:
    """What stands alone in a repetition of a pattern: its parts, where repeating it repeats any of them."""
    if part[0] in ("choice", "zeroOrMore", "oneOrMore", "optional") or (part[0] == "group" and nullable(part)):
        for each in part[1:]:
            yield from _once(each)
    else:
        yield part


def nullable(pattern: Pattern) -> bool:
    """Whether a pattern surely matches nothing at all; of a reference that is not known."""
    match pattern[0]:
        case "empty" | "text" | "optional" | "zeroOrMore":
            return True
        case "oneOrMore" | "mixed":
            return nullable(pattern[1])
        case "choice":
            return any(map(nullable, pattern[1:]))
        case "group" | "interleave":
            return all(map(nullable, pattern[1:]))
        case _:
            return False
