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


@pytest.mark.parametrize(
    ("sentence", "office", "name"),
    [
        ("Zum Abschluß spricht MP Oak das Thema an.", "", ("Oak",)),
        ("Zur Milch fragt der Bundeskanzler, wer sie trinke.", "bundeskanzler", ()),
        ("BK: Dann warten sie auf den Falschen.", "bundeskanzler", ()),
        ("AM Oak dankt für den Empfang.", "", ("Oak",)),
        ("Von Oak erklärt, er komme.", "", ("Oak",)),
    ],
)
def test_what_a_sentence_opens_with_is_nobody_and_letters_are_an_office(
    sentence: str, office: str, name: tuple[str, ...]
) -> None:
    clause = read(sentence, "de").clause
    assert clause is not None
    assert (clause.subject.office, clause.subject.name) == (office, name)


@pytest.mark.parametrize("sentence", ["Ergebnis: Man trifft sich.", "BRD: Das Land.", "Es besteht Einvernehmen."])
def test_what_stands_before_a_colon_is_rarely_an_office(sentence: str) -> None:
    assert read(sentence, "de").clause is None


def test_a_paragraph_that_tells_in_another_language_ends_a_turn() -> None:
    lines = [
        "COMPTE RENDU de l’entretien",
        "Le Général : C’est une date que nous avons fixée avec les ministres pour la fin de l’année.",
        "Le Chancelier : Bien.",
        "Le Chancelier : Très bien.",
        "Le Général : Il est tard, et les autres ne sont pas dans la maison.",
    ]
    told, own = "Le Chancelier répond qu’il doit partir.", "Le Chancelier répond que nous devons partir."
    for last, who in ((told, []), (own, ["Le Général :"])):
        record = "\n\n".join([*lines, last])
        root = convert(Source.from_text(record, "r.txt"), reader="plain").root
        turns = [one for one in root.iter("{*}sp") if last in "".join(one.itertext())]
        assert [one.findtext("{*}speaker") for one in turns] == who


def test_the_latter_is_whoever_was_spoken_to() -> None:
    told = "\n\n".join(
        [
            "V e r m e r k",
            "Betr.: Gespräch des Bundeskanzlers Oak mit Minister Elm am 18. März 1991",
            "Der Bundeskanzler dankt. Minister Elm fragt nach dem Hafen, der nicht mehr offen ist.",
            "Minister Elm lädt den Bundeskanzler nach Norland ein. Dieser nahm dankend an.",
            "Botschafter Ash wirft ein, es sei kalt. Elm: „Nicht immer.“ Ergebnis: Man fährt.",
        ]
    )
    said = runs(told)
    whose = {words: who for who, words in said}
    chancellor = next(who for words, who in whose.items() if words.startswith("Der Bundeskanzler"))
    assert next(who for words, who in whose.items() if "Dieser" in words[:10]) == chancellor
    assert next(who for words, who in whose.items() if words.startswith("Elm: „")) == whose_is(
        said, "Minister Elm fragt"
    )


def whose_is(said: list[tuple[str, str]], words: str) -> str:
    return next(who for who, run in said if run.startswith(words))


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Bundeskanzler wirft ein, solche gebe es auch in Bonn.", "Bundeskanzler"),
        ("Der Botschafter bietet an, zehn Lampen zu schicken.", "Der Botschafter"),
        ("Auf die Frage des Gastes nach der Lage der Fähren führt Herr Oak aus, daß sie ruhten.", "Herr Oak"),
        ("Dann stellt Präsident Oak die Frage, ob er komme.", "Präsident Oak"),
        ("Hierzu merkt der Botschafter abschließend an, es eile.", "der Botschafter"),
    ],
)
def test_verbs_whose_prefix_stands_behind_the_subject(sentence: str, subject: str) -> None:
    clause = read(sentence, "de").clause
    assert clause
    assert (clause.act, clause.subject.text) == ("saying", subject)


@pytest.mark.parametrize(
    "sentence",
    [
        "Am Abend geht Minister Oak aus.",
        "Im Hafen legt das Boot an.",
        "Das Wetter hat sich gebessert.",
        "Der Botschafter habe ihm geschrieben.",
        "Er selbst halte es für möglich.",
    ],
)
def test_a_prefix_of_another_verb_and_a_subjunctive_are_no_clause(sentence: str) -> None:
    assert read(sentence, "de").clause is None


def test_what_somebody_else_does_is_nobodys_words() -> None:
    record = GERMAN.replace("Das sei eine Freude.", "Präsident Oak lacht.")
    assert runs(record)[0] == ("#bundeskanzler", "Der Bundeskanzler begrüßt den Gast.")
