"""Each kind of decision has a record and decisions, and the difference that they make to its TEI beside them."""

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

from tei_memcon.convert import Conversion, convert
from tei_memcon.decisions.kinds import kind, names
from tei_memcon.decisions.load import load
from tei_memcon.people.personography import load as load_persons
from tei_memcon.source import Source

KINDS = Path(__file__).parent / "kinds"


def converted(name: str, *, decided: bool) -> Conversion:
    persons = KINDS / f"{name}.persons.csv"
    return convert(
        Source.from_path(KINDS / f"{name}.txt"),
        personography=load_persons(persons) if persons.exists() else None,
        decisions=load(KINDS / f"{name}.decisions.toml") if decided else None,
    )


def told(conversion: Conversion) -> list[str]:
    """The TEI, and below it what the program tells of itself."""
    document = conversion.document
    concluded = [f"concluded: {one.what} ({one.cert})" for one in document.inferences]
    return [*conversion.xml.decode().splitlines(), *concluded, *(one.message for one in document.remarks)]


@pytest.mark.parametrize("name", names())
def test_a_decision_changes_what_it_is_about_and_nothing_else(name: str, golden: Callable[[Path, bytes], None]) -> None:
    before, after = converted(name, decided=False), converted(name, decided=True)
    assert [one.unfit for one in after.settled if one.unfit] == []
    changes = unified_diff(told(before), told(after), "undecided", "decided", lineterm="", n=0)
    golden(KINDS / f"{name}.diff", ("\n".join(changes) + "\n").encode())


@pytest.mark.parametrize("name", names())
def test_a_kind_says_what_it_decides(name: str) -> None:
    assert kind(name).ABOUT.split()[0] in ("a", "the", "what", "who", "whom", "words")
    assert kind(name).__doc__
