"""Who held an office when."""

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tei_memcon.people.names import parse
from tei_memcon.people.office_holders import held_by

DATA = Path(__file__).parents[1] / "tei_memcon/data/office_holders"
COUNTRIES = sorted(DATA.glob("*.toml"))


@pytest.mark.parametrize(
    ("printed", "day", "offices"),
    [
        ("Secretary Rusk", date(1963, 1, 1), {"secretary"}),
        ("Dr. Kissinger", date(1971, 1, 1), {"national-security-adviser"}),
        ("Dr. Kissinger", date(1974, 1, 1), {"secretary", "national-security-adviser"}),
        ("A. Gromyko", date(1984, 1, 18), {"foreign-minister"}),
        ("Gromyko", date(1986, 1, 18), {"president"}),
        ("Premier Chou", date(1957, 6, 1), {"premier", "foreign-minister"}),
        ("Zhou Enlai", date(1972, 2, 21), {"premier"}),
        ("U Thant", date(1964, 6, 1), {"secretary-general"}),
        ("M. Spaak", date(1960, 6, 1), {"secretary-general"}),
        ("Couve de Murville", date(1962, 1, 1), {"foreign-minister"}),
        ("Lyndon Johnson", date(1963, 11, 22), {"president", "vice-president"}),  # the day of a change: both
        ("U. Alexis Johnson", date(1965, 1, 1), set()),  # a namesake with other given names
        ("Rusk", date(1971, 1, 1), set()),  # not any more
        ("the Secretary", date(1971, 1, 1), set()),  # no name
    ],
)
def test_a_name_has_the_offices_of_its_day(printed: str, day: date, offices: set[str]) -> None:
    assert {term.office for term in held_by(parse(printed).tokens, day)} == offices


@pytest.mark.parametrize("path", COUNTRIES, ids=lambda path: path.stem)
def test_every_form_of_a_holders_name_finds_the_office(path: Path) -> None:
    for office, entry in tomllib.loads(path.read_text("utf-8")).items():
        for holder in entry["holders"] if office != "country" else ():
            for name in (form for form in holder if isinstance(form, str)):
                tokens = parse(name).tokens
                assert not tokens or office in {term.office for term in held_by(tokens, None)}, name


@pytest.mark.parametrize("path", COUNTRIES, ids=lambda path: path.stem)
def test_terms_are_in_order_and_name_their_source(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "# Source: " in text
    for office, entry in tomllib.loads(text).items():
        if office == "country":
            continue
        terms = [[day for day in holder if isinstance(day, date)] for holder in entry["holders"]]
        assert entry["titles"], office
        assert all(len(term) == 2 and term[0] < term[1] for term in terms[:-1]), office
        assert all(before[1] <= after[0] for before, after in pairwise(terms)), office
