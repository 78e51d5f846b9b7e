"""Random records are refused with a sentence or converted without the loss of a character.

The records are put together from what real ones have: heads, catalogue fields, labels, page marks, notes, brackets,
lists, and odd characters and line ends. The check is independent of the program's own nets: it counts the
characters of the source and of the TEI, and looks at everything that the TEI does not print.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.convert import Conversion, convert
from tei_memcon.errors import ExpectedError
from tei_memcon.export import export
from tei_memcon.ledger import block_contents, claims
from tei_memcon.model import Added, Content, Element, Space, Trivia, Why
from tei_memcon.source import Source
from tests.examples import examples

EACH = examples(1000)  # records of each format
TEI = "{http://www.tei-c.org/ns/1.0}"

ODD = [
    "cafe\u0301", "no\xa0break", "zero\u200bwidth", "line\u2028end", "next\x85line", "\u202eoverride\u202c", "𝒜𝓈tral",
    "soft\xadhyphen", "\u0301lone", "ﬁne", "wide\u3000space", "a\tb", "AT&T", "<b>", "]]>", "{brace}", "’quoted’",
    "中文", "\ufeffmark", "e\u0323\u0302", "page\fend", "x²", "١٢", "Ⅳ", "\u2029", "\u200e", "İstanbul", "ŉ", "ß",
    "\x7f",
]  # fmt: skip
PLAIN = """
    the President said that he dined with Minister Gromyko on arms control and would not discuss human rights in Paris
    Soviet Union United States resolution sanctions conversation 1990 60% 1958–1984 PL 480 U.S. Mr. Smith F[oreign]
    M[inistry] com[rade]s re-examine "so to speak," (perhaps) war; peace: I we they Secondly. On China's position.
