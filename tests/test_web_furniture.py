"""Lines that web pages of any site have are left out; what a record may print stays."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source

TALK = "Conversation with Captain Oak\n\nOak: We need a lamp.\n\nElm: No.\n\nOak: Why?\n\nElm: Oil.\n\n"


def text_of(line: str) -> str:
    return convert(Source.from_text(f"{line}\n\n{TALK}")).xml.decode().partition("<body>")[2]


@pytest.mark.parametrize(
    "line", ["Skip to main content", "Jump to content", "[edit]", "Material > Documents > 1961 > A Lamp, 3 May 1961"]
)
def test_a_line_of_any_page_is_left_out(line: str) -> None:
    assert line.replace(">", "&gt;") not in text_of(line)


@pytest.mark.parametrize("line", ["Lamps > Oil", "Harbour Office", "The content of the talks", "[edited]"])
def test_a_line_that_a_record_may_print_stays(line: str) -> None:
    assert line.replace(">", "&gt;") in text_of(line)
