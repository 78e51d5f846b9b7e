"""The header: what a record says of itself, what is known of its source, and what the converter did (TEI P5, 2).

Header fields of a document, by name:

========================  ==========================================================================================
title, subtitle           title of the record
funder                    who made the digital source possible (generated from the printed credits)
translator                who translated the record, as its citation or the note on its source says
publisher, licence        who publishes the digital source; ``licence`` has ``target``
idno                      identifier of the digital source; ``type`` is wcda, frus or uri
citation                  the printed citation, its parts tagged
catalogueDate             the date that the archive's page gives, which may be that of the conversation or not
catalogue                 any other printed field of the archive's page; ``n`` is its printed label
originalLanguage          printed name of the language; ``mainLang`` its code
abstract                  the printed summary
drafted                   the date of the record, where it is not that of the conversation
date, time, place         of the conversation; ``when``, and ``resp`` and ``cert`` where they were inferred
repository, collection, holding   of the original, from source note or citation; ``holding`` has ``type`` lot, box …
drafting                  who drafted, approved or cleared it; ``type`` says which
level, caveat             classification and handling
decider                   a scholar who has decided on what the converter made of the record; has an ``xml:id``
change                    what was decided; ``who`` points to the decider, ``when`` is the day
========================  ==========================================================================================
"""

from collections.abc import Iterator

from tei_memcon import __version__
from tei_memcon.model import Added, Content, Document, Element, Field, Node, Person
from tei_memcon.people.forms import display_first, part_office

_LANGUAGES = {
    "en": "English", "ru": "Russian", "de": "German", "fr": "French", "zh": "Chinese", "vi": "Vietnamese",
    "hu": "Hungarian", "ro": "Romanian", "bg": "Bulgarian", "ko": "Korean", "ja": "Japanese", "sq": "Albanian",
    "es": "Spanish", "pl": "Polish", "cs": "Czech", "it": "Italian", "ar": "Arabic", "sr": "Serbian", "mn": "Mongolian",
    "pt": "Portuguese", "tr": "Turkish", "fa": "Persian", "uk": "Ukrainian", "nl": "Dutch",
    "sh": "Serbo-Croatian", "hr": "Croatian", "sl": "Slovenian", "sk": "Slovak", "sv": "Swedish", "el": "Greek",
    "he": "Hebrew", "fi": "Finnish",
    "und": "undetermined",
}  # fmt: skip


def header(document: Document, date: str | None = None, translator: bool = False) -> Element:
    """The ``teiHeader`` of a record; ``translator`` says that the text has notes of one."""
    parts = [_file(document, translator), _encoding(document), _profile(document)]
    if changes := _changes(document, date):
        parts.append(Element("revisionDesc", {}, tuple(changes)))
    return Element("teiHeader", {}, tuple(parts))


def _changes(document: Document, date: str | None) -> list[Element]:
    """What was done to the record, the last first: the conversion, and the decisions that it carries."""
    converted = Element("change", {"when": date or "", "who": "#tei-memcon"}, (Added("Converted from plain text."),))
    return [*([converted] if date else []), *_each(document, "change", "change")]


def language(document: Document) -> str:
    """The language of the text, for ``text/@xml:lang``."""
    stated = document.field("language")
    return stated.attributes["ident"] if stated else "en"


def language_code(name: str) -> str:
    """The code of a language by its English name, ``und`` if it is none of those that records name.

    >>> language_code("Russian"), language_code("Klingon")
    ('ru', 'und')
    """
    return next((code for code, known in _LANGUAGES.items() if known.casefold() == name.strip().casefold()), "und")


def _fields(document: Document, *names: str) -> list[Field]:
    return [field for name in names for field in document.header if field.name == name]


def _each(document: Document, name: str, tag: str, **attributes: str) -> list[Element]:
    return [Element(tag, {**attributes, **f.attributes}, f.content) for f in _fields(document, name)]


def _file(document: Document, translator: bool) -> Element:
    return Element("fileDesc", {}, (_title(document, translator), _publication(document), _source(document)))


