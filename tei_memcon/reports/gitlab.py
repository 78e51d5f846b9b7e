"""A code quality report of GitLab: findings are shown in the merge request that brings them.

A JSON array of objects with ``description``, ``check_name``, ``fingerprint``, ``severity`` (``major`` for an error,
``minor`` for a warning) and ``location``. (GitLab Docs, "Code Quality", "Code Quality report format".)
"""

import json
from collections.abc import Sequence

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
    found = [_entry(found, name) for verdict in verdicts for found, name in fingerprints(verdict)]
    return json.dumps(found, indent=2) + "\n"


def _entry(found: Finding, fingerprint: str) -> dict[str, object]:
    return {
        "description": printable(found.message),
        "check_name": found.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {"path": relative(found.file), "lines": {"begin": found.line or 1}},
    }
