"""Writing TEI: elements with their words, ids that fit everywhere, and the start of a file."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count

from lxml import etree
from lxml.etree import _Element

from tei_memcon.exporters._tei import people, pointers, texts

TEI = "http://www.tei-c.org/ns/1.0"
_UNFIT = re.compile(r"[^a-z0-9]+")


Content = list[str | _Element]
"""What stands in an element, in order."""


def new(tag: str, *content: str | _Element, **attributes: str) -> _Element:
    """An element with what it holds; ``id`` and ``lang`` are those of XML, empty attributes are left out.

    >>> etree.tostring(new("p", "Come ", new("hi", "in"), ".", n="1", rend=""))
    b'<p xmlns="http://www.tei-c.org/ns/1.0" n="1">Come <hi>in</hi>.</p>'
    """
    element = etree.Element(f"{{{TEI}}}{tag}", nsmap={None: TEI})
    for name, value in attributes.items():
        if value:
            element.set(f"{{http://www.w3.org/XML/1998/namespace}}{name}" if name in ("id", "lang") else name, value)
    extend(element, content)
    return element


def extend(element: _Element, content: Iterable[str | _Element]) -> None:
    """Put words and elements at the end of an element."""
    last = next(element.iterchildren(reversed=True), None)  # to count them, as len() does, takes the longer the more
    for part in content:
        if not isinstance(part, str):
            element.append(part)
            last = part
        elif last is not None:
            last.tail = (last.tail or "") + part
        else:
            element.text = (element.text or "") + part


def taken_apart(element: _Element) -> Content:
    """What an element holds, to be put into another one."""
    content: Content = [element.text or ""]
    for child in list(element):
        tail, child.tail = child.tail or "", None
        content += [child, tail]
    return content


def unwrapped(element: _Element, *names: str) -> Content:
    """The same, without the tags of some elements in it."""
    content: Content = []
    for part in taken_apart(element):
        named = not isinstance(part, str) and part.tag in {f"{{{TEI}}}{name}" for name in names}
        content += unwrapped(part, *names) if named and not isinstance(part, str) else [part]
    return content


def printed_file(root: _Element) -> bytes:
    """The bytes of a file; running text is printed as it is, and each block on a line of its own."""
    for parent in root.iter():
        running = [parent.text, *(child.tail for child in parent)]
        if len(parent) and not any((words or "").strip() for words in running):
            depth = sum(1 for _ in parent.iterancestors())
            parent.text = "\n" + "  " * (depth + 1)
            for child in parent:
                child.tail = parent.text
            parent[-1].tail = "\n" + "  " * depth
    content = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'.encode()


def person_ids(root: _Element) -> dict[str, str]:
    """An identifier in small letters, digits and hyphens for everybody who is listed or speaks, by that of the TEI."""
    identifiers = list(people(root))
    for text in texts(root):
        for element in text.iter("{*}sp", "{*}said"):
            identifiers += pointers(element.get("who"))
    fitting: dict[str, str] = {}
    taken: set[str] = set()
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for identifier in dict.fromkeys(identifiers):
        letters = "".join(sign for sign in unicodedata.normalize("NFKD", identifier) if not unicodedata.combining(sign))
        slug = _UNFIT.sub("-", letters.casefold()).strip("-")
        slug = slug if slug[:1].isalpha() else f"p-{slug}".rstrip("-")
        free = slug
        while free in taken:
            free = f"{slug}-{next(numbers[slug])}"
        taken.add(free)
        fitting[identifier] = free
    return fitting
