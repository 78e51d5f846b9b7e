"""Where two encodings differ: the places in both files, and what is said of them."""

from tei_memcon.evaluate import File, Result, evaluate
from tests.evaluate.conftest import GOLD, PRED


def test_a_difference_is_told_in_one_line_with_both_places(result: Result) -> None:
    assert [str(one) for one in result.differences()][:3] == [
        "gold.xml:6:50: pred.xml:6:62: words: “weather,” expected, “wether,” found: "
        "Mrs. Birch said nothing about the | weather, which was bad. They parted.",
        "gold.xml:7:4: pred.xml:6:96: words: “indeed.” is too much: about the weather, which was bad. | They parted.",
        "gold.xml:6:46: pred.xml:6:58: page_breaks: 42 is missing: "
        "declassified] Mrs. Birch said nothing about | the weather, which was bad. They",
    ]


def test_places_are_those_of_the_words_in_the_files(result: Result) -> None:
    found = {(one.feature, one.expected): one for one in result.differences()}
    for one, gold, pred in (
        (found["words", "weather,"], "weather, which", "wether, which"),
        (found["page_breaks", "42"], "the weather", "the wether"),
        (found["note_refs", "2"], "and &lt;", "lamps&gt;"),
        (found["participants", ""], "Mrs. Birch</item>", "Mrs. Birch</item>"),
    ):
        assert _at(GOLD, one.gold.line, one.gold.column).startswith(gold)
        assert _at(PRED, one.pred.line, one.pred.column).startswith(pred)


def _at(text: str, line: int | None, column: int | None) -> str:
    assert line is not None
    assert column is not None
    return text.split("\n")[line - 1][column - 1 :]


def test_one_mistake_is_one_difference(result: Result) -> None:
    kinds = [(one.feature, one.kind) for one in result.differences()]
    assert kinds == [
        ("words", "other"),
        ("words", "extra"),
        ("page_breaks", "missing"),
        ("page_breaks", "extra"),
        ("note_refs", "moved"),
        ("note_texts", "words"),
        ("dates", "other"),
        ("blocks", "missing"),
        ("blocks", "missing"),
        ("list_items", "missing"),
        ("participants", "missing"),
        ("participants", "missing"),
        ("subjects", "extra"),
    ]


def test_a_note_with_other_words_shows_where_they_begin_to_differ(result: Result) -> None:
    (one,) = (one for one in result.differences() if one.feature == "note_texts")
    assert (one.said, one.around) == ("1 has other words", "… Larch. ≠ … Mr. Larch.")


def test_places_of_a_record_within_a_file_are_those_of_the_file() -> None:
    records = "<div><p>One</p></div>\n<div><p>Two <pb n='2'/>three</p></div>"
    volume = f"<TEI>\n<front>Some front matter.</front>\n<text>{records}</text></TEI>"
    file = File.parse(volume.encode(), "volume.xml")
    pred = File.parse(b"<p>Two three</p>", "pred.xml")
    (one,) = evaluate(file, pred, record=list(file.root.iter("div"))[1], features=["page_breaks"]).differences()
    assert str(one.gold) == "volume.xml:4:24"


def test_places_count_lines_of_windows_entities_and_letters_beyond_the_first_plane() -> None:
    gold = File.parse("<p>One\r\n&amp; 𝔗wo <!-- a\n comment --><pb n='2'/>three</p>".encode(), "gold.xml")
    (one,) = evaluate(
        gold, File.parse("<p>One 𝔗wo three</p>".encode(), "p.xml"), features=["page_breaks"]
    ).differences()
    assert (str(one.gold), str(one.pred)) == ("gold.xml:3:24", "p.xml:1:12")


def test_what_is_missing_altogether_has_the_file_for_a_place() -> None:
    found = evaluate(File.parse(b"<p>One</p>", "gold.xml"), None, features=["blocks"])
    assert [str(one) for one in found.differences()] == ["gold.xml:1:4: no prediction: blocks: missing: | One"]
