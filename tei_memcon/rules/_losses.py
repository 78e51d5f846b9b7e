"""What is missing, and how: whether the words in a bracket say that others were left out, lost or not made out."""

import re
from functools import cache, lru_cache
from typing import Literal

from tei_memcon.data import by_initial, table
from tei_memcon.rules._measures import units

Loss = Literal["UNHEARD", "UNREADABLE", "BREAKS_OFF", "OMITTED"]


@lru_cache(maxsize=4096)  # asked by the rule for what is missing, and by that for what is left out
def loss(words: str) -> Loss | None:
    """How the words say that others are missing here, if they do.

    Args:
        words: those between the brackets, with single spaces.

    >>> loss("Two lines left out by the archive."), loss("left out"), loss("The line goes dead.")
    ('OMITTED', None, 'BREAKS_OFF')
    >>> loss("a few words drowned out"), loss("unclear what he means"), loss("word illegible")
    ('UNHEARD', None, 'UNREADABLE')
    """
    return next((kind for kind, pattern in _patterns().items() if pattern.match(words.lstrip(".… "))), None)


@cache
def _patterns() -> dict[Loss, re.Pattern[str]]:
    """Who says that words are missing names them or what holds them; a verb of leaving out alone may be supplied."""
    kinds = {kind: rf"(?<!\w)(?:{by_initial(forms)})(?!\w)" for kind, forms in table("losses").items()}
    near = "[^.:]{0,120}?"
    missing = rf"[^.:]{{0,160}}?(?<!\w)(?:{units()}|{by_initial(table('losses')['texts'])})(?!\w){near}"
    over = rf"[^.]{{0,80}}?{kinds['media']}{near}{kinds['ends']}|{kinds['begins']} {near}{kinds['media']}"
    lacks = rf"{kinds['lacks']} {near}(?:{units()}|{kinds['texts']})(?!\w)"
    gone = rf"{missing}{kinds['lost']}|{lacks}|(?:the )?(?:rest|remainder)(?!\w){near} missing"
    where = r"[:;,] | (?:in|of|by|im|dans|du|en|в)\b"
    of_it = rf" (?:\w+ ){{0,2}}(?:{units()})(?!\w)[^.:]{{0,40}}\.?$"
    alone = rf"{kinds['omission']}(?:[.:;,]?$|{where}|{of_it})|{kinds['omission_stopped']}(?:\.$|{where})"
    wordings: dict[Loss, str] = {
        "UNHEARD": rf".{{0,60}}?{kinds['unheard']}",
        "UNREADABLE": rf".{{0,60}}?{kinds['unread']}",
        "BREAKS_OFF": rf"(?:{over}|{gone})(?:[^.]|(?<=approx)\.){{0,60}}\.?$"
        rf"|{kinds['lacuna']}(?:[.:;,]?$|{where}|{of_it})",
        "OMITTED": rf"{alone}|{missing}{kinds['left_out']}[^.]{{0,60}}\.?$",
    }
    return {kind: re.compile(wording, re.I) for kind, wording in wordings.items()}
