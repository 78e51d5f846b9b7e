"""Decisions are applied to a document, and what became of each is told; the header says whose they are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from tei_memcon.decisions import Decision, Decisions, Settled, Unfit
from tei_memcon.decisions._case import Case, deciders
from tei_memcon.decisions._quotes import Finder
from tei_memcon.decisions.kinds import Item, is_about, items_of, kind
from tei_memcon.errors import SelfCheckError
from tei_memcon.model import (
    Added,
    Attachment,
    Block,
    Closer,
    Document,
    Field,
    ListBlock,
    Paragraph,
    Section,
    Trailer,
    Turn,
)

_DONE = {"accept": "accepted", "change": "changed", "note": "noted"}


def apply(
    document: Document, decisions: Decisions, check: Callable[[Document], object]
) -> tuple[Document, tuple[Settled, ...]]:
    """Apply decisions to a document.

    Args:
        document: as the program understands it, reported speech attributed.
        decisions: see `tei_memcon.decisions.load`.
        check: raises `SelfCheckError` where a document loses words or is not valid. A decision that makes it so, for
            which the encoding has no room, is not applied.

    Returns:
        The document as decided, and what became of each decision, in the order of the file.
    """
    made = _Applying(document, decisions)
    try:
        check(made.document)
    except SelfCheckError:
        made = _Applying(document, decisions, check)
    return made.document, made.settled


class _Applying:
    """Decisions applied one after the other.

    Args:
        document: before all of them.
        decisions: to be applied.
        check: to be asked after each of them, which takes time.
    """

    def __init__(
        self, document: Document, decisions: Decisions, check: Callable[[Document], object] | None = None
    ) -> None:
        self._people, self._check = decisions.people, check
        self._finder, self._ids = Finder(document.source.text), deciders(decisions, document)
        ordered = sorted(enumerate(decisions.decisions), key=lambda one: (kind(one[1].kind).ORDER, one[0]))
        settled: dict[int, Settled] = {}
        for number, decision in ordered:
            try:
                document = self._applied(document, decision)
                settled[number] = Settled(decision)
            except Unfit as error:
                settled[number] = Settled(decision, str(error))
        self.settled = tuple(settled[number] for number in sorted(settled))
        self.document = replace(document, header=(*document.header, *_fields(self.settled, self._ids)))

    def _applied(self, document: Document, decision: Decision) -> Document:
        decided = _applied(Case(document, decision, self._finder, self._ids[decision.by], self._people))
        if self._check and decided is not document:
            by = Field("decider", (Added(decision.by),), {"xml:id": self._ids[decision.by]})
            try:
                self._check(replace(decided, header=(*decided.header, by)))
            except SelfCheckError:
                raise Unfit("the encoding has no room for it there") from None
        return decided


def _applied(case: Case) -> Document:
    """The document as decided; what the program concluded there is no conclusion of its own any more."""
    which = kind(case.decision.kind)
    about = [item for item in items_of(case.decision.kind, case.document) if is_about(case, item)]
    if case.decision.verdict == "note":
        if not hasattr(which, "is_about"):
            case.find()
        elif not about:
            raise Unfit("what it is about is not there any more")
        return case.document
    decided = {id(item.told) for item in about if item.told}
    document = which.apply(_as_it_is(case, about) if case.accepted and which.ASKS else case)
    if _follows_the_end(document.body) and not _follows_the_end(case.document.body):
        raise Unfit("words would stand behind the signature or the closing formula, where there is no room for them")
    if not decided:
        return document
    return replace(document, inferences=tuple(one for one in document.inferences if id(one) not in decided))


def _as_it_is(case: Case, about: Sequence[Item]) -> Case:
    """A decision that accepts without saying what accepts what the program made of the words."""
    if case.decision.values:
        return case
    if not about:
        raise Unfit("what it is about is not there any more")
    return replace(case, decision=replace(case.decision, values=about[0].values))


def _follows_the_end(blocks: Sequence[Block]) -> bool:
    """Whether words stand behind a signature or closing formula; TEI has no room for them there."""
    ended = False
    for block in blocks:
        if ended and isinstance(block, Paragraph | ListBlock | Turn):
            return True
        ended = ended or isinstance(block, Closer | Trailer)
        if isinstance(block, Section | Attachment) and _follows_the_end(block.blocks):
            return True
    return False


def _fields(settled: Sequence[Settled], ids: Mapping[str, str]) -> Iterator[Field]:
    """Who decided, and what: for the header, the last decision first (TEI P5, 2.6)."""
    applied = [one.decision for one in settled if not one.unfit]
    for by in dict.fromkeys(decision.by for decision in applied):
        yield Field("decider", (Added(by),), {"xml:id": ids[by]})
    for decision in sorted(applied, key=attrgetter("on"), reverse=True):
        when = {"when": decision.on} if decision.on else {}
        yield Field("change", (Added(_sentence(decision)),), {**when, "who": f"#{ids[decision.by]}"})


def _sentence(decision: Decision) -> str:
    about = kind(decision.kind)
    said = f"{_DONE[decision.verdict]}: {about.ABOUT} at “{' '.join(str(decision.quote).split())}”"
    values = [f"{key} {_words(value)}" for key, value in decision.values.items() if not isinstance(value, bool)]
    values = [about.UNMARKED] if decision.values.get("unmarked") else values
    what = f": {', '.join(values)}" if values and decision.verdict != "note" else ""
    return f"{said}{what}{f'; {decision.why}' if decision.why else ''}"


def _words(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " and ".join(value) or "nobody"
