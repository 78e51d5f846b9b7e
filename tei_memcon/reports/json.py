"""Everything that was found, as JSON for other programs.

The format has a version, ``schema``, which rises whenever a field changes its meaning or goes::

    {
      "schema": 1,
      "tool": {"name": "tei-memcon", "version": "0.1.0"},
      "summary": {"valid": 1, "invalid": 1, "unreadable": 0, "skipped": 0, "errors": 1, "warnings": 0},
      "files": [
        {
          "file": "a.xml",                 from the working directory, if it lies in there
          "status": "invalid",             valid, invalid, unreadable (cannot be checked), skipped (not TEI)
          "findings": [
            {
              "line": 12, "column": 3,     of the start tag, from 1, in characters; null: the whole file
              "rule": "TMC101",
              "severity": "error",         error or warning
              "message": "…",
              "path": "TEI/text/body/sp"   the way down to the element, or null
            }
          ]
        }
      ]
    }

Files are in the order in which they were named or found, findings in the order of their places.
"""

import json
from collections import Counter
from collections.abc import Sequence

from tei_memcon import __version__
from tei_memcon.checks import Finding
from tei_memcon.reports._names import relative
from tei_memcon.validate import Verdict

SCHEMA = 1


def report(verdicts: Sequence[Verdict]) -> str:
    """All verdicts as one JSON object.

    >>> json.loads(report([Verdict("a.xml")]))["files"]
    [{'file': 'a.xml', 'status': 'valid', 'findings': []}]
    """
    statuses = Counter(verdict.status for verdict in verdicts)
    summary = {status: statuses[status] for status in ("valid", "invalid", "unreadable", "skipped")}
    summary["errors"] = sum(verdict.errors for verdict in verdicts)
    summary["warnings"] = sum(verdict.warnings for verdict in verdicts)
    told = {
        "schema": SCHEMA,
        "tool": {"name": "tei-memcon", "version": __version__},
        "summary": summary,
        "files": [_file(verdict) for verdict in verdicts],
    }
    # ASCII escapes: names of files may hold bytes that are not UTF-8.
    return json.dumps(told, indent=2) + "\n"


def _file(verdict: Verdict) -> dict[str, object]:
    return {
        "file": relative(verdict.file),
        "status": verdict.status,
        "findings": [_finding(one) for one in verdict.findings],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "line": finding.line,
        "column": finding.column,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.path,
    }
