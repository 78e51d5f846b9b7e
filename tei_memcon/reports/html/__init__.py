"""A page to read and to hand on: counts, the rules that are broken, and all findings, file by file.

One HTML file with its style inside: no script, nothing from outside.
"""

from collections import Counter
from collections.abc import Sequence

from tei_memcon.pages import template
from tei_memcon.reports._names import relative
from tei_memcon.reports.text import printable
from tei_memcon.validate import Verdict
from tei_memcon.validation.rulebook import rulebook


def report(verdicts: Sequence[Verdict]) -> str:
    """All verdicts as a page.

    >>> "1 valid" in report([Verdict("a.xml")])
    True
    """
    rules = Counter(found.rule for verdict in verdicts for found in verdict.findings)
    statuses = Counter(verdict.status for verdict in verdicts)
    return template(__name__, printable=printable, relative=relative).render(
        verdicts=verdicts,
        statuses=[(name, statuses[name]) for name in ("valid", "invalid", "unreadable", "skipped") if statuses[name]],
        errors=sum(verdict.errors for verdict in verdicts),
        warnings=sum(verdict.warnings for verdict in verdicts),
        rules=sorted(rules.items(), key=lambda one: (-one[1], one[0])),
        book=rulebook(),
    )
