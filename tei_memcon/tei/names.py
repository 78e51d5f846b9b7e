"""Names in XML: of the elements of TEI, and those that are given by ``xml:id``."""

from lxml import etree

from tei_memcon.tei.parse import TEI


def tag(name: str) -> str:
    """The name of a TEI element as lxml wants it.

    >>> tag("p")
    '{http://www.tei-c.org/ns/1.0}p'
    """
    return f"{{{TEI}}}{name}"


def name(element: etree._Element) -> str:
    """The name of an element as the user wrote it.

    >>> name(etree.XML("<p xmlns='http://www.tei-c.org/ns/1.0'/>"))
    'p'
    """
    local = etree.QName(element).localname
    return f"{element.prefix}:{local}" if element.prefix else local


def is_name(identifier: str) -> bool:
    """Whether an ``xml:id`` can be pointed to: an XML name without colon.

    >>> is_name("fn2"), is_name("2"), is_name("a b")
    (True, False, False)
    """
    try:
        etree.QName(None, identifier)
    except ValueError:
        return False
    return True
