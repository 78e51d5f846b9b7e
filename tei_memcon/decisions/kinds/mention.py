"""Whom a name in the text means, where that was guessed: at every place that has the same name."""

from collections.abc import Iterator

from tei_memcon.decisions import Unfit
from tei_memcon.decisions._blocks import at, change_elements, elements
from tei_memcon.decisions._case import Case
from tei_memcon.decisions.kinds import Ask, Item
from tei_memcon.decisions.kinds._told import told_of
from tei_memcon.model import Content, Document, Element, printed

ABOUT = "whom a name means"
ORDER = 4
ASKS = (Ask("who", "Whom it means", "person"),)
UNMARKED = "it names nobody of the list"


def items(document: Document) -> Iterator[Item]:
    """Every name that was linked by a guess, once for each person."""
    told, seen = told_of(document), set[tuple[str, str]]()
    for found in elements(document, "name"):
        words, who = _words(found, document), found.attributes.get("ref", "").removeprefix("#")
        if who and (words, who) not in seen:
            seen.add((words, who))
            yield Item(
                at(found), f"“{words}” is {who}", {"who": (who,)}, told.get(at(found)), found.attributes.get("cert", "")
            )


def _words(element: Element, document: Document) -> str:
    return " ".join(printed(element.content, document.source.text).split())


def is_about(case: Case, item: Item) -> bool:
    """Whether an item has the name of a decision, wherever that stood."""
    words = case.document.source.text[slice(*item.span)].split()
    return words == case.decision.quote.words.split()


def apply(case: Case) -> Document:
    """Link the name to its person everywhere, or nowhere."""
    wanted = " ".join(case.decision.quote.words.split())
    who, done = case.who(), False

    def change(element: Element) -> Content | None:
        nonlocal done
        if element.tag not in ("name", "persName") or _words(element, case.document) != wanted:
            return None
        done = True
        if case.unmarked or not who:
            return element.content
        return (Element("persName", case.decided({"ref": f"#{who[0]}"}), element.content),)

    document = change_elements(case.document, change)
    if not done:
        raise Unfit("no link is at this name any more")
    return document
