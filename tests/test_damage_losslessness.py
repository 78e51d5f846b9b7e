"""Random damaged records are converted without the loss of a character, and the same each time."""

import re
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.convert import convert
from tei_memcon.ledger import claims
from tei_memcon.model import Text, Trivia, leaves
from tei_memcon.source import Source
from tests.examples import examples

EACH = examples(250)  # records
TEI = "http://www.tei-c.org/ns/1.0"
HEAD = [
    "Memorandum of Conversation", "MEMORANDUM OF CONVERSATICN", "Participants: Mr. Oakley, Mr. Elmhurst",
    "PARTICIPAN'IS: Mr. Oakley",
]  # fmt: skip
SHEET = [
    "SECRET/NODIS", "SECRET/NODIS   2", "3 SECRET/NODIS", "CONFIDEN'I'IAL", "COHFIDENTIAL", "Declassify on: OADR",
    "\fSECRET", "Approved For Release 2003/05/06: CIA-RDP80T1", "LIGHTHOUSE BULLETIN 145", "146 LIGHTHOUSE BULLETIN",
    "- 2 -", "- 3 -", "4", "[Page 12]", "[Page 13]", "\f", "25X1",
]  # fmt: skip
LABELS = [
    "Mr. Oakley:", "Mr. Elmhurst:", "Mr. Oak1ey:", "Mr. Elrnhurst:", "OAKLEY.", "0AKLEY.", "The P.resident:",
    "The President:", "Mr. Oakley :", "",
]  # fmt: skip
WORDS = """
    the the infor-| mation We had had asked thethe as-| sembled Anglo-| American re-| elect her-| ring lamp lamp oil1
    oil2 and of the USUS (C) [illegible] [Laughter] May I, 1997, 1 May 1997. ~abour ?tefan Pe rez de Cue llar soft\xad|
    ly two-| and three. “No no,” said the Mayor Mayor.
""".replace("\n", " ").split(" ")
NOTES = ["1 Reference is to the board.", "2 Reference is to the oil.", "1. Source: none.", "2. See Document 3."]

runs = st.lists(st.sampled_from([word for word in WORDS if word]), min_size=1, max_size=14).map(" ".join)
words = runs.map(lambda run: run.replace("| ", "\n").replace("|", ""))
ends = st.sampled_from([".", "", " the", " and we have asked for the", "?", ":"])
speech = st.builds(lambda label, said, end: f"{label} {said}{end}".strip(), st.sampled_from(LABELS), words, ends)
lines = st.one_of(speech, speech, st.sampled_from(SHEET), st.sampled_from(LABELS[:4]), st.sampled_from(NOTES))
records = st.builds(
    lambda head, parts, gap: "\n\n".join(head) + "\n\n" + gap.join(parts) + "\n",
    st.lists(st.sampled_from(HEAD), min_size=1, max_size=2),
    st.lists(lines, min_size=3, max_size=24),
    st.sampled_from(["\n", "\n\n"]),
)


@settings(max_examples=EACH, suppress_health_check=list(HealthCheck))
@given(text=records)
def test_a_damaged_record_loses_nothing(text: str) -> None:
    source = Source.from_text(text, "random.txt")
    conversion = convert(source, reader="plain")
    root = etree.fromstring(conversion.xml)
    texts = root.xpath("/t:TEI/t:text//text()[not(ancestor::t:corr)]", namespaces={"t": TEI})
    assert isinstance(texts, list)
    header = (leaf for field in conversion.document.header for leaf in leaves(field.content))
    spans = [leaf.span for leaf in header if isinstance(leaf, Text)]
    spans += [leaf.span for leaf in claims(conversion.document) if isinstance(leaf, Trivia)]
    printed = [*map(str, texts), *(text[slice(*span)] for span in spans)]
    assert _letters(text) == _letters("".join(printed))
    assert convert(source, reader="plain").xml == conversion.xml


def _letters(words: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", words))
