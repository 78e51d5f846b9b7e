"""Labels: the words at the beginning of a paragraph that say who speaks: ``G. Bush.``, ``Dr. Kissinger:``, ``[P:]``.

Neither a colon nor a full stop makes a speaker. A label is one that recurs in the record, or names somebody whom the
record's header names; "Secondly." and "On China's position." do neither. Signs that follow much else (a name and a full
stop, a name alone on a line) are labels only in a record that uses them throughout.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from tei_memcon.data import word_list
from tei_memcon.model import Certainty
from tei_memcon.speech.evidence import (
    Words,
    alternating,
    calls_by_name,
    counts_turns,
    decides,
    has_office,
    is_addressed,
    is_english,
    is_numbered,
    is_titled,
    lettered,
    outnumbered,
    questions,
    shortened,
    with_stray_numbers,
)
from tei_memcon.speech.fields import is_field
from tei_memcon.speech.known_labels import WORD, KnownLabels
from tei_memcon.speech.plain_letters import key_of
from tei_memcon.speech.sides import is_crowd, is_post, is_side
from tei_memcon.speech.typography import STRONG, Label, Typography, candidates
from tei_memcon.speech.unsigned import titled_names, unsigned

__all__ = ["Label", "certainty", "find_labels"]

_WEAK: tuple[Typography, ...] = ("hyphen", "name stop", "alone")
_STOPS = (".", "!", "?", ".”", '."', "]", ")")
_TOGETHER = ("voices", "both")
_TURNS = 4  # with fewer, a record does not show that it uses a sign throughout
_TRANSCRIPT = 3  # labels that show that a record prints who speaks
_LISTED = 300  # characters of a line that lists those present


def find_labels(
    paragraphs: Sequence[str], participants: Sequence[str] = (), typography: Sequence[re.Pattern[str]] = ()
) -> list[Label | None]:
    """For each paragraph its label, or nothing.

    Args:
        paragraphs: the words of each paragraph.
        participants: names from the header, as printed.
        typography: further forms of labels, of the record's surface; group ``name`` is who is named.

    >>> labels = find_labels(["G. Bush. I am glad.", "Secondly. We agree.", "G. Bush. Here there is a problem."])
    >>> [label.name if label else None for label in labels]
    ['G. Bush', None, 'G. Bush']
    """
    found = with_stray_numbers(_Record(paragraphs, participants, typography).labels(), paragraphs)
    if not any(found):
        return unsigned(paragraphs, participants)
    shorts = shortened(found)
    if not shorts:
        return found
    return [label and replace(label, name=_in_full(label, shorts)) for label in found]


def _in_full(label: Label, shorts: Mapping[str, str]) -> str:
    """The name of a label; each of several in full: of "[LBJ or SH]:" both."""
    names = label.names()
    if len(names) > 1 and any(key_of(name) in shorts for name in names):
        return ", ".join(shorts.get(key_of(name), name) for name in names)
    return shorts.get(label.key, label.name)


class _Record:
    """The evidence of a whole record: which candidates recur, who is named, which signs are used throughout."""

    def __init__(
        self, paragraphs: Sequence[str], participants: Sequence[str], declared: Sequence[re.Pattern[str]]
    ) -> None:
        self._paragraphs = paragraphs
        self._candidates = [candidates(paragraph, declared) for paragraph in paragraphs]
        self._seen = [(at, seen) for at, seen in enumerate(self._candidates) if seen]
        self._known = frozenset(word for name in participants for word in key_of(name).split())
        self._speakers: set[str] = set()  # keys of those labels that are accepted
        self._found: list[Label | None] = [None] * len(paragraphs)

    def labels(self) -> list[Label | None]:
        """Each paragraph's label, the surest evidence first."""
        if not self._seen:
            return self._found
        self._take(("declared",), {one.key for _, one in self._of(("declared",))})
        asked = self._of(("question",))
        self._take(("question",), questions(asked))
        for at in lettered(asked):
            self._found[at] = None
        self._take(STRONG, self._recurring())
        self._take(("glued",), alternating(self._of(("glued",))))
        if not self._speakers:
            self._take(("alone",), self._called_alone())
        for sign in _WEAK:
            self._take((sign,), self._throughout(sign))
        self._take(("name stop",), self._without_initials())
        if self._speakers:
            self._take_turns(self._named_above())
            self._take_turns(self._singles())
        return self._found

    def _take(self, signs: Iterable[Typography], accepted: set[str]) -> None:
        self._speakers |= accepted
        for at, seen in self._seen:
            if self._found[at] is None:
                self._found[at] = next((one for one in seen if one.typography in signs and one.key in accepted), None)

    def _take_turns(self, accepted: set[str]) -> None:
        """Take what occurs once; a field of the header may have the same words: "Interpreter: Mr. Oak"."""
        self._speakers |= accepted
        for at, one in self._of(STRONG):
            if one.key in accepted and not is_field(self._paragraphs[at], one):
                self._found[at] = one

    def _of(self, signs: Iterable[Typography]) -> list[tuple[int, Label]]:
        """The first candidate with such a sign of each paragraph that has no label yet."""
        firsts = (
            (at, next((one for one in seen if one.typography in signs), None))
            for at, seen in self._seen
            if self._found[at] is None
        )
        return [(at, one) for at, one in firsts if one]

    def _recurring(self) -> set[str]:
        """Labels that recur, that name a participant, or that call somebody by name; no fields of a header."""
        seen = [(at, one) for at, one in self._of(STRONG) if not decides(one)]
        if not seen:
            return set()
        said = [one for at, one in seen if not is_field(self._paragraphs[at], one)]
        counts, turns = Counter(one.key for _, one in seen), Counter(one.key for one in said)
        accepted = {one.key for _, one in seen if counts[one.key] >= 2 and turns[one.key] * 2 >= counts[one.key]}
        first = {one.key: (at, one) for at, one in reversed(seen) if counts[one.key] == 2 and turns[one.key] == 1}
        accepted -= {key for key, (at, one) in first.items() if is_field(self._paragraphs[at], one)}  # "Interpreter: …"
        called = (one for one in said if self._is_known(one) or calls_by_name(one))
        who = [one for one in said if one.key in accepted]
        are_others_known = sum(self._is_known(one) or "." in one.name for one in who) * 2 > len(who)
        accepted -= {one.key for one in said if are_others_known and self._is_word_in_capitals(one)}
        accepted -= outnumbered({one.key for _, one in seen if is_side(one.name)} & accepted, accepted, turns)
        counted = counts_turns([one for one in said if one.key in accepted])
        return accepted | {one.key for one in called if not is_side(one.name) and (counted or not is_numbered(one))}

    def _called_alone(self) -> set[str]:
        """Names alone on lines above speech, by title ("Mr. Oak (Norland)"), and the offices that recur among them."""
        followed = zip(self._paragraphs[1:], range(len(self._paragraphs)), strict=False)
        above = {at for below, at in followed if below.endswith(_STOPS) and " " in below}
        lines = self._of(("alone",))
        if sum(at in above for at, _ in lines) * 3 < len(lines) * 2:
            return set()
        seen = [one for _, one in lines]
        called = {one.key for one in seen if is_titled(one)}
        counts = Counter(one.key for one in seen)
        posts = {one.key for one in seen if one.name.startswith("The ") and is_post(one.name) and counts[one.key] > 1}
        keys = called | posts
        enough = len(called) > 1 and sum(counts[key] for key in keys) >= _TURNS
        return keys if enough and self._have_speech(keys) else set()

    def _throughout(self, sign: Typography) -> set[str]:
        """Labels with a sign that proves nothing by itself, if the record uses it more than any other."""
        seen = [one for _, one in self._of((sign,))]
        if not seen:
            return set()
        counts = Counter(one.key for one in seen)
        named = {
            one.key
            for one in seen
            if self._is_known(one)
            or one.key.endswith((" voice", " voices"))
            or not (is_english(one.key) or (sign == "name stop" and is_side(one.name)))
        }
        recurring = {key for key in named if counts[key] >= 2}
        common = {key for key in counts if counts[key] >= 2 and sign == "hyphen"}  # "ME -"
        labelled = [label for label in self._found if label]
        used = len(recurring) >= 2 and sum(counts[key] for key in recurring) >= max(_TURNS, len(labelled) + 1)
        if sign == "alone":
            used = (used or self._stand_alone()) and self._have_speech(recurring | self._speakers)
        if not used:
            return {key for key in counts if key in self._speakers and not (sign == "alone" and len(key) == 1)}
        shapes = {one.name.isupper() for one in seen if one.key in recurring | self._speakers}
        alike = [(at, one) for at, one in self._of((sign,)) if one.key in named and one.name.isupper() in shapes]
        singles = {one.key for at, one in alike if self._has_speech(at, sign)}
        said_by = recurring | self._speakers
        joint = {
            one.key
            for one in seen
            if sign == "alone" and len(one.names()) > 1 and said_by.issuperset(map(key_of, one.names()))
        }
        return recurring | common | singles | joint | (set(counts) & self._speakers)

    def _without_initials(self) -> set[str]:
        """Surnames with a full stop in a record that prints initials with them as well: "Oak.", "A. N. Oak."."""
        stopped = [label.key.split() for label in self._found if label and label.typography == "stop"]
        initials = [words[-1] for words in stopped if len(words) > 1 and len(words[0]) <= 2]
        if len(initials) < _TRANSCRIPT:
            return set(initials)
        seen = [one for _, one in self._of(("name stop",)) if not (is_english(one.key) or is_side(one.name))]
        counts = Counter(one.key for one in seen)  # who is a stranger to the typist has no initials
        return {*initials, *(key for key, times in counts.items() if times > 1 and " " not in key)}

    def _has_speech(self, at: int, sign: Typography) -> bool:
        """Whether what stands below a line is no other such line: below a heading, a label may follow at once."""
        below = self._candidates[at + 1] if at + 1 < len(self._candidates) else ()
        return sign != "alone" or not any(one.typography == sign and one.name.isupper() for one in below)

    def _stand_alone(self) -> bool:
        """Whether the labels that are known already stand on lines of their own, most of them."""
        labelled = [(label, self._paragraphs[at]) for at, label in enumerate(self._found) if label]
        alone = sum(not paragraph[label.span.end :].strip() for label, paragraph in labelled)
        return len(labelled) >= _TURNS and alone * 2 > len(labelled)

    def _have_speech(self, keys: set[str]) -> bool:
        """Whether lines that hold nothing but a name stand above a paragraph that is none, nearly always."""
        alone = [any(one.typography == "alone" and one.key in keys for one in seen) for seen in self._candidates]
        followed = [not after for name, after in zip(alone, [*alone[1:], True], strict=True) if name]
        return sum(followed) * 5 >= len(followed) * 4

    def _named_above(self) -> set[str]:
        """Labels that occur once: of all together, and of those whom what stands above the first turn names."""
        first = next(at for at, label in enumerate(self._found) if label)
        above = " ".join(self._paragraphs[:first])
        seen = self._unlike_fields()
        accepted = {one.key for _, one in seen if one.name.lower() in word_list("everybody") or one.key in _TOGETHER}
        named = Words(above)
        accepted |= {one.key for _, one in seen if one.name.isupper() and one.name.split()[-1] in named}
        loud = [one for _, one in seen if one.name.isupper() and not is_english(one.key)]
        loud = [one for one in loud if one.name.title() not in word_list("cities")]
        if loud:  # "HALDEN:", of whom a remark tells: "Mr. Halden"
            unlabelled = (words for words, label in zip(self._paragraphs, self._found, strict=True) if not label)
            told = Words(" ".join(unlabelled))
            accepted |= {one.key for one in loud if one.name.split()[-1].title() in told}
        return accepted | self._joint(seen, accepted)

    def _singles(self) -> set[str]:
        """Labels that occur once in a record that prints who speaks: of those who speak beside others."""
        others = KnownLabels(self._paragraphs, self._found, self._known)
        if len(others.labels) < _TRANSCRIPT:
            return set()
        first = others.first
        seen = self._unlike_fields()
        speaking = {key.split()[-1] for key in self._speakers}
        titled = speaking | (titled_names(self._paragraphs) if seen else frozenset())
        above_speech = self._stand_alone()
        accepted = set()
        for at, one in seen:
            words = one.key.split()
            called = words[-1] in titled or one.doubtful or bool(one.expansion) or has_office(words)
            unnamed = words[0].rstrip("0123456789") in word_list("voices") or words == ["??"] or is_crowd(one.key)
            voice = at > first and unnamed
            alone = above_speech and others.have_above_speech(at, one)
            beside = others.have_between(at, one) or others.have_post_between(at, one)
            if called or alone or voice or beside or others.are_offices_of(one):
                accepted.add(one.key)
        return accepted | self._joint(seen, accepted)

    def _unlike_fields(self) -> list[tuple[int, Label]]:
        """What may be a label, and no field of a header: neither a side nor a list of those present."""
        seen = [(at, one) for at, one in self._of(STRONG) if not is_field(self._paragraphs[at], one)]
        counted = counts_turns([label for label in self._found if label])
        first = next((at for at, label in enumerate(self._found) if label), len(self._found))
        surnames = {key.split()[-1] for key in self._speakers}
        return [
            (at, one)
            for at, one in seen
            if (not is_side(one.name) or one.key in word_list("everybody"))
            and (counted or not is_numbered(one))
            and not is_addressed(one)
            and (at > first or not self._lists_speakers(at, one, surnames))
        ]

    def _lists_speakers(self, at: int, label: Label, surnames: Set[str]) -> bool:
        """Whether those who speak are named behind a word like "Present:" of any language."""
        rest = self._paragraphs[at][label.span.end :].strip()
        words = frozenset(key_of(rest[:_LISTED]).replace(",", " ").split())
        return len(surnames & words) > 1 and key_of(label.name).split()[-1] not in surnames

    def _is_known(self, label: Label) -> bool:
        return bool(label.key) and label.key.split()[-1] in self._known

    def _joint(self, seen: Sequence[tuple[int, Label]], accepted: set[str]) -> set[str]:
        """Labels that name several ("GROMYKO, ANDROPOV."), each of whom speaks alone or takes part."""
        speaking = {key.split()[-1] for key in self._speakers | accepted} | self._known
        several = {one.key: [key_of(name).split() for name in one.names()] for _, one in seen}
        return {
            key
            for key, names in several.items()
            if len(names) > 1 and all(name and name[-1] in speaking for name in names)
        }

    def _is_word_in_capitals(self, label: Label) -> bool:
        """Whether a short word before a full stop is of none of those who take part: "BAM."."""
        is_short = "." not in label.name and len(label.name) <= WORD
        return label.typography == "stop" and is_short and not self._is_known(label)


def certainty(label: Label) -> Certainty | None:
    """Low where the source itself doubts the label; a printed label is no inference."""
    return "low" if label.doubtful else label.cert
