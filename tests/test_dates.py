import pytest

from tei_memcon.checks._dates import day, plain_day
from tei_memcon.notation.dates import find_dates
from tei_memcon.source import Span

READ = {
    "Washington, March 8, 1969, 10 a.m.": [{"when": "1969-03-08T10:00:00"}],
    "Washington, March 8, 1969, 10:10 a.m.–2:28 p.m.": [{"from": "1969-03-08T10:10:00", "to": "1969-03-08T14:28:00"}],
    "March 8, 1969, 10:10–11:28 a.m.": [{"from": "1969-03-08T10:10:00", "to": "1969-03-08T11:28:00"}],
    "Beijing, 3:30-6:30 p.m., 7 April 1967": [{"from": "1967-04-07T15:30:00", "to": "1967-04-07T18:30:00"}],
    "Paris, 19 November 1990": [{"when": "1990-11-19"}],
    "[Washington,] August 31, 1948.": [{"when": "1948-08-31"}],
    "May 4-5, 1971": [{"from": "1971-05-04", "to": "1971-05-05"}],
    "4 and 5 May 1971": [{"from": "1971-05-04", "to": "1971-05-05"}],
    "Moscow, 3rd of May 1971": [{"when": "1971-05-03"}],
    "Moscow, 3rd May, 1971": [{"when": "1971-05-03"}],
    "Sept. 4, 1961": [{"when": "1961-09-04"}],
    "MAY 4, 1961": [{"when": "1961-05-04"}],
    "May 4, 1961, noon": [{"when": "1961-05-04T12:00:00"}],
    "May 4, 1961, at 9:30 p.m.": [{"when": "1961-05-04T21:30:00"}],
    "May 4, 1961, 12:15 a.m.": [{"when": "1961-05-04T00:15:00"}],
    "May 4, 1961, 12 p.m.": [{"when": "1961-05-04T12:00:00"}],
    "May 4, 1961, 14:30": [{"when": "1961-05-04T14:30:00"}],
    "May 4, 1961, 19:30~21:30": [{"from": "1961-05-04T19:30:00", "to": "1961-05-04T21:30:00"}],
    "May 4,\n1961": [{"when": "1961-05-04"}],
    "May 4, 1961 and June 5, 1962": [{"when": "1961-05-04"}, {"when": "1962-06-05"}],
    "March 3, 19571": [{"when": "1957-03-03"}],  # with a note mark glued to it
    "May 4, 1961, 11:30 a.m.–1:15": [{"from": "1961-05-04T11:30:00", "to": "1961-05-04T13:15:00"}],
    "February 29, 1964": [{"when": "1964-02-29"}],
    "Bonn, den 18. März 1991": [{"when": "1991-03-18"}],
    "am 15. Juli 1991, 13.15 bis 14.15 Uhr": [{"from": "1991-07-15T13:15:00", "to": "1991-07-15T14:15:00"}],
    "4./5. Mai 1971": [{"from": "1971-05-04", "to": "1971-05-05"}],
    "le 12 septembre 1966, à 15 heures 30": [{"when": "1966-09-12T15:30:00"}],
    "1er mars 1966": [{"when": "1966-03-01"}],
    "5 мая 1971": [{"when": "1971-05-05"}],
    "1972年7月29日": [{"when": "1972-07-29"}],
    "28.3.1991": [{"when": "1991-03-28"}],
    "12.IV.1956": [{"when": "1956-04-12"}],
    "1961-05-04": [{"when": "1961-05-04"}],
    "28/3/1961 or 3/28/1961": [{"when": "1961-03-28"}, {"when": "1961-03-28"}],
    "May 30–June 2, 1975": [{"from": "1975-05-30", "to": "1975-06-02"}],
    "December 31, 1974–January 2, 1975": [{"from": "1974-12-31", "to": "1975-01-02"}],
    "30 May-2 June 1975": [{"from": "1975-05-30", "to": "1975-06-02"}],
    "Nov. 3, 1972 10:15-12:20": [{"from": "1972-11-03T10:15:00", "to": "1972-11-03T12:20:00"}],
    "10 a.m., Monday, March 8, 1969": [{"when": "1969-03-08T10:00:00"}],
    "10:00 on 8 March 1969": [{"when": "1969-03-08T10:00:00"}],
    "March [8], [1969]": [{"when": "1969-03-08"}],
    "January 12, 1950, 1430 hours": [{"when": "1950-01-12T14:30:00"}],
    "January 12, 1950, 11:30-1:15 p.m.": [{"from": "1950-01-12T11:30:00", "to": "1950-01-12T13:15:00"}],
    "March 8, 1969, about 2 p.m.": [{"when": "1969-03-08T14:00:00"}],
    "November 3, 1972: 10:15 a.m.": [{"when": "1972-11-03T10:15:00"}],
    "on the afternoon of March 8, 1969": [{"when": "1969-03-08"}],  # no noon
    "8 марта 1969 г., 15 час. 30 мин.": [{"when": "1969-03-08T15:30:00"}],
    "8 marca 1969 r., godz. 15.30": [{"when": "1969-03-08T15:30:00"}],
    "8 marzo 1969, ore 15.30": [{"when": "1969-03-08T15:30:00"}],
    "8. března 1969 v 15.30 hod.": [{"when": "1969-03-08T15:30:00"}],
    "1969. március 8., 15.30 óra": [{"when": "1969-03-08T15:30:00"}],
    "1972年7月29日下午3时30分": [{"when": "1972-07-29T15:30:00"}],
    "1972年7月29日 午後3時から5時半": [{"from": "1972-07-29T15:00:00", "to": "1972-07-29T17:30:00"}],
    "一九七二年七月二十九日": [{"when": "1972-07-29"}],
    "昭和四十七年九月二十六日": [{"when": "1972-09-26"}],
    "平成元年十二月二日": [{"when": "1989-12-02"}],
    "March 8, 1969, 2 p.m.1": [{"when": "1969-03-08T14:00:00"}],  # with a note mark glued to it
}
NOT_READ = [
    "the May 1990 talks",
    "in 1990",
    "31 June 1990",
    "February 29, 1963",
    "May 45, 1961",
    "May 4, 61",
    "May 4, 196112",
    "May 4",
    "1961-05-041",
    "4/5/1961",
    "Maybe 4, 1961",
    "dismay 4, 1961",
    "14 May 1492",
    "March 1969",
    "version 1.2.1961.4",
    "May 4 to 3, 1961",
    "31.6.1990",
    "七月二十九日",
    "一九七二年十三月一日",
]


