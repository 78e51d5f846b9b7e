"""What many elements have in common, written once under TEI's name for it.

Simplifying puts every class of attributes, macro and datatype in where it was referred to; here they get their names
back where the pattern is still the same. The schemas become a quarter as long, and xmlschema loads the XSD several
times faster: it spends a tenth of a second on each pattern of a datatype.
"""

from collections.abc import Mapping

from odd.pattern import Choice, Data, Element, Grammar, Group, Pattern, Ref, Repeat, rebuild

WORD = Data("token", (("pattern", r"[^\p{C}\p{Z}]+"),))
POINTER = Data("anyURI", (("pattern", r"\S+"),))
_FRACTION = Data("token", (("pattern", r"(\-?[\d]+/\-?[\d]+)"),))
_TEMPORAL = ("date", "gYear", "gMonth", "gDay", "gYearMonth", "gMonthDay", "time", "dateTime")
DATATYPES: dict[Pattern, str] = {
    WORD: "tei_teidata.word",
    POINTER: "tei_teidata.pointer",
    Choice(tuple(Data(name) for name in _TEMPORAL)): "tei_teidata.temporal.w3c",
    Choice((Data("double"), _FRACTION, Data("decimal"))): "tei_teidata.numeric",
}
"""TEI's names for its datatypes, which tei_all.rng has lost."""


def share(grammar: Grammar) -> dict[str, Pattern]:
    """Refer to TEI's macros and classes of attributes again, in the elements that hold the whole of one.

    >>> many = Repeat(Choice((Ref("tei_lb"), Ref("tei_p"))))
    >>> share({"tei_macro.paraContent": many, "tei_p": Element("p", many)})["tei_p"]
    Element(name='p', part=Ref(name='tei_macro.paraContent'), doc='')
    """
    macros = {grammar[name]: name for name in sorted(grammar, reverse=True) if name.startswith("tei_macro.")}
    classes = _largest_first({name: pattern for name, pattern in grammar.items() if name.startswith("tei_att.")})
    shared = {
        name: _shorten(pattern, macros, classes) if isinstance(pattern, Element) else pattern
        for name, pattern in grammar.items()
    }
    return {name: _name_datatypes(pattern) for name, pattern in shared.items()} | {
        name: pattern for pattern, name in DATATYPES.items()
    }


def _largest_first(classes: Grammar) -> dict[str, tuple[Pattern, ...]]:
    members = {
        name: pattern.parts if isinstance(pattern, Group) else (pattern,) for name, pattern in sorted(classes.items())
    }
    return dict(sorted(members.items(), key=lambda item: -len(item[1])))


def _shorten(element: Element, macros: Mapping[Pattern, str], classes: Mapping[str, tuple[Pattern, ...]]) -> Element:
    parts = list(element.part.parts) if isinstance(element.part, Group) else [element.part]
    for name, members in classes.items():
        if all(member in parts for member in members):
            parts = [Ref(name), *(part for part in parts if part not in members)]
    parts = [Ref(macros[part]) if isinstance(part, Repeat) and part in macros else part for part in parts]
    return Element(element.name, parts[0] if len(parts) == 1 else Group(tuple(parts)), element.doc)


def _name_datatypes(pattern: Pattern) -> Pattern:
    if isinstance(pattern, Choice | Data) and pattern in DATATYPES:
        return Ref(DATATYPES[pattern])
    return rebuild(pattern, _name_datatypes)
