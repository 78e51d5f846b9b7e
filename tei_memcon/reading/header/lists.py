"""The lists that open a record, built of the lines above it: subject, participants, place, time, copies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_memcon.model import Content, Item, ListBlock, Space, Text, Trivia, Why, printed
from tei_memcon.people.register import Form
from tei_memcon.reading.body.blocks import is_page_mark, items
from tei_memcon.reading.header.items import is_enumeration, names_side
from tei_memcon.reading.header.kinds import HeaderLine
from tei_memcon.reading.header.names import is_group, names_person, opens_with_office
from tei_memcon.reading.header.seats import countries, seated
from tei_memcon.reading.meeting.present import TOOK_PART
from tei_memcon.source import Span
from tei_memcon.speech import lexicon

_JOINED = re.compile(r"(?:[Aa]lso )?[Jj]oin(?:ed|ing)(?: [a-z]\w{1,12}){0,4}: ")  # "Joined for dinner: Mrs. Oak"
_ROLE = re.compile(r"\b(note-?taker|interpreter|interp|reporter|recorder)\b", re.I)
_ROLE_ABOVE = re.compile(r"(note-?taker|interpreter|reporter|recorder)s?\b", re.I)  # "Interpreters:"
_COMRADE = re.compile(r"(?:and\s)?(?:com(?:rade)?s?\.?|cdes?\.?)\s", re.I)
_AND = re.compile(r"\A(?:(?:and|und|et)\s+|later:\s)")
_AND_NEXT = re.compile(r"\s(?:and|und|et)\s(?=[A-ZÀ-Þ])")
_AND_BEHIND = re.compile(r",?\s(?:and|und|et)\Z")  # "Anna Elm and, on the Norse side, Ivan Oak"
# "…, Secretary and Ivan Oak, Deputy Head of the Section"
_ANOTHER = re.compile(
    r"(?:and|und|et)\s(?:[A-ZÀ-Þ][\w’'.-]*\s){1,3}[A-ZÀ-Þ][\w’'-]+,\s(?=(?:deputy|member|head|secretary|minister|chief|first"
    r"|director|ambassador|chairman|president|vice|counsellor|adviser)\b)",
    re.I,
)
_SHORTENED = re.compile(r"\s(?<=[a-zß]\s)\([A-Z][A-Za-z]{1,4}\)(?=\s[A-ZÀ-Þ])")  # "Bundesminister (BM) Oak"
_STOP = re.compile(r"\.(?<=[a-zà-ÿ]{3}\.)\s*\Z")  # of the sentence, where a list is one
_PRESIDES = re.compile(r"(?:chair|presid|in the chair)", re.I)
_FEW = 3  # lines that hold a whole list; page marks cut it
_REACH = 80  # characters of a name
_PAGE_MARK = re.compile(r"\[Page \w{1,8}\]|\f")
_BREAK = re.compile(
    r"(?=[,;\s])(?:(?P<sign>[,;])\s+(?:(?:and|und|et)\s+)?|(?P<glued>;)(?=(?:From|On|[Aa]uf)\s[^:]{3,25}(?:\bside|\bSeite):)|(?:(?<=[a-z)\"”]\.)|(?<=[a-z]\)))\s+(?=(?:From|On|[Aa]uf)\s[^:]{3,25}(?:\bside|\bSeite):)"
    r"|(?P<cell>[ ]*\t\s*)|\s+(?=(?:and|und|et)\s+[A-ZÀ-Þ])|\s+(?=(?P<later>later):\s)"
    rf"|(?P<told>(?<=[a-zà-ž)]\.))\s+(?=[A-ZÀ-Þ][^,;]{{3,60}}{TOOK_PART.pattern}))"
)
_PLURAL = re.compile(r"(?:Messrs|MM|Drs|Ambassadors|(?:[Cc]om(?:|rade|\[rade\])s|[Cc]des))\b\.?")
_SIDE = re.compile(
    r"(?:(?:[Ff]rom|[Oo]n|[Ff]or|[Aa]uf)\s(?:the\s)?)?"
    r"(?P<side>[^:,;.]{3,30}?(?:\bside|\bSeite)|[Oo]n our side|[Ff]rom our side):\s*"
)
_COUNTRY = re.compile(r"(?:From|For|On behalf of|On the part of) (?:the )?(?P<side>[A-Z].{2,50})")
_ABOVE_SIDE = re.compile(r"(?:Also\s)?(?:Present|Participants?|Teilnehmer|Attending)\s(?=from|on|for|auf)", re.I)
_IN_BRACKETS = re.compile(r"\[(?P<side>[A-Z][^\[\]\d]{1,20})\]\s+(?=[A-ZÀ-Þ])")  # "[South] Mr. Oak"
_INITIALS_BEHIND = re.compile(rf"{lexicon.INITIALS}(?:[,;]|$)")  # "Oak, A. N., Elm, Yu. B."
_GLUED_MARK = re.compile(r"\d(?<=[a-z.)]\d)\d?(?=[,;]|$)")


def header_list(lines: Sequence[HeaderLine], text: str) -> ListBlock:
    """The list that a heading and the items below it make, or a run of items without heading."""
    head: Content = ()
    made: list[Item] = []
    kind, rest = lines[0].kind, list(lines)
    if lines[0].head:
        head, rest = lines[0].passage.content, rest[1:]
    if lines[0].head and lines[0].head.inline:
        head, first = _part_inline(lines[0]) if _is_on_a_line(lines[0]) else ((), Item(lines[0].passage.content))
        several = bool(_PLURAL.search(lines[0].passage.text))
        role = bool(_ROLE_ABOVE.match(lines[0].passage.text))
        made += _enumerated(first, text, several, role) if kind == "participants" else [first]
    indents = [line.passage.rows[0].indent for line in rest if not is_page_mark(line.passage)]
    made += _grouped(list(zip(indents, items([line.passage for line in rest]), strict=True)), text)
    # An item with a bullet is one for the editors: "• For the U.S.: Mr. Oak; Mr. Elm".
    run_in = [line for line in rest if is_enumeration(line.words) and not line.bulleted]
    if kind == "participants" and run_in and (len(rest) <= _FEW or any(line.bulleted for line in rest)):
        made = [part for one in made for part in _parted(one, text)]
    if kind is None or kind == "others":
        return ListBlock(tuple(made), rend="bullet", head=head)
    return ListBlock(tuple(made), kind=kind, head=head)


def _grouped(lines: Sequence[tuple[int, Item]], text: str) -> Iterator[Item]:
    """Items with their indents; those that are indented below another are its list: the members of a delegation.

    Where a copy has lost the indents the items stay as they are printed, and only the header tells the delegations.
    """
    at = 0
    while at < len(lines):
        words = _words(lines[at][1].content, text)
        end = at + 1 if names_side(words) or is_enumeration(words) else _group_end(lines, at)
        head, members = lines[at][1], tuple(item for _, item in lines[at + 1 : end])
        yield Item((), sublist=ListBlock(members, head=(*head.label, *head.content))) if members else head
        at = end


def _group_end(lines: Sequence[tuple[int, Item]], at: int) -> int:
    """Where the items end that are indented below one."""
    end = at + 1
    while end < len(lines) and lines[end][0] > lines[at][0]:
        end += 1
    return end


def _is_on_a_line(line: HeaderLine) -> bool:
    """Whether a line end cuts no heading; one that is cut stays in its item."""
    return line.head is not None and line.head.end <= len(line.passage.rows[0].text)


def _part_inline(line: HeaderLine) -> tuple[Content, Item]:
    """``Subject: Japanese Relations``: the heading, and the item beside it."""
    start, first = line.passage.span.start, line.passage.content[0]
    assert line.head
    assert isinstance(first, Text)  # every paragraph begins with words
    words = line.passage.rows[0].text
    edge = start + line.head.end
    begin = edge + len(words[line.head.end :]) - len(words[line.head.end :].lstrip())
    blank = (Trivia(Span(edge, begin), Why.BLANK),) if edge < begin else ()
    beside = (Text(Span(begin, first.span.end)),) if begin < first.span.end else ()
    return (Text(Span(start, edge)),), Item((*blank, *beside, *line.passage.content[1:]))


def _parted(item: Item, text: str) -> list[Item]:
    """The people of an item; one with a printed number, or a list of its own, stays as it is."""
    return [item] if item.label or item.sublist else _enumerated(item, text, several=False)


def _enumerated(item: Item, text: str, several: bool, role: bool = False) -> list[Item]:
    """Participants in one line, one item each: "comrades A, B, C"; the commas stay where they are."""
    made: list[Item] = []
    begun: Content = ()
    for node in item.content:
        if not isinstance(node, Text):
            begun = (*begun, node)
            continue
        at = node.span.start
        if role and begun and _begins_another(begun, text, node.span):
            made.append(Item(begun[:-1]))
            begun = (Trivia(Span((begun[-1].span or node.span).start, at), Why.BLANK),)
        for end, begin in _breaks(text, node.span, several, role):
            made.append(Item((*begun, Text(Span(at, end)))))
            begun, at = (Trivia(Span(end, begin), Why.BLANK),) if end < begin else (), begin
        begun = (*begun, Text(Span(at, node.span.end))) if at < node.span.end else begun
    return [*made, Item(begun)]


def _begins_another(before: Content, text: str, words: Span) -> bool:
    """Whether a line begins with another person: behind a comma at the end of the line above, or with "and"."""
    end = before[-1].span
    if not isinstance(before[-1], Space) or end is None:
        return False
    line = text[words.start : min(words.end, words.start + _REACH)]
    rest = _AND.sub("", line)
    return (text[end.start - 1] in ",;" or rest != line) and names_person(rest)


def _breaks(text: str, span: Span, several: bool, role: bool = False) -> Iterator[tuple[int, int]]:
    """Where another person begins: the end of the words before, and the beginning of those after.

    "Mr. Aaker, Under Secretary, Mr. Birch" are two. After a plural ("Messrs.") ``several`` a single word is a name.
    Behind a ``role`` ("Notetakers:") names stand alone, so that "and" parts them.
    """
    for match in _BREAK.finditer(text, *span):
        sign = match["sign"]
        rest = text[match.end() : min(span.end, match.end() + _REACH)]
        named = (
            all(map(names_person, _AND_NEXT.split(_AND.sub("", rest))[:2]))
            or _COMRADE.match(rest)
            or (several and not opens_with_office(rest))
        )
        if (
            sign == ";"
            or match["cell"]
            or match["later"]
            or match["told"] is not None
            or (sign and named)
            or rest.startswith(("From", "On ", "auf ", "Auf "))
            or (not sign and (several or (role and named) or (named and _ANOTHER.match(rest))))
        ) and not (sign == "," and _INITIALS_BEHIND.match(rest)):
            end = match.start() + len(sign or match["glued"] or "")
            yield end, end + len(text[end : match.end()]) - len(text[end : match.end()].lstrip())


def people_in(block: ListBlock, text: str, beside: int = 0) -> Iterator[Form]:
    """The names of a list of participants; the head of a list within it, or a line like "UK", is their side.

    Args:
        block: the list.
        text: of the source.
        beside: where the words end that stand beside its heading; on the next lines others follow the interpreter.
    """
    head = _words(block.head, text).strip(" :")
    side = _SIDE.match(f"{_ABOVE_SIDE.sub('', head)}:")
    country = _COUNTRY.fullmatch(head)
    delegation = side["side"] if side else country["side"] if country else "" if block.kind else head
    role = _role_of(_ROLE_ABOVE.match(head))
    row: list[str] = []  # countries, below which those sit who represent them
    for at, item in enumerate(block.items):
        if item.sublist:
            one = _carried_on(item.sublist, text)
            yield from [named(one, delegation)] if one else people_in(item.sublist, text)
            continue
        words = _words(item.content, text)
        above, row = row, countries(words)
        if row:
            continue
        if seats := seated(words, above) if above else []:
            yield from (named(name, country) for name, country in seats)
            continue
        if joined := _JOINED.match(words):
            delegation, words = "", words[joined.end() :]
        side = _SIDE.match(words) or _IN_BRACKETS.match(words)
        if side:
            delegation, words = side["side"], words[side.end() :]
        elif names_side(words):  # "Sofia: Mr. Oak", and others of that side on the next lines
            delegation, _, words = words.partition(": ")
        if is_group(words):
            delegation = words.strip(" :")
        else:
            people = []
            for part in _persons(words):
                if side := _SIDE.match(part) or _IN_BRACKETS.match(part) or _SIDE.fullmatch(f"{part.strip(' ,;')}:"):
                    delegation, part = side["side"], part[side.end() :]
                people += [named(part, delegation)] if part else []
            if at == 0 and people and _PRESIDES.match(head):
                people[0] = replace(people[0], office="chairman")
            is_beside = bool(item.content and (item.content[-1].span or Span(beside, beside)).end <= beside)
            yield from (replace(one, role=one.role or role) if is_beside else one for one in people)


def _carried_on(block: ListBlock, text: str) -> str:
    """The entry of one person that a sheet goes on with on indented lines: "Anna Elm, Director for" / "Affairs"."""
    head, *rest = (_words(content, text) for content in (block.head, *(item.content for item in block.items)))
    alone = "," in head and names_person(head) and not is_group(head)
    return " ".join([head, *rest]) if alone and not any(names_person(one) or is_group(one) for one in rest) else ""


def _persons(words: str) -> Iterator[str]:
    """Each of those whom one line names."""
    at = 0
    for end, begin in _breaks(words, Span(0, len(words)), bool(_PLURAL.match(words))):
        yield words[at:end]
        at = begin
    yield words[at:]


def named(words: str, delegation: str = "") -> Form:
    """Somebody who takes part, as a list names him."""
    role = _role_of(_ROLE.search(words))
    words = _AND_BEHIND.sub("", words.strip(" ,;"))
    words = _STOP.sub("", _SHORTENED.sub("", _COMRADE.sub("", _AND.sub("", words)))).strip(" ,;").removeprefix("MM. ")
    return Form(words, delegation, role)


def _role_of(found: re.Match[str] | None) -> str:
    return found[1].lower().replace("-", "") if found else ""


def _words(content: Content, text: str) -> str:
    """What an item says, page and note marks left out."""
    return _GLUED_MARK.sub("", _PAGE_MARK.sub("", printed(content, text))).strip(" ;,")
