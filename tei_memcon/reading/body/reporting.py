"""Who speaks in a record in German or French that reports what was said: "Präsident Eiche erklärt, er habe …"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from tei_memcon.data import word_list
from tei_memcon.people.register import Form

_NAME = r"[A-ZÀ-Þ][\w’-]{2,24}"
_TITLES = r"(?:(?:[A-ZÀ-Þ][\w’-]{1,24}|[A-Z][a-z]{0,3}\.)\s){0,3}"
_ENOUGH = 2  # times that an office without a name speaks
_NO_NAME = (
    r"(?!(?:D(?:as|ies\w*|er|ie|em|en)|Ein\w*|Kein\w*|Sein\w*|Ihr\w*|Man|Er|Sie|Es"
    r"|L[ae]s?|Une?|Ces?|Cette|Il|Elle|On)\b)"
)


def reporting(paragraphs: Sequence[str], titles: Sequence[str] = ()) -> Iterator[Form]:
    """Those whose words the paragraphs report: by title and name, or by an office that speaks more than once.

    The name of who holds the office may stand in a title.

    >>> told = ["Präsident Eiche erklärt, er komme.", "Der Kanzler dankt.", "Der Kanzler fragt.", "Der Hafen heißt X."]
    >>> [form.printed for form in reporting(told)]
    ['Präsident Eiche', 'Kanzler']
    """
    found = [match for words in paragraphs if (match := _opening().match(words))]
    times = Counter(match["name"] for match in found)
    text = "\n".join(paragraphs)
    for name in times:
        articled = any(match["article"] for match in found if match["name"] == name)
        if " " in name and not articled:
            longer = re.search(rf"\b{re.escape(name)}\s{_NAME}", text)  # "Sir Alan" is introduced as "Sir Alan Oak"
            yield Form(longer.group() if longer else name)
        elif articled and times[name] >= _ENOUGH:
            held = re.findall(rf"\b{re.escape(name)}s?\s({_NO_NAME}{_NAME})", "\n".join(titles))
            yield Form(f"{name} {held[0]}" if len(set(held)) == 1 else name)


@cache
def _opening() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_list("says_elsewhere"), key=len, reverse=True))
    return re.compile(rf"(?P<article>(?:Der|Die|Le|La)\s)?(?P<name>{_NO_NAME}{_TITLES}{_NAME})\s(?:{verbs})\b")
