"""One line for each finding: ``path:line:col: severity: message [RULE]``.

The order is that of compilers, which editors and continuous integration understand and turn into links. Lines are never
wrapped, and characters that could drive a terminal are shown as escapes. A file without findings has no line.

    a.xml:12:3: error: @who="#bsh" on <sp> names nobody known; … [TMC101]
"""

from collections.abc import Sequence

from tei_memcon.checks import Finding
from tei_memcon.errors import Place
from tei_memcon.validate import Verdict


def report(verdicts: Sequence[Verdict]) -> str:
    """All findings, a line each.

    >>> from tei_memcon.checks import Severity
    >>> found = Finding("a.xml", 3, 1, "TMC301", Severity.WARNING, "note number 2 is used twice in this record")
    >>> print(report([Verdict("a.xml", [found])]), end="")
    a.xml:3:1: warning: note number 2 is used twice in this record [TMC301]
    """
    return "".join(f"{_line(finding)}\n" for verdict in verdicts for finding in verdict.findings)


def _line(finding: Finding) -> str:
    place = Place(finding.file, finding.line, finding.column)
    return printable(f"{place}: {finding.severity}: {finding.message} [{finding.rule}]")


def printable(text: str) -> str:
    r"""One line without characters that are invisible or drive a terminal.

    >>> printable("a\x1b[31m\nb")
    'a\\x1b[31m\\nb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
