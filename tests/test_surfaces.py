"""Declared surfaces: each claims its own example alone; mistakes are told with their lines; those of the user."""

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from tei_memcon import readers, surfaces
from tei_memcon.convert import convert
from tei_memcon.errors import RefusedError, UnreadableError, UsageError
from tei_memcon.patterns import why_dangerous
from tei_memcon.source import Source
from tei_memcon.surfaces import Surface, declared
from tei_memcon.surfaces._load import parse

SURFACES = list(declared().values())


def name(surface: Surface) -> str:
    return surface.name


# The surfaces of the package


@pytest.mark.parametrize("surface", SURFACES, ids=name)
def test_a_surface_describes_itself_and_claims_its_example(surface: Surface) -> None:
    assert surface.description.endswith(".")
    assert convert(Source.from_text(surface.example)).document.reader == surface.name


@pytest.mark.parametrize("surface", SURFACES, ids=name)
def test_the_example_of_a_surface_is_claimed_by_no_other(surface: Surface) -> None:
    lines = surface.example.split("\n")
    assert [other.name for other in SURFACES if other.weigh(lines)] == [surface.name]


@pytest.mark.parametrize("surface", SURFACES, ids=name)
def test_a_record_without_the_evidence_of_a_surface_is_refused_by_its_name(surface: Surface) -> None:
    with pytest.raises(RefusedError, match=rf"\({surface.name}: it does not show the surface of that family"):
        readers.read(Source.from_text("Oak: Yes.\nElm: No.\nOak: Well."), surface.name)


def patterns_of(surface: Surface) -> list[re.Pattern[str]]:
    """Every pattern that a surface declares, in whatever field."""
    values = [getattr(surface, field.name) for field in fields(surface)]
    many = [one.values() if isinstance(one, Mapping) else one for one in values if isinstance(one, Mapping | tuple)]
    return [one for several in many for one in several if isinstance(one, re.Pattern)]


HOSTILE = ["a" * 5000, "A " * 2500, "1" * 5000, "[" * 5000, "A.A." * 1200, "=" * 5000, " - " * 1600, "Page " * 1000]


@pytest.mark.parametrize("surface", SURFACES, ids=name)
def test_the_patterns_of_a_surface_come_to_an_end_on_long_hostile_lines(surface: Surface) -> None:
    for pattern in patterns_of(surface):
        assert why_dangerous(pattern.pattern) is None
    for line in HOSTILE:
        for pattern in patterns_of(surface):
            pattern.search(line[:2000])


# Mistakes in a file


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[evidence\n", "own.toml:1:10: this is not TOML: Expected ']' at the end of a table declaration; see"),
        (
            "\n\ncolour = 'red'\n",
            "own.toml:3: there is no 'colour' here; a surface has: description, example, publisher",
        ),
        (
            "[evidence]\nmust = ['a']\nsings = ['b']\n",
            "own.toml:3: there is no 'sings' here; [evidence] knows: must, signs",
        ),
        ("[evidence]\nmust = 'a'\n", "own.toml:2: must is a list of patterns; write must = ['…', '…']"),
        (
            "[evidence]\nmust = ['(a']\n",
            "own.toml:2: '(a' is no regular expression (missing ), unterminated subpattern)",
        ),
        ("[evidence]\nmust = ['(a+)+b']\n", "own.toml:2: '(a+)+b' has a repetition within a repetition, which can"),
        ("[evidence]\nmust = ['a*']\n", "own.toml:2: 'a*' matches an empty line; let it ask for at least one word"),
        ("[evidence]\nmust = ['a.*b.*c.*d']\n", "own.toml:2: 'a.*b.*c.*d' has more than 2 repetitions without a bound"),
        (f"[evidence]\nmust = ['{'a' * 401}']\n", "is longer than 400 characters; part it into several patterns"),
        ("[evidence]\nmust = ['a']\nat_least = 2\n", "own.toml:3: at_least is how many of the 0 signs must occur"),
        ("[evidence]\nsigns = ['a']\nat_least = 'all'\n", "own.toml:3: at_least is how many of the 1 signs must occur"),
        (
            "description = 'x'\n",
            "own.toml: nothing says by what a record is known; write must or signs below [evidence]",
        ),
        ("evidence = 3\n", "own.toml:1: evidence is a table; write [evidence] on a line of its own"),
        ("publisher = 3\n[evidence]\nmust = ['a']\n", "own.toml:1: publisher is words; write publisher = '…'"),
        ("language = 'German'\n[evidence]\nmust = ['a']\n", "own.toml:1: 'German' is no code of a language; write"),
        ("conversations_only = 1\n[evidence]\nmust = ['a']\n", "own.toml:1: conversations_only is yes or no; write"),
        (
            "[evidence]\nmust = ['a']\n[marks]\nlabels = ['^x:']\n",
            "own.toml:4: '^x:' does not say what its name is; write (?P<name>…)",
        ),
        (
            "[evidence]\nmust = ['a']\n[fields]\n'Box' = 3\n",
            "own.toml:4: 'Box' needs the name of a header field; write",
        ),
        (
            "[evidence]\nmust = ['a']\n[identifiers]\nbox = 3\n",
            "own.toml:4: 'box' needs a name of letters and a pattern",
        ),
    ],
)
def test_a_mistake_in_a_surface_is_told_with_its_line_and_what_to_write(text: str, said: str) -> None:
    with pytest.raises(UnreadableError) as error:
        parse(text, "own", "own.toml")
    assert said in str(error.value)


