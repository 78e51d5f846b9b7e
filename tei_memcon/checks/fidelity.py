"""The text has the words of its source, where the source lies beside it.

What a document was made from is named in ``sourceDesc``: ``bibl type="received"`` holds the name of the file and its
checksum. Where a file of that name lies in the folder of the document, or a text file named like the document that has
this checksum, it is converted anew, and the words are counted: each word of the record must stand in the text, and no
word may stand there that the record has not. They may stand in another place, as a note does that an editor puts where
it belongs. An editor's own words belong into ``corr``, ``reg``, ``expan``, or into a ``note`` with @resp.

Bad::

    <p>The lamp is old, and must lit again.</p>

Good::

    <p>The lamp is old, and must be lit again.</p>
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, tag
from tei_memcon.errors import ExpectedError, SelfCheckError
from tei_memcon.files.paths import is_file
from tei_memcon.tei.parse import Parsed

if TYPE_CHECKING:
    from tei_memcon.source import Source

RULE = "TMC506"
SEVERITY = Severity.ERROR
_WORD = re.compile(r"[^\W\d_]+|\d+")
# What stands within a word does not part it; every other element does.
_WITHIN = frozenset(
    map(
        tag,
        (
            "c",
            "hi",
            "pb",
            "lb",
            "sic",
            "choice",
            "seg",
            "supplied",
            "unclear",
            "said",
            "q",
            "gap",
            "foreign",
            "ref",
            "measure",
            "persName",
        ),
    )
)
_CORRECTED = frozenset(map(tag, ("corr", "reg", "expan")))  # beside each stands what is printed
_PRINTED = "#source-editor"  # whose notes the source prints
_BESIDE = 4  # words before the one that is meant


class _Word(NamedTuple):
    """A word of a text, the element that holds it, and whether an editor put it in."""

    word: str  # or what stands between two tags
    element: etree._Element
    is_added: bool


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield one finding where words are missing, and one where words are added."""
    source = _source(tei)
    printed = _converted(source) if source else []
    if source is None or not printed:
        return
    written = [word for text in context.texts for word in _words(text)]
    if lost := _surplus(printed, written):
        element = _beside(printed[: lost[0]], written, tei.root)
        what = _told(lost, printed, f"of {source.name}", "missing in the text")
        yield finding(context, element, RULE, SEVERITY, f"{what}; put back what was lost")
    own = [word for word in written if not word.is_added]
    if added := _surplus(own, printed):
        what = _told(added, own, "of the text", f"not in {source.name}")
        cure = "take out what the record does not say, or mark it as an editor's (corr, note with @resp)"
        yield finding(context, own[added[0]].element, RULE, SEVERITY, f"{what}; {cure}")


def _source(tei: Parsed) -> "Source | None":
    """What the document was made from, if it lies beside it and is still a record."""
    path = Path(tei.name)
    if not is_file(path):
        return None
    received = next((one for one in tei.root.iter(tag("bibl")) if one.get("type") == "received"), None)
    if received is None:
        return None
    known = {one.get("type"): "".join(one.itertext()) for one in received.iter(tag("idno"))}
    encoding = "".join(received.itertext()).rpartition(" in ")[2].strip() or "utf-8"
    named = path.with_name(name) if (name := known.get("filename", "")) and _is_name(name) else None
    for beside in filter(None, (named, path.with_suffix(".txt"))):
        if beside == path or not is_file(beside):
            continue
        from tei_memcon.source import Source  # most documents lie alone

        try:
            source = Source.from_path(beside, encoding)
        except (ExpectedError, SelfCheckError):
            return None
        if beside == named or source.sha256 == known.get("sha256"):
            return source
    return None


def _is_name(name: str) -> bool:
    """Of a file in the same folder, and of no other."""
    return Path(name).name == name and name != ".." and len(name.encode()) < 256


def _converted(source: "Source") -> list[_Word]:
    """The words of the record, as a conversion of today prints them; none where no reader takes it."""
    from tei_memcon.convert import convert  # which asks the checks itself

    try:
        root = convert(source, reported="off").root
    except (ExpectedError, SelfCheckError):
        return []
    text = root.find(tag("text"))
    return [] if text is None else list(_words(text))


def _words(text: etree._Element) -> Iterator[_Word]:
    """The words of a text in order, those of corrections left out."""
    run: list[_Word] = []
    for piece in _pieces(text, is_added=False):
        if piece is None:
            yield from _cut(run)
            run = []
        else:
            run.append(piece)


def _pieces(element: etree._Element, *, is_added: bool) -> Iterator[_Word | None]:
    """What stands between one tag and the next; nothing where a word ends with an element."""
    if element.tag in _CORRECTED or not isinstance(element.tag, str):
        return
    is_added = is_added or (element.tag == tag("note") and element.get("resp") not in (None, _PRINTED))
    yield from () if element.tag in _WITHIN else (None,)
    yield _Word(element.text or "", element, is_added)
    for child in element:
        yield from _pieces(child, is_added=is_added)
        yield _Word(child.tail or "", element, is_added)
    yield from () if element.tag in _WITHIN else (None,)


def _cut(run: Sequence[_Word]) -> Iterator[_Word]:
    starts = list(accumulate((len(piece.word) for piece in run), initial=0))
    for found in _WORD.finditer("".join(piece.word for piece in run)):
        piece = run[bisect_right(starts, found.start()) - 1]
        yield piece._replace(word=found.group())


def _surplus(one: Sequence[_Word], other: Sequence[_Word]) -> list[int]:
    """Where the words stand that the other has not, or not so often: those at the end of a series of equal ones.

    Where the two are the same up to a word, that is the first of them.
    """
    less = Counter(word.word for word in one) - Counter(word.word for word in other)
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a.word != b.word), None)
    found = []
    start = min(len(one), len(other)) if same is None else same
    for at in (*range(start, len(one)), *range(start)):
        if less[one[at].word] > 0:
            less[one[at].word] -= 1
            found.append(at)
    return found


def _beside(before: Sequence[_Word], written: Sequence[_Word], otherwise: etree._Element) -> etree._Element:
    """The element whose words come before those that are missing."""
    for few in range(min(_BESIDE, len(before)), 0, -1):
        wanted = [word.word for word in before[-few:]]
        for at in range(len(written) - few + 1):
            if written[at].word == wanted[0] and [one.word for one in written[at : at + few]] == wanted:
                return written[at + few - 1].element
    return otherwise


def _told(found: Sequence[int], words: Sequence[_Word], whose: str, what: str) -> str:
    """How many words, and the first of them."""
    at = found[0]
    before = " ".join(word.word for word in words[max(0, at - _BESIDE) : at])
    first = f"“{words[at].word}”" + (f" after “{before}”" if before else "")
    if len(found) == 1:
        return f"a word {whose} is {what}: {first}"
    return f"{len(found)} words {whose} are {what}, first {first}"
