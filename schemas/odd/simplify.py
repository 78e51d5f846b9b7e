"""The same language without dead ends: no ``notAllowed``, no ``empty`` beside something, no repetition in a repetition.

Left in, they make libxml2 name the wrong line, take several times as long, or never come back; and a choice of choices
makes it compile the XSD seven times as slowly as a flat one. Every step keeps the set of documents that the grammar
accepts.
"""

from collections.abc import Callable, Iterable, Iterator

from odd.pattern import (
    Choice,
    Element,
    Empty,
    Grammar,
    Group,
    NotAllowed,
    Optional,
    Pattern,
    Ref,
    Repeat,
    Text,
    nullable,
    parts_of,
    rebuild,
)


def simplify(grammar: Grammar) -> dict[str, Pattern]:
    """Simplify every pattern of a grammar. Whatever is no element is put in where it was referred to.

    >>> grammar = {"start": Ref("a"), "a": Element("a", Repeat(Group((Ref("b"), Empty())))), "b": Repeat(Text())}
    >>> reachable(simplify(grammar))
    {'start': Ref(name='a'), 'a': Element(name='a', part=Text(), doc='')}
    """
    patterns = dict(grammar)
    while True:
        simpler = {name: _reduce(_resolve(pattern, patterns)) for name, pattern in patterns.items()}
        if simpler == patterns:
            return patterns
        patterns = simpler


def _resolve(pattern: Pattern, grammar: Grammar) -> Pattern:
    """Put in the patterns that are referred to, except elements: classes within classes become one flat choice."""
    if isinstance(pattern, Ref):
        target = grammar[pattern.name]
        return pattern if isinstance(target, Element) else target
    return rebuild(pattern, lambda part: _resolve(part, grammar))


def reachable(grammar: Grammar) -> dict[str, Pattern]:
    """Leave out what the start does not reach."""
    kept: dict[str, Pattern] = {}
    waiting = ["start"]
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = grammar[name]
            waiting += [ref.name for ref in _refs(grammar[name])]
    return {name: grammar[name] for name in grammar if name in kept}


def _refs(pattern: Pattern) -> Iterator[Ref]:
    if isinstance(pattern, Ref):
        yield pattern
    for part in parts_of(pattern):
        yield from _refs(part)


def _reduce(pattern: Pattern) -> Pattern:
    """Simplify from the inside out.

    >>> _reduce(Choice((Ref("a"), NotAllowed(), Optional(Ref("b")), Ref("a"))))
    Optional(part=Choice(parts=(Ref(name='a'), Ref(name='b'))))
    """
    pattern = rebuild(pattern, _reduce)
    match pattern:
        case Choice(parts):
            return _choice(parts)
        case Group(parts):
            return _group(parts)
        case Optional(part):
            return _optional(part)
        case Repeat(part, required):
            return _repeat(part, required)
        case Element(_, part) if isinstance(part, NotAllowed):
            return NotAllowed()
        case _:
            return pattern


def _choice(parts: Iterable[Pattern]) -> Pattern:
    flat = _flatten(parts, lambda part: part.parts if isinstance(part, Choice) else None)
    kept: list[Pattern] = [part for part in dict.fromkeys(flat) if not isinstance(part, NotAllowed)]
    if any(isinstance(part, Empty | Optional) for part in kept):
        inner = [part.part if isinstance(part, Optional) else part for part in kept if not isinstance(part, Empty)]
        return _optional(_choice(inner)) if inner else Empty()
    return _single(kept, Choice, NotAllowed())


def _group(parts: Iterable[Pattern]) -> Pattern:
    flat = _flatten(parts, lambda part: part.parts if isinstance(part, Group) else None)
    if any(isinstance(part, NotAllowed) for part in flat):
        return NotAllowed()
    kept: list[Pattern] = []
    for part in flat:
        repeated = isinstance(part, Repeat) and not part.required and kept[-1:] == [part]  # a*, a* is a*
        if not isinstance(part, Empty) and not repeated:
            kept.append(part)
    return _single(kept, Group, Empty())


def _flatten(parts: Iterable[Pattern], inner: Callable[[Pattern], tuple[Pattern, ...] | None]) -> list[Pattern]:
    flat: list[Pattern] = []
    for part in parts:
        flat.extend(inner(part) or (part,))
    return flat


def _single(parts: list[Pattern], kind: type[Choice] | type[Group], nothing: Pattern) -> Pattern:
    if not parts:
        return nothing
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def _optional(part: Pattern) -> Pattern:
    match part:
        case Empty() | NotAllowed():
            return Empty()
        case Optional() | Text():
            return part
        case Repeat(inner):
            return Repeat(inner)
        case _:
            return Optional(part)


def _repeat(part: Pattern, required: bool) -> Pattern:
    """Repeat a pattern, without repetitions at its surface: (a*, b?)* is (a | b)*, (a+ | b)+ is (a | b)+."""
    if isinstance(part, Empty | Text):
        return part
    if isinstance(part, NotAllowed):
        return NotAllowed() if required else Empty()
    required = required and not nullable(part)
    return Repeat(_choice(_once(part)), required)


def _once(part: Pattern) -> Iterator[Pattern]:
    """What stands alone in a repetition of the pattern: its parts, where repeating it repeats any of them."""
    match part:
        case Choice(parts):
            for each in parts:
                yield from _once(each)
        case Group(parts) if nullable(part):
            for each in parts:
                yield from _once(each)
        case Repeat(inner) | Optional(inner):
            yield from _once(inner)
        case _:
            yield part