def _title(document: Document, translator: bool) -> Element:
    titles = _each(document, "title", "title", type="main") + _each(document, "subtitle", "title", type="sub")
    said = [
        _responsibility(
            "tei-memcon", "conversion from plain text; inferences carry its @resp and a @cert", "tei-memcon"
        ),
        _responsibility(
            "source-editor", "notes, brackets and omissions printed in the source", "editors of the source"
        ),
    ]
    said += [_decider(field) for field in _fields(document, "decider")]
    text = language(document)
    named = _each(document, "translator", "name")
    foreign = any(f.attributes.get("mainLang", text) != text for f in _fields(document, "originalLanguage"))
    if translator or named or foreign:
        said.append(_responsibility("translator", "translation", "translator of the source", *named))
    return Element("titleStmt", {}, (*titles, *_each(document, "funder", "funder"), *said))


def _responsibility(identifier: str, resp: str, nobody: str, *names: Element) -> Element:
    """Who is responsible for what; where nobody is named, who it is in words."""
    content = (Element("resp", {}, (Added(resp),)), *(names or [Element("name", {}, (Added(nobody),))]))
    return Element("respStmt", {"xml:id": identifier}, content)


def _decider(field: Field) -> Element:
    resp = Element("resp", {}, (Added("decisions on what was inferred"),))
    return Element("respStmt", field.attributes, (resp, Element("name", {}, field.content)))


def _publication(document: Document) -> Element:
    publisher = _each(document, "publisher", "publisher") or [
        Element("authority", {}, (Added("unknown; see the source description"),))
    ]
    licence = _fields(document, "licence")
    if licence:
        stated = Element("licence", dict(licence[0].attributes), (Element("p", {}, licence[0].content),))
        availability = Element("availability", {"status": "free"}, (stated,))
    else:
        terms = Element("p", {}, (Added("See the terms of the source archive."),))
        availability = Element("availability", {}, (terms,))
    return Element("publicationStmt", {}, (*publisher, *_each(document, "idno", "idno"), availability))


def _source(document: Document) -> Element:
    parts = _each(document, "citation", "bibl", type="digitalSource")
    catalogue = _each(document, "catalogueDate", "date") + _each(document, "catalogue", "note")
    if catalogue:
        parts.append(_bibl("catalogue", catalogue))
    original = _each(document, "originalLanguage", "textLang") + _each(document, "drafted", "date")
    if original:
        parts.append(_bibl("original", original))
    drafting = _fields(document, "drafting")
    if drafting:
        parts.append(_bibl("drafting", [_drafting(f) for f in drafting]))
    parts.append(_received(document))
    identifiers = [
        *_each(document, "repository", "repository"),
        *_each(document, "collection", "collection"),
        *_each(document, "holding", "idno"),
    ]
    if identifiers:
        parts.append(Element("msDesc", {}, (Element("msIdentifier", {}, tuple(identifiers)),)))
    return Element("sourceDesc", {}, tuple(parts))


def _bibl(kind: str, parts: list[Element]) -> Element:
    """A ``bibl`` of elements alone, kept apart by spaces, since it is laid out as running text."""
    spaced: list[Node] = []
    for part in parts:
        spaced += [part, Added(" ")]
    return Element("bibl", {"type": kind}, tuple(spaced[:-1]))


def _drafting(field: Field) -> Element:
    who = Element("name", {}, field.content)
    return Element("respStmt", {}, (Element("resp", {}, (Added(field.attributes["type"]),)), Added(" "), who))


def _received(document: Document) -> Element:
    source = document.source
    size = Element("measure", {"unit": "byte", "quantity": str(source.size)}, (Added(f"{source.size} bytes"),))
    mark = ", with a byte order mark" if source.bom else ""
    return _bibl(
        "received",
        [
            Element("idno", {"type": "filename"}, (Added(source.name),)),
            *([Element("idno", {"type": "part"}, (Added(source.part),))] if source.part else []),
            Element("idno", {"type": "sha256"}, (Added(source.sha256),)),
            Element("extent", {}, (size, Added(f" in {source.encoding}{mark}"))),
        ],
    )


