"""Ways to damage a valid document as editors and scripts do, each at a place drawn at random."""

import random
import re
from collections.abc import Callable, Sequence

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
Mutation = Callable[[etree._Element, random.Random], bool]  # whether there was a place for it


def some(found: Sequence[etree._Element], chance: random.Random) -> etree._Element | None:
    return chance.choice(found) if found else None


def of(root: etree._Element, *names: str, having: str = "", within: str = "text") -> list[etree._Element]:
    part = root.find(f"{TEI}{within}") if within else root
    assert part is not None
    found = part.iter(*(f"{TEI}{name}" for name in names)) if names else part.iter(f"{TEI}*")
    return [element for element in found if not having or element.get(having)]


def change(attribute: str, value: Callable[[str], str], *names: str, within: str = "text") -> Mutation:
    """Write another value into an attribute of one of the elements."""

    def mutate(root: etree._Element, chance: random.Random) -> bool:
        element = some(of(root, *names, having=attribute, within=within), chance)
        if element is not None:
            element.set(attribute, value(element.get(attribute, "")))
        return element is not None

    return mutate


def pointing(attribute: str, value: Callable[[str], str]) -> Mutation:
    """The same, where the attribute points into the document."""

    def mutate(root: etree._Element, chance: random.Random) -> bool:
        found = [one for one in of(root, having=attribute) if one.get(attribute, "").startswith("#")]
        element = some(found, chance)
        if element is not None:
            element.set(attribute, value(element.get(attribute, "")))
        return element is not None

    return mutate


def keep_words(element: etree._Element) -> None:
    """Remove an element, not what stands behind it."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def remove(*names: str, within: str = "text") -> Mutation:
    def mutate(root: etree._Element, chance: random.Random) -> bool:
        element = some(of(root, *names, within=within), chance)
        if element is not None:
            keep_words(element)
        return element is not None

    return mutate


def rename(name: str, *names: str, within: str = "text") -> Mutation:
    def mutate(root: etree._Element, chance: random.Random) -> bool:
        element = some(of(root, *names, within=within), chance)
        if element is not None:
            element.tag = f"{TEI}{name}"
        return element is not None

    return mutate


def say(change_words: Callable[[str], str], wanted: str = r"[^\W\d_]{3}") -> Mutation:
    """Change the words at the beginning of an element of the text."""

    def mutate(root: etree._Element, chance: random.Random) -> bool:
        found = [one for one in of(root, "p", "head", "item", "said") if re.search(wanted, one.text or "")]
        element = some(found, chance)
        if element is not None:
            element.text = change_words(element.text or "")
        return element is not None

    return mutate


def put_in(name: str, **attributes: str) -> Mutation:
    """Put an element without words into a paragraph."""

    def mutate(root: etree._Element, chance: random.Random) -> bool:
        element = some(of(root, "p"), chance)
        if element is not None:
            etree.SubElement(element, f"{TEI}{name}", attributes)
        return element is not None

    return mutate


def doubled_id(root: etree._Element, chance: random.Random) -> bool:
    named = of(root, having=XML_ID, within="")
    if len(named) < 2:
        return False
    one, other = chance.sample(named, 2)
    one.set(XML_ID, other.get(XML_ID, ""))
    return True


def target_renamed(root: etree._Element, chance: random.Random) -> bool:
    goals = {pointer for one in of(root, having="who") for pointer in one.get("who", "").split()}
    person = some([one for one in of(root, "person", within="teiHeader") if f"#{one.get(XML_ID)}" in goals], chance)
    if person is not None:
        person.set(XML_ID, person.get(XML_ID, "") + "-x")
    return person is not None


def target_removed(root: etree._Element, chance: random.Random) -> bool:
    goals = {pointer for one in of(root, having="who") for pointer in one.get("who", "").split()}
    person = some([one for one in of(root, "person", within="teiHeader") if f"#{one.get(XML_ID)}" in goals], chance)
    if person is not None:
        keep_words(person)
    return person is not None


def moved_up(root: etree._Element, chance: random.Random) -> bool:
    """A paragraph, put right into the body's parent."""
    element = some(of(root, "p"), chance)
    text = root.find(f"{TEI}text")
    if element is None or text is None:
        return False
    keep_words(element)
    element.tail = None
    text.append(element)
    return True


def second_body(root: etree._Element, chance: random.Random) -> bool:
    text = root.find(f"{TEI}text")
    assert text is not None
    text.append(etree.SubElement(text, f"{TEI}body"))
    return True


