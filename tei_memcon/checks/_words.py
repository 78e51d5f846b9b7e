"""What the checks of omissions share."""

from lxml import etree


def has_words(element: etree._Element) -> bool:
    """Whether an element holds more than white space (that of XML).

    >>> has_words(etree.XML("<desc> <hi>[…]</hi></desc>")), has_words(etree.XML("<desc> <!-- no --></desc>"))
    (True, False)
    """
    return any(text.strip(" \t\r\n") for text in element.itertext())
