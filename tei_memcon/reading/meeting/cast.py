"""The people of a record, from its lists of participants, its titles and its labels."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from tei_memcon.data import word_list
from tei_memcon.model import Inference, Person, Remark
from tei_memcon.people.answering import answering
from tei_memcon.people.letters import fitting, is_letters, meanings, shortened
from tei_memcon.people.names import is_longer, parse
from tei_memcon.people.personography import Personography
from tei_memcon.people.register import Form, Register
from tei_memcon.people.rows import apart, with_initials
from tei_memcon.people.titles_elsewhere import held_in
from tei_memcon.reading.body.reporting import reporting
from tei_memcon.reading.body.turns import place_of
from tei_memcon.reading.meeting.present import present, signers
from tei_memcon.reading.page.join import Passage
from tei_memcon.source import Span
from tei_memcon.speech.labels import Label
from tei_memcon.speech.plain_letters import plain
from tei_memcon.speech.sides import is_side
from tei_memcon.speech.subjects import find
from tei_memcon.speech.titles import mentions

_NOBODY_KNOWN = frozenset({"all", "both", "voices", "voice", "question", "unidentified", "um", "uf", "speaker"})
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ]\.\s?){1,3}[A-ZÀ-Þ]{2,24}\b")
_BOTH = re.compile(r"(?:both|beide|die\sbeiden|the\stwo|les\sdeux)\s(?P<office>\w+)", re.IGNORECASE)
_POST = re.compile(r"\[?(?P<office>(?:The|THE)\s[A-Z][\w ]{2,40}?)\s\((?P<name>[^()]+)\)")
# "山川総理・河谷総理会談": names with their offices behind them, without a space
_EASTERN = re.compile(r"(?P<name>[一-鿿ァ-ヶー々]{1,6}?)(?:総理|首相|外相|大臣|主席|总理|部长|外长|總理|部長)(?!大臣)")
_BELOW_THE_HEAD = 8  # paragraphs in which letters are explained


class Cast:
    """Who takes part in a record, and whom each label means.

    Args:
        listed: the names in the lists of participants.
        titled: names in titles; they are taken only as further forms of those whom a list or a label names.
        labels: of the paragraphs.
        persons: the user's personography.
        above: the words of titles.
        said: the paragraphs of the record, to which the labels belong.
    """

    def __init__(
        self,
        listed: Sequence[Form],
        titled: Sequence[Form],
        labels: Sequence[Label | None],
        persons: Personography | None,
        above: Sequence[str] = (),
        said: Sequence[Passage] = (),
    ) -> None:
        speak = (name for label in labels if label for name in label.names() if " " not in name or not is_side(name))
        plainly = [one.text for one, label in zip(said, labels, strict=False) if label is None]
        listed = [one for form in listed for one in (*present([form.printed]),) or (form,)]
        spoken = [name for label in labels if label for name in label.names()]
        everybody = [one for form in with_initials(listed) for part in _by_labels(form, spoken) for one in apart(part)]
        letters = {name for label in labels if label for name in label.names() if is_letters(name)}
        fits = fitting(
            letters,
            [form.printed for form in (*everybody, *titled)],
            [*above, *plainly[:_BELOW_THE_HEAD]],
            [name for name in spoken if not is_letters(name)],
        )
        self._spoken = spoken
        self._shortened = shortened(spoken, [form.printed for form in everybody])
        self._meant = meanings(fits, spoken) | self._shortened
        self._doubtful = {name: found for name, found in fits.items() if len(found) > 1 and name not in self._meant}
        turns = [self._meant.get(label.name, label.name) for label in labels if label]
        self._register = Register(persons, {plain(name.split()[-1]) for name in speak}, answering(turns))
        labelled = [form for label in labels if label for form in self._forms(label)]
        called = {plain(form.printed.split()[-1]) for form in (*everybody, *labelled) if form.printed.split()}
        called |= {token for form in labelled if _EASTERN.match(form.printed) for token in parse(form.printed).tokens}
        known = [form for form in titled if _is_called(parse(form.printed).tokens, called)]
        told = () if labelled else (*reporting(plainly, above), *signers(plainly))
        for form in everybody:
            self._register.add(form, listed=True)
        for form in (*known, *labelled, *_holders(labelled, above), *present([*above, *plainly]), *told):
            self._register.add(form)
        self.people: tuple[Person, ...] = self._register.people()
        self.told = tuple(self._concluded(said, labels))

    def _concluded(self, said: Sequence[Passage], labels: Sequence[Label | None]) -> Iterator[Inference | Remark]:
        """Whom letters mean, told at the first label that has them, or that they may mean several."""
        left = dict(self._meant)
        doubtful = dict(self._doubtful)
        for one, label in zip(said, labels, strict=False):
            span = Span(one.span.start, place_of(one, label.span.end)) if label else one.span
            for name in label.names() if label else ():
                if name in left:
                    yield Inference(span, f"“{name}” is {left.pop(name)}", "medium", self._why(name))
                elif name in doubtful:
                    who = " or ".join(doubtful.pop(name))
                    yield Remark(span, "warning", f"“{name}” may be {who}; these turns have no @who")

    def _why(self, name: str) -> str:
        if name in self._shortened:
            return "it is the beginning of that label and of no other"
        return "the record explains the letter so, or names nobody else who has it"

    def _forms(self, label: Label) -> Iterator[Form]:
        """The forms of names in a label, letters read as those whom they mean."""
        post = _POST.match(label.words)
        for name in label.names():
            if name in self._doubtful:
                continue
            if name in self._meant:
                yield Form(self._meant[name])
            elif _is_somebody(name):
                yield Form(name)
                if post and post["name"] == name:  # "The President (Mr. Oak):"
                    yield Form(f"{post['office']} {name}")

    def who(self, label: Label) -> tuple[str, ...]:
        """The identifiers of those whom a label names: of everybody for "ALL", of nobody for unidentified voices."""
        if label.name.lower() in word_list("everybody"):
            return tuple(person.id for person in self.people)
        if label.key == "both":
            return self._who_talk()
        if both := _BOTH.fullmatch(label.name):
            return self._both(both["office"])
        found = (self._register.identifier(self._meant.get(name, name)) for name in label.names())
        return tuple(dict.fromkeys(identifier for identifier in found if identifier))

    def _who_talk(self) -> tuple[str, ...]:
        """The two who have more than one turn, if exactly two have."""
        times = Counter(self._register.identifier(self._meant.get(name, name)) for name in self._spoken)
        talk = tuple(who for who, turns in times.items() if who and turns > 1)
        return talk if len(talk) == 2 else ()

    def _both(self, office: str) -> tuple[str, ...]:
        """The two who hold an office, if exactly two do."""
        stem = plain(office).rstrip("s")
        held = [p.id for p in self.people if any(stem in plain(form) for form in (*p.names, *p.offices))]
        return tuple(held) if len(held) == 2 else ()


def _by_labels(form: Form, spoken: Sequence[str]) -> list[Form]:
    """Those whom an entry names by their labels, one behind the other, as a copy has run them together."""
    known = {name for name in spoken if " " in name}  # "Secretary Oak" is one, whatever the labels are
    parts: list[str] = []
    rest = form.printed.strip()
    while begins := [name for name in known if f"{rest} ".startswith(f"{name} ")]:
        parts.append(max(begins, key=len))
        rest = rest[len(parts[-1]) :].lstrip()
    return [replace(form, printed=part) for part in parts] if len(parts) > 1 and not rest else [form]


def _holders(labelled: Sequence[Form], titles: Sequence[str]) -> Iterator[Form]:
    """Whom the titles name with an office that labels have alone: "le Premier ministre, M. Chêne" for that office."""
    offices = {title for form in labelled if not (parsed := parse(form.printed)).tokens for title in parsed.titles}
    for office in sorted(offices):
        named = {one.name[-1]: one for title in titles for one in mentions(title) if one.name and one.office == office}
        if len(named) == 1:
            yield from (Form(one.text, office=office) for one in named.values())
        elsewhere = {name for title in titles for held, name in held_in(title) if held == office}
        if not named and len(elsewhere) == 1:
            yield from (Form(name, office=office) for name in elsewhere)


def _is_called(tokens: Sequence[str], called: Set[str]) -> bool:
    """Whether a name in a title is that of somebody who is called by the surname, or by the first of two words."""
    return any(tokens[-1:]) and (
        tokens[-1] in called
        or is_longer(tokens[-1], called)
        or (len(tokens) == 2 and tokens[0] in called and tokens[-1] not in word_list("english"))  # "Sir Percy"
    )


def _is_somebody(name: str) -> bool:
    key = name.lower()
    return key not in _NOBODY_KNOWN and key not in word_list("everybody") and not _BOTH.fullmatch(name)


def names_in(titles: Sequence[str]) -> list[Form]:
    """The names in titles, with their offices: "… between M. S. Gorbachev and President of the US George Bush".

    >>> [form.printed for form in names_in(["CONVERSATION BETWEEN M.S. GORBACHEV AND G. BUSH"])]
    ['M.S. GORBACHEV', 'G. BUSH']
    """
    return [form for title in titles for form in _names(title)]


def _names(title: str) -> Iterator[Form]:
    if not title.isascii():
        yield from (Form(match.group()) for match in _EASTERN.finditer(title))
    if title.isupper():
        yield from (Form(match.group()) for match in _CAPITALS.finditer(title))
        return
    for subject in find(title):
        if subject.kind == "name":
            yield Form(subject.text)
        yield from (Form(part.text) for part in subject.parts if part.kind == "name")
