"""One line for each finding: ``path:line:col: severity: message [RULE]``.

The order is that of compilers, which editors and continuous integration understand and turn into links. Lines are never
wrapped, and characters that could drive a terminal are shown as escapes. A file without findings has no line. Of many
findings that say the same, the first are told and the rest are counted; the other formats tell each.

    a.xml:12:3: error: @who="#bsh" on <sp> names nobody known; … [TMC101]
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tei_memcon.checks import Finding
from tei_memcon.errors import Place
from tei_memcon.reports._names import relative
from tei_memcon.validate import Verdict

_Kind = tuple[str, str]  # rule and message
_MANY = 100_000  # kinds that are remembered; then they are told anew
_SHOWN = 3  # of those that say the same; one more is told rather than counted


def report(verdicts: Sequence[Verdict]) -> str:
    """All findings, a line each.

    >>> from tei_memcon.checks import Severity
    >>> found = Finding("a.xml", 3, 1, "TMC301", Severity.WARNING, "note number 2 is used twice in this record")
    >>> print(report([Verdict("a.xml", [found] * 5)]), end="")
    a.xml:3:1: warning: note number 2 is used twice in this record [TMC301]
    a.xml:3:1: warning: note number 2 is used twice in this record [TMC301]
    a.xml:3:1: warning: note number 2 is used twice in this record [TMC301]
      … and 2 more like it
    """
    return "".join(pieces(verdicts))


def pieces(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The same, file by file: of what was told often enough, later files are counted, and told in the end."""
    told: Counter[_Kind] = Counter()
    left: Counter[_Kind] = Counter()
    files: Counter[_Kind] = Counter()
    for verdict in verdicts:
        often = Counter(map(_kind, verdict.findings))
        for kind in often:
            if told[kind] >= _SHOWN and told[kind] + often[kind] > _SHOWN + 1:
                left[kind] += often[kind]
                files[kind] += 1
        yield "".join(_lines(verdict, often, told))
        if len(told) > _MANY:
            told.clear()
    for (rule, message), many in left.items():
        elsewhere = "another file" if files[rule, message] == 1 else f"{files[rule, message]} other files"
        yield f"  … and {many} more like it in {elsewhere}: {printable(message)} [{rule}]\n"


def _lines(verdict: Verdict, often: Mapping[_Kind, int], told: Counter[_Kind]) -> Iterator[str]:
    """The lines of one file, which is the last to tell of a kind that was told before."""
    before = {kind: told[kind] for kind in often}
    for found in verdict.findings:
        kind = _kind(found)
        all_of_it = before[kind] + often[kind]
        told[kind] += 1
        if all_of_it <= _SHOWN + 1 or told[kind] <= _SHOWN:
            yield f"{line(found)}\n"
        if all_of_it > _SHOWN + 1 and told[kind] == _SHOWN:
            yield f"  … and {all_of_it - _SHOWN} more like it\n"


def line(found: Finding) -> str:
    """A finding as compilers tell it."""
    place = Place(relative(found.file), found.line, found.column)
    return printable(f"{place}: {found.severity}: {found.message} [{found.rule}]")


def printable(text: str) -> str:
    r"""One line without characters that are invisible or drive a terminal.

    >>> printable("a\x1b[31m\nb")
    'a\\x1b[31m\\nb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _kind(found: Finding) -> _Kind:
    return found.rule, found.lasting_message
