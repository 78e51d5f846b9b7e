import pytest

from tei_memcon.oddities import find
from tei_memcon.source import Source


def told(text: str) -> list[tuple[str, str]]:
    source = Source.from_text(text, "a.txt")
    return [(str(source.place(remark.span.start)), remark.message) for remark in find(source)]


def test_each_odd_character_is_told_once_at_its_first_place() -> None:
    assert told("a\u202eb\nc\x92d\u202e\x92\x92\ufdd0") == [
        (
            "a.txt:1:2",
            "U+202E, right-to-left override, stands here and once more; "
            "it may make the text look different from what it says",
        ),
        ("a.txt:2:2", "U+0092, a control character, stands here and 2 times more; is the encoding right?"),
        ("a.txt:2:7", "U+FDD0, no character of Unicode, stands here; is the file damaged?"),
    ]


@pytest.mark.parametrize(
    ("text", "place", "counts"),
    [
        ("a\r\nb\r\nc\nd\r\n", "a.txt:3:2", "1 LF, 3 CRLF"),
        ("a\nb\rc\nd", "a.txt:2:2", "2 LF, 1 CR"),
        ("a\nb\rc\r\n", "a.txt:1:2", "1 LF, 1 CR, 1 CRLF"),
    ],
)
def test_mixed_line_ends_are_told_at_the_first_of_the_rarest_kind(text: str, place: str, counts: str) -> None:
    message = f"the line ends are of several kinds ({counts}); each is read as the end of a line"
    assert told(text) == [(place, message)]


@pytest.mark.parametrize(
    "text", ["a\nb\nc", "a\r\nb\r\n", "a\rb", "a", "café “x” \u200b\u00ad\u00a0\u2028\x85\t\f 日本"]
)
def test_ordinary_text_is_no_oddity(text: str) -> None:
    assert told(text) == []
