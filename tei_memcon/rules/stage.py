"""Stage directions: ``[Laughter]``, ``(laughs)``, ``[Hands over paper]`` become ``stage`` (TEI P5, 7.2.3).

A bracket that says how somebody is addressed or what happens in the room is no speech. ``(C)`` is a portion marking.
"""

import re
from collections.abc import Iterator

from tei_memcon.model import Document, Element, Text
from tei_memcon.rules import Find
from tei_memcon.rules._brackets import Meaning, find_brackets, is_sentence_end
from tei_memcon.rules._events import is_between_sentences, is_event, is_struck
from tei_memcon.source import Span

SIGNS = ("[", "(", "（")
_ROUND = re.compile(r"(?:\((?=[^()]{2})|（)(?P<words>[^()（）\[\]]{1,160})[)）]")


def find(document: Document, span: Span) -> Iterator[Find]:
    """Yield a ``stage`` for each bracket that tells what happens while people talk."""
    for bracket, meaning in find_brackets(document, span):
        if meaning is Meaning.STAGE:
            yield Find(Element("stage", {}, (Text(bracket),)))
    text = document.source.text
    for match in _ROUND.finditer(text, *span):
        if _is_direction(text[max(span.start, match.start() - 12) : match.start()], " ".join(match["words"].split())):
            yield Find(Element("stage", {}, (Text(Span(*match.span())),)))


def _is_direction(before: str, words: str) -> bool:
    """Whether parentheses tell what happens; a sentence of its own may tell it in the past."""
    if not is_sentence_end(before):
        return is_event(words) or is_struck(words)
    is_sentence = words[:1].isupper() and words.endswith(".")
    return is_event(words, "told" if is_sentence else "shown") or is_between_sentences(words)
