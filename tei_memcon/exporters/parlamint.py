"""TEI as ParlaMint has it: utterances and segments, with comments for whatever nobody says.

The structure of a component file of https://github.com/clarin-eric/ParlaMint: ``u`` with ``seg`` for each paragraph,
the printed label as ``note type="speaker"`` before it, omissions and unreadable words as ``gap``, what happens in the
room as ``vocal``, ``kinesic`` or ``incident``, narration as ``note type="narrative"``. Reported runs are utterances as
well, with ``n="reported"``. Delegations and people stand in the file itself, as ParlaMint's ODD has it, since there is
no corpus around it that has them; its grammar of component files has them in that of the corpus::

    <note type="speaker">G. Bush.</note>
    <u who="#bush" ana="#regular" xml:id="r.118944.u1">
      <seg xml:id="r.118944.seg1">I am glad to see you.</seg>
    </u>

ParlaMint asks of every file an address, a date and a licence. Where a record has no address, the file is named; where
its day is not known, and where its source states no licence, that is said.
"""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from lxml.etree import _Element

from tei_memcon.exporters import Record
from tei_memcon.exporters._build import TEI, Content, new, printed_file
from tei_memcon.exporters._citation import Citation, citation
from tei_memcon.exporters._parlamint_people import Cast
from tei_memcon.exporters._rows import rows
from tei_memcon.exporters._script import Division, Paragraph, Piece, Words, note_paragraphs, plain, script, speeches
from tei_memcon.exporters._tei import tag, words

SUFFIX = ".parlamint.xml"
LEAVES_OUT = ("corrected readings", "conclusions", "fields of the header")

_UNFIT = re.compile(r"[^0-9A-Za-z]+")
_ROOM = (  # what a stage direction tells of, by the words in it: element and type
    (re.compile(r"laugh|chuckl", re.I), "vocal", "laughter"),
    (re.compile(r"interrupt", re.I), "vocal", "interruption"),
    (re.compile(r"shout|exclaim", re.I), "vocal", "shouting"),
    (re.compile(r"applau", re.I), "kinesic", "applause"),
    (re.compile(r"smil", re.I), "kinesic", "smiling"),
    (re.compile(r"point|nod|gestur|shakes|shrug|hand", re.I), "kinesic", "gesture"),
    (re.compile(r"enter|arriv|join", re.I), "incident", "entering"),
    (re.compile(r"leav|left|depart", re.I), "incident", "leaving"),
    (re.compile(r"pause|silence", re.I), "incident", "pause"),
    (re.compile(r"break|recess|adjourn", re.I), "incident", "break"),
)
_NOT_EVALUATED = "http://rightsstatements.org/vocab/CNE/1.0/"
"""What the libraries of Europe and America agreed to write where nobody has looked into the rights."""
_UNHEARD = ("illegible", "inaudible", "lacuna")


def export(record: Record) -> bytes:
    """A component file of one record."""
    return printed_file(_File(record).root)


class _File:
    def __init__(self, record: Record) -> None:
        # No identifier of a person or group has a stop in it, so that none is that of the file.
        self.id = f"r.{_UNFIT.sub('-', record.name).strip('-')}"
        self.cast = Cast(record)
        self.count: Counter[str] = Counter()
        divisions = [self._division(division) for division in script(record)]
        body = new("body", *divisions or [new("div", new("note", "The record has no text."), type="commentSection")])
        cited = citation(record)
        self.root = new(
            "TEI",
            new("teiHeader", _file_desc(record, cited), _encoding(body), self._profile(cited)),
            new("text", body, ana="#reference"),
            id=self.id,
            lang=cited.language or "und",
            ana="#reference",
        )

    def _division(self, division: Division) -> _Element:
        heads = [plain([piece for piece in head if piece.kind != "note"]) for head in division.heads]
        written = new("div", *(new("head", head) for head in heads if head))
        for head in division.heads:
            written.extend(comment for piece in head for comment in _comment(piece) if piece.kind != "aside")
        for utterance, gathered in speeches(division):
            if utterance is None:
                written.extend(_narration(gathered[0]))
            else:
                label = division.labels.get(utterance)
                written.extend(_label(label or []))
                written.append(self._utterance(utterance, gathered))
        spoken = written.find(f"{{{TEI}}}u") is not None
        written.set("type", "debateSection" if spoken else "commentSection")
        if len(written) == sum(tag(child) == "head" for child in written):
            written.append(new("note", "The record has no words below this heading.", type="editorial"))
        return written

    def _utterance(self, utterance: _Element, gathered: list[Paragraph]) -> _Element:
        speaker = self.cast.speaker(utterance)
        return new(
            "u",
            *(self._segment(paragraph) for paragraph in gathered),
            who=f"#{speaker}" if speaker else "",
            ana=self.cast.role(speaker),
            n="reported" if utterance.get("direct") == "false" else "",
            id=self._next("u"),
        )

    def _segment(self, paragraph: Paragraph) -> _Element:
        content: Content = []
        for piece in paragraph.pieces:
            content += [piece.text] if piece.kind == "words" else _comment(piece)
        return new("seg", *content, id=self._next("seg"))

    def _next(self, kind: str) -> str:
        self.count[kind] += 1
        return f"{self.id}.{kind}{self.count[kind]}"

    def _profile(self, cited: Citation) -> _Element:
        names = [new("name", cited.place, type="place")] if cited.place else []
        setting = new("setting", *names or [new("name", "unknown", type="place")], _date(cited))
        cast = self.cast.described(cited.publisher or "unknown")
        return new("profileDesc", new("settingDesc", setting), *([] if cast is None else [cast]))


