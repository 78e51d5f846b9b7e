"""What the schemas of a document say, as findings of the rule under which they report."""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.tei.parse import Parsed


def judged(tei: Parsed, context: Context, rule: str) -> Iterator[Finding]:
    """Yield what the schemas that report under a rule do not allow."""
    for schema in context.schemas:
        if schema.rule == rule:
            for fault in schema.faults(tei):
                severity = Severity.ERROR if fault.is_error else Severity.WARNING
                yield finding(context, fault.element, rule, severity, fault.message)
