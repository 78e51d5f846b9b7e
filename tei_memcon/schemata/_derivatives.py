"""Why a RELAX NG grammar rejects a document, by derivatives (J. Clark, "An algorithm for RELAX NG validation", 2002).

libxml2 says whether, and seldom why or where. Here each element is held by itself against what the grammar has for it:
its attributes, its words, and its children one after the other. After a child that may not stand where it stands the
next ones are looked at as if it were not there, so that one slip is told once.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

from lxml import etree

from tei_memcon.grammar.names import fits, names_of
from tei_memcon.grammar.patterns import EMPTY, NOT_ALLOWED, RNG, TEXT, Grammar, Pattern, add_pattern
from tei_memcon.schemata import Fault
from tei_memcon.schemata import _wording as wording
from tei_memcon.tei.parse import XML_ID

_WORDS = frozenset({"text", "mixed", "data", "value", "list"})
_DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
_KINDS = {
    "anyURI": "a pointer: # and an xml:id, or a full address without spaces",
    "boolean": "true or false",
    "date": "a date such as 1984-01-18",
    "decimal": "a number such as 5 or 1.5",
    "ID": "a name of letters, digits, hyphens and full stops that begins with a letter",
    "integer": "a whole number",
    "language": "a code for a language, such as en or ru-Latn",
    "NCName": "a name of letters, digits, hyphens and full stops that begins with a letter",
    "nonNegativeInteger": "a whole number, 0 or more",
}


Inside: TypeAlias = tuple[Pattern, ...]  # what a child may hold: one content, or several where the grammar is ambiguous


class _Model:
    """What the grammar has for an element: all that is asked of it again for each element of the name."""

    def __init__(self, explainer: "Explainer", content: Pattern) -> None:
        self.content = content
        self.elements = list(explainer.seen(content, "element"))
        self.allowed = tuple(sorted({name for one in self.elements for name in names_of(one[1])}))
        self.attributes = list(explainer.seen(content, "attribute"))
        self.words = {kind for kind in _WORDS if any(True for _ in explainer.seen(content, kind))}


class Explainer:
    """A simplified grammar that says what it does not allow.

    Args:
        grammar: its patterns; a reference leads to an element, or to what holds one.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.elements = [one for pattern in grammar.values() for one in _all(pattern, "element")]
        # Patterns are deep: they are known by identity, and kept as long as that is in use.
        self.steps: dict[tuple[int, str], tuple[Pattern, tuple[Pattern, Inside]]] = {}
        self.models: dict[tuple[int, ...], _Model] = {}

    def faults(self, root: etree._Element) -> Iterator[Fault]:
        """Yield what is wrong with a document, element by element."""
        _, inside = self._after(self.grammar[""], str(root.tag))
        if not inside:
            first = " or ".join(f"<{one}>" for one in self._first(self.grammar[""]))
            yield Fault(root, f"<{etree.QName(root).localname}> cannot be the first element; begin with {first}")
            return
        waiting = [(root, inside)]
        while waiting:
            element, inside = waiting.pop()
            model = self._model(inside)
            yield from self._of_attributes(element, model)
            yield from self._of_words(element, model)
            below: list[tuple[etree._Element, Inside]] = []
            yield from self._of_children(element, model, below)
            waiting += reversed(below)

    def _model(self, inside: Inside) -> _Model:
        key = tuple(map(id, inside))
        if key not in self.models:
            self.models[key] = _Model(self, inside[0] if len(inside) == 1 else ("choice", *inside))
        return self.models[key]

    def _of_children(
        self, element: etree._Element, model: _Model, below: list[tuple[etree._Element, Inside]]
    ) -> Iterator[Fault]:
        """Yield the children that may not stand where they stand; of the others, put down what they may hold."""
        state, is_sound = model.content, True
        for child in element.iterchildren("*"):
            following, inside = self._after(state, str(child.tag))
            if inside:
                state = following
            else:
                is_sound = False
                is_known = any(fits(one[1], str(child.tag)) for one in self.elements)
                first = self._first(state)
                yield Fault(child, wording.unwanted(child, element, model.allowed, first, is_known=is_known))
                inside = tuple(one[2] for one in model.elements if fits(one[1], str(child.tag)))[:1]
            if inside:
                below.append((child, inside))
        if is_sound and not self._may_end(state):
            yield Fault(element, wording.incomplete(element, self._first(state)))

    def _of_words(self, element: etree._Element, model: _Model) -> Iterator[Fault]:
        if not model.words:
            yield from wording.stray_words(element, model.allowed)
        elif (
            not model.words & {"text", "mixed"} and not len(element) and not _accepts(model.content, element.text or "")
        ):
            yield Fault(element, wording.wrong_words(element, _values(model.content), _kind(model.content)))

    def _of_attributes(self, element: etree._Element, model: _Model) -> Iterator[Fault]:
        for missing in self._lacking(model.content, element):
            values = _values(missing[2])
            yield from (Fault(element, wording.missing_attribute(element, one, values)) for one in names_of(missing[1]))
        for name, value in ((str(name), str(value)) for name, value in element.items()):
            meant = [one for one in model.attributes if fits(one[1], name)]
            if not meant:
                names = tuple(wording.at(each)[1:] for one in model.attributes for each in names_of(one[1]))
                yield Fault(element, wording.unknown_attribute(element, name, names))
            elif name != XML_ID and not any(_accepts(one[2], value) for one in meant):
                values, kind = _values(meant[0][2]), _kind(meant[0][2])
                yield Fault(element, wording.wrong_value(element, name, value, values, kind))

    def _lacking(self, pattern: Pattern, element: etree._Element) -> list[Pattern]:
        """The attributes that must stand on an element and do not."""
        match pattern:
            case ("attribute", node, _):
                return [] if any(fits(node, str(name)) for name in element.attrib) else [pattern]
            case ("choice", *parts):
                return min((self._lacking(part, element) for part in parts), key=len)
            case ("group" | "interleave" | "oneOrMore", *parts):
                return [one for part in parts for one in self._lacking(part, element)]
            case ("ref", name):
                return self._lacking(self.grammar[name], element)
            case _:
                return []

    def _after(self, pattern: Pattern, name: str) -> tuple[Pattern, Inside]:
        """What may follow a child of that name, and what the child may hold; nothing where it may not stand."""
        key = id(pattern), name
        if key not in self.steps:
            self.steps[key] = pattern, self._derived(pattern, name)
        return self.steps[key][1]

    def _derived(self, pattern: Pattern, name: str) -> tuple[Pattern, Inside]:
        match pattern:
            case ("element", node, content):
                return (EMPTY, (content,)) if fits(node, name) else (NOT_ALLOWED, ())
            case ("ref", named):
                return self._after(self.grammar[named], name)
            case ("choice", *parts):
                return _either(self._after(part, name) for part in parts)
            case ("group", *parts):
                return _either(self._after_first(parts, name))
            case ("interleave", *parts):
                found = [(self._after(part, name), at) for at, part in enumerate(parts)]
                return _either((_joined("interleave", parts, at, one), inside) for (one, inside), at in found if inside)
            case ("optional", part):
                return self._after(part, name)
            case ("zeroOrMore" | "oneOrMore", part):
                following, inside = self._after(part, name)
                again = ("zeroOrMore", part) if pattern[0] == "oneOrMore" else pattern
                return (again if following == EMPTY else ("group", following, again), inside) if inside else _NONE
            case ("mixed", part):
                following, inside = self._after(part, name)
                return (("mixed", following), inside) if inside else _NONE
            case _:
                return _NONE

    def _after_first(self, parts: list[Pattern], name: str) -> Iterator[tuple[Pattern, Inside]]:
        """The same of patterns one after the other: those that may be left out are."""
        for at, part in enumerate(parts):
            following, inside = self._after(part, name)
            if inside:
                yield _joined("group", parts[at:], 0, following), inside
            if not self._may_end(part):
                return

    def _may_end(self, pattern: Pattern) -> bool:
        """Whether no child need follow; attributes and words are looked at elsewhere."""
        match pattern:
            case ("element" | "notAllowed", *_):
                return False
            case ("ref", name):
                return self._may_end(self.grammar[name])
            case ("choice", *parts):
                return any(map(self._may_end, parts))
            case ("group" | "interleave", *parts):
                return all(map(self._may_end, parts))
            case ("oneOrMore" | "mixed", part):
                return self._may_end(part)
            case _:
                return True

    def _first(self, pattern: Pattern) -> tuple[str, ...]:
        """The names of the elements that may come next."""
        return tuple(sorted(dict.fromkeys(self._starts(pattern))))

    def _starts(self, pattern: Pattern) -> Iterator[str]:
        match pattern:
            case ("element", node, _):
                yield from names_of(node)
            case ("ref", name):
                yield from self._starts(self.grammar[name])
            case ("group", *parts):
                for part in parts:
                    yield from self._starts(part)
                    if not self._may_end(part):
                        return
            case ("choice" | "interleave" | "optional" | "zeroOrMore" | "oneOrMore" | "mixed", *parts):
                for part in parts:
                    yield from self._starts(part)

    def seen(self, pattern: Pattern, kind: str) -> Iterator[Pattern]:
        """The patterns of a kind that belong to an element itself, in its content or what that refers to."""
        if pattern[0] == kind:
            yield pattern
        if pattern[0] == "ref":
            yield from self.seen(self.grammar[pattern[1]], kind)
        elif pattern[0] not in ("element", "attribute"):
            for part in pattern[1:]:
                if isinstance(part, tuple):
                    yield from self.seen(part, kind)


