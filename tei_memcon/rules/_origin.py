"""How a record came about, as far as it decides what its brackets mean: translated, recorded, written down as heard."""

import re
from functools import lru_cache

from tei_memcon.model import Document

_TRANSLATED = re.compile(r"\b(?:translated (?:by|from)|(?:English|unofficial) translation)\b|\bTranslation - ", re.I)
_RECORDED = re.compile(r"\b(?:tapes?|recordings?|recorded|dictabelts?|audio|telephone conversation)\b", re.I)
_STENOGRAPHED = re.compile(r"\b(?:stenogra\w+|transcripts?|transcription|inaudible)\b", re.I)


@lru_cache(maxsize=2)
def is_translation(document: Document) -> bool:
    """Whether the record says that it is a translation from another language into English."""
    printed = document.field("language")
    if printed is not None and printed.attributes.get("ident", "en") != "en":
        return False
    original = document.field("originalLanguage")
    if original is not None and original.attributes.get("mainLang", "en") != "en":
        return True
    return _says_translated(document.source.text)


@lru_cache(maxsize=2)
def _says_translated(text: str) -> bool:
    glance = any(sign in text for sign in ("translat", "Translat", "TRANSLAT"))
    return glance and bool(_TRANSLATED.search(text))


@lru_cache(maxsize=2)
def is_recorded(text: str) -> bool:
    """Whether a record was made from a recording: what is garbled there was not heard."""
    return bool(_RECORDED.search(text))


@lru_cache(maxsize=2)
def is_heard(text: str) -> bool:
    """Whether a record was made from a recording, or written down as people spoke."""
    return is_recorded(text) or bool(_STENOGRAPHED.search(text))
