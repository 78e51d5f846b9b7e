"""What the checks of people share: who is declared in the header, and who occurs where."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from tei_memcon.checks import tag
from tei_memcon.tei.parse import XML_ID

_WORD = re.compile(r"[^\W\d_]{2,}")


def declared(root: etree._Element) -> Iterator[etree._Element]:
    """The persons and groups that ``particDesc`` declares."""
    for description in root.iter(tag("particDesc")):
        yield from description.iter(tag("person"), tag("personGrp"))


def identifier(person: etree._Element) -> str:
    """The ``xml:id`` of a person, or nothing."""
    return person.get(XML_ID, "")


def pointers(values: Iterable[str]) -> set[str]:
    """The identifiers that the values of attributes point to.

    >>> sorted(pointers(["#a #b", "https://example.org/c"]))
    ['a', 'b']
    """
    return {pointer[1:] for value in values for pointer in value.split() if pointer.startswith("#")}


def words(element: etree._Element) -> set[str]:
    """The words of an element, in small letters.

    >>> sorted(words(etree.XML("<item>Mr. <hi>Shultz</hi>, the Secretary</item>")))
    ['mr', 'secretary', 'shultz', 'the']
    """
    return set(_WORD.findall("".join(element.itertext()).casefold()))


def stands_in(word: str, text: str) -> bool:
    """Whether a text holds a word, written so.

    >>> stands_in("Shultz", "Mr. Shultz"), stands_in("Shu", "Mr. Shultz")
    (True, False)
    """
    return word in text and re.search(rf"(?<![^\W\d_]){word}(?![^\W\d_])", text) is not None


def last_words(person: etree._Element) -> set[str]:
    """The last word of each form of a person's name, mostly the surname, in small letters."""
    return {word.casefold() for word in surnames(person)}


def surnames(person: etree._Element) -> set[str]:
    """The same as written."""
    forms = (_WORD.findall("".join(form.itertext())) for form in person.iterchildren(tag("persName")))
    return {form[-1] for form in forms if form}
