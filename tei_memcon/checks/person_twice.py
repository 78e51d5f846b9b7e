"""A person is declared once.

A warning, since namesakes meet; but two entries with the same full name, or with the same identifier of an authority
file, are mostly one person, whose turns an index would divide (TEI Guidelines, "The Participant Description"). Compared
are all forms of a name that have two words or more, whatever their spaces and capitals.

Bad::

    <person xml:id="shultz"><persName>George Shultz</persName></person>
    <person xml:id="secretary"><persName>George SHULTZ</persName></person>
    <p><persName ref="#shultz">Shultz</persName> was with <persName ref="#secretary">the Secretary</persName>.</p>

Good::

    <person xml:id="shultz"><persName>George Shultz</persName><persName>the Secretary</persName></person>
    <p><persName ref="#shultz">Shultz</persName> was there.</p>
"""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, name, tag
from tei_memcon.tei.parse import Parsed

RULE = "TMC401"
SEVERITY = Severity.WARNING


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each person who has a name or an identifier of a person declared before."""
    known: dict[str, etree._Element] = {}
    for person in tei.root.iter(tag("person"), tag("personGrp")):  # in particDesc, standOff or a register
        forms = {**_names(person), **_identifiers(person)}
        same = next((form for form in forms if form in known), None)
        if same is not None:
            first = known[same]
            what = f"<{name(person)}> has the {forms[same]} of the person in line {tei.place(first).line}"
            yield finding(context, person, RULE, SEVERITY, f"{what}; make one entry of the two, or tell them apart")
        for form in forms:
            known.setdefault(form, person)


def _names(person: etree._Element) -> dict[str, str]:
    forms = (" ".join("".join(form.itertext()).split()) for form in person.iterchildren(tag("persName")))
    return {form.casefold(): f"name “{form}”" for form in forms if " " in form}


def _identifiers(person: etree._Element) -> dict[str, str]:
    found = ((one.get("type", ""), " ".join("".join(one.itertext()).split())) for one in person.iter(tag("idno")))
    return {f"{kind}\0{value}": f"identifier “{value}”" for kind, value in found if value}