""".split()
BRACKETS = [
    "[to compel]", "[Deskat']", "[sic]", "[Laughter]", "(laughs)", "[1½ lines not declassified]", "[illegible]",
    "[…]", "[. . .]", "[Omitted here is a discussion of trade.]", "[[illegible name]]", "[unclosed", "closed]", "[]",
    "[ ]", "[Translator's note: a [nested] one.]", "[the Soviets] (?)", "[Page 12]", "par[Page 13]ticipation",
    "[Page 14]going", "(p. 3)", "(S)", "(C)", "[1]", "[2]", "v[i]", "[less than 1 line [Page 15] not declassified]",
    "...", "…", "—", "[?]", "[not declassified", "[Here follows [a text [deep] in] brackets.]", "USUS", "the the",
]  # fmt: skip
LABELS = [
    "G. Bush.", "M.S. Gorbachev.", "[G. Bush.]", "Kissinger:", "Dr. Kissinger:", "The President:", "[P:]", "ALL.",
    "P:", "Kissinger (to Colby):", "Hyland (Sonnenfeldt?):", "Gromyko, Andropov:", "[LBJ or DR]:",
    "Interpreter (Chi):", "Healey [looking around]:", "Translator:", "Sir:", "Mr. Brown:", "Note:", "KOSYGIN.",
    "Stalin :", "President (?):", "G. Bush.[1]", "Kissinger:2",
]  # fmt: skip
ALONE = [
    "[Page 214]", "[Five pages omitted in the original.]", "[Laughter]", ". . . . .", "* * *", "Arms Control", "\f",
    "(S)", "2. Middle East", "End of Conversation", "John Smith", "[The text breaks off in the original.]", "(p. 2)",
    "Pe", "…", "rez de Cue", "llar went home.", "single country.", "SECRET/NODIS", "\u200b", "\xa0", "Attachment",
    "Tab A", "1", "[3]", "Kissinger:", "G. Bush.", "—", "•", "•\xa0", "\u2028", "Notes", "Source: none.",
    "[Page 7][Page 8]", "[Page 9]Kissinger: No.",
]  # fmt: skip
SIGNS = ["—", "— ", "• ", "- ", "1. ", "(1) ", "a. ", "[Page 5] ", "\xa0", "  ", ""]
OPENINGS = [
    "Washington, March 8, 1969, 10 a.m.", "Paris, 19 November 1990", "SUBJECT", "SUBJECT: Trade", "PARTICIPANTS",
    "PARTICIPANTS:", "• The Secretary", "• Mr. Ball (notetaker)", "• U.S.S.R.", "• Foreign Minister Gromyko", "PLACE",
    "DATE", "MACMILLAN TALKS", "[Washington,] August 31, 1948.", "Secret", "[Page 1]", "Mr. Smith, Embassy",
    "Present: All", "• ",
]  # fmt: skip
NUMBERED = ["{}. ", "  {}. ", "[{}] ", "({}) ", "[note {}] "]

tokens = st.one_of(
    *[st.sampled_from(PLAIN)] * 6,
    st.sampled_from(BRACKETS),
    st.sampled_from(ODD),
    st.builds(lambda word, number: f"{word}{number}", st.sampled_from(PLAIN), st.integers(0, 12)),
)
ends = st.sampled_from([".", ".", ".", ".”", "...", "?", ":", "", ".1", ".2", ".3", ".[2]", ",4", ". (S)", " "])
sentences = st.builds(lambda words, end: " ".join(words) + end, st.lists(tokens, min_size=1, max_size=14), ends)
prose = st.builds(" ".join, st.lists(sentences, min_size=1, max_size=3))
paragraphs = st.one_of(
    prose,
    prose,
    st.builds(lambda label, words: f"{label} {words}", st.sampled_from(LABELS), prose),
    st.builds(lambda sign, words: sign + words, st.sampled_from(SIGNS), prose),
    st.sampled_from(ALONE),
)
TALK = ["Kissinger: I agree.", "P: Do we?", "Kissinger: We do.", "P: Then we shall."]
openings = st.lists(st.sampled_from(OPENINGS), max_size=6)


@st.composite
def _bodies(draw: st.DrawFn) -> list[str]:
    """Paragraphs, and in most records two people among them who speak in turn, so that it is a conversation."""
    lines = draw(st.lists(paragraphs, min_size=1, max_size=10))
    if draw(st.integers(0, 5)):
        at = draw(st.integers(0, len(lines)))
        lines[at:at] = TALK
    return lines


bodies = _bodies()


@st.composite
def note_lists(draw: st.DrawFn) -> list[str]:
    """Notes as they follow a record: numbered, sometimes with a second paragraph, a heading, a link back."""
    form, first = draw(st.sampled_from(NUMBERED)), draw(st.sampled_from([1, 1, 1, 0, 3]))
    lines = draw(st.sampled_from([[], [], ["Notes"]]))
    for n in range(first, first + draw(st.integers(0, 4))):
        said = "Source: Department of State, Lot 90D438. Secret; Nodis." if n == first else draw(sentences)
        lines = [*lines, form.format(n) + said + draw(st.sampled_from(["", "", " ↩"]))]
        lines += draw(st.sampled_from([[], [], ["A second paragraph of the note."]]))
    return lines


@st.composite
def printed(draw: st.DrawFn, lines: list[str]) -> str:
    """Lines with one kind of line end or several, blank lines or none, and now and then a character that slipped in."""
    ending = draw(st.sampled_from(["\n\n", "\n", "\r\n", "\r\n\r\n", "\r", "\n\n\n", " \n\n  ", "mixed"]))
    text = ""
    for line in lines:
        text += line + (draw(st.sampled_from(["\n", "\r\n", "\r", "\n\r\n"])) if ending == "mixed" else ending)
    text = text if draw(st.booleans()) else text.rstrip()
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from([*ODD, *BRACKETS, "\n", "\r", "\0", "\ufffe"])) + text[at:]
    return text


@st.composite
def frus_records(draw: st.DrawFn) -> str:
    """A document of FRUS, with a number or without."""
    number = draw(st.sampled_from(["68. ", "68. ", "68. ", "No. 543", "120.", "7 ", "5. ", "1. ", ""]))
    kind = draw(st.sampled_from(["Memorandum of Conversation", "Minutes of a Meeting", "Editorial Note", "Memorandum"]))
    head = number + kind + draw(st.sampled_from(["", "1", "0", "1 2", "12", " 1", ", March 3, 19571"]))
    page = draw(st.sampled_from([[], ["[Page 213]"]]))
    return draw(printed([*page, head, *draw(openings), *draw(bodies), *draw(note_lists())]))


TITLE = "Record of a Conversation between M. S. Gorbachev and President of the US George Bush"
ADDRESS = "https://digitalarchive.wilsoncenter.org/document/118944"


CONTENTS = st.sampled_from(["Translation - English", "English Translation", "Translation - Klingon", "Original Scan"])


@st.composite
def wilson_center_records(draw: st.DrawFn) -> str:
    """A record of the Wilson Center, its fields above the text, or below it."""
    title = draw(st.sampled_from([TITLE, TITLE, f"{TITLE} [Excerpts]", "Talk\fwith cafe\u0301 — 中文", ""]))
    date = draw(st.sampled_from([["November 19, 1990"], []]))
    summary = draw(sentences)
    text = [*draw(st.sampled_from([[], [TITLE.upper()]])), *draw(openings), *draw(bodies), *draw(note_lists())]
    if draw(st.booleans()):
        citation = f'"{title}", November 19, 1990, Wilson Center Digital Archive, CWIHP Archives. {ADDRESS}'
        fields = [
            "Citation:",
            citation,
            "Summary:",
            summary,
            "Credits:",
            "Made possible with support from A Foundation",
        ]
        fields += [
            "Original Language:",
            draw(st.sampled_from(["Russian", "Klingon"])),
            "Contents:",
            draw(CONTENTS),
        ]
        return draw(printed([*date, title, *fields, *text]))
    fields = [
        "Author(s):",
        "Associated Places",
        "Paris",
        "Source",
        f"Wilson Center Digital Archive {ADDRESS}",
        "Rights",
    ]
    fields += [draw(prose), "Type", "Language", "English", "Record ID", "118944"]
    return draw(printed(["Skip to content", *date, title, *text, summary, *fields]))


def _letters(text: str) -> Counter[str]:
    return Counter(character for character in text if not character.isspace())


def _texts(root: etree._Element, path: str) -> str:
    found = root.xpath(path, namespaces={"t": TEI[1:-1]})
    assert isinstance(found, list)
    return "".join(map(str, found))


PAGE = re.compile(r"\[Page \d+\]")
# What may be left out: the mark itself, never a word beside it.
UNPRINTED = {
    Why.PAGE_MARK: re.compile(r"(?:\[Page \w{1,8}\]|\(p\. ?\w{1,5}\)|\f)(?:\s*\f)*|\f\s*\[Page \w{1,8}\]|\d{1,4}"),
    Why.NOTE_MARK: re.compile(r"\d{1,3}|\[(?:note )?\d{1,3}\]|\(\d{1,3}\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§]{1,4}"),
    Why.NOTE_NUMBER: re.compile(r"\d{1,3}\.|\[(?:note )?\d{1,3}\]\.?|\(\d{1,3}\)|\."),
    Why.NOTE_HEADING: re.compile(r"Notes|[*_=-](?:[* _=-]{0,20}[*_=-])?"),
    Why.BULLET: re.compile(r"[•·▪◦*–-]"),
    Why.FIELD_LABEL: re.compile(r"[A-Z][\w ]{3,20}(?:\(s\))?:?"),
    Why.FURNITURE: re.compile(r"Skip to content|\s*↩|\[Page 213\]"),
    Why.BLANK: re.compile(r"\s*"),
}
# The parts of the header that are printed by the source, the title first; the rest repeats words or is the program's.
HEADER = {
    "frus": (),
    "plain": (),  # what lacks the evidence of its family is read as plain
    "wilson_center": (
        "t:titleStmt/t:title[@type='main']",
        "t:sourceDesc/t:bibl[@type='digitalSource']",
        "t:sourceDesc/t:bibl[@type='catalogue']/*",
        "t:sourceDesc/t:bibl[@type='original']",
        "t:abstract/t:p",
    ),
}


def assert_nothing_is_lost(text: str, conversion: Conversion) -> None:
    """Hold the characters of the TEI, and the marks that it does not print, against those of the source."""
    source = conversion.document.source.text
    assert source == text.removeprefix("\ufeff")
    unprinted = ""
    for leaf in claims(conversion.document):
        if isinstance(leaf, Trivia):
            mark = source[slice(*leaf.span)]
            assert UNPRINTED[leaf.why].fullmatch(mark), (leaf.why, mark)
            unprinted += mark
    root = etree.fromstring(conversion.xml)
    body = _texts(root, "t:text//text()[not(ancestor::t:corr)]")
    assert _letters(source) == _letters(unprinted) + _letters(body) + _letters(_header(conversion, root))


def assert_the_text_is_exported(conversion: Conversion) -> None:
    """Hold the exported text, with the header, against the words of the source.

    The export numbers a note also where the copy has lost the number in the list.
    """
    source = conversion.document.source.text
    beside = {Why.FIELD_LABEL, Why.FURNITURE, Why.NOTE_HEADING}
    kept = list(source)
    for leaf in claims(conversion.document):
        if isinstance(leaf, Trivia) and leaf.why in beside:
            kept[slice(*leaf.span)] = " " * (leaf.span.end - leaf.span.start)
        elif source[slice(*leaf.span)] == "\f":
            kept[leaf.span.start] = " " if isinstance(leaf, Space) else ""  # a page break between two words is none
    exported = export(conversion.root, "text").decode() + _header(conversion, conversion.root)
    contents = (content for block in conversion.document.body for content in block_contents(block))
    lost = " ".join(number for content in contents for number in _lost_numbers(content))
    assert _words("".join(kept)) + _words(lost) == _words(exported)


def _lost_numbers(content: Content) -> Iterator[str]:
    """The numbers of notes that the source does not print in their list."""
    for node in content:
        if isinstance(node, Element):
            printed_there = any(isinstance(leaf, Trivia) and leaf.why is Why.NOTE_NUMBER for leaf in node.content)
            if node.tag == "note" and "n" in node.attributes and not printed_there:
                yield node.attributes["n"]
            yield from _lost_numbers(node.content)


def _header(conversion: Conversion, root: etree._Element) -> str:
    """The words of the header that stand in the source."""
    title = conversion.document.field("title")
    generated = title is not None and any(isinstance(leaf, Added) for leaf in title.content)
    paths = HEADER[conversion.document.reader][int(generated) :]
    parts = [root.xpath(f"//{path}", namespaces={"t": TEI[1:-1]}) for path in paths]
    found = [element for part in parts if isinstance(part, list) for element in part]
    return " ".join("".join(map(str, one.itertext())) for one in found if isinstance(one, etree._Element))


def _words(text: str) -> Counter[str]:
    """Words and digits; a note list may spell a mark otherwise, and page and note marks leave the words of a gap."""
    return Counter(word for word in re.findall(r"[^\W\d_]+|\d", PAGE.sub("", text)) if word != "note")


def outcome(text: str) -> str:
    """What becomes of a record; anything but a refusal or a lossless conversion fails the test."""
    try:
        conversion = convert(Source.from_text(text, "random.txt"))
    except ExpectedError as error:
        return "refused" if _is_sentence(str(error)) else "refused without a sentence"
    assert_nothing_is_lost(text, conversion)
    assert_the_text_is_exported(conversion)
    if len(text) % 5 == 0:  # a sample is enough
        assert convert(Source.from_text(text, "random.txt")).xml == conversion.xml
    return "converted"


def _is_sentence(message: str) -> bool:
    """A place, and words that say what is wrong."""
    return message.startswith("random.txt:") and len(message.split()) > 6


def _try(records: st.SearchStrategy[str]) -> Counter[str]:
    outcomes: Counter[str] = Counter()

    @settings(max_examples=EACH, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(records)
    def each(text: str) -> None:
        outcomes[outcome(text)] += 1

    run: Callable[[], None] = each
    run()
    return outcomes


def test_random_frus_documents_lose_nothing() -> None:
    outcomes = _try(frus_records())
    assert set(outcomes) <= {"converted", "refused"}
    assert outcomes["converted"] > 0.7 * EACH  # an editorial note without a conversation is refused


def test_random_wilson_center_records_lose_nothing() -> None:
    outcomes = _try(wilson_center_records())
    assert set(outcomes) <= {"converted", "refused"}
    assert outcomes["converted"] > 0.8 * EACH  # a page without a conversation is refused
