"""Reported speech of records in German and French."""

import pytest

from tei_memcon.convert import convert
from tei_memcon.source import Source
from tei_memcon.speech.indirect import read

GERMAN = """\
V e r m e r k

Betr.: Gespräch des Herrn Bundeskanzlers mit Präsident Oak am 18. März 1991

Der Bundeskanzler begrüßt den Gast. Das sei eine Freude.

Präsident Oak dankt. Er habe eine Frage nach den Fähren, die im Winter nicht mehr nach der Insel fahren.

Auf diese Frage erwidert der Bundeskanzler, im Winter fahre niemand.

Das Gespräch endete um 14 Uhr.
"""
FRENCH = """\
MINISTÈRE DES AFFAIRES ÉTRANGÈRES

Paris, le 12 décembre 1956

NOTE
a.s. Entretien du Secrétaire général avec Sir Basil Elm

Sir Basil Elm a dit qu’il venait parler des phares. Trois étaient éteints depuis le mois de mars.

M. Alder a répondu que le gardien était toujours là. Il a ajouté que l’huile manquait.

L’entretien a pris fin à midi.
"""


def runs(record: str) -> list[tuple[str, str]]:
    """Who says what."""
    root = convert(Source.from_text(record, "r.txt"), reader="plain").root
    return [(str(said.get("who")), "".join(said.itertext())) for said in root.iter("{*}said")]


def test_german() -> None:
    assert runs(GERMAN) == [
        ("#bundeskanzler", "Der Bundeskanzler begrüßt den Gast. Das sei eine Freude."),
        (
            "#oak",
            "Präsident Oak dankt. Er habe eine Frage nach den Fähren, die im Winter nicht mehr nach der Insel fahren.",
        ),
        ("#bundeskanzler", "Auf diese Frage erwidert der Bundeskanzler, im Winter fahre niemand."),
    ]


def test_french() -> None:
    assert runs(FRENCH) == [
        (
            "#elm",
            "Sir Basil Elm a dit qu’il venait parler des phares. Trois étaient éteints depuis le mois de mars.",
        ),
        ("#alder", "M. Alder a répondu que le gardien était toujours là. Il a ajouté que l’huile manquait."),
    ]


@pytest.mark.parametrize(
    ("sentence", "language", "subject"),
    [
        ("MD Dr. Elm ergänzt, die Rate sei fällig.", "de", "MD Dr. Elm"),
        ("Hierzu bemerkt Frau Oak, sie wisse nichts.", "de", "Frau Oak"),
        ("Er weist darauf hin, daß es regne.", "de", "He"),
        ("Ministerpräsident Oak dankt für die Hilfe.", "de", "Ministerpräsident Oak"),
        ("AM Oak bejaht dies.", "de", "AM Oak"),
        ("Le Président, pour sa part, souhaite attendre.", "fr", "Le Président"),
        ("Elle a fait observer que le phare brûlait.", "fr", "She"),
    ],
)
def test_who_is_told_to_speak(sentence: str, language: str, subject: str) -> None:
    clause = read(sentence, language).clause
    assert clause
    assert clause.subject.text == subject


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Er habe davon nichts gewußt.", "de"),
        ("Dies sei ein Erfolg, den niemand erwartet habe.", "de"),
        ("Es wird vereinbart, daß man sich im Mai trifft.", "de"),
        ("gestern dankt für das Öl niemand.", "de"),
        ("Man müsse fragen, wer das bezahle.", "de"),
        ("La conversation a porté sur les phares, dit-on.", "fr"),
        ("Trois d’entre eux étaient éteints.", "fr"),
    ],
)
def test_what_is_no_reporting_clause(sentence: str, language: str) -> None:
    assert read(sentence, language).clause is None
