"""The running text of a record as HTML: every word as it stands, what is said about the words in attributes.

What the page adds (names of speakers in the margin, corrected readings) is in ``data-`` attributes that the style
sheet shows, so that the text that a reader copies or searches is the text of the record.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from lxml.etree import _Element
from markupsafe import Markup

from tei_memcon.exporters._rows import is_unsaid
from tei_memcon.exporters._tei import (
    XML_ID,
    XML_LANG,
    end_notes,
    is_block,
    is_inline_note,
    is_unanchored,
    people,
    pointers,
    printed_reading,
    tag,
    words,
)
from tei_memcon.exporters.html._anchors import Anchors
from tei_memcon.exporters.html._guesses import Guess, find_guess, speakers
from tei_memcon.exporters.html._margin import beside
from tei_memcon.exporters.html._markup import element, join
from tei_memcon.exporters.html._shape import (
    amount,
    extent,
    holds_links,
    holds_paragraphs,
    is_part,
    label_before,
    only_run,
    paragraph_after,
)
from tei_memcon.exporters.html._voices import Voices


def person_anchor(identifier: str) -> str:
    """The anchor of a person on the page."""
    return f"person-{identifier}"


class Place(NamedTuple):
    """A guess and where on the page it stands."""

    guess: Guess
    anchor: str


@dataclass
class Body:
    """One record on its way to HTML: what is numbered or coloured in the order of its appearance."""

    root: _Element
    names: dict[str, str] = field(init=False)
    notes: list[_Element] = field(init=False)
    guesses: list[Place] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)
    voices: Voices = field(init=False)
    _anchors: Anchors = field(default_factory=Anchors)

    def __post_init__(self) -> None:
        self.names, self.notes = people(self.root), end_notes(self.root)
        self.voices = Voices(self.names)
        self._note_numbers = {note: number for number, note in enumerate(self.notes, 1)}
        self._notes_by_id = {note.get(XML_ID): number for note, number in self._note_numbers.items()}

    # What stands in the text.

    def inside(self, node: _Element) -> Markup:
        """The words and elements inside an element."""
        return join([node.text or "", *map(self._with_tail, node)])

    def _with_tail(self, child: _Element) -> Markup:
        return join([self.render(child) if tag(child) else "", child.tail or ""])

    def render(self, node: _Element) -> Markup:
        """An element and what is inside; one that has no HTML of its own is passed through with its words."""
        special = _SPECIAL.get(tag(node))
        return self.wrap(node, _PLAIN.get(tag(node), "")) if special is None else special(self, node)

    def wrap(self, node: _Element, name: str = "", class_: str = "", **attributes: str | None) -> Markup:
        """An element as HTML ``name``, or what fits: ``div`` around paragraphs, ``p`` between them, else ``span``."""
        if not name or (name in ("p", "span") and holds_paragraphs(node)):
            name = "div" if holds_paragraphs(node) else "p" if is_block(node) else "span"
        own = "seg unsaid" if tag(node) == "seg" and is_unsaid(node) else tag(node)
        return self.marked(node, name, self.inside(node), class_ or own, **attributes)

    def marked(self, node: _Element, name: str, content: Markup, class_: str, **attributes: str | None) -> Markup:
        """An HTML element with the language of its source, and marked where it is a guess."""
        self.signs.add(tag(node))
        guess = find_guess(node, self.names)
        if guess is not None:
            anchor = attributes.get("id") or f"guess-{len(self.guesses) + 1}"
            self.guesses.append(Place(guess, anchor))
            attributes = {**attributes, "id": anchor, "data_cert": guess.cert, "title": str(guess)}
            class_ += " guess"
        return element(name, content, class_=class_, lang=node.get(XML_LANG), **attributes)

    # Who speaks.

    def turn(self, sp: _Element) -> Markup:
        """A turn: the label runs in to its first paragraph, as in print."""
        who = speakers(sp, self.names) or None
        # Only a turn resumed without a label needs to be told whose it is.
        gloss = who if sp.find("{*}speaker") is None else None
        voice = self.voices.of(sp)
        voice.turns += 1
        attributes = {"role": "group", "aria_label": who, "data_gloss": gloss}
        return self.marked(sp, "div", self.inside(sp), f"turn {voice.class_}", **attributes)

    def speaker(self, label: _Element) -> Markup:
        """Nothing where a paragraph follows: that takes the label in."""
        return Markup("") if paragraph_after(label) is not None else self._label(label)

    def paragraph(self, p: _Element) -> Markup:
        """A paragraph, with the label of the turn that it begins."""
        label = label_before(p)
        class_, certainty = self.bar(p)
        anchor, link = self._anchors.paragraph(p)
        content = self.inside(p)
        if label is not None:
            content = join([self._label(label), " ", content])
        name = "div" if holds_paragraphs(p) else "p"
        return self.marked(p, name, join([link, content]), f"paragraph{class_}", id=anchor, data_bar=certainty)

    def _label(self, label: _Element) -> Markup:
        return self.marked(label, "b", self.inside(label), "speaker")

    def reported(self, said: _Element) -> Markup:
        """A run of speech, with its speaker in the margin; its ends are marked unless it is all of its paragraph."""
        parent = said.getparent()
        length = "whole" if parent is not None and only_run(parent) is said else "part"
        voice = self.voices.of(said)
        voice.runs += 1
        class_ = f"said {length} {voice.class_}"
        return self.wrap(said, "span", class_, data_gloss=speakers(said, self.names) or None)

    def bar(self, block: _Element) -> tuple[str, str | None]:
        """For a paragraph or item that is all one run of speech: the class of its speaker's bar, and the certainty."""
        run = only_run(block)
        return ("", None) if run is None else (f" barred {self.voices.of(run).class_}", run.get("cert", "certain"))

    # Pages, notes, readings.

    def page_break(self, pb: _Element) -> Markup:
        """The number of a page, for the margin, which is a link to it."""
        number = pb.get("n", "")
        label = f"page {number}" if number else "a page begins"
        anchor = self._anchors.page(number)
        shown = element("a", number, class_="page", href=f"#{anchor}", aria_label=f"link to {label}")
        stroke = self.marked(pb, "span", Markup(""), "stroke", id=anchor, role="doc-pagebreak", title=label)
        return element("span", join([stroke, shown]), class_="page-break apart" if is_block(pb) else "page-break")

    def line_break(self, lb: _Element) -> Markup:
        """A space, as in the text export; where two pieces of a paragraph were rejoined, with a sign."""
        if lb.get("type") == "rejoined":
            return join([self.marked(lb, "span", Markup(""), "rejoined"), " "])
        return Markup("") if lb.get("break") == "no" else Markup("<br> ")

    def note(self, note: _Element) -> Markup:
        """A note in the line as it stands; of one in the list, its mark with a link there."""
        if is_inline_note(note):
            kind = note.get("type", "")
            return self.wrap(note, "span", "inline-note", title=f"{kind} note".strip() if kind else None)
        if is_unanchored(note):
            return Markup("")
        number = self._note_numbers[note]
        mark = note.get("rend", note.get("n", ""))
        return self._mark(mark, number, f"mark-{number}", beside=beside(mark, note))

    def reference(self, ref: _Element) -> Markup:
        """A further mark of a note, or a link to another site; a pointer that leads nowhere stays text."""
        target = ref.get("target", "")
        if ref.get("type") == "noteMark":
            number = self._notes_by_id.get(target.rpartition("#")[2])
            return self._mark(self.inside(ref), number, None)
        if target.startswith(("https://", "http://")) and not holds_links(ref):
            return self.marked(ref, "a", self.inside(ref), "ref", href=target)
        return self.wrap(ref)

    def person(self, name: _Element) -> Markup:
        """A person of the header, linked to what is said there."""
        who = pointers(name.get("ref"))
        if len(who) == 1 and who[0] in self.names and not holds_links(name):
            return self.marked(name, "a", self.inside(name), "name", href=f"#{person_anchor(who[0])}")
        return self.wrap(name)

    def _mark(self, mark: Markup | str, number: int | None, anchor: str | None, beside: str | None = None) -> Markup:
        if number is None:
            return element("sup", mark, class_="note-mark", title="the source has no note of this number")
        link = element(
            "a", mark, href=f"#note-{number}", id=anchor, role="doc-noteref", aria_label=f"note {mark}".strip()
        )
        return element("sup", link, class_="note-mark", data_beside=beside)

    def highlight(self, hi: _Element) -> Markup:
        """Italics, bold type and raised letters where ``@rend`` says so in a word that is known."""
        known = (name for rend, name in _HIGHLIGHTS.items() if rend in hi.get("rend", ""))
        return self.wrap(hi, next(known, "span"))

    def choice(self, choice: _Element) -> Markup:
        """The printed reading; the corrected one is shown beside it."""
        reading = printed_reading(choice)
        content = Markup("") if reading is None else self.render(reading)
        guess = find_guess(choice, self.names)
        other = next((words(child) for child in choice if tag(child) and child is not reading), None)
        return self.marked(choice, "span", content, "choice", data_gloss=guess.value if guess else other)

    def unsaid(self, node: _Element) -> Markup:
        """Words that stand for what is missing, or that nobody said: their kind and extent as a hint."""
        return self.wrap(node, "", f"{tag(node)} missing", title=extent(node), data_gloss=amount(node))

    # Parts of the record.

    def heading(self, head: _Element) -> Markup:
        """A heading of its level; a second one of the same part, or one of a list, is a line below it."""
        parent = head.getparent()
        if parent is None or not is_part(parent):
            return self.wrap(head, "p", "list-head")
        first = next(parent.iterchildren("{*}head"))
        if head.get("type") == "sub" or head is not first:
            return self.wrap(head, "p", "subtitle")
        level = min(6, max(2, 1 + sum(tag(outer).startswith("div") for outer in head.iterancestors())))
        return self.marked(head, f"h{level}", self.inside(head), "head")

    def list_(self, list_: _Element) -> Markup:
        """A list; its heads stand before it, since HTML has no place for them inside."""
        style = list_.get("rend") or list_.get("type") or "plain"
        heads = list(takewhile(lambda child: tag(child) in ("head", ""), list_))
        above = join([list_.text or "", *(self._with_tail(head) for head in heads)])
        rows = join(self._row(child) for child in list_[len(heads) :])
        return self.marked(list_, "div", join([above, element("ul", rows, role="list")]), f"list list-{style}")

    def _row(self, child: _Element) -> Markup:
        """An item; whatever else stands in a list, words between the items included, is a row as well."""
        row = self.render(child) if tag(child) else Markup("")
        if tag(child) != "item" and row:
            row = element("li", row)
        return row + (element("li", child.tail) if child.tail and child.tail.strip() else "")

    def item(self, item: _Element) -> Markup:
        """An item of a list."""
        class_, certainty = self.bar(item)
        # The paragraphs of an item have anchors of their own.
        anchor, link = (None, Markup("")) if holds_paragraphs(item) else self._anchors.paragraph(item)
        content = join([link, self.inside(item)])
        return self.marked(item, "li", content, f"item{class_}", id=anchor, data_bar=certainty)

    def table(self, part: _Element) -> Markup:
        """A table, row or cell; not HTML's own, which throw out what stands between the cells, as a page mark may."""
        return self.wrap(part, "div", tag(part), role=tag(part))

    def note_list(self) -> list[tuple[int, str, bool, Markup]]:
        """The notes at the end: running number, printed number, whether a mark leads there, contents."""
        return [
            (
                number,
                note.get("rend", note.get("n", "")),
                not is_unanchored(note),
                self.wrap(note, "div", "note-text"),
            )
            for note, number in self._note_numbers.items()
        ]


_PLAIN = {"text": "div", "body": "div", "front": "div", "back": "div", "div": "section", "foreign": "i", "emph": "em"}

_HIGHLIGHTS = {"italic": "i", "bold": "b", "strong": "b", "sup": "sup", "sub": "sub"}

_SPECIAL: dict[str, Callable[[Body, _Element], Markup]] = {
    "sp": Body.turn, "speaker": Body.speaker, "p": Body.paragraph, "said": Body.reported, "pb": Body.page_break,
    "lb": Body.line_break, "note": Body.note, "ref": Body.reference, "choice": Body.choice, "gap": Body.unsaid,
    "ellipsis": Body.unsaid, "stage": Body.unsaid, "fw": Body.unsaid, "head": Body.heading, "list": Body.list_,
    "item": Body.item, "table": Body.table, "row": Body.table, "cell": Body.table,
    "persName": Body.person, "name": Body.person, "hi": Body.highlight,
}  # fmt: skip
