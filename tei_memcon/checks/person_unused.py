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
from tei_memcon.checks._people import declared, identifier, last_words, pointers, stands_in, surnames
from tei_memcon.tei.parse import Parsed

RULE = "TMC402"
SEVERITY = Severity.WARNING
_POINTING = ("who", "ref", "target", "corresp", "sameAs", "active", "passive", "mutual", "toWhom", "resp")


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each person of ``particDesc`` with an ``xml:id`` who occurs nowhere."""
    pointed = pointers(value for attribute in _POINTING for _, value in context.attributes.get(attribute, ()))
    unused = [person for person in declared(tei.root) if identifier(person) and identifier(person) not in pointed]
    if not unused:
        return
    said = " ".join("".join(text.itertext()) for text in context.texts)
    unused = [person for person in unused if not any(stands_in(word, said) for word in surnames(person))]
    folded = said.casefold() if unused else ""  # which takes longer than all that is above
    for person in unused:
        if not any(stands_in(word, folded) for word in last_words(person)):
            what = f'<{name(person)} xml:id="{identifier(person)}"> occurs nowhere: nothing points there'
            message = f"{what}, and no name of it stands in the text; point to it where it is meant, or remove it"
            yield finding(context, person, RULE, SEVERITY, message)
