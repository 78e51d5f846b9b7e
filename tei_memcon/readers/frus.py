"""Documents of *Foreign Relations of the United States*, as copied from history.state.gov.

    68. Memorandum of Conversation1
    Washington, July 20, 1975, 10:05 a.m.
    SUBJECT … PARTICIPANTS …
    Gromyko said that … [Page 214] …
      1. Source: Department of State, …

The head bears the number of the document, note marks are glued to the words, ``[Page N]`` stands at the start of page
N, and the notes follow as a list. Volumes before 1952 have no numbers, those of 1958-1963 a source note 0.
"""

import re
from collections.abc import Iterator

from tei_memcon.model import Added, Block, Document, Element, Field, Paragraph, Standalone, Text, Trivia, Why
from tei_memcon.people.personography import Personography
from tei_memcon.reading.assemble import claim_blanks
from tei_memcon.reading.conversation import missing
from tei_memcon.reading.header.dateline import dateline
from tei_memcon.reading.header.opening import subtitles
from tei_memcon.reading.meeting.setting import setting
from tei_memcon.reading.notes.source_note import source_note
from tei_memcon.reading.page.frus_head import Head, dateline_apart, find_head
from tei_memcon.reading.page.furniture import find_furniture
from tei_memcon.reading.page.join import passage
from tei_memcon.reading.page.lines import Row, between_form_feeds, joined, rows
from tei_memcon.reading.text import read_text
from tei_memcon.source import Source
from tei_memcon.speech.labels import find_labels
from tei_memcon.speech.lexicon import address
from tei_memcon.surfaces import declared

_DOCUMENT = re.compile("document ", re.I)  # other editions too count their documents so
_PAGE_MARK = re.compile(r"\[Page \d{1,5}\]")
# "1. Source: …", or ". 740.00119/3-448", ". Oak Papers": one without a number, before 1952 where the record is filed
_SOURCE_NOTE = re.compile(
    r"(?:\d{1,2}\.|\[\d\]|[-•*])\s+\[?Source:|\.\s+(?=\S{0,40}\d|[A-Z].{0,60}\b(?:Collection|Files?|Library|Papers)\b)\S"
)
_ADDRESS = "digitalarchive.wilsoncenter.org/document/"
_PAGE_TOP = 3000  # characters
_ARCHIVE_FIELD = re.compile(
    r"(?:Citation|Summary|Credits|Original Language|Contents|Record ID|Author\(s\)|Associated Places"
    r"|Original Archive):?"
)
_SITE = re.compile(r"\W{0,3}Office of the Historian|\W{0,3}Historical Documents(?: - Office of the Historian)?")
_NEAR = 40  # lines
# What such a document is, if it does not report a conversation: no record of one.
_OTHER_KINDS = re.compile(
    r"Editorial Note|(?:Telegram|Airgram|Letter|Message|Circular|Despatch|Note) (?:From|To)\b", re.I
)
_BY_WHOM = re.compile(rf"Conversation.{{0,200}}, by (?:the\b|{address()})")
_NOTE_MARK = re.compile(r"(?<=[^\W\d])\d{1,2}$|(?<=[.)\]”\"’',])\d{1,2}$|(?<=\d{4})\d{1,2}$")
_PUBLIC_DOMAIN = "https://creativecommons.org/publicdomain/mark/1.0/"


def refuse(source: Source) -> str | None:
    """A FRUS document has a head that names its kind, and a number, page marks or a source note."""
    lines = rows(source)
    of_site = any(_SITE.fullmatch(row.text) for row in lines[:_NEAR])  # whose menus have "Contents" and "Summary"
    fields = 0 if of_site else sum(bool(_ARCHIVE_FIELD.fullmatch(row.text)) for row in lines)
    if fields >= 2 or (fields and _ADDRESS in source.text[:_PAGE_TOP]):
        return "it has the catalogue fields of an archive's page (Citation, Summary …)"
    head = find_head(lines, source.text)
    if head is None:
        return "it does not begin with a head like '68. Memorandum of Conversation'"
    if any(find_labels([row.text for row in lines[: head.at]])):
        return "people speak above its first line that is like '68. Memorandum of Conversation'"
    numbered = head.number and not _is_counted_elsewhere(lines[head.at].text) and not _is_of_agenda(lines, head)
    marked = numbered or _PAGE_MARK.search(source.text) or any(_SOURCE_NOTE.match(row.text) for row in lines)
    if not marked and not _is_early(lines, head, source.text):
        lacking = (
            "names no author and has no dateline in brackets below it, and it has neither page marks nor a source note"
        )
        return f"its head has no number, {lacking}"
    if not numbered and (edition := _other_edition(lines[: head.at])):
        return f"the lines above its head are those of another edition: {edition}"
    if _OTHER_KINDS.match(head.words(lines)):
        return missing(lines[head.end :])
    return None


