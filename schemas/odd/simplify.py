"""The same language without dead ends: TEI's classes in place, without the elements that a customization leaves empty.

Left in, dead ends make libxml2 name the wrong line, take several times as long, or never come back; and a choice of
choices makes it compile the XSD seven times as slowly as a flat one.
"""

from tei_memcon.grammar.patterns import NOT_ALLOWED, Grammar
from tei_memcon.grammar.simplify import closure, simplified


def simplify(grammar: Grammar) -> Grammar:
    """Simplify every pattern of a grammar, and leave out the elements whose content needs what is not allowed.

    >>> from odd.pattern import element
    >>> grammar = {"": ("choice", ("ref", "p"), ("ref", "q")), "p": element("p", ("ref", "no")), "no": NOT_ALLOWED}
    >>> simplify(grammar | {"q": ("text",)})[""]
    ('text',)
    """
    while True:
        simpler = simplified(grammar, grammar)
        empty = {
            name: NOT_ALLOWED for name, found in simpler.items() if found[0] == "element" and found[2] == NOT_ALLOWED
        }
        if not empty:
            return simpler
        grammar = simpler | empty


def reachable(grammar: Grammar) -> Grammar:
    """Leave out what the start does not reach."""
    return closure(("",), grammar.__getitem__)
