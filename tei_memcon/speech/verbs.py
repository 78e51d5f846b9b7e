"""The verb that belongs to a subject: "said", "then also asked", "at this juncture said", "handed him a note and said".

What stands between the two (adverbs, a phrase, something else that the subject did) says nothing of who speaks.
"""

import re

from tei_memcon.source import Span
from tei_memcon.speech import lexicon, subjects
from tei_memcon.speech.lexicon import Act

_UTTERING = r"(?:say|ask|stat|remark|explain|not|observ|suggest|express|indicat|add|point|tell|inform|propos)ing"
# How somebody opened, ended or introduced it: "by reading", "by thanking".
_BY_UTTERING = (
    r"(?:acknowledg|stress|emphasiz|thank|welcom|outlin|describ|review|assur|urg|read|inquir|recall|rais|repeat)ing"
)
# "handed him a note and then asked", "had no answer but emphasized", "corrected him, saying"
_AND = re.compile(
    r",?\s(?:and|but)(?:\s(?:then|also|again|\w{2,20}ly))?(?=\s)|\s(?:by|while)(?=\s\w+ing\s)|\sto(?=\s\w+\s)"
    rf"|,(?=\s(?:\w+ly\s)?{_UTTERING}(?:,?\s[“\"]|\s(?:again\s|him\s|her\s|me\s|us\s|them\s)?(?:that|out|of|how)\b))"
    r"|;(?=\s(?:told|said|asked)\s)|(?<!letter)(?<!note)(?<!paper)(?<!ment)(?<!gram)(?<!cable)(?<!andum)(?<!message)"
    r"(?=\s(?:stat|not|remark|explain)ing\sthat\b)"
)
_FOLLOWS = re.compile(r",?\s")  # before a verb
_SAYING = re.compile(
    rf"\s(?:\w+ly\s)?(?:{_UTTERING}|{_BY_UTTERING}|say|tell|inform|advise|report|ask|inquire|request|protest|urge)\b"
)
_NO_WORDS = re.compile(
    r"\s(?:spoke|talked|turned|read|took|put|went|called"
    r"|ask(?:ed)?\s(?:to\ssee|me\sto|us\sto|for\san?\s\w{0,9}\s?appointment))\b"
)
_END = re.compile(r";(?!\s(?:told|said|asked)\s)|:(?!\d)")
_AND_LATER = 160  # characters in which the verb may follow
_DID = re.compile(
    rf",\s{_UTTERING}\b|,?\s(?!(?:has|have|would|will|could|can|might|may|should|must|is|are|does)\b"
    r"|had\s(?!(?:no|an?|some|little)\b))[a-z]"
)
_ANYTHING = r"(?:[^,.;:?!“”\"]|(?<=Mr|Dr|rs|Ms|en|\.S|\.K|\.N|\sU)\.)"
_BETWEEN = re.compile(
    rf",\s{_ANYTHING}{{1,160}},|,\s(?:after|before|on|upon|in|having|while)\s{_ANYTHING}{{1,250}},|\s\([^()]{{1,100}}\)|\sin\s(?:response|reply|answer)\sto\s{_ANYTHING}{{1,200}},"
    rf"|\s(?:while|after|before|in|without|upon|by)\s(?:not\s)?\w{{2,20}}ing\s{_ANYTHING}{{1,120}},"
)
_SAYS_BETWEEN = re.compile(r"\s(?:\w+ed|said|on),\Z")
# "The Ambassador at this juncture said", "Mr. Oak, speaking for the others said"
_PHRASE = re.compile(
    r"(?:\s(?:at|in|on|for|by|after|with|during|upon)|,?\s(?!having)\w{2,20}ing)(?:\s(?!wh|said)[\w’'.-]+){1,10}"
)
_AUXILIARY = frozenset("had has have would will could can may might must should be been being".split())
_PHRASE_WORD = re.compile(r"\s[\w’'.-]+")


def after(text: str, at: int, *, perhaps_later: bool) -> tuple[Act, Span] | None:
    """The verb whose subject ends here; adverbs, a phrase between commas or in brackets may come between.

    Args:
        text: the sentence.
        at: where the subject ends.
        perhaps_later: whether a verb of saying may follow one that nobody has listed: "had no answer but emphasized";
            not "had gone and said".
    """
    if not _FOLLOWS.match(text, at):
        return None
    if found := _verb(text, at):
        return found
    behind = _behind(text, at)
    for start in (*behind, *_in_phrase(text, at)):
        if found := _verb(text, start):
            return found
    if perhaps_later:
        for start in (at, *behind):
            if _DID.match(text, start) and (found := _joined(text, start)):
                return found
    return None


def _behind(text: str, at: int) -> list[int]:
    """Where what may stand between subject and verb ends."""
    ends: list[int] = []
    while len(ends) < 3 and (between := _BETWEEN.match(text, at)) and not _is_clause(between.group()):
        at = between.end() - between.group().endswith(",")
        ends.append(at)
    return ends


def _in_phrase(text: str, at: int) -> list[int]:
    """Where each word of a phrase ends."""
    phrase = _PHRASE.match(text, at)
    words = _PHRASE_WORD.finditer(text, at, phrase.end()) if phrase else ()
    return [word.end() for word in words if word.group().strip() not in _AUXILIARY]


def _is_clause(between: str) -> bool:
    """Whether somebody else speaks between the commas: "Use of the harbour, Mr. Oak continued, posed a question"."""
    first = next(subjects.find(between), None)
    if first and first.span.start == len(", ") and _longest(between, first.span.end):
        return True
    verb = _SAYS_BETWEEN.search(between)
    return bool(verb and lexicon.verbs().acts["saying"].fullmatch(verb.group()[:-1]))


def _verb(text: str, start: int) -> tuple[Act, Span] | None:
    """The verb that begins there, or behind adverbs."""
    if found := _longest(text, start):
        return found
    adverbs = lexicon.verbs().adverbs.match(text, start)
    return _longest(text, adverbs.end()) if adverbs else None


def _longest(text: str, at: int) -> tuple[Act, Span] | None:
    best: tuple[Act, Span] | None = None
    for act, pattern in lexicon.verbs().acts.items():
        match = pattern.match(text, at)
        if match and (best is None or match.end() > best[1].end):
            best = act, Span(*match.span())
    if best and best[0] == "deed" and (said := _joined(text, best[1].end)):
        return "saying", Span(best[1].start, said[1].end)
    return best


def _joined(text: str, at: int) -> tuple[Act, Span] | None:
    """A verb of saying that a conjunction joins to what the subject did before, and nobody else in between."""
    stop = _END.search(text, at)
    end = stop.start() if stop else len(text)
    for link in _AND.finditer(text, at, min(end, at + _AND_LATER)):
        said = lexicon.verbs().acts["saying"].match(text, link.end()) or _SAYING.match(text, link.end())
        if said and not _NO_WORDS.match(text, link.end()):
            others = subjects.find(text, at, link.start())
            return None if any(_longest(text, other.span.end) for other in others) else ("saying", Span(at, said.end()))
    return None
