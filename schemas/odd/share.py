"""What many elements have in common, written once under TEI's name for it.

Simplifying puts every class of attributes, macro and datatype in where it was referred to; here they get their names
back where the pattern is still the same. The schemas become a quarter as long, and xmlschema loads the XSD several
times faster: it spends a tenth of a second on each pattern of a datatype.
"""

from collections.abc import Mapping

from odd.pattern import data, doc_of, element, group, name_of
from tei_memcon.grammar.patterns import Grammar, Pattern, members_of, rebuilt

WORD = data("token", ("pattern", r"[^\p{C}\p{Z}]+"))
POINTER = data("anyURI", ("pattern", r"\S+"))
_FRACTION = data("token", ("pattern", r"(\-?[\d]+/\-?[\d]+)"))
_TEMPORAL = ("date", "gYear", "gMonth", "gDay", "gYearMonth", "gMonthDay", "time", "dateTime")
DATATYPES: dict[Pattern, str] = {
    WORD: "tei_teidata.word",
    POINTER: "tei_teidata.pointer",
    ("choice", *map(data, _TEMPORAL)): "tei_teidata.temporal.w3c",
    ("choice", data("double"), _FRACTION, data("decimal")): "tei_teidata.numeric",
}
"""TEI's names for its datatypes, which tei_all.rng has lost."""


def share(grammar: Grammar) -> Grammar:
    """Refer to TEI's macros and classes of attributes again, in the elements that hold the whole of one.

    >>> many = ("zeroOrMore", ("choice", ("ref", "tei_lb"), ("ref", "tei_p")))
    >>> share({"tei_macro.paraContent": many, "tei_p": element("p", many)})["tei_p"][2]
    ('ref', 'tei_macro.paraContent')
    """
    macros = {grammar[name]: name for name in sorted(grammar, reverse=True) if name.startswith("tei_macro.")}
    members = {name: members_of(pattern) for name, pattern in sorted(grammar.items()) if name.startswith("tei_att.")}
    largest_first = dict(sorted(members.items(), key=lambda item: -len(item[1])))
    shared = {
        name: _shorten(pattern, macros, largest_first) if pattern[0] == "element" else pattern
        for name, pattern in grammar.items()
    }
    return {name: _name_datatypes(pattern) for name, pattern in shared.items()} | {
        name: pattern for pattern, name in DATATYPES.items()
    }


def _shorten(pattern: Pattern, macros: Mapping[Pattern, str], classes: Mapping[str, tuple[Pattern, ...]]) -> Pattern:
    parts = list(members_of(pattern[2]))
    for name, members in classes.items():
        if all(member in parts for member in members):
            parts = [("ref", name), *(part for part in parts if part not in members)]
    parts = [("ref", macros[part]) if part[0].endswith("OrMore") and part in macros else part for part in parts]
    return element(name_of(pattern), parts[0] if len(parts) == 1 else group(*parts), doc_of(pattern))


def _name_datatypes(pattern: Pattern) -> Pattern:
    return ("ref", DATATYPES[pattern]) if pattern in DATATYPES else rebuilt(pattern, _name_datatypes)