def test_a_surface_has_the_name_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "My Archive.toml"
    path.write_text("[evidence]\nmust = ['a']\n")
    with pytest.raises(
        UnreadableError, match=r"'My Archive' is no name of a surface; call the file with small letters"
    ):
        surfaces.load([path])


def test_a_surface_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes("publisher = 'Stra\xdfe'".encode("latin-1"))
    with pytest.raises(UnreadableError, match="this is not UTF-8"):
        surfaces.load([path])


@pytest.mark.parametrize("pattern", [r"(?=(a+)+)b", r"((a{1,30}){1,30}){1,30}", r"(?:\w+\s?){1,50}x", r"(a|b+)*c"])
def test_a_repetition_within_a_repetition_is_dangerous_wherever_it_hides(pattern: str) -> None:
    assert "repetition within a repetition" in (why_dangerous(pattern) or "")


@pytest.mark.parametrize(
    "pattern", ["(a|aa)+b", "(?:a|b|ab)+c", r"(\w\w?)+:", "(?:.?){1,60}x", "(?:no|on|n)+", "a?" * 9]
)
def test_a_choice_that_is_met_again_and_again_is_dangerous(pattern: str) -> None:
    assert re.search("choice or an option within a repetition|optional parts", why_dangerous(f"x{pattern}") or "")


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:yes|no)+, Sir",
        r"(?:a|ab){1,5}c",
        r"(?:Mr\.? )?(?:Oak|Elm)?:",
        r"(?:[A-Z][a-z]{1,12} ){1,4}\d{4}",
        r"Page \d+",
        r"(?:CIA|RDP)-\w+",
        r".{0,80}disclosed.*",
    ],
)
def test_what_is_bounded_is_not_dangerous(pattern: str) -> None:
    assert why_dangerous(pattern) is None


# The user's own surfaces

OWN = """
publisher = "Harbour Office"

[evidence]
must = ['HARBOUR OFFICE']

[lines]
furniture = ['Back to top']
sheet = ['HARBOUR OFFICE']

[fields]
"Shelf" = "identifier"

[marks]
labels = ['<(?P<name>[A-Z][a-z]{2,20})>']
page_starts = ['~(?P<n>\\d{1,3})~']
"""
RECORD = """\
HARBOUR OFFICE

Shelf: H 12/3

Meeting about the lamp

<Oak> Who pays for the oil?

<Elm> The ships do. ~2~ They always did.

<Oak> Since when?

Back to top
"""


def own(tmp_path: Path, text: str = OWN, stem: str = "harbour") -> Surface:
    path = tmp_path / f"{stem}.toml"
    path.write_text(text)
    return surfaces.load([path])[0]


