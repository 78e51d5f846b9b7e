"""A code quality report of GitLab: findings are shown in the merge request that brings them.

A JSON array of objects with ``description``, ``check_name``, ``fingerprint``, ``severity`` (``major`` for an error,
``minor`` for a warning) and ``location``. (GitLab Docs, "Code Quality", "Code Quality report format".)
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from textwrap import indent

from tei_memcon.checks import Finding, Severity
from tei_memcon.reports._names import fingerprints, relative
from tei_memcon.reports.text import printable
from tei_memcon.validate import Verdict

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def report(verdicts: Sequence[Verdict]) -> str:
    """All findings as one JSON array.

    >>> from tei_memcon.checks import Severity
    >>> found = Finding("a.xml", 3, 1, "TMC301", Severity.WARNING, "note number 2 is used twice in this record")
    >>> json.loads(report([Verdict("a.xml", [found])]))[0]["location"]
    {'path': 'a.xml', 'lines': {'begin': 3}}
    """
    return "".join(pieces(verdicts))


def pieces(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The same, finding by finding."""
    before = "[\n"
    for found, name in (one for verdict in verdicts for one in fingerprints(verdict)):
        yield before + indent(json.dumps(_entry(found, name), indent=2), "  ")
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _entry(found: Finding, fingerprint: str) -> dict[str, object]:
    return {
        "description": printable(found.message),
        "check_name": found.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {"path": relative(found.file), "lines": {"begin": found.line or 1}},
    }
