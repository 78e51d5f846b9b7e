"""What happens in the room: whether words in brackets or parentheses are a stage direction."""

import re
from functools import cache
from typing import Literal

from tei_memcon.data import by_initial, table

_NAME = r"(?-i:[A-ZÀ-Ž])[\w.’'-]*"
_LONGEST = 400  # characters
_MORE = r"\.?(?: (?!(?:that|which|who|would|could|should|will|not)\b)[\w.,’'-]+){0,8}?"  # of the subject
_QUITE = (
    r"(?:general|more|further|scattered|some|much|loud|prolonged|brief|short|lively|long|stormy|sustained|renewed|background|distant"
    r"|unidentified|\w+[- ]minutes?)"
)
_ON = (  # what may follow the verb
    r"(?=[.:!;]{0,2}$| (?:at|to|toward|over|up|down|out|off|aside|in|into|on|with|from|through|around|across|back|again"
    r"|aloud|assent|his|her|their|the|a|an|own|him|them|it|something|\w+ly|à|au|vers|une?|l[ae]s?|der|die|das|de[mn]|eine?n?"
    r"|auf|zu)\b| (?-i:[A-ZÀ-Ž]))"
)
_WHEN = r"(?: (?:from|of|until|at|for|in|between|de|von)\b.{0,60}|[,:]? ?\d{1,2}[:.h]\d\d.{0,40})?"
_WHERE = r"(?:,? (?:in|of|and|among|from|on|at|by|cries|im|bei|sur|dans)\b.{0,60})?"
_ASIDE = (
    r"(?:aside )?(?:(?-i:to) (?:the|his|her|all|both) [\w’' -]{2,40}:?|to (?:the|his|her|all|both) [\w’' -]{2,40}:)"
)

Manner = Literal["shown", "told", "noted"]
"""In the present only; in the past as well; in the past, and how the meeting goes on."""


def is_event(words: str, manner: Manner = "shown") -> bool:
    """Whether words tell what happens while people talk, and are no speech.

    Args:
        words: those between the brackets, with single spaces.
        manner: how it may be told: "shown" inside a sentence, "told" in a sentence of its own in parentheses, "noted"
            in square brackets ("[The press was admitted.]").

    >>> is_event("laughs"), is_event("Everybody laughs."), is_event("He was admitted.")
    (True, True, False)
    >>> is_event("The press was admitted for photographs.", "told"), is_event("to compel", "noted")
    (True, False)
    """
    if len(words) > _LONGEST:
        return False
    if _pattern("alone").fullmatch(words) or _pattern("manner").fullmatch(words) or _pattern("done").match(words):
        return True
    return bool(_pattern(manner).match(words))


def is_between_sentences(words: str) -> bool:
    """Whether words tell what is heard, or what hands and feet do; inside a sentence they may be supplied.

    >>> is_between_sentences("walks around the table"), is_between_sentences("takes"), is_between_sentences("Bell.")
    (True, False, True)
    """
    return bool(_pattern("moved").match(words) or _pattern("heard").fullmatch(words))


def is_struck(words: str) -> bool:
    """Whether words tell what somebody does with a thing of the room, which nobody means in another sense.

    >>> is_struck("strikes the table"), is_struck("takes the view"), is_struck("lights a cigar")
    (True, False, True)
    """
    return _pattern("struck").match(words) is not None


def fills_a_place(before: str, words: str) -> bool:
    """Whether words stand for one that the sentence lacks: "I have [read] it", "the telephone [rings] all day".

    >>> fills_a_place("I have", "read"), fills_a_place("He said", "laughs"), fills_a_place("the bell", "rings")
    (True, False, True)
    """
    return awaits_word(before) or (" " not in words and not _pattern("face").fullmatch(words))


def awaits_word(before: str) -> bool:
    """Whether words end with one that others must follow: "the", "to", "have"."""
    return not _slots().isdisjoint(word.lower() for word in before.rsplit(None, 1)[-1:])


@cache
def _slots() -> frozenset[str]:
    return frozenset(table("stage")["slots"].split())


