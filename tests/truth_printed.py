"""What an encoding prints, and where each of its elements stands in it; and how elements are paired with a truth."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
Entry = dict[str, Any]
Element = etree._Element


def squeeze(words: str | None) -> str:
    """Words without white space."""
    return "".join((words or "").split())


@dataclass
class Score:
    """The counts of each aspect, and a sentence for each fault."""

    counts: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    faults: list[str] = field(default_factory=list)

    def add(self, aspect: str, verdict: str, what: str = "") -> None:
        """Count one thing as right, wrong, missing or extra."""
        self.counts[aspect][verdict] += 1
        if verdict != "right":
            self.faults.append(f"{aspect}: {verdict}: {what}")

    def judge(self, aspect: str, differences: Iterable[str], what: str) -> None:
        """Count a thing that was found: right, or wrong with what differs."""
        differing = "; ".join(filter(None, differences))
        self.add(aspect, "wrong" if differing else "right", f"{what}: {differing}")


class Printed:
    """What a record prints, without white space, running heads, corrections and footnotes.

    Attributes:
        text: All of it.
        spans: Where each element stands in it, in the order of the elements.
    """

    def __init__(self, root: Element) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.spans: dict[Element, tuple[int, int]] = {}
        for text in root.iterchildren(f"{TEI}text"):
            self._read(text)
        self.text = "".join(self._parts)

    def _read(self, element: Element) -> None:
        start = self._length
        self.spans[element] = (start, start)
        if not (_is_aside(element) or callable(element.tag)):
            self._take(element.text)
            for child in element:
                self._read(child)
                self._take(child.tail)
        self.spans[element] = (start, self._length)

    def _take(self, words: str | None) -> None:
        self._parts.append(squeeze(words))
        self._length += len(self._parts[-1])

    def named(self, *names: str) -> list[Element]:
        """The elements of these names, in their order."""
        tags = {TEI + name for name in names}
        return [element for element in self.spans if element.tag in tags]

    def words(self, element: Element) -> str:
        """What an element prints."""
        start, end = self.spans[element]
        return self.text[start:end]

    def precedes(self, element: Element, words: str) -> bool:
        """Whether these words stand right before an element."""
        return self.text[: self.spans[element][0]].endswith(squeeze(words))

    def follows(self, element: Element, words: str) -> bool:
        """Whether these words stand right after an element."""
        return self.text.startswith(squeeze(words), self.spans[element][1])


def _is_aside(element: Element) -> bool:
    return element.tag in {f"{TEI}fw", f"{TEI}corr"} or is_note(element) or is_note_mark(element)


def is_note(element: Element) -> bool:
    """Whether an element is a footnote or the source note, not a remark printed in the text."""
    return element.tag == f"{TEI}note" and element.get("place") != "inline"


def is_note_mark(element: Element) -> bool:
    """Whether an element is a note's mark, without the note."""
    return element.tag == f"{TEI}ref" and element.get("type") == "noteMark"


def pair(
    truths: list[Entry], found: list[Element], same: Callable[[Entry, Element], bool]
) -> tuple[list[tuple[Entry, Element]], list[Entry], list[Element]]:
    """Pair as many truths with elements as can be, both in their order.

    Returns:
        The pairs, the truths that are missing, the elements that are extra.
    """
    longest = [[0] * (len(found) + 1) for _ in range(len(truths) + 1)]
    equal = [[same(truth, element) for element in found] for truth in truths]
    for i in reversed(range(len(truths))):
        for j in reversed(range(len(found))):
            paired = longest[i + 1][j + 1] + 1 if equal[i][j] else 0
            longest[i][j] = max(paired, longest[i + 1][j], longest[i][j + 1])
    pairs: list[tuple[Entry, Element]] = []
    i = j = 0
    while i < len(truths) and j < len(found):
        if equal[i][j] and longest[i][j] == longest[i + 1][j + 1] + 1:
            pairs.append((truths[i], found[j]))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    paired_truths, paired_elements = {id(truth) for truth, _ in pairs}, {element for _, element in pairs}
    return (
        pairs,
        [truth for truth in truths if id(truth) not in paired_truths],
        [element for element in found if element not in paired_elements],
    )
