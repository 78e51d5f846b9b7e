"""TEI's grammar narrowed to what the ODD selects."""

from collections.abc import Iterator
from dataclasses import replace

from odd.customization import AttributeChange, Change, Customization
from odd.pattern import Attribute, Element, Empty, Grammar, Group, NotAllowed, Optional, Pattern, Ref

Attributes = dict[str, tuple[Attribute, bool]]
"""The attributes of an element by name, each with whether it is required."""


def restrict(grammar: Grammar, customization: Customization) -> dict[str, Pattern]:
    """Leave out the elements and attributes that are not selected; apply the changes to the others.

    Raises:
        ValueError: the ODD names an element, a class or an attribute that TEI does not have there.
    """
    _refuse_unknown_names(grammar, customization)
    narrowed = {name: _select(name, pattern, customization) for name, pattern in grammar.items()}
    narrowed |= _changed_classes(narrowed, customization)
    return {
        "start": Ref("tei_TEI"),
        **{
            name: _element(pattern, narrowed, customization) if isinstance(pattern, Element) else pattern
            for name, pattern in narrowed.items()
            if name != "start"
        },
    }


def _refuse_unknown_names(grammar: Grammar, customization: Customization) -> None:
    elements = {pattern.name for pattern in grammar.values() if isinstance(pattern, Element)}
    known = elements | {name.removeprefix("tei_").removesuffix(".attributes") for name in grammar}
    named = customization.elements | customization.classes.keys() | customization.changes.keys()
    kept = {
        f"{name}/@{each}": _class_attribute(name, each) in grammar
        for name, attributes in customization.classes.items()
        for each in attributes or ()
    }
    if wrong := sorted(named - known) + [name for name, there in kept.items() if not there]:
        raise ValueError(f"TEI does not have: {', '.join(wrong)}")


def _class_attribute(name: str, attribute: str) -> str:
    return f"tei_{name}.attribute.{attribute.replace(':', '')}"


def _select(name: str, pattern: Pattern, customization: Customization) -> Pattern:
    if isinstance(pattern, Element):
        return pattern if pattern.name in customization.elements else NotAllowed()
    class_name, found, _ = name.removeprefix("tei_").partition(".attribute.")
    if not found:
        return pattern
    kept = customization.classes.get(class_name, frozenset())
    return pattern if kept is None or name in {_class_attribute(class_name, each) for each in kept} else Empty()


def _changed_classes(grammar: Grammar, customization: Customization) -> dict[str, Pattern]:
    """The attributes of classes that a ``classSpec`` changes."""
    changed = {}
    for class_name in customization.classes.keys() & customization.changes.keys():
        for change in customization.changes[class_name].attributes:
            name = _class_attribute(class_name, change.name)
            changed[name] = _written(_apply(change, dict(_attributes(grammar[name], grammar))))
    return changed


def _element(element: Element, grammar: Grammar, customization: Customization) -> Element:
    change = customization.changes.get(element.name, Change((), None, ""))
    parts = element.part.parts if isinstance(element.part, Group) else (element.part,)
    attributes: Attributes = {}
    content: list[Pattern] = []
    for part in parts:
        found = dict(_attributes(part, grammar))
        attributes |= found
        if not found and not _is_attribute_class(part):
            content.append(part)
    for each in change.attributes:
        attributes = _apply(each, attributes, element.name)
    written = _written(dict(sorted(attributes.items())))
    inner = change.content or Group(tuple(content))
    return replace(element, part=Group((written, inner)), doc=f"{element.doc} {change.doc}".strip())


def _is_attribute_class(pattern: Pattern) -> bool:
    return isinstance(pattern, Ref) and pattern.name.startswith("tei_att.")


def _attributes(pattern: Pattern, grammar: Grammar) -> Iterator[tuple[str, tuple[Attribute, bool]]]:
    """The attributes that a pattern is, or that a class of attributes holds."""
    match pattern:
        case Attribute(name):
            yield name, (pattern, True)
        case Optional(Attribute(name) as attribute):
            yield name, (attribute, False)
        case Ref(name) if _is_attribute_class(pattern):
            yield from _attributes(grammar[name], grammar)
        case Group(parts):
            for part in parts:
                yield from _attributes(part, grammar)
        case _:
            return


def _apply(change: AttributeChange, attributes: Attributes, owner: str = "class") -> Attributes:
    there = change.name in attributes
    if there == (change.mode == "add"):
        raise ValueError(
            f"<{owner}>: @{change.name} cannot be {change.mode}d, it is {'there' if there else 'not there'}"
        )
    if change.mode == "delete":
        return {name: found for name, found in attributes.items() if name != change.name}
    if change.mode == "add":
        if change.values is None:
            raise ValueError(f"<{owner}>: @{change.name} is added without values")
        return attributes | {change.name: (Attribute(change.name, change.values, change.doc), bool(change.required))}
    attribute, required = attributes[change.name]
    changed = replace(attribute, part=change.values or attribute.part, doc=change.doc or attribute.doc)
    return attributes | {change.name: (changed, required if change.required is None else change.required)}


def _written(attributes: Attributes) -> Pattern:
    return Group(tuple(one if required else Optional(one) for one, required in attributes.values()))
