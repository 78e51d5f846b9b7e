"""The TEI itself in a page, shown by CETEIcean: speakers, notes, pages and omissions as elements of the browser.

One HTML file with the whole TEI, CETEIcean (https://github.com/TEIC/CETEIcean, bundled under its BSD licence), and
what it lacks for records of conversation (``behaviors.js``, ``page.css``). It needs a script to read; the export
``html`` does not. Nothing is fetched, and a security policy lets no script run but these two, whatever the TEI holds.
"""

import json

from lxml import etree
from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._build import TEI
from tei_memcon.exporters._citation import citation
from tei_memcon.pages import file, policy, template

SUFFIX = ".cetei.html"
LEAVES_OUT = ()


def export(record: Record) -> bytes:
    """The page of a record, in UTF-8."""
    cited = citation(record)
    content = etree.tostring(_in_tei(record.root), encoding="unicode", with_tail=False)
    scripts = [file(__name__, "CETEI.js"), file(__name__, "behaviors.js")]
    page = template(__name__).render(
        title=cited.title,
        occasion=", ".join(dict.fromkeys(filter(None, (cited.place, cited.first_day, cited.last_day)))),
        language=cited.language or "und",
        style=file(__name__, "page.css"),
        # Within a script element nothing but "<" could end the data.
        tei=json.dumps(content, ensure_ascii=False).replace("<", "\\u003c"),
        scripts=scripts,
        policy=policy(*scripts),
    )
    return page.encode()


def _in_tei(root: _Element) -> _Element:
    """A copy with all elements in the namespace of TEI, which CETEIcean knows; those of others are segments."""
    copy = etree.Element(f"{{{TEI}}}{etree.QName(root).localname}", nsmap={None: TEI})
    _fill(copy, root)
    return copy


def _fill(copy: _Element, element: _Element) -> None:
    for name, value in element.attrib.items():
        if not str(name).lower().startswith("on"):  # in a page it would be a script
            copy.set(name, value)
    copy.text = element.text
    for child in element:
        if isinstance(child.tag, str):
            qualified = etree.QName(child)
            name = qualified.localname if qualified.namespace in (None, TEI) else "seg"
            _fill(etree.SubElement(copy, f"{{{TEI}}}{name}"), child)
        if child.tail and isinstance(child.tag, str):
            copy[-1].tail = child.tail
        elif child.tail and len(copy):
            copy[-1].tail = (copy[-1].tail or "") + child.tail
        elif child.tail:
            copy.text = (copy.text or "") + child.tail
