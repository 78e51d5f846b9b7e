"""One line for each finding: ``path:line:col: severity: message [RULE]``.

The order is that of compilers, which editors and continuous integration understand and turn into links. Lines are never
wrapped, and characters that could drive a terminal are shown as escapes. A file without findings has no line. Of many
findings that say the same, the first are told and the rest are counted; the other formats tell each.

    a.xml:12:3: error: @who="#bsh" on <sp> names nobody known; … [TMC101]
"""

from collections import Counter
from collections.abc import Sequence

from tei_memcon.checks import Finding
from tei_memcon.errors import Place
from tei_memcon.reports._names import relative
from tei_memcon.validate import Verdict

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
    often = Counter(_kind(found) for verdict in verdicts for found in verdict.findings)
    told: Counter[tuple[str, str]] = Counter()
    lines = []
    for found in (found for verdict in verdicts for found in verdict.findings):
        kind = _kind(found)
        told[kind] += 1
        if often[kind] <= _SHOWN + 1 or told[kind] <= _SHOWN:
            lines.append(f"{line(found)}\n")
        if often[kind] > _SHOWN + 1 and told[kind] == _SHOWN:
            lines.append(f"  … and {often[kind] - _SHOWN} more like it\n")
    return "".join(lines)


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


def _kind(found: Finding) -> tuple[str, str]:
    return found.rule, found.lasting_message
