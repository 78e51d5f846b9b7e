"""Mend what is wrong beyond doubt: an attribute in the wrong order, a pointer that lacks its ``#``, a day not encoded.

Nothing but the attributes of start tags is touched, and of these only the bytes that must change: encoding, line ends,
entities, comments and spaces stay as they are. What comes of it is parsed again before anybody writes it, and refused
where it differs from what was there in anything else.
"""

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from lxml import etree

from tei_memcon import checks, plugins
from tei_memcon.checks import Finding
from tei_memcon.errors import SelfCheckError
from tei_memcon.tei.parse import Parsed, parse
from tei_memcon.tei.start_tags import in_order, line_starts, spliced, start_tag, with_value
from tei_memcon.validate import validate
from tei_memcon.validation.ruleset import Ruleset
from tei_memcon.validation.schema_choice import NONE, SchemaChoice

_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", codecs.BOM_UTF8: "utf-8"}
_ROUNDS = 100  # one change of an element in each; more than a few are asked for by no file


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after.

    Args:
        name: of the file, for messages.
        before: its text.
        after: its text with what was mended.
        data: its bytes with what was mended.
        findings: what was mended, in the order of the places it had.
    """

    name: str
    before: str
    after: str
    data: bytes
    findings: Sequence[Finding]

    def diff(self) -> str:
        """What was changed, as a unified diff; line ends are those of the file."""
        told = unified_diff(_lines(self.before), _lines(self.after), self.name, self.name, n=1)
        return "".join(
            line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n" for line in told
        )


def mended(data: bytes, name: str, rules: Ruleset | None = None) -> Mended | None:
    """Mend what the rules that can be mended find in a file.

    Args:
        data: the bytes of the file.
        name: of the file, for messages and for what lies beside it.
        rules: which are asked.

    Returns:
        The file with all that is mended, or nothing where there is nothing to mend.

    Raises:
        UnreadableError: see `tei_memcon.tei.parse.parse`.
        SelfCheckError: something else would have changed.

    >>> tei = b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><p><date>3 May 1989</date></p></TEI>"
    >>> mended(tei, "a.xml").data
    b'<TEI xmlns=\\'http://www.tei-c.org/ns/1.0\\'><p><date when="1989-05-03">3 May 1989</date></p></TEI>'
    """
    asked = Ruleset(select=tuple(_mendable(rules or Ruleset())))
    if not asked.select:
        return None
    first = tei = parse(data, name)
    after, done = data, list[Finding]()
    for _ in range(_ROUNDS if tei.is_tei else 0):
        found = list(_one_for_each_element(validate(tei, rules=asked, schemas=SchemaChoice((NONE,)))))
        before, (after, tei) = after, _changed(after, tei, found)
        if after == before:
            break
        done += found
    return Mended(name, first.text, tei.text, after, done) if done else None


def _mendable(rules: Ruleset) -> Iterator[str]:
    """The rules that are asked and some of whose findings can be mended."""
    for _, module in plugins.load_all(checks):
        if hasattr(module, "fix") and rules.asks(module.RULE):
            yield module.RULE


def _one_for_each_element(findings: Sequence[Finding]) -> Iterator[Finding]:
    places = set()
    for found in findings:
        if found.change and (found.line, found.column) not in places:
            places.add((found.line, found.column))
            yield found


def _changed(data: bytes, tei: Parsed, findings: Sequence[Finding]) -> tuple[bytes, Parsed]:
    """A document in which each finding is mended, and nothing else is changed."""
    starts = line_starts(tei.text)
    pieces = [_piece(tei.text, starts[(found.line or 1) - 1] + (found.column or 1) - 1, found) for found in findings]
    after = _encoded(data, spliced(tei.text, pieces), tei.encoding)
    new = parse(after, tei.name)
    changed = {(found.line, found.column): found.change.attribute for found in findings if found.change}
    if not _same_but(tei, new, changed):
        raise SelfCheckError(f"{tei.name}: more than what was to be mended would have changed; nothing was")
    return after, new


def _piece(text: str, start: int, found: Finding) -> tuple[int, int, str]:
    tag = start_tag(text, start)
    change = found.change
    new = with_value(tag, change.attribute, change.value) if change and change.attribute else in_order(tag)
    return tag.start, tag.end, new


def _same_but(old: Parsed, new: Parsed, changed: dict[tuple[int | None, int | None], str]) -> bool:
    """Whether two documents differ in nothing but the attributes that were to be changed."""
    ones, others = ([*tei.tree.getroot().itersiblings(preceding=True), *tei.root.iter()] for tei in (old, new))
    if len(ones) != len(others):
        return False
    for one, other in zip(ones, others, strict=True):
        if (one.tag, one.text, one.tail) != (other.tag, other.text, other.tail):
            return False
        if isinstance(one.tag, str) and dict(one.attrib) != dict(other.attrib):
            place = old.place(one)
            name = changed.get((place.line, place.column), "").replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
            if not name or _without(one, name) != _without(other, name):
                return False
    return True


def _without(element: etree._Element, name: str) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.items() if key != name}


def _encoded(data: bytes, text: str, encoding: str) -> bytes:
    """A text in the encoding of the file that it comes from, after the same byte order mark."""
    for mark, codec in _MARKS.items():
        if data.startswith(mark):
            return mark + text.encode(codec)
    return text.encode(encoding, "xmlcharrefreplace")


def _lines(text: str) -> list[str]:
    starts = line_starts(text)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end]
