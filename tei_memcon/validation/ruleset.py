"""Which rules are asked, and how bad it is to break one: what a project wants of the rules."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tei_memcon.checks import Finding, Severity, _unreadable


class Ruleset(NamedTuple):
    """Rules chosen by their ids, or by the beginnings of ids: ``TMC3`` is all rules of notes and pages.

    Args:
        select: ask these only; without any, all are asked.
        ignore: do not ask these, even where they are selected.
        severities: of rules, where they are to have another.

    >>> rules = Ruleset(select=("TMC1", "TMC303"), ignore=("TMC107",))
    >>> [rules.asks(rule) for rule in ("TMC101", "TMC107", "TMC302", "TMC303")]
    [True, False, False, True]
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = {}

    def asks(self, rule: str) -> bool:
        """Whether a rule is asked. That a file can be read is asked always."""
        if rule == _unreadable.RULE:
            return True
        return not rule.startswith(self.ignore) and (not self.select or rule.startswith(self.select))

    def severity(self, rule: str, own: Severity) -> Severity:
        """How bad it is to break a rule whose own severity is given."""
        return self.severities.get(rule, own)

    def judge(self, found: Finding) -> Finding:
        """A finding with the severity that its rule has here."""
        severity = self.severity(found.rule, found.severity)
        return found if severity is found.severity else found._replace(severity=severity)

    def slips(self) -> Iterator[tuple[str, str]]:
        """What was written for a rule and is none, or cannot be had, and what is wrong with it."""
        if not (self.select or self.ignore or self.severities):
            return
        from tei_memcon.validation.rule_ids import rule_ids, why_unknown  # most runs name no rule

        for written in (*self.select, *self.ignore, *self.severities):
            if reason := why_unknown(written):
                yield written, reason
        for written in (*self.ignore, *self.severities):
            if written == _unreadable.RULE:
                yield written, f"{written} is always an error: a file that cannot be read cannot be checked"
        for written in self.severities:
            if written not in rule_ids() and why_unknown(written) is None:
                yield written, f"{written} is the beginning of several rules; give each its severity by its whole id"
