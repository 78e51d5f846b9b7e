"""What a line above a record may be: its role, and the kind of list that it belongs to."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tei_memcon.reading.header.headings import Head
from tei_memcon.reading.header.items import Kind
from tei_memcon.reading.page.join import Passage

Role = Literal["heading", "field", "dateline", "sheet", "aside", "title", "item", "name"]
State: TypeAlias = Kind | Literal["title"]

_PAGE_MARK = re.compile(r"\[Page \w{1,8}\]\s*")


@dataclass(slots=True)  # not frozen: many are made, and a frozen one takes three times as long
class HeaderLine:
    """A line above a record.

    Args:
        passage: its words.
        role: what it is; a ``name`` is a participant's whom the copy prints as a paragraph.
        kind: what the list names, for a heading and an item.
        head: the heading on it.
        begins: where its words begin, if a bullet stands before them.
    """

    passage: Passage
    role: Role
    kind: Kind | None = None
    head: Head | None = None
    begins: int = 0

    @property
    def bulleted(self) -> bool:
        """Whether a bullet stands before it."""
        return self.begins > 0

    @property
    def words(self) -> str:
        """What it says, without a bullet."""
        words = self.passage.text[self.begins :]
        return _PAGE_MARK.sub("", words) if "[Page " in words else words

    @property
    def blanks(self) -> int:
        """Blank lines before it."""
        return self.passage.rows[0].blanks

    @property
    def indent(self) -> int:
        """How far it stands from the margin."""
        return self.passage.rows[0].indent
