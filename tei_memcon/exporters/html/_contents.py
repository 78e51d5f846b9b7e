"""The page of contents of a folder of records: by date, with links by day and by person, sortable by a script."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import quote

from tei_memcon.exporters import Record
from tei_memcon.exporters._citation import citation
from tei_memcon.exporters._printed import printed_text
from tei_memcon.exporters._tei import conversation_date, pointers, texts, words
from tei_memcon.exporters.html._identities import Person, Who, people_of, persons_of
from tei_memcon.pages import file, policy, template

UNDATED = "9999"
"""Sorts records without a date behind all others."""


class Entry(NamedTuple):
    """A record in the table of contents."""

    day: str
    """The first of the conversation, as ISO 8601; `UNDATED` for none."""
    address: str
    """Its page, from where the table stands."""
    title: str
    date: str
    """As the header has it in words."""
    place: str
    who: tuple[Who, ...]
    """Who speaks, in the order in which they first do; of a record in which nobody does, those listed."""
    length: int
    """In words of the text, without the notes."""

    @property
    def people(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(dict.fromkeys(one.name for one in self.who))

    @property
    def year(self) -> str:
        """The year of the conversation."""
        return self.day[:4]


def entry(record: Record, suffix: str) -> Entry:
    """What the table of contents has of a record."""
    cited = citation(record)
    return Entry(
        day=cited.first_day or UNDATED,
        address=quote(f"{record.name}{suffix}"),
        title=cited.title,
        date=words(conversation_date(record.root)) or cited.first_day,
        place=cited.place,
        who=tuple(_people(record)),
        length=sum(len(block.split()) for block in printed_text(record.root)),
    )


def _people(record: Record) -> list[Who]:
    listed = people_of(record)
    speeches = (one for text in texts(record.root) for one in text.iter("{*}sp", "{*}said"))
    speaking = dict.fromkeys(pointer for one in speeches for pointer in pointers(one.get("who")))
    return [listed[pointer] for pointer in speaking if pointer in listed] or list(listed.values())


def contents(entries: Sequence[Entry]) -> bytes:
    """The page, in UTF-8."""
    listed = sorted(entries)
    script = file(__package__, "sort.js")
    page = template(__package__, "contents.html.jinja").render(
        entries=listed,
        years=[(year, len(list(group))) for year, group in groupby(listed, attrgetter("year"))],
        undated=UNDATED,
        persons=_persons(listed),
        policy=policy(script),
        script=script,
    )
    return page.encode()


def _persons(entries: Sequence[Entry]) -> list[tuple[Person, list[Entry]]]:
    """Everybody with the records that they are in, by surname."""
    parts = ((who, place) for place, one in enumerate(entries) for who in one.who)
    return [(person, [entries[place] for place in sorted(person.records)]) for person in persons_of(parts)]
