"""A page to read: the record with its facts, turns, page numbers, notes, omissions, and what was guessed.

One HTML file for each record, with its style inside: no font, picture or anything else from outside, so that it can be
kept, sent and printed as it is, and no script needed to read it; the one that it has copies the citation. The words of
the text are those of the record; names of speakers and notes in the margin, corrected readings and the signs of the
legend are drawn by the style sheet. A folder of records gets a page of contents, ``index.html``.
"""

from collections.abc import Sequence

from tei_memcon.exporters import Record
from tei_memcon.exporters._tei import XML_LANG, conversation_date, texts, words
from tei_memcon.exporters.html import _contents, _header
from tei_memcon.exporters.html._body import Body
from tei_memcon.exporters.html._contents import Entry
from tei_memcon.pages import file, policy, template

SUFFIX = ".html"
CONTENTS = "index.html"


def entry(record: Record) -> Entry:
    """What the page of contents has of a record."""
    return _contents.entry(record, SUFFIX)


def contents(entries: Sequence[Entry]) -> bytes:
    """The page of contents of a folder, in UTF-8."""
    return _contents.contents(entries)


def export(record: Record) -> bytes:
    """The page of a record, in UTF-8."""
    root = record.root
    body = Body(root)
    # The text goes first: it says which signs the legend must explain.
    text = [(node.get(XML_LANG), body.inside(node)) for node in texts(root)]
    notes = body.note_list()
    signs = {*body.signs}
    script = file(__name__, "copy.js")
    page = template(__name__).render(
        title=_header.title(root),
        subtitle=_header.subtitle(root),
        summary=_header.summary(body),
        date=words(conversation_date(root)),
        occasion=_header.occasion(body),
        origin=_header.origin(body),
        delegations=_header.delegations(body),
        imprint=_header.imprint(body),
        cited_as=_header.cited_as(record),
        text=text,
        voices=body.voices.all(),
        notes=notes,
        signs=signs,
        guesses=body.guesses,
        policy=policy(script),
        script=script,
    )
    return page.encode()
