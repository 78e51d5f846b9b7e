"""TEI's grammar narrowed to what the ODD selects."""

from collections.abc import Iterator

from odd.customization import AttributeChange, Change, Customization
from odd.pattern import attribute, doc_of, element, group, name_of
from tei_memcon.grammar.patterns import EMPTY, NOT_ALLOWED, Grammar, Pattern, members_of

Attributes = dict[str, tuple[Pattern, bool]]
"""The attributes of an element by name, each with whether it is required."""


def restrict(grammar: Grammar, customization: Customization) -> Grammar:
    """Leave out the elements and attributes that are not selected; apply the changes to the others.

    Raises:
        ValueError: the ODD names an element, a class or an attribute that TEI does not have there.
    """
    _refuse_unknown_names(grammar, customization)
    narrowed = {name: _select(name, pattern, customization) for name, pattern in grammar.items()}
    narrowed |= _changed_classes(narrowed, customization)
    return {
        **{
            name: _element(pattern, narrowed, customization) if pattern[0] == "element" else pattern
            for name, pattern in narrowed.items()
        },
        "": ("ref", "tei_TEI"),
    }


def _refuse_unknown_names(grammar: Grammar, customization: Customization) -> None:
    elements = {name_of(pattern) for pattern in grammar.values() if pattern[0] == "element"}
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
    if pattern[0] == "element":
        return pattern if name_of(pattern) in customization.elements else NOT_ALLOWED
    class_name, found, _ = name.removeprefix("tei_").partition(".attribute.")
    if not found:
        return pattern
    kept = customization.classes.get(class_name, frozenset())
    return pattern if kept is None or name in {_class_attribute(class_name, each) for each in kept} else EMPTY


def _changed_classes(grammar: Grammar, customization: Customization) -> Grammar:
    """The attributes of classes that a ``classSpec`` changes."""
    changed = {}
    for class_name in customization.classes.keys() & customization.changes.keys():
        for change in customization.changes[class_name].attributes:
            name = _class_attribute(class_name, change.name)
            changed[name] = _written(_apply(change, dict(_attributes(grammar[name], grammar))))
    return changed


def _element(pattern: Pattern, grammar: Grammar, customization: Customization) -> Pattern:
    name = name_of(pattern)
    change = customization.changes.get(name, Change((), None, ""))
    attributes: Attributes = {}
    content: list[Pattern] = []
    for part in members_of(pattern[2]):
        found = dict(_attributes(part, grammar))
        attributes |= found
        if not found and not _is_attribute_class(part):
            content.append(part)
    for each in change.attributes:
        attributes = _apply(each, attributes, name)
    written = _written(dict(sorted(attributes.items())))
    return element(name, group(written, change.content or group(*content)), f"{doc_of(pattern)} {change.doc}".strip())


def _is_attribute_class(pattern: Pattern) -> bool:
    return pattern[0] == "ref" and str(pattern[1]).startswith("tei_att.")


def _attributes(pattern: Pattern, grammar: Grammar) -> Iterator[tuple[str, tuple[Pattern, bool]]]:
    """The attributes that a pattern is, or that a class of attributes holds."""
    match pattern:
        case ("attribute", *_):
            yield name_of(pattern), (pattern, True)
        case ("optional", ("attribute", *_) as inner):
            yield name_of(inner), (inner, False)
        case ("ref", name) if _is_attribute_class(pattern):
            yield from _attributes(grammar[name], grammar)
        case ("group", *parts):
            for part in parts:
                yield from _attributes(part, grammar)


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
        return attributes | {change.name: (attribute(change.name, change.values, change.doc), bool(change.required))}
    old, required = attributes[change.name]
    changed = attribute(change.name, change.values or old[2], change.doc or doc_of(old))
    return attributes | {change.name: (changed, required if change.required is None else change.required)}


def _written(attributes: Attributes) -> Pattern:
    return group(*(one if required else ("optional", one) for one, required in attributes.values()))
