"""Text whose line ends a program has written out is refused by name; a few signs of the kind are no evidence."""

import json

import pytest

from tei_memcon.errors import UnreadableError
from tei_memcon.source import Source
from tests.test_ways_of_copying import RECORD


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (json.dumps(RECORD), "this is JSON"),
        (json.dumps({"title": "68", "text": RECORD}), "this is JSON"),
        (json.dumps([{"text": RECORD}], indent=2), "this is JSON"),
        (RECORD.replace("\n", "\\n"), "line ends are written out"),
        ("d68\t" + RECORD.replace("\n", "\\r\\n") + "\n", "line ends are written out"),
        (RECORD.replace("harbor", "har=\nbor") + "=E2=80=99s\n" * 8 + "a=\nb", "quoted-printable"),
    ],
)
def test_written_out_line_ends_are_refused_with_what_to_do(text: str, what: str) -> None:
    with pytest.raises(UnreadableError, match=what):
        Source.from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "[“No”, he said]\n" + RECORD,
        RECORD + "The path was C:\\new\\notes\\north.\n",
        '"We shall see", he said.\n' + RECORD,
        "x =\ny = 2\n" + RECORD,
    ],
)
def test_a_record_with_a_few_such_signs_is_read(text: str) -> None:
    assert Source.from_text(text).text == text
