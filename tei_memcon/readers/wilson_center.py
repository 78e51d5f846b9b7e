"""Records of the Wilson Center Digital Archive, as copied from its pages or from the text of its PDF pages.

    November 19, 1990
    Record of a Conversation between M. S. Gorbachev and …
    Citation: … Summary: … Original Language: … Contents: …
    REPORT ON THE BASIC CONTENTS OF …
    Paris, 19 November 1990
    G. Bush. I am glad to see you.

The catalogue fields stand above the text, on pages since 2021 below it. The date at the top may be that of the
conversation, of its record or of the event; it is kept as the catalogue's.
"""

import re
from collections.abc import Iterator, Sequence

from tei_memcon.model import Added, Content, Document, Element, Field, Node, Text, Trivia, Why, printed
from tei_memcon.notation.dates import find_dates
from tei_memcon.people.personography import Personography
from tei_memcon.reading.assemble import claim_blanks
from tei_memcon.reading.catalogue import Page, Value, count_labels, take_apart
from tei_memcon.reading.conversation import missing
from tei_memcon.reading.fields import on_catalogue_date
from tei_memcon.reading.header.head import above, has_head, head_at
from tei_memcon.reading.header.opening import subtitles
from tei_memcon.reading.header.provenance import kept_in, translators
from tei_memcon.reading.language import in_language
from tei_memcon.reading.meeting.where import where_and_when
from tei_memcon.reading.page.flat import unfold
from tei_memcon.reading.page.join import Passage, passage
from tei_memcon.reading.page.lines import between_form_feeds, joined, rows
from tei_memcon.reading.text import read_text
from tei_memcon.source import Source, Span
from tei_memcon.tei.header import language_code

_FEW, _MANY = 2, 6  # catalogue fields
_ARCHIVE = "Wilson Center Digital Archive"
_SITE = re.compile(
    r"digitalarchive\.wilsoncenter\.org|Wilson Center Digital Archive|Public Policy Program Digital Archive|\bCWIHP\b"
    r"|(?m:^Original Uploaded Date$)"
)
_OWN_FIELD = re.compile(  # no other page has it; it begins with the line end above it, which is found quickly
    r"\n(?:VIEW DOCUMENT IN\s+\w+ (?:HTML|PDF|Transcript|Translation)\s*$|[ \t]*get citation[ \t]*\r?$)", re.I | re.M
)
_CITED = re.compile(
    r"^Citation:\s{1,4}[\"“].{3,600}History and Public Policy Program Digital Archive.{0,600}"
    r"digitalarchive\.wilsoncenter\.org/",
    re.I | re.M | re.S,
)
_SUPPORTED = re.compile(r"This(?<=^This) document was made possible with (?:the )?(?:generous )?support from\b", re.M)
_NAMED = re.compile(rf"{_ARCHIVE}|History and Public Policy Program Digital Archive")
_ADDRESS = re.compile(r"https?://digitalarchive\.wilsoncenter\.org/document/(?P<id>[\w-]{1,120})")
_NUMBER = re.compile(r"\d{4,9}")
_QUOTED = re.compile(r"(?<=[\"“])[^\"“”]{3,400}(?=[\"”])")
_FUNDER = re.compile(r"made possible with (?:the )?(?:generous )?support from (?:the )?(?P<funder>.{2,200}?)\.?$")
_FORM = re.compile(r"(?:Translation|Transcript(?:ion)?)\W{1,3}(?P<after>[A-Z]\w+)|(?P<before>[A-Z]\w+) (?:T|t)rans")


def refuse(source: Source) -> str | None:
    """A Wilson Center record has the archive's catalogue fields: two and its name, its own one, or many; and a text.

    A citation with the archive's name and address is enough, and so is the sentence that thanks a foundation.
    """
    lines = list(unfold(rows(source)))
    fields = count_labels(lines)
    own = any(one.search(f"\n{source.text}") for one in (_OWN_FIELD, _SUPPORTED)) or (
        fields > 0 and bool(_CITED.search(source.text))
    )
    if fields < _FEW and not own:
        return "it has no catalogue fields of the archive, such as Citation and Summary, on lines of their own"
    if fields < _MANY and not own and not _SITE.search(source.text):
        return f"it does not name the {_ARCHIVE}"
    page = take_apart(lines)
    says_what = [row for value in page.values if value.name in ("title", "type") for row in value.rows]
    return missing([*says_what, *page.body])


def read(source: Source, persons: Personography | None = None) -> Document:
    """Read a record of the Wilson Center Digital Archive."""
    page = take_apart(list(unfold(rows(source))))
    catalogue = [passage(list(value.rows)) for value in page.values if value.name == "title"]
    at = head_at(page.body)
    text = read_text(source, page.body[at:], persons, has_head, [one.text for one in catalogue])
    dated = next((row.span for value in page.values if value.name == "catalogueDate" for row in value.rows), None)
    place_and_date, inferred = where_and_when(source, text, page.body[:at], catalogue, dated)
    document = Document(
        source=source,
        reader="wilson_center",
        header=(
            *_untitled(page, text.titles),
            *_fields(page, source),
            *subtitles(text.opening, source.text),
            *place_and_date,
        ),
        body=(*above(page.body[:at], source), *text.body),
        people=text.people,
        trivia=(*_trivia(page), *text.trivia),
    )
    document = in_language(claim_blanks(document), page.body)
    return on_catalogue_date(document).adding(*inferred, *text.told)