def _inflected(verbs: str) -> list[str]:
    """Patterns for the third person and the participle of verbs.

    >>> _inflected("nod make carry")
    ['nods', 'nodd?ing', 'makes', 'making', 'carries', 'carrying']
    """
    return [form for verb in verbs.split() for form in (_third(verb), _participle(verb))]


def _third(verb: str) -> str:
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def _participle(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}?ing" if re.fullmatch(r"[^aeiou]+[aeiou][^aeiouwxy]", verb) else f"{verb}ing"


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """One of the wordings; few records need all of them, and each takes long to make."""
    return re.compile(_wordings()[kind], re.I)


@cache
def _wordings() -> dict[str, str]:
    words: dict[str, list[str]] = table("stage")
    kinds = ("nouns", "sounds", "past", "course", "subjects", "manner", "moves_elsewhere")
    nouns, sounds, past, course, subjects, manner, elsewhere = (by_initial(words[kind]) for kind in kinds)
    tones = by_initial(str(words["tones"]).split())
    inflected = _inflected(str(words["gestures"]))
    gestures, moves = by_initial(inflected), by_initial(_inflected(str(words["moves"])))
    bodily = str(words["bodily"]).split()
    plural = by_initial((*str(words["gestures"]).split(), *bodily))
    briefly = rf"(?-i:(?=[A-Z]))(?:{by_initial(map(_third, bodily))})(?: [\w’'-]+){{0,3}}\.$"
    acts = by_initial((*words["acts"], *inflected))
    longer = "|".join(act for act in words["acts"] if " " in act)  # nobody's words begin so
    noun, heard = (rf"(?:{_QUITE},? ){{0,2}}(?:{one})(?!\w)" for one in (nouns, f"{nouns}|{sounds}"))
    held, things = ("|".join(str(words[kind]).split()) for kind in ("held", "things"))
    struck = by_initial(_inflected(str(words["struck"])))
    of_own = rf"(?:{moves}) (?:(?:up|down|out|off|over|together) )?(?:his|her|their) (?:\w+ )?(?:{held})(?!\w)"
    moves = f"{moves}|{elsewhere}"
    several = rf"(?:they|both|all|everybody|several|some|others|the \w+s)(?: \w+){{0,2}}? (?:{plural})(?![\w’'])"
    doing = by_initial(map(_participle, str(words["heard_doing"]).split()))
    someone = rf"(?:{subjects}|comrade|cdes?\b\.?|{_NAME})(?![\w’'])"
    is_heard = rf"(?:is|are) (?:\w+ ){{0,1}}?(?:{doing})"

    def told(*more: str) -> str:
        verbs = "|".join((acts, moves, *more))
        return rf"{someone}{_MORE} (?:{is_heard}|(?!\w+ing\b)(?:{verbs}))(?![\w’'])"

    return {
        "alone": rf"(?:there (?:is|was) (?:an? )?|(?-i:An?|Une?|Eine?) )?{noun}(?:[,;] {noun})*{_WHEN}{_WHERE}[.!]?",
        "manner": rf"(?:{manner}|(?:\w+, )?(?:{tones}))[.:]?",
        "done": rf"(?:both|all|everybody|everyone) \w+ing\b|(?:(?:{acts})(?![\w’']){_ON}|(?:{longer})(?![\w’']))"
        f"|{of_own}",
        "face": rf"(?:{nouns}|{gestures})[.!]?",
        "moved": rf"(?:{moves})(?=\s){_ON}|(?:{elsewhere})(?![\w’'])|{several}|{briefly}",
        "struck": rf"(?:{struck}) (?:\w+ ){{0,2}}?(?:the|a|an|his|her|some|on|from) (?:\w+ )?(?:{things})(?!\w)",
        "heard": rf"(?:there (?:is|was) )?(?:an? |the )?{heard}{_WHEN}{_WHERE}[.!]?|{_ASIDE}",
        "shown": told(),
        "told": told(past),
        "noted": told(past, course),
    }
