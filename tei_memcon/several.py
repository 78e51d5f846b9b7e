"""Files that hold several records: a volume's text, a dossier, pages copied one below the other.

    58. Memorandum of Conversation          DOCUMENT No. 1          MEMORANDUM OF CONVERSATION
    …                                       …                       SUBJECT: …
    59. Memorandum of Conversation          DOCUMENT No. 2          …

Each kind of beginning must recur, with numbers that rise, or with header fields or a date of its own. What stands above
the first record is counted to it, so that every character of the file belongs to exactly one record.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tei_memcon.notation.dates import find_dates, has_year
from tei_memcon.reading.catalogue import field_name, page_end, page_start
from tei_memcon.reading.conversation import names_conversation, names_record
from tei_memcon.reading.header.dateline import dateline
from tei_memcon.reading.header.headings import head_of
from tei_memcon.reading.page.join import passage
from tei_memcon.reading.page.lines import Row, rows
from tei_memcon.source import Source, Span
from tei_memcon.speech.lexicon import address

_NUMBERED = re.compile(
    r"(?:No\. ?(?P<no>\d{1,4})\.?|(?P<n>\d{1,4})\.) {0,3}"
    r"(?:Draft |Action |Information |Circular |Backchannel |Summary |Telephone |Cabinet )?"
    r"(?:Memorand(?:um|a)|Minutes|Record|Notes?|Telegram|Airgram|Letter|Message|Editorial Note|Paper|Report|Transcript"
    r"|Conversation|Despatch|Statement|Aide-Mémoire|Extracts?|Summary|Intelligence)(?: \d{1,5})?"
    r"(?:\d{0,2}$| (?:of|From|for|by|on|Prepared|Between|Among|With|to|in|No)\b.{0,300}(?<![.↩;])$)"
)
_BY_WHOM = re.compile(
    rf"(?:Memorand(?:um|a)|Minutes) of (?:a )?(?:Telephone )?Conversations?,? by (?:the\b|{address()}).{{0,300}}"
)
_MARKED = re.compile(r"[^\W\d]\d{1,2}$|\d{4}\d{1,2}$|[.)’”]\d{1,2}$")
_ENTRY = re.compile(r"[\[(]?(\d{1,3})[.\])]")
_DOCUMENT = re.compile(r"(?i:document|doc\.?) (?i:no\.? ?|number )?(?P<n>\d{1,4})(?:[:.]? .{0,250}(?<![.;]))?$")
_ATTACHED = re.compile(r"\[?(?:Attachment|Enclosure|Tab|Annex|Appendix)\b.{0,30}$", re.I)
_PAGE_MARK = re.compile(r"\[Page [^\]]{1,8}\]$")
_LETTERHEAD = re.compile(r"[^a-z]{1,80}$")
_RULE = re.compile(r"[*=_-]{3,}$|(?:\* ?){3}$")
_NOTES_WITHIN = 40  # lines; a note is no longer
_FIELDS_WITHIN = 14  # lines below a head
_LIST_WITHIN = 4  # lines below it
_LONGEST_HEAD = 160  # characters
_LEAST = 120  # characters of text that a record has at least


@dataclass(frozen=True, slots=True)
class Start:
    """Where a record begins: which line is its head, at which line it begins, and its number if it has one."""

    head: int
    line: int
    n: str = ""


def split(source: Source) -> tuple[Source, ...]:
    """The records of a file, in order; the file itself where it holds one.

    Each is named by its number (``d68``), or by its place in the file where not all have a number of their own.

    >>> text = "DOCUMENT No. 4\\n\\n{0}\\n\\nDOCUMENT No. 5\\n\\n{0}\\n".format("Oak: We met in the harbour. " * 9)
    >>> [part.part for part in split(Source.from_text(text))]
    ['d4', 'd5']
    """
    lines = rows(source)
    starts = find_starts(lines, source.text)
    if len(starts) < 2:
        return (source,)
    offsets = [_line_start(source.text, lines[start.line].span.start) for start in starts]
    numbers = [start.n for start in starts]
    named = all(numbers) and len(set(numbers)) == len(numbers)
    names = [f"d{n}" for n in numbers] if named else [str(i) for i in range(1, len(starts) + 1)]
    edges = zip([0, *offsets[1:]], [*offsets[1:], len(source.text)], strict=True)
    return tuple(source.cut(Span(*edge), name) for name, edge in zip(names, edges, strict=True))


def find_starts(lines: Sequence[Row], text: str) -> list[Start]:
    """Where records begin, if there are several: by the kind of beginning that finds most."""
    finders: tuple[Callable[[Sequence[Row], str], list[Start]], ...] = (
        _numbered,
        _authored,
        _documents,
        _pages,
        _mastheads,
        _dated,
    )
    return max((find(lines, text) for find in finders), key=len)


def _numbered(lines: Sequence[Row], text: str) -> list[Start]:
    """Heads of a volume, whose numbers rise; a note that names a memorandum is no head."""
    found = ((i, _NUMBERED.match(row.text)) for i, row in enumerate(lines))
    heads = [(i, match["no"] or match["n"]) for i, match in found if match]
    if len(heads) < 2:
        return []
    return _substantial(
        lines, _rising([Start(i, _above(lines, i), n) for i, n in heads if _is_head(lines, i, n, text)])
    )


def _is_head(lines: Sequence[Row], at: int, n: str, text: str) -> bool:
    """Below a head stands a header, or it has the mark of a note; a note stands below the one before it."""
    if _MARKED.search(lines[at].text) or _has_header(lines, at, text):
        return True
    above = (match[1] for row in lines[max(0, at - _NOTES_WITHIN) : at] if (match := _ENTRY.match(row.text)))
    return str(int(n) - 1) not in set(above)


def _authored(lines: Sequence[Row], text: str) -> list[Start]:
    """Heads of the volumes before 1952, which have no number but name the author."""
    named = [i for i, row in enumerate(lines) if _BY_WHOM.fullmatch(row.text)]
    heads = [i for i in named if _has_header(lines, i, text)] if len(named) > 1 else []
    return _substantial(lines, [Start(i, _above(lines, i)) for i in heads])


def _documents(lines: Sequence[Row], text: str) -> list[Start]:
    """``Document No. 12`` on a line of its own, or with the title."""
    found = ((i, _DOCUMENT.match(row.text)) for i, row in enumerate(lines))
    return _substantial(lines, _rising([Start(i, _above(lines, i), match["n"]) for i, match in found if match]))


def _pages(lines: Sequence[Row], text: str) -> list[Start]:
    """Pages of an archive, each with its own catalogue fields."""
    last = [i for i, row in enumerate(lines) if field_name(row) == "identifier"]
    if len(last) > 1:
        return [Start(0, 0), *(Start(at, at) for i in last[:-1] if (at := page_end(lines, i)) < len(lines))]
    first = [i for i, row in enumerate(lines) if row.text[:8].lower() == "citation" and not row.text[8:].strip(": ")]
    first = [i for i in first if not (i and field_name(lines[i - 1]))]
    return [Start(i, page_start(lines, i)) for i in first] if len(first) > 1 else []


def _mastheads(lines: Sequence[Row], text: str) -> list[Start]:
    """``MEMORANDUM OF CONVERSATION`` with header fields of its own; the running head of a page has none."""
    heads = [i for i, row in enumerate(lines) if row.text.isupper() and names_record(row.text)]
    own = [i for i, end in zip(heads, [*heads[1:], len(lines)], strict=False) if _fields(lines, i, end) > 1]
    free = [i for i in own if not any(_ATTACHED.match(row.text) for row in lines[max(0, i - 6) : i])]
    return _substantial(lines, [Start(i, _letterhead(lines, i)) for i in free])


def _dated(lines: Sequence[Row], text: str) -> list[Start]:
    """Heads that are worded alike, each with a date of its own and a list of those present."""
    titles = [at for at, row in enumerate(lines) if _is_dated_title(row.text)]
    if len(titles) < 2:
        return []
    lists = [at for at, row in enumerate(lines) if (found := head_of(row.text)) and found.kind == "participants"]
    above = {at for last in lists for at in range(max(0, last - _LIST_WITHIN), last)} if len(lists) > 1 else set()
    near: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for at in sorted(above.intersection(titles)):
        row = lines[at]
        dates = [date.span for date in find_dates(text, row.span)]
        if len(dates) == 1:
            worded = text[row.span.start : dates[0].start] + text[dates[0].end : row.span.end]
            near[worded.casefold()].setdefault(text[slice(*dates[0])], at)
    heads = max(near.values(), key=len, default={})
    return _substantial(lines, [Start(at, at) for at in heads.values()]) if len(heads) > 1 else []


def _is_dated_title(words: str) -> bool:
    """Whether a line calls itself the record of a conversation, and perhaps dates it."""
    return len(words) <= _LONGEST_HEAD and has_year(words) and names_conversation(words)


def _has_header(lines: Sequence[Row], at: int, text: str) -> bool:
    below = lines[at + 1 : at + 1 + _FIELDS_WITHIN]
    fields = any(head_of(row.text) for row in below)
    return fields or "Editorial Note" in lines[at].text or any(dateline(passage([row]), text) for row in below[:4])


def _fields(lines: Sequence[Row], at: int, end: int) -> int:
    """How many kinds of header fields stand below a head."""
    near = lines[at + 1 : min(end, at + 1 + _FIELDS_WITHIN)]
    return len({found.kind for row in near if (found := head_of(row.text))})


def _rising(starts: Sequence[Start]) -> list[Start]:
    """Those whose numbers rise: a running head repeats a number, a note begins again with 1."""
    risen: list[Start] = []
    for start in starts:
        if not risen or int(start.n) > int(risen[-1].n):
            risen.append(start)
    return risen


def _substantial(lines: Sequence[Row], starts: Sequence[Start]) -> list[Start]:
    """Those with a text of their own: a list of contents has only heads."""
    ends = [*(start.line for start in starts[1:]), len(lines)]
    sizes = (
        sum(len(row.text) for row in lines[start.head + 1 : end]) for start, end in zip(starts, ends, strict=False)
    )
    return [start for start, size in zip(starts, sizes, strict=True) if size >= _LEAST]


def _above(lines: Sequence[Row], at: int) -> int:
    """Where a record begins whose head is known: page marks and rules that stand directly above are of it."""
    while at > 0 and (_PAGE_MARK.match(lines[at - 1].text) or _RULE.match(lines[at - 1].text)):
        at -= 1
    return at


def _letterhead(lines: Sequence[Row], at: int) -> int:
    """Where the letterhead above a masthead begins; a classification after a blank line opens the sheet."""
    while at > 0 and _LETTERHEAD.match(lines[at - 1].text) and "END" not in lines[at - 1].text:
        at -= 1
        if lines[at].after_blank and at + 1 < len(lines) and not lines[at + 1].after_blank:
            break
    return at


def _line_start(text: str, offset: int) -> int:
    """Where the line begins that holds an offset, its indent included."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