def test_a_surface_of_ones_own_needs_no_python(tmp_path: Path) -> None:
    conversion = convert(Source.from_text(RECORD), surfaces=[own(tmp_path)])
    xml = re.sub(r"\n *", "", conversion.xml.decode())
    assert conversion.document.reader == "harbour"
    assert "<publisher>Harbour Office</publisher>" in xml
    assert '<idno type="archive">H 12/3</idno>' in xml
    assert '<fw type="header">HARBOUR OFFICE</fw><head>Meeting about the lamp</head>' in xml
    assert '<sp who="#elm"><speaker>&lt;Elm&gt;</speaker><p>The ships do. <pb n="2"/> They always did.</p></sp>' in xml
    assert "Back to top" not in xml


def test_the_users_surfaces_are_asked_before_all_others(tmp_path: Path) -> None:
    text = RECORD.replace("<Oak>", "Oak:").replace("<Elm>", "Elm:")
    assert convert(Source.from_text(text)).document.reader == "plain"
    assert convert(Source.from_text(text), surfaces=[own(tmp_path)]).document.reader == "harbour"


def test_the_surface_with_the_stronger_evidence_wins(tmp_path: Path) -> None:
    weaker = own(tmp_path)
    stronger = own(
        tmp_path, OWN.replace("must = ['HARBOUR OFFICE']", "must = ['HARBOUR OFFICE']\nsigns = ['^Shelf:']"), "shelf"
    )
    assert convert(Source.from_text(RECORD), surfaces=[weaker, stronger]).document.reader == "shelf"


def test_two_surfaces_with_equal_evidence_are_an_error_that_names_both(tmp_path: Path) -> None:
    pair = [own(tmp_path), own(tmp_path, stem="port")]
    with pytest.raises(
        UsageError, match="the readers harbour and port both accept this record; name one with --reader"
    ):
        convert(Source.from_text(RECORD), surfaces=pair)
    assert convert(Source.from_text(RECORD), surfaces=pair, reader="port").document.reader == "port"


def test_two_families_with_equal_evidence_are_told_and_the_archive_that_is_named_is_it() -> None:
    signs = "National Security Archive\nDocument 7\n\nTELCON\nMr. Oak/Mr. Elm\nMay 3, 1971\n\n"
    document = convert(
        Source.from_text(f"{signs}O: Hello? [inaudible]\n\nE: Yes.\n\nO: The lamp.\n\nE: I know.\n")
    ).document
    assert document.reader == "national_security_archive"


def test_families_between_which_nothing_decides_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pair = {one.name: one for one in (own(tmp_path), own(tmp_path, stem="port"))}
    monkeypatch.setattr(readers, "declared", lambda: pair)
    document = convert(Source.from_text(RECORD)).document
    assert document.reader == "harbour"
    assert "the record may as well be read as port" in document.remarks[0].message


def test_two_surfaces_of_one_name_are_an_error(tmp_path: Path) -> None:
    own(tmp_path)
    (tmp_path / "more").mkdir()
    own(tmp_path / "more")
    with pytest.raises(UsageError, match="two surfaces are called 'harbour'"):
        surfaces.load([tmp_path / "harbour.toml", tmp_path / "more" / "harbour.toml"])


def test_a_family_that_has_also_other_documents_refuses_those(tmp_path: Path) -> None:
    letter = "HARBOUR OFFICE\n\nDear Mr. Oak:\n\nThe lamp has failed. Please send oil.\n\nElm\n"
    with pytest.raises(RefusedError, match="harbour: it begins as another kind of document"):
        convert(Source.from_text(letter), surfaces=[own(tmp_path)])


def test_running_numbers_that_a_page_glues_to_its_paragraphs_are_left_out() -> None:
    example = declared()["openedition"].example.replace("4Oak: Which", "4Oak: In 92 million years? Which")
    xml = convert(Source.from_text(example)).xml.decode()
    assert "<p>In 92 million years? Which of us is warm?</p>" in xml
    assert "1The two ministers" not in xml