def stray(root: etree._Element, chance: random.Random) -> bool:
    body = root.find(f"{TEI}text/{TEI}body")
    assert body is not None
    body.text = "stray words"
    return True


def foreign(root: etree._Element, chance: random.Random) -> bool:
    element = some(of(root, "p"), chance)
    if element is not None:
        etree.SubElement(element, "span").text = ""
    return element is not None


def pages_swapped(root: etree._Element, chance: random.Random) -> bool:
    pages = [one for one in of(root, "pb") if (one.get("n") or "").isdecimal()]
    if len({page.get("n") for page in pages}) < 2:
        return False
    first, last = pages[0], next(page for page in reversed(pages) if page.get("n") != pages[0].get("n"))
    first.attrib["n"], last.attrib["n"] = last.attrib["n"], first.attrib["n"]
    return True


def notes_alike(root: etree._Element, chance: random.Random) -> bool:
    notes = [one for one in of(root, "note", having="n") if (one.get("n") or "").isdecimal()]
    if len(notes) < 2:
        return False
    one, other = chance.sample(notes, 2)
    one.set("n", other.get("n", ""))
    return True


def without(words: str) -> str:
    """The words without one in their middle."""
    found = list(re.finditer(r"[^\W\d_]{3,}\s?", words))
    at = found[len(found) // 2]
    return words[: at.start()] + words[at.end() :]


def misspelt(words: str) -> str:
    found = re.search(r"[^\W\d_]{3,}", words)
    assert found
    return words[: found.start()] + found.group()[0] + "qx" + found.group()[1:] + words[found.end() :]


POINTERS: dict[str, Mutation] = {
    "an id stands twice": doubled_id,
    "an id begins with a figure": change(XML_ID, lambda value: f"1{value}", within=""),
    "an id holds a space": change(XML_ID, lambda value: f"{value} x", within=""),
    "a person's id is renamed": target_renamed,
    "a person is removed": target_removed,
    "@who points to nobody": change("who", lambda value: f"{value}x"),
    "@who has no #": pointing("who", lambda value: value.replace("#", "")),
    "@who is empty": change("who", lambda value: ""),
    "@who names somebody twice": change("who", lambda value: f"{value} {value.split()[0]}"),
    "@resp points to nobody": pointing("resp", lambda value: f"{value}x"),
    "a reference to nothing is put in": put_in("ref", target="#nowhere"),
    "a name of nobody is put in": put_in("persName", ref="#nobody"),
}
WORDS: dict[str, Mutation] = {
    "a word is lost": say(without),
    "a word is misspelt": say(misspelt),
    "the words before an element are lost": say(lambda words: ""),
    "a paragraph is lost": remove("p"),
    "a heading is lost": remove("head"),
    "a turn is lost": remove("sp"),
    "a speaker's label is lost": remove("speaker"),
    "a note is lost": remove("note"),
    "words are put in": say(lambda words: f"{words} indeed"),
}
STRUCTURE: dict[str, Mutation] = {
    "an element is misspelt": rename("paragraf", "p"),
    "a speaker is a heading": rename("head", "speaker"),
    "a turn is a paragraph": rename("p", "sp"),
    "an attribute is misspelt": lambda root, chance: change("who", str, "sp")(root, chance) and _misspell(root, chance),
    "the title is removed": remove("titleStmt", within="teiHeader"),
    "the source is removed": remove("sourceDesc", within="teiHeader"),
    "a paragraph stands behind the body": moved_up,
    "there are two bodies": second_body,
    "words stand between the divisions": stray,
    "an element is in no namespace": foreign,
    "a date is none": change("when", lambda value: "1961-02-30", within=""),
    "a certainty is of no degree": change("cert", lambda value: "total", within=""),
    "a type is unknown": change("type", lambda value: "annex", "div"),
    "pages are out of order": pages_swapped,
    "two notes have one number": notes_alike,
    "a page mark is left": say(lambda words: f"{words} [Page 7]"),
    "a bracket is never closed": say(lambda words: f"{words} ["),
    "letters are mojibake": say(lambda words: f"{words} cafÃ©"),
    "a paragraph is emptied": lambda root, chance: _empty(root, chance),
}


def _misspell(root: etree._Element, chance: random.Random) -> bool:
    element = some(of(root, "sp", having="who"), chance)
    assert element is not None
    element.set("woh", element.attrib.pop("who"))
    return True


def _empty(root: etree._Element, chance: random.Random) -> bool:
    element = some([one for one in of(root, "p") if not len(one)], chance)
    if element is not None:
        element.text = None
    return element is not None
