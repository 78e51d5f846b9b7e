"""The language of a text that no catalogue states: by its script, or by its commonest words.

A record that is a translation and one that is in its original language look alike but for the words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tei_memcon.data import table
from tei_memcon.model import Document, Field, Inference
from tei_memcon.reading.page.lines import Row

_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
}
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_READ = 20_000  # characters
_KANA = 0.05  # of the letters: Japanese is written with Chinese characters too
_FEW = 10  # words that must be known
_MORE = 1.5  # times as many as of the next language


def language_of(text: str) -> str:
    """The code of the language of a text; empty where that is doubtful.

    >>> language_of("Der Bundeskanzler sagt, dass er sich nicht auf die Zahlen des Ministers berufe. Er habe mit den "
    ...     "Vertretern der Werft und mit dem Hafen gesprochen, und das sei nicht zu bestreiten.")
    'de'
    """
    text = text[:_READ]
    letters = len(_LETTER.findall(text)) or 1
    for code, pattern in _SCRIPTS.items():
        if len(pattern.findall(text)) / letters > (_KANA if code in ("ja", "ko") else 0.5):
            return code
    words = [word.lower() for word in _WORD.findall(text)]
    counts = sorted(((sum(word in known for word in words), code) for code, known in _words().items()), reverse=True)
    (most, code), (next_most, _) = counts[:2]
    return code if most >= _FEW and most >= _MORE * next_most else ""


@cache
def _words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in table("function_words").items()}


def in_language(document: Document, rows: Sequence[Row]) -> Document:
    """A document with the language of its text, where that is not the one that its page or surface states."""
    code = language_of(" ".join(row.text for row in rows))
    stated = document.field("language")
    if not code or code == (stated.attributes["ident"] if stated else "en"):
        return document
    header = (*(field for field in document.header if field is not stated), Field("language", (), {"ident": code}))
    reason = "its script or its commonest words are those of this language"
    found = Inference(rows[0].span, f"language of the text: {code}", "high", reason)
    return replace(document, header=header).adding(found)