def _file_desc(record: Record, cited: Citation) -> _Element:
    spoken = list(rows(record))
    measures = {"speeches": len(spoken), "words": sum(row.words for row in spoken)}
    publisher = cited.publisher or "unknown"
    address = cited.url or f"{quote(record.name)}{SUFFIX}"
    day = new("date", f"Of the conversation: {cited.first_day or 'unknown'}", when=cited.first_day)
    return new(
        "fileDesc",
        new("titleStmt", new("title", cited.title, type="main"), new("meeting", cited.title, ana="#parla.meeting")),
        new("editionStmt", new("edition", "1.0")),
        new("extent", *(new("measure", f"{n} {unit}", unit=unit, quantity=str(n)) for unit, n in measures.items())),
        new(
            "publicationStmt",
            new("publisher", new("orgName", publisher)),
            new("idno", address, type="URI"),
            _available(record),
            day,
        ),
        new(
            "sourceDesc",
            new(
                "bibl",
                new("title", cited.title),
                new("publisher", publisher),
                new("idno", address, type="URI"),
                _date(cited),
            ),
        ),
    )


def _available(record: Record) -> _Element:
    """The licence that the header states; ``free`` is the only status that ParlaMint has."""
    stated = record.root.find(".//{*}publicationStmt//{*}licence")
    target = "" if stated is None else stated.get("target", "")
    terms = words(stated) or "The source states no licence, and its rights have not been evaluated."
    return new("availability", new("licence", target or _NOT_EVALUATED), new("p", terms), status="free")


def _date(cited: Citation) -> _Element:
    if cited.first_day == cited.last_day:
        return new("date", cited.first_day or "unknown", when=cited.first_day)
    return new("date", f"{cited.first_day} – {cited.last_day}", **{"from": cited.first_day, "to": cited.last_day})


def _encoding(body: _Element) -> _Element:
    used = Counter(["text", *(tag(element) for element in body.iter())])
    usage = [new("tagUsage", gi=name, occurs=str(number)) for name, number in sorted(used.items())]
    description = "A record of conversation, written by tei-memcon in the structure of ParlaMint."
    return new(
        "encodingDesc",
        new("projectDesc", new("p", description)),
        new("tagsDecl", new("namespace", *usage, name=TEI)),
    )


def _label(label: Words) -> Iterator[_Element]:
    if plain(label):
        yield new("note", plain(label), type="speaker")
    for piece in label:
        if piece.kind != "aside":
            yield from _comment(piece)


def _narration(paragraph: Paragraph) -> Iterator[_Element]:
    """A paragraph that nobody says: its words as one note, and what else it has behind it."""
    said = plain([piece for piece in paragraph.pieces if piece.kind in ("words", "aside")])
    if any(piece.kind == "words" and piece.text.strip(" ") for piece in paragraph.pieces):
        yield new("note", said, type="narrative")
        kinds: tuple[str, ...] = ("note", "page")
    else:
        kinds = ("note", "page", "aside")
    for piece in paragraph.pieces:
        if piece.kind in kinds:
            yield from _comment(piece)


def _comment(piece: Piece) -> list[_Element]:
    """A note, page or aside as one of the comments that ParlaMint has."""
    element = piece.element
    if element is None:
        return []
    if piece.kind == "page":
        return [new("pb", n=element.get("n", ""))]
    if piece.kind == "note":
        return [new("note", " ".join(note_paragraphs(element)), n=element.get("n", ""))]
    if tag(element) in ("ellipsis", "gap", "metamark"):
        reason = "inaudible" if element.get("reason") in _UNHEARD else "editorial"
        return [new("gap", new("desc", piece.text), reason=reason)]
    if tag(element) == "stage":
        return [_event(piece.text)]
    return [new("note", piece.text, type="comment")]


def _event(printed: str) -> _Element:
    for pattern, name, kind in _ROOM:
        if pattern.search(printed):
            return new(name, new("desc", printed), type=kind)
    return new("incident", new("desc", printed), type="action")
