"""What happens in the room: whether words in brackets or parentheses are a stage direction."""

import re
import tomllib
from functools import cache

from tei_memcon.data import read_text

_NAME = r"(?-i:[A-ZÀ-Ž])[\w.’'-]*"
_LONGEST = 400  # characters
_MORE = r"\.?(?: (?!(?:that|which|who|would|could|should|will|not)\b)[\w.,’'-]+){0,8}?"  # of the subject
_QUITE = "(?:general|scattered|some|much|loud|prolonged|brief|short|lively|long)"
_ON = (  # what may follow the verb
    r"(?=[.:!;]{0,2}$| (?:at|to|toward|over|up|down|out|in|into|on|with|from|through|around|across|back|again|aloud"
    r"|assent|his|her|their|the|a|an|own|him|them|it|something|\w+ly)\b| (?-i:[A-ZÀ-Ž]))"
)
_WHEN = r"(?: (?:from|of|until|at|for|in|between)\b.{0,60}|,? ?\d{1,2}[:.h]\d\d.{0,40})?"


def is_event(words: str, told: bool) -> bool:
    """Whether words tell what happens while people talk, and are no speech.

    Args:
        words: those between the brackets, with single spaces.
        told: whether the note-taker may also tell it in the past ("[The press was admitted.]"): in square brackets.

    >>> is_event("laughs", False), is_event("Everybody laughs.", False), is_event("He was admitted.", False)
    (True, True, False)
    >>> is_event("The press was admitted for photographs.", True), is_event("to compel", True)
    (True, False)
    """
    if len(words) > _LONGEST:
        return False
    patterns = _patterns()
    if patterns["alone"].fullmatch(words) or patterns["manner"].fullmatch(words) or patterns["done"].match(words):
        return True
    return bool(patterns["told" if told else "shown"].match(words))


def is_movement(words: str) -> bool:
    """Whether words tell what hands and feet do; where no sentence ends before them they may be supplied.

    >>> is_movement("walks around the table"), is_movement("takes"), is_movement("takes that view")
    (True, False, False)
    """
    return bool(_patterns()["moved"].match(words))


def _inflected(verbs: str) -> str:
    """A pattern for the third person and the participle of verbs.

    >>> _inflected("nod make carry")
    'nods|nodd?ing|makes|making|carries|carrying'
    """
    return "|".join(form for verb in verbs.split() for form in (_third(verb), _participle(verb)))


def _third(verb: str) -> str:
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def _participle(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}?ing" if re.fullmatch(r"[^aeiou]+[aeiou][^aeiouwxy]", verb) else f"{verb}ing"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table: dict[str, list[str]] = tomllib.loads(read_text("stage.toml"))
    nouns, past, subjects, manner = ("|".join(table[kind]) for kind in ("nouns", "past", "subjects", "manner"))
    gestures, moves = (_inflected(str(table[kind])) for kind in ("gestures", "moves"))
    acts = "|".join((*table["acts"], gestures))
    longer = "|".join(act for act in table["acts"] if " " in act)  # nobody's words begin so
    subject = rf"(?:{subjects}|comrade|cdes?\b\.?|{_NAME})(?![\w’']){_MORE}"
    wordings = {
        "alone": rf"(?:{_QUITE} )?(?:{nouns})(?!\w){_WHEN}(?: (?:in|of|and|among|from|on)\b.{{0,60}})?[.!]?",
        "manner": rf"(?:{manner})[.:]?",
        "done": rf"(?:both|all|everybody|everyone) \w+ing\b|(?:(?:{acts})(?![\w’']){_ON}|(?:{longer})(?![\w’']))",
        "moved": rf"(?:{moves})(?=\s){_ON}",
        "shown": rf"{subject} (?!\w+ing\b)(?:{acts}|{moves})(?![\w’'])",
        "told": rf"{subject} (?!\w+ing\b)(?:{acts}|{moves}|{past})(?![\w’'])",
    }
    return {kind: re.compile(wording, re.I) for kind, wording in wordings.items()}
