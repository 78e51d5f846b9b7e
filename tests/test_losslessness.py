"""Random records are refused with a sentence or converted without the loss of a character.

The records are put together from what real ones have: heads, catalogue fields, labels, page marks, notes, brackets,
lists, and odd characters and line ends. The check is independent of the program's own nets: it counts the
characters of the source and of the TEI, and looks at everything that the TEI does not print.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.convert import Conversion, convert
from tei_memcon.errors import ExpectedError
from tei_memcon.export import export
from tei_memcon.ledger import block_contents, claims
from tei_memcon.model import Content, Element, Space, Trivia, Why
from tei_memcon.source import Source
from tests.examples import examples
from tests.random_records import frus_records, wilson_center_records
from tests.unprinted import header, marks

EACH = examples(1000)  # records of each format
TEI = "{http://www.tei-c.org/ns/1.0}"


def _letters(text: str) -> Counter[str]:
    return Counter(character for character in text if not character.isspace())


def _texts(root: etree._Element, path: str) -> str:
    found = root.xpath(path, namespaces={"t": TEI[1:-1]})
    assert isinstance(found, list)
    return "".join(map(str, found))


PAGE = re.compile(r"\[Page \w+\]")
# What may be left out: the mark itself, never a word beside it.
UNPRINTED = {
    Why.PAGE_MARK: re.compile(
        r"(?:\[\s?Page\s{1,3}\w{1,8}\s?\]?|\(p\. ?\w{1,5}\)|\f)(?:\s*\f)*|\f\s*\[Page \w{1,8}\]|\d{1,4}"
        r"|[—–*_=-]?\s?\[\s?Page \w{1,8}\s?\]:?\s?[—–*_=-]?"  # on a line of its own
    ),
    Why.NOTE_MARK: re.compile(
        r"\d{1,3}[)/]?|/\d{1,3}/|[\[(]\*{1,4}[\])]|\*{1,4}[)/]"
        r"|\[(?:note )?\d{1,3}\]|\(\d{1,3}\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§]{1,4}"
    ),
    Why.NOTE_NUMBER: re.compile(
        r"(?:[•>–-]\s{1,3})?#?\d{1,3}(?:[.\])]|\s?[–—-])?(?:\s+[\^↑↩])?|\*\d{1,3}\*"
        r"|\[ ?(?:note |#)?\d{1,3} ?\][.:]?|\(\d{1,3}\)|\.|[•·▪◦]"  # a bullet above the source
    ),
    Why.NOTE_HEADING: re.compile(r"Notes|[*_=-](?:[* _=-]{0,20}[*_=-])?"),
    Why.BULLET: re.compile(r"[•·▪◦*–-]\s{0,3}"),
    Why.FIELD_LABEL: re.compile(r"[A-Za-z][\w ]{3,20}(?:\(s\))?:?"),
    Why.SIGN_OF_COPY: re.compile(r"[\u200b\u200e\u2060\ufeff\xad>*_\\#=\-\s]+|!?\[|\]?\([^()]*\)|</?\w[^<>]*>"),
    Why.FURNITURE: re.compile(r"Skip to content|\s*↩|\s+|\[Page 213\]"),
    Why.BLANK: re.compile(r"\s*"),
}


def assert_nothing_is_lost(text: str, conversion: Conversion) -> None:
    """Hold the characters of the TEI, and the marks that it does not print, against those of the source."""
    source = conversion.document.source.text
    assert source == text.removeprefix("\ufeff")
    unprinted = ""
    for why, mark in marks(conversion):
        assert UNPRINTED[why].fullmatch(mark) or is_of_a_sheet(why, mark, source), (why, mark)
        unprinted += mark
    root = etree.fromstring(conversion.xml)
    body = _texts(root, "t:text//text()[not(ancestor::t:corr)]")
    assert _letters(source) == _letters(unprinted) + _letters(body) + _letters(header(conversion, root))


def is_of_a_sheet(why: Why, mark: str, source: str) -> bool:
    """Whether a number alone on its line is that of a sheet of the copy, where editors give the pages themselves."""
    return why is Why.SIGN_OF_COPY and mark.strip().isdecimal() and PAGE.search(source) is not None


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
        elif isinstance(leaf, Trivia) and leaf.why is Why.SIGN_OF_COPY:
            kept[slice(*leaf.span)] = [""] * (leaf.span.end - leaf.span.start)  # within a word it parts nothing
        elif isinstance(leaf, Trivia) and leaf.why is Why.PAGE_MARK and source[slice(*leaf.span)].strip():
            kept[slice(*leaf.span)] = [""] * (leaf.span.end - leaf.span.start)  # "[Page 1]" is none of the words
        elif source[slice(*leaf.span)] == "\f":
            kept[leaf.span.start] = " " if isinstance(leaf, Space) else ""  # a page break between two words is none
    root = deepcopy(conversion.root)
    for mark in root.iter("{*}pb"):
        mark.attrib.pop("rend", None)  # as it is printed in the source
    exported = export(root, "text").decode() + header(conversion, conversion.root)
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


def _words(text: str) -> Counter[str]:
    """Words, digits and raised digits; a note list may spell a mark otherwise, and marks leave the words of a gap."""
    return Counter(word for word in re.findall(r"[^\W\d_⁰¹²³⁴-⁹]+|[\d⁰¹²³⁴-⁹]", PAGE.sub("", text)) if word != "note")


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
    assert outcomes["converted"] > EACH / 2  # an editorial note without a conversation is refused


def test_random_wilson_center_records_lose_nothing() -> None:
    outcomes = _try(wilson_center_records())
    assert set(outcomes) <= {"converted", "refused"}
    assert outcomes["converted"] > EACH / 2  # a page without a conversation is refused
