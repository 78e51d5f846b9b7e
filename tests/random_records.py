"""Random records, put together from what real ones have, odd characters and line ends among them."""

from hypothesis import strategies as st

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