def _trivia(page: Page) -> Iterator[Trivia]:
    yield from (Trivia(row.span, Why.FURNITURE) for row in page.furniture)
    yield from (Trivia(value.label.span, Why.FIELD_LABEL) for value in page.values if value.label)


def _fields(page: Page, source: Source) -> Iterator[Field]:
    """The header fields that the page states, and what follows from them."""
    yield Field("publisher", (Added(_ARCHIVE),))
    for value in page.values:
        if value.rows:
            yield from _field(value, source)
    yield from _provenance(page)
    address = _ADDRESS.search(source.text)
    number = next((_NUMBER.search(row.text) for v in page.values if v.name == "identifier" for row in v.rows), None)
    if address:
        yield Field("idno", (Added(address["id"]),), {"type": "wcda"})
        yield Field("idno", (Added(address.group()),), {"type": "uri"})
    elif number:
        yield Field("idno", (Added(number.group()),), {"type": "wcda"})


def _provenance(page: Page) -> Iterator[Field]:
    """Who keeps the original and who translated it: in the citation behind the publisher, or in fields of their own."""
    stated = {value.name: " ".join(word for row in value.rows for word in row.text.split()) for value in page.values}
    named = list(_NAMED.finditer(stated.get("citation", "")))
    cited = stated["citation"][named[-1].end() :] if named else ""
    found = (list(kept_in(words)) for words in (cited, stated.get("source", ""), stated.get("archive", "")))
    yield from next(filter(None, found), ())
    said = (list(translators(words)) for words in (cited, stated.get("source", "")))
    yield from next(filter(None, said), ())


def _untitled(page: Page, titles: Sequence[Passage]) -> Iterator[Field]:
    """A title for a page that lacks one: that in the citation, or the head of the text."""
    if any(value.name == "title" and value.rows for value in page.values):
        return
    citation = next((value.rows[0].text for value in page.values if value.name == "citation" and value.rows), "")
    quoted = _QUOTED.search(citation)
    found = quoted.group() if quoted else titles[0].text if titles else "Record without title"
    yield Field("title", (Added(" ".join(found.split()).rstrip(",")),))


def _field(value: Value, source: Source) -> Iterator[Field]:
    content = joined(part for row in value.rows for part in between_form_feeds(row.span, source.text))
    words = printed(content, source.text)
    match value.name:
        case "title" | "abstract":
            yield Field(value.name, content)
        case "citation":
            yield Field("citation", _citation(content, source.text))
        case "catalogueDate":
            yield Field("catalogueDate", content, next(find_dates(words)).attributes)
        case "originalLanguage":
            yield Field("originalLanguage", content, {"mainLang": language_code(words)})
        # "English" may be that of the translation as well.
        case "language" if (code := language_code(words)) not in ("en", "und"):
            yield Field("originalLanguage", content, {"mainLang": code})
        case "credits":
            yield _catalogued(value, content)
            funder = _FUNDER.search(words)
            if funder:
                yield Field("funder", (Added(funder["funder"]),))
        case "contents":
            yield _catalogued(value, content)
            form = _FORM.search(words)
            if form:
                yield Field("language", (), {"ident": language_code(form["after"] or form["before"])})
        case _:
            yield _catalogued(value, content)


def _catalogued(value: Value, content: Content) -> Field:
    """A field that is kept as the page prints it; its label stands in ``@n``."""
    label = {"n": value.label.text.rstrip(": ")} if value.label else {}
    return Field("catalogue", content, {"type": "catalogue", **label})


def _citation(content: Content, text: str) -> Content:
    """The printed citation with its parts tagged: title, date, publisher, address."""
    tagged: list[Node] = []
    for node in content:
        tagged += _parts(node.span, text) if isinstance(node, Text) else [node]
    return tuple(tagged)


def _parts(span: Span, text: str) -> list[Node]:
    found: list[tuple[Span, str, dict[str, str]]] = []
    found += [(Span(*match.span()), "title", {}) for match in list(_QUOTED.finditer(text, *span))[:1]]
    found += [(date.span, "date", date.attributes) for date in find_dates(text, span)]
    found += [(Span(*match.span()), "publisher", {}) for match in list(_NAMED.finditer(text, *span))[-1:]]
    found += [(Span(*match.span()), "ref", {"target": match.group()}) for match in _ADDRESS.finditer(text, *span)]
    nodes: list[Node] = []
    at = span.start
    for part, tag, attributes in sorted(found, key=lambda one: one[0]):
        if part.start < at:
            continue
        if at < part.start:
            nodes.append(Text(Span(at, part.start)))
        nodes.append(Element(tag, attributes, (Text(part),)))
        at = part.end
    return [*nodes, Text(Span(at, span.end))] if at < span.end else nodes