_NONE: tuple[Pattern, Inside] = (NOT_ALLOWED, ())


def _either(found: Iterable[tuple[Pattern, Inside]]) -> tuple[Pattern, Inside]:
    possible = [(following, inside) for following, inside in found if inside]
    if not possible:
        return _NONE
    followings = list(dict.fromkeys(following for following, _ in possible))
    insides = tuple(dict.fromkeys(one for _, inside in possible for one in inside))
    return (followings[0] if len(followings) == 1 else ("choice", *followings)), insides


def _joined(kind: str, parts: list[Pattern], at: int, following: Pattern) -> Pattern:
    kept = [one for one in (*parts[:at], following, *parts[at + 1 :]) if one != EMPTY]
    return (kind, *kept) if len(kept) > 1 else kept[0] if kept else EMPTY


def _all(pattern: Pattern, kind: str) -> Iterator[Pattern]:
    if pattern[0] == kind:
        yield pattern
    for part in pattern[1:]:
        if isinstance(part, tuple):
            yield from _all(part, kind)


def _accepts(content: Pattern, value: str) -> bool:
    """Whether words or a value are of their datatype: libxml2 knows."""
    tried = etree.Element("tried")
    tried.text = value
    return _judge(content).validate(tried)


@cache
def _judge(content: Pattern) -> etree.RelaxNG:
    root = etree.Element(f"{RNG}element", name="tried", datatypeLibrary=_DATATYPES)
    add_pattern(content, root)
    return etree.RelaxNG(root)


def _values(content: Pattern) -> tuple[str, ...]:
    """The values that there are, where all are listed."""
    if any(_all(content, "data")) or content == TEXT:
        return ()
    return tuple(dict.fromkeys((one[1].text or "").strip() for one in _all(content, "value")))


def _kind(content: Pattern) -> str | None:
    """Words for a datatype, where there is but one."""
    types = {str(one[1].get("type")) for one in _all(content, "data")}
    return _KINDS.get(types.pop()) if len(types) == 1 else None
