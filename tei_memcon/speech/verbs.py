"""The verb that belongs to a subject: "said", "then also asked", "at this juncture said", "handed him a note and said".

What stands between the two (adverbs, a phrase, something else that the subject did) says nothing of who speaks.
"""

import re

from tei_memcon.source import Span
from tei_memcon.speech import lexicon
from tei_memcon.speech.lexicon import Act

# "handed him a note and then asked", "had no answer but emphasized"
_AND = re.compile(
    r"[,]?\s(?:and|but)(?:\s(?:then|also|again|\w{2,20}ly))?(?=\s)|\s(?:by|while)(?=\s\w+ing\s)|\sto(?=\s\w+\s)"
)
_SAYING = re.compile(
    r"\s(?:(?:say|ask|stat|remark|explain|not|observ|suggest|express|indicat|add|point)ing|say|tell|inform|advise|report)\b"
)
_NO_WORDS = re.compile(r"\s(?:spoke|talked|turned|read|took|put|went|called)\b")
_AND_LATER = 160  # characters in which the verb may follow
_DID = re.compile(
    r"\s(?!(?:has|have|would|will|could|can|might|may|should|must|is|was|were|are|did|does)\b"
    r"|had\s(?!(?:no|an?|some|little)\b))[a-z]"
)
_BETWEEN = re.compile(r",\s(?:[^,.;:?!“”\"]|(?<=Mr|Dr|rs|Ms|en|\.S|\.K|\.N|\sU)\.){1,100},|\s\([^()]{1,60}\)")
# "The Ambassador at this juncture said"
_PHRASE = re.compile(r"\s(?:at|in|on|for|by|after|with|during|upon)(?:\s(?!wh)[\w’'-]+){1,7}")
_PHRASE_WORD = re.compile(r"\s[\w’'-]+")


def after(text: str, at: int) -> tuple[Act, Span] | None:
    """The verb whose subject ends here; adverbs, a phrase between commas or in brackets may come between."""
    starts = [at]
    while len(starts) < 3 and (between := _BETWEEN.match(text, starts[-1])):
        starts.append(between.end() - between.group().endswith(","))
    if phrase := _PHRASE.match(text, at):
        starts += [word.end() for word in _PHRASE_WORD.finditer(text, at, phrase.end())]
    for start in starts:
        for begin in _starts(text, start):
            if found := _longest(text, begin):
                return found
    return None


def later(text: str, at: int) -> tuple[Act, Span] | None:
    """A verb of saying after one that nobody has listed: "had no answer but emphasized", not "had gone and said"."""
    return joined(text, at) if _DID.match(text, at) else None


def _starts(text: str, start: int) -> list[int]:
    if text.startswith(",", start) and not re.match(r",?\s", text[start : start + 2]):
        return []
    adverbs = lexicon.verbs().adverbs.match(text, start)
    return [start, adverbs.end()] if adverbs else [start]


def _longest(text: str, at: int) -> tuple[Act, Span] | None:
    best: tuple[Act, Span] | None = None
    for act, pattern in lexicon.verbs().acts.items():
        match = pattern.match(text, at)
        if match and (best is None or match.end() > best[1].end):
            best = act, Span(*match.span())
    if best and best[0] == "deed" and (said := joined(text, best[1].end)):
        return "saying", Span(best[1].start, said[1].end)
    return best


def joined(text: str, at: int) -> tuple[Act, Span] | None:
    """A verb of saying that a conjunction joins to what the subject did before."""
    end = min((found for sign in ".;:" if (found := text.find(sign, at)) >= 0), default=len(text))
    for link in _AND.finditer(text, at, min(end, at + _AND_LATER)):
        said = lexicon.verbs().acts["saying"].match(text, link.end()) or _SAYING.match(text, link.end())
        if said and not _NO_WORDS.match(text, link.end()):
            return "saying", Span(at, said.end())
    return None
