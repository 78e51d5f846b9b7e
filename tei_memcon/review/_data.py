"""What the page's script knows: the places that can be decided on, who takes part, and what is decided already."""

from collections.abc import Sequence
from typing import Any

from tei_memcon.decisions import Decision, Decisions, Quote, Settled, Unfit
from tei_memcon.decisions._case import Case
from tei_memcon.decisions._quotes import Finder
from tei_memcon.decisions.apply import apply
from tei_memcon.decisions.items import Place, items
from tei_memcon.decisions.kinds import is_about, kind, names
from tei_memcon.decisions.kinds._told import first_words
from tei_memcon.model import Document, Person
from tei_memcon.people.forms import display_first
from tei_memcon.source import Span


def data(document: Document, decisions: Decisions, file_name: str) -> dict[str, Any]:
    """All that the script needs, as JSON has it."""
    finder = Finder(document.source.text)
    places = items(document)
    shown = [_item(place, document, finder) for place in places]
    _, settled = apply(document, decisions, lambda _: None)
    decided = [_decided(one, places, document, finder, decisions, shown) for one in settled]
    return {
        "record": document.source.name,
        "sha256": document.source.sha256,
        "file": file_name,
        "people": [{"id": person.id, "name": _name(person)} for person in document.people],
        "names": dict(decisions.people),
        "kinds": {name: _kind(name) for name in names()},
        "items": shown,
        "decisions": decided,
    }


def _name(person: Person) -> str:
    return next(iter((*display_first(person.names), *person.offices)), person.id)


def _kind(name: str) -> dict[str, Any]:
    which = kind(name)
    asks = [
        {
            "key": ask.key,
            "label": ask.label,
            "form": ask.form,
            "options": ask.options,
            "example": ask.example,
            "pattern": ask.pattern,
        }
        for ask in which.ASKS
    ]
    return {"about": which.ABOUT, "asks": asks, "unmarked": which.UNMARKED}


def _item(place: Place, document: Document, finder: Finder) -> dict[str, Any]:
    where = document.source.place(place.item.span.start)
    return {
        "kind": place.kind,
        "cert": place.cert,
        "what": place.item.what,
        "reason": place.reason,
        "values": dict(place.item.values),
        "quote": _quote(finder.quote(place.item.span)),
        "span": list(place.item.span),
        "line": where.line,
        "column": where.column,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {key: getattr(quote, key) for key in ("words", "through", "before", "after", "at")}


def _decided(
    settled: Settled,
    places: Sequence[Place],
    document: Document,
    finder: Finder,
    decisions: Decisions,
    shown: list[dict[str, Any]],
) -> dict[str, Any]:
    """A decision with the number of the item that it is about; one on other words becomes an item of its own."""
    decision = settled.decision
    case = Case(document, decision, finder, "", decisions.people)
    number = None if settled.unfit else _number(case, places)
    if number is None and not settled.unfit:
        number = len(shown)
        shown.append(_own(case, finder))
    return {
        "item": number,
        "unfit": settled.unfit,
        "kind": decision.kind,
        **_quote(decision.quote),
        "verdict": decision.verdict,
        "values": dict(decision.values),
        "by": decision.by,
        "on": decision.on,
        "why": decision.why,
        "comments": decision.comments,
    }


def _number(case: Case, places: Sequence[Place]) -> int | None:
    """The item that a decision is about: of several that with whose words it begins."""
    mine = [number for number, place in enumerate(places) if place.kind == case.decision.kind]
    about = [number for number in mine if is_about(case, places[number].item)]
    start = _span(case).start
    return min(about, key=lambda number: abs(places[number].item.span.start - start), default=None)


def _span(case: Case) -> Span:
    """Where the words of a decision that fits stand; a label or name may stand elsewhere than it did."""
    try:
        return case.span
    except Unfit:
        return first_words(case.document)


def _own(case: Case, finder: Finder) -> dict[str, Any]:
    decision: Decision = case.decision
    span = _span(case)
    where = case.document.source.place(span.start)
    return {
        "kind": decision.kind,
        "cert": "own",
        "what": f"{kind(decision.kind).ABOUT}, where the program sees nothing to decide",
        "reason": "",
        "values": {},
        "quote": _quote(finder.quote(span)),
        "span": list(span),
        "line": where.line,
        "column": where.column,
    }