def _is_counted_elsewhere(words: str) -> bool:
    """Whether other editions too count their documents so: "Document 68", or a bare number above the head."""
    return bool(_DOCUMENT.match(words)) or words.isdecimal()


def _is_of_agenda(lines: list[Row], head: Head) -> bool:
    """Whether the line above has the number before that of the head: both are items of a list."""
    return head.at > 0 and lines[head.at - 1].text.startswith(f"{int(head.number) - 1}.")


def _is_early(lines: list[Row], head: Head, text: str) -> bool:
    """Volumes before 1952 have unnumbered heads: they name the author, or place and date follow in brackets."""
    below = (row for row in lines[head.end : head.end + 3] if row.text.startswith("["))
    if _BY_WHOM.search(head.words(lines)):
        return True
    return not head.words(lines).isupper() and any(dateline(passage([row]), text) for row in below)


def _other_edition(above: list[Row]) -> str:
    """The declared family whose signs stand above a head: other editions have source notes as well."""
    lines = [row.text for row in above]
    return next((one.name for one in declared().values() if one.must and one.weigh(lines)), "") if lines else ""


def read(source: Source, persons: Personography | None = None) -> Document:
    """Read a FRUS document."""
    lines = rows(source)
    head = find_head(lines, source.text)
    assert head  # refuse() has seen it
    apart = dateline_apart(lines, head, source.text)
    if apart is not lines:
        lines, head = apart, find_head(apart, source.text) or head
    around = find_furniture(lines, head.at)
    length = head.end - head.at
    text = read_text(source, lines[head.at : around.end], persons, is_head=bool, head_lines=length, edited=True)
    above = (_above(row, source.text) for row in lines[: head.at] if row not in around.left_out)
    below = (_beside(row, source.text, "footer") for row in around.unknown)
    place_and_date, inferred = setting(source.text, text.opening, text.titles, text.first_note)
    title = (*_title(head.words(lines), head.number), *subtitles(text.opening, source.text))
    document = Document(
        source=source,
        reader="frus",
        header=(*title, *place_and_date, *source_note(text.first_note)),
        body=(*above, *text.body, *below),
        people=text.people,
        trivia=(*(Trivia(row.span, Why.FURNITURE) for row in around.left_out), *text.trivia),
        number=head.number,
    )
    return claim_blanks(document).adding(*inferred, *text.told, *around.told)


def _above(row: Row, text: str) -> Block:
    """What stands above the head and is no furniture that is known: a page mark, or a running head."""
    if row.is_page_mark:
        return Paragraph((Text(row.span),))  # the rule for page marks makes it a page break
    return _beside(row, text, "header")


def _beside(row: Row, text: str, kind: str) -> Block:
    """What stands on the page beside the document, and may be a person's who has copied it."""
    return Standalone(Element("fw", {"type": kind}, joined(between_form_feeds(row.span, text))))


def _title(words: str, number: str) -> Iterator[Field]:
    """What is known of every FRUS document, and its title without the number and the note marks."""
    yield Field("title", (Added(_NOTE_MARK.sub("", " ".join(words.split()))),))
    yield Field("publisher", (Added("Office of the Historian, United States Department of State"),))
    series = Element("title", {"level": "s"}, (Added("Foreign Relations of the United States"),))
    unit = Element("biblScope", {"unit": "document", "n": number}, (Added(f"Document {number}"),))
    yield Field("citation", (series, Added(", "), unit) if number else (series,))
    if number:
        yield Field("idno", (Added(f"d{number}"),), {"type": "frus"})
    rights = "Work of the United States Government, in the public domain in the United States."
    yield Field("licence", (Added(rights),), {"target": _PUBLIC_DOMAIN})
