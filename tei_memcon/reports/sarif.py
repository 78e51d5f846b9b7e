"""SARIF 2.1.0, which GitHub's code scanning and many editors read.

One run; the rules that were broken, with their documentation; a result for each finding, with its place, the way down
to the element, and a fingerprint by which it is known again. Paths are relative to the working directory. (OASIS,
"Static Analysis Results Interchange Format (SARIF) Version 2.1.0".)
"""

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote_from_bytes

from tei_memcon import __version__
from tei_memcon.checks import Finding
from tei_memcon.reports._names import fingerprints, relative
from tei_memcon.reports.text import printable
from tei_memcon.validate import Verdict
from tei_memcon.validation.rulebook import Rule, rulebook

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"


def report(verdicts: Sequence[Verdict]) -> str:
    """All findings as one SARIF log.

    >>> json.loads(report([Verdict("a.xml")]))["runs"][0]["results"]
    []
    """
    broken = sorted({found.rule for verdict in verdicts for found in verdict.findings})
    book = rulebook()
    driver = {
        "name": "tei-memcon",
        "semanticVersion": __version__,
        "rules": [_rule(book[rule]) if rule in book else {"id": rule} for rule in broken],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [{"location": _location(verdict.file)} for verdict in verdicts if not verdict.skipped],
        "results": [_result(*one, broken) for verdict in verdicts for one in fingerprints(verdict)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.asks},
        "fullDescription": {"text": rule.why or rule.asks},
        "help": {"text": rule.page(), "markdown": rule.page()},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(found: Finding, fingerprint: str, rules: Sequence[str]) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": _location(found.file)}
    if found.line:
        physical["region"] = {"startLine": found.line, "startColumn": found.column or 1}
    location: dict[str, object] = {"physicalLocation": physical}
    if found.path:
        location["logicalLocations"] = [{"fullyQualifiedName": found.path, "kind": "element"}]
    return {
        "ruleId": found.rule,
        "ruleIndex": rules.index(found.rule),
        "level": found.severity.value,
        "message": {"text": printable(found.message)},
        "locations": [location],
        "partialFingerprints": {"teiMemcon/v1": fingerprint},
    }


def _location(file: str) -> dict[str, str]:
    """Where a file is, as an address; one outside the working directory has a whole one."""
    name = relative(file)
    if Path(name).is_absolute():
        return {"uri": Path(name).as_uri()}
    # a colon in the first step of a relative address would be read as the end of a scheme
    return {
        "uri": quote_from_bytes(str(PurePosixPath(name)).encode("utf-8", "surrogateescape"), safe="/"),
        "uriBaseId": _ROOT,
    }
