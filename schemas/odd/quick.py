"""The XSD once more, in the form that libxml2 reads and judges by quickest: for this program, not for editors.

What it allows is the same. How long libxml2 takes to read a schema grows with the number of its types, and with the
square of the number of elements that a type allows.
"""

from collections import defaultdict

from lxml import etree

_XS = "{http://www.w3.org/2001/XMLSchema}"


def quicken(xsd: bytes) -> bytes:
    """Write an XSD of trang's in the form that costs libxml2 least.

    >>> each = b"<xs:element name='%s'><xs:complexType/></xs:element>"
    >>> both = each % b"pb" + each % b"lb"
    >>> print(quicken(b"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>" + both + b"</xs:schema>").decode())
    <?xml version='1.0' encoding='UTF-8'?>
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
     <xs:element name="pb" type="of_pb"/>
     <xs:element name="lb" type="of_pb"/>
     <xs:complexType name="of_pb"/>
    </xs:schema>
    """
    schema = etree.fromstring(xsd, etree.XMLParser(remove_blank_text=True))
    etree.strip_elements(schema, f"{_XS}annotation")
    _repeat_without_counting(schema)
    _share_types(schema)
    etree.indent(schema, " ")
    return etree.tostring(schema.getroottree(), encoding="UTF-8", xml_declaration=True)


def _repeat_without_counting(schema: etree._Element) -> None:
    """Put each choice that may be repeated into a sequence that may be.

    libxml2 counts how often a choice was repeated, even where there is no limit. A type without counts it makes into
    a table of what may follow what, and judges by that in two thirds of the time.
    """
    for choice in schema.findall(f".//{_XS}choice[@maxOccurs='unbounded']"):
        sequence = etree.Element(f"{_XS}sequence", dict(choice.attrib))
        choice.attrib.clear()
        choice.addprevious(sequence)
        sequence.append(choice)


def _share_types(schema: etree._Element) -> None:
    """Let elements that allow the same have one type, which libxml2 makes into a table once."""
    alike: defaultdict[bytes, list[etree._Element]] = defaultdict(list)
    for element in schema.findall(f"{_XS}element[{_XS}complexType]"):
        alike[b"".join(map(etree.tostring, element))].append(element)
    prefix = next((f"{prefix}:" for prefix, uri in schema.nsmap.items() if uri == schema.get("targetNamespace")), "")
    for first, *others in alike.values():
        if others:
            name = f"of_{first.get('name')}"
            first[0].set("name", name)
            schema.append(first[0])
            for element in (first, *others):
                element[:] = ()
                element.set("type", f"{prefix}{name}")
