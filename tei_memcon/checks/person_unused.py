"""A person who is declared occurs.

A warning, since a list may be kept for several records; but an entry to which nothing points, and of whose names none
stands in the text, was left over, or the pointer that was meant goes to somebody else.

Bad::

    <person xml:id="hartman"><persName>Arthur Hartman</persName></person>
    <p>The ambassador was there.</p>

Good::

    <person xml:id="hartman"><persName>Arthur Hartman</persName></person>
    <p><persName ref="#hartman">The ambassador</persName> was there.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding, name
from tei_memcon.checks._people import declared, identifier, last_words, pointers, words
from tei_memcon.tei.parse import Parsed

RULE = "TMC402"
SEVERITY = Severity.WARNING
_POINTING = ("who", "ref", "target", "corresp", "sameAs", "active", "passive", "mutual", "toWhom", "resp")


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each person of ``particDesc`` with an ``xml:id`` who occurs nowhere."""
    pointed = pointers(value for attribute in _POINTING for _, value in context.attributes.get(attribute, ()))
    unused = [person for person in declared(tei.root) if identifier(person) and identifier(person) not in pointed]
    said = {word for text in context.texts for word in words(text)} if unused else set()
    for person in unused:
        if said.isdisjoint(last_words(person)):
            what = f'<{name(person)} xml:id="{identifier(person)}"> occurs nowhere: nothing points there'
            message = f"{what}, and no name of it stands in the text; point to it where it is meant, or remove it"
            yield finding(context, person, RULE, SEVERITY, message)
