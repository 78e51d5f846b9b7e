"""Workflow commands of GitHub Actions: each finding becomes a note at its line of a pull request.

    ::error file=a.xml,line=12,col=3,title=TMC101::a.xml:12:3: error: @who="#bsh" on <sp> names nobody known; … [TMC101]

GitHub shows ten errors and ten warnings of a step at their lines; all stand in the step's log, which is why the message
repeats the place. (GitHub Docs, "Workflow commands for GitHub Actions".)
"""

from collections.abc import Iterable, Iterator, Sequence

from tei_memcon.checks import Finding
from tei_memcon.reports._names import relative
from tei_memcon.reports.text import line, printable
from tei_memcon.validate import Verdict


def report(verdicts: Sequence[Verdict]) -> str:
    """All findings, a command each.

    >>> from tei_memcon.checks import Severity
    >>> found = Finding("a,b.xml", 3, 1, "TMC301", Severity.WARNING, "50% more")
    >>> print(report([Verdict("a,b.xml", [found])]), end="")
    ::warning file=a%2Cb.xml,line=3,col=1,title=TMC301::a,b.xml:3:1: warning: 50%25 more [TMC301]
    """
    return "".join(pieces(verdicts))


def pieces(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The same, file by file."""
    for verdict in verdicts:
        yield "".join(f"{_command(found)}\n" for found in verdict.findings)


def _command(found: Finding) -> str:
    properties = {"file": relative(found.file), "line": found.line, "col": found.column, "title": found.rule}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{found.severity} {written}::{_data(line(found))}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")  # line ends are escapes already


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
