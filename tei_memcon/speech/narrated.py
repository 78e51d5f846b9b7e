"""What nobody of those who take part says, or whoever speaks tells of another, as far as one sentence shows it.

"It was agreed that", "the group discussed", "6. The COUNCIL: (1) took note"; "the General knew how to do it".
"""

import re
from collections.abc import Iterable

from tei_memcon.speech import lexicon
from tei_memcon.speech.clauses import Clause
from tei_memcon.speech.reading import Sentence

# Of several: what they talked about, not what was said.
_EXCHANGED = re.compile(r"exchanged|discussed|reviewed|talked|spoke|disagreed")
_AND_FOUND = re.compile(r"[^;:.]{0,160}?\band\s(?:\w+ly\s|both\s)?(?:agreed|concluded|felt|decided)\sthat\b")
# What those for whom the record is written do to whoever has the floor: "We asked Mr. Oak why".
WE_TO = re.compile(
    r"\W{0,3}(?:\w+,?\s)?[Ww]e\s(?:then\s|also\s|both\s|\w+ly\s){0,2}"
    r"(?:asked|told|advised|informed|assured|handed|gave|reminded|thanked|urged)\s(?:to\s)?(?P<him>(?:him|her)\b)?"
)
ACTED = re.compile(r"\s(?:then\s|also\s|\w+ly\s)?(?!need|proceed|exceed)[a-z]{3,14}ed\s")
# What a report says of a mind even before anything was said.
HELD = re.compile(r"(?:thought|felt|believed|understood|hoped|feared|doubted|foresaw|favou?red|regretted|considered)\b")
_TOLD = re.compile(r"knew\b|(?:was|were)\s(?:\w+\s)?aware\b")
_PRESENT = re.compile(
    r"(?!was\b|(?:says|asks|thinks|feels|believes|hopes|agrees|doubts|suggests)\b)(?:\w+ly\s)?[a-z]+s\b"
)


# "Special Coordination Committee" in a title, which the text calls "the SCC"
_BODY = re.compile(
    r"\b(?:[A-Z][\w’-]{2,20} (?:for |of |on |and )?){1,4}(?:Committee|Council|Group|Board|Panel|Commission|Staff)\b"
)
_DID = (
    r"(?:then |also |further |next |\w+ly ){0,2}(?:agreed|reviewed|discussed|considered|noted|approved|decided"
    r"|concluded|recommended|directed|heard|adopted|examined|endorsed|met|adjourned|turned|requested|took)\b"
)


def opens(kind: str, words: str) -> bool:
    """Whether a sentence, in small letters, begins as one of a kind of narration does."""
    return lexicon.narration()[kind].match(words) is not None


def body_of(titles: Iterable[str]) -> re.Pattern[str] | None:
    """How sentences begin that tell what the body did which met, where they call it by its letters.

    >>> body_of(["Minutes of a Special Coordination Committee Meeting"]).match("the scc reviewed the paper") is None
    False
    """
    named = (words for title in titles for words in _BODY.findall(title))
    letters = sorted({"".join(word[0] for word in words.split() if word[0].isupper()).lower() for words in named})
    return re.compile(rf"the (?:{'|'.join(letters)}) {_DID}") if letters else None


def is_exchange(sentence: Sentence, clause: Clause) -> bool:
    """Whether several are said to have talked ("discussed it"), not what they said ("discussed it and agreed that")."""
    subject = clause.subject  # a delegation discusses something before the others
    if subject.kind != "several" or subject.office == "representative" or not _EXCHANGED.match(clause.verb):
        return False
    return not (subject.parts and _AND_FOUND.match(sentence.text, clause.span.end))


def opens_with_body(sentence: Sentence) -> bool:
    """Whether a body decides something in a list: "6. The COUNCIL: (1) took note"."""
    first = next(iter(sentence.reading.mentions), None)
    opens = first is not None and first.kind == "group" and not re.search(r"[^\W\d]", sentence.text[: first.span.start])
    return opens and first is not None and sentence.text[first.span.end :].lstrip()[:1] == ":"


def tells_of_another(clause: Clause, *, in_present: bool) -> bool:
    """Whether a clause in mid-speech is what the speaker tells of its subject: "Mr. Oak knew that", "now he claims".

    Args:
        clause: of the sentence.
        in_present: whether the record itself reports in the present tense.
    """
    present = not in_present and clause.place == "main" and _PRESENT.match(clause.verb)
    return bool(_TOLD.match(clause.verb) or present)