@pytest.mark.parametrize("text", READ)
def test_a_printed_date_is_read(text: str) -> None:
    assert [date.attributes for date in find_dates(text)] == READ[text]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_no_full_date_is_not_read(text: str) -> None:
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Washington, March 8, 1969, 10 a.m. They met", "March 8, 1969, 10 a.m."),
        ("on March 8, 1969, 14 people met", "March 8, 1969"),
        ("on March 8, 1969, 25:70 they met", "March 8, 1969"),
        ("on March 8, 1969, about 14 people met", "March 8, 1969"),
        ("(19 November 1990)", "19 November 1990"),
        ("[March 8, 1969]", "March 8, 1969"),
        ("March 8, [1969]", "March 8, [1969]"),
        ("by 5 p.m. the talks of March 8, 1969", "March 8, 1969"),
        ("at 5 p.m. on March 8, 1969.", "5 p.m. on March 8, 1969"),
    ],
)
def test_a_date_ends_where_it_is_printed(text: str, printed: str) -> None:
    (date,) = find_dates(text)
    assert text[slice(*date.span)] == printed


def test_only_the_given_stretch_is_looked_at() -> None:
    text = "May 4, 1961 and June 5, 1962 and July 6, 1963"
    (date,) = find_dates(text, Span(12, 28))
    assert date.attributes == {"when": "1962-06-05"}


def test_a_time_that_ends_before_it_begins_ends_the_next_morning() -> None:
    (date,) = find_dates("May 4, 1961, 11:30 p.m.–12:30 a.m.")
    assert date.attributes == {"from": "1961-05-04T23:30:00", "to": "1961-05-05T00:30:00"}


@pytest.mark.parametrize("hostile", ["May " * 20_000, "1 " * 40_000, "May 4, " * 10_000, " " * 80_000])
def test_a_hostile_line_yields_nothing_and_ends(hostile: str) -> None:
    assert list(find_dates(hostile)) == []


def test_a_plain_date_is_the_day_that_the_grammar_reads_first() -> None:
    dates = [
        at for words in READ for at in (words, words.rpartition(", ")[2], words.partition(", ")[2]) if plain_day(at)
    ]
    assert len(dates) > 10
    assert [at for at in dates if plain_day(at) != day(next(iter(next(find_dates(at)).attributes.values())))] == []


def test_an_hour_whose_other_half_stands_in_the_next_line_is_left() -> None:
    for words in ("MARCH 22, 1973 FROM 1:57 TO", "March 22, 1973, 1:57 -"):
        assert [found.attributes for found in find_dates(words)] == [{"when": "1973-03-22"}]
    assert [found.attributes for found in find_dates("March 22, 1973, 1:57 to us")] == [{"when": "1973-03-22T01:57:00"}]
    assert [found.attributes for found in find_dates("March 22, 1973, 1:57 p.m. -")] == [
        {"when": "1973-03-22T13:57:00"}
    ]