_DECLARATIONS = (
    ("correction", "Nothing is corrected in silence: a correction stands in a choice beside the printed reading."),
    ("normalization", "The text is printed as received; line ends inside a paragraph are printed as spaces."),
    ("hyphenation", "Words and paragraphs cut by a page end or a lost character are rejoined, and marked as rejoined."),
    ("interpretation", "What the converter inferred points to it with @resp and says with @cert how sure it is."),
)


def _encoding(document: Document) -> Element:
    declared = tuple(Element(tag, {}, (Element("p", {}, (Added(said),)),)) for tag, said in _DECLARATIONS)
    parts = [Element("editorialDecl", {}, declared)]
    if _fields(document, "level", "caveat"):
        desc = Element(
            "desc", {}, (Added("Classification and handling, as the source note of the record states them"),)
        )
        parts.append(Element("classDecl", {}, (Element("taxonomy", {"xml:id": "classification"}, (desc,)),)))
    label = Element("label", {}, (Added("tei-memcon"),))
    read_by = Element("p", {}, (Added(f"Read as: {document.reader}."),))
    attributes = {"ident": "tei-memcon", "version": __version__}
    parts.append(Element("appInfo", {}, (Element("application", attributes, (label, read_by)),)))
    return Element("encodingDesc", {}, tuple(parts))


def _profile(document: Document) -> Element:
    parts = [Element("abstract", {}, (Element("p", {}, f.content),)) for f in _fields(document, "abstract")]
    when_and_where = _settings(document)
    if when_and_where:
        parts.append(Element("creation", {}, tuple(_separated(when_and_where))))
    parts.append(_languages(document))
    if when_and_where:
        parts.append(Element("settingDesc", {}, (Element("setting", {}, tuple(when_and_where)),)))
    if document.people:
        listed = Element("listPerson", {}, tuple(_person(person) for person in document.people))
        parts.append(Element("particDesc", {}, (listed,)))
    parts += _classification(document)
    return Element("profileDesc", {}, tuple(parts))


def _settings(document: Document) -> list[Element]:
    return [
        *_each(document, "place", "placeName"),
        *_each(document, "date", "date"),
        *_each(document, "time", "time"),
    ]


def _separated(elements: list[Element]) -> Iterator[Node]:
    for i, element in enumerate(elements):
        if i:
            yield Added(", ")
        yield element


def _languages(document: Document) -> Element:
    codes = [language(document)]
    codes += [f.attributes["mainLang"] for f in _fields(document, "originalLanguage") if "mainLang" in f.attributes]
    distinct = list(dict.fromkeys(code for code in codes if code != "und")) or ["und"]
    named = tuple(Element("language", {"ident": code}, (Added(_LANGUAGES.get(code, code)),)) for code in distinct)
    return Element("langUsage", {}, named)


def _person(person: Person) -> Element:
    forms = [_name(name) for name in display_first(person.names)]
    forms += [Element("persName", {}, (Element("roleName", {}, (Added(office),)),)) for office in person.offices]
    if person.delegation:
        forms.append(Element("affiliation", {}, (Added(person.delegation),)))
    forms += [Element("idno", {"type": kind}, (Added(value),)) for kind, value in sorted(person.idnos.items())]
    attributes = {"xml:id": person.id, "role": person.role} if person.role else {"xml:id": person.id}
    return Element("person", attributes, tuple(forms))


def _name(printed: str) -> Element:
    office, name = part_office(printed)
    if not office:
        return Element("persName", {}, (Added(name),))
    between = printed[len(office) : len(printed) - len(name)]
    return Element("persName", {}, (Element("roleName", {}, (Added(office),)), Added(between + name)))


def _classification(document: Document) -> list[Element]:
    terms: Content = tuple(Element("term", {"type": f.name}, f.content) for f in _fields(document, "level", "caveat"))
    subjects: Content = tuple(Element("term", {}, f.content) for f in _fields(document, "subject"))
    keywords = []
    if terms:
        keywords.append(Element("keywords", {"scheme": "#classification"}, terms))
    if subjects:
        keywords.append(Element("keywords", {}, subjects))
    return [Element("textClass", {}, tuple(keywords))] if keywords else []
