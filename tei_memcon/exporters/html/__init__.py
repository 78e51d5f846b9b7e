"""A page to read: the record with its facts, turns, page numbers, notes, omissions, and what was guessed.

One HTML file for each record, with its style inside: no script, no font, picture or anything else from outside, so that
it can be kept, sent and printed as it is. The words of the text are those of the record; names of speakers in the
margin, corrected readings and the signs of the legend are drawn by the style sheet.
"""

from tei_memcon.exporters import Record
from tei_memcon.exporters._tei import XML_LANG, conversation_date, texts, words
from tei_memcon.exporters.html import _header
from tei_memcon.exporters.html._body import Body
from tei_memcon.pages import template

SUFFIX = ".html"


def export(record: Record) -> bytes:
    """The page of a record, in UTF-8."""
    root = record.root
    body = Body(root)
    # The text goes first: it says which signs the legend must explain.
    text = [(node.get(XML_LANG), body.inside(node)) for node in texts(root)]
    notes = body.note_list()
    signs = {*body.signs}
    page = template(__name__).render(
        title=_header.title(root),
        subtitle=_header.subtitle(root),
        summary=_header.summary(body),
        date=words(conversation_date(root)),
        occasion=_header.occasion(body),
        origin=_header.origin(body),
        participants=_header.participants(body),
        imprint=_header.imprint(body),
        text=text,
        notes=notes,
        signs=signs,
        guesses=body.guesses,
    )
    return page.encode()
