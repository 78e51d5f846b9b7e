"""JUnit XML, which most servers of continuous integration show as a list of tests.

A ``testsuite`` for each file. One without errors holds one test that passed; each rule that is broken is a test that
failed, with all its findings; a file that cannot be read is a test with an ``error``. Warnings do not fail: they stand
in ``system-out``. XML of other kinds, found in folders, is a test that was skipped. Nothing stands in it that the
schema of Jenkins (``junit-10.xsd`` of its xUnit plugin) does not have.
"""

from collections.abc import Iterable, Sequence

from lxml import etree

from tei_memcon.checks import Finding, Severity
from tei_memcon.reports._names import relative
from tei_memcon.reports.text import line, printable
from tei_memcon.validate import Verdict


def report(verdicts: Sequence[Verdict]) -> str:
    """All files as one document.

    >>> print(report([Verdict("a.xml")]), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="tei-memcon" tests="1" failures="0" errors="0">
      <testsuite name="a.xml" tests="1" failures="0" errors="0" skipped="0">
        <testcase name="valid" classname="a.xml" file="a.xml"/>
      </testsuite>
    </testsuites>
    """
    root = etree.Element("testsuites", name="tei-memcon")
    for verdict in verdicts:
        _add_suite(root, verdict)
    _count(root)
    del root.attrib["skipped"]  # only a suite counts those
    text = etree.tostring(root, pretty_print=True, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def _add_suite(root: etree._Element, verdict: Verdict) -> None:
    file = printable(relative(verdict.file))
    suite = etree.SubElement(root, "testsuite", name=file)
    by_rule: dict[str, list[Finding]] = {}
    for found in verdict.findings:
        if found.severity is Severity.ERROR:
            by_rule.setdefault(found.rule, []).append(found)
    for rule, findings in sorted(by_rule.items()):
        case = _add_case(suite, file, rule)
        broken = etree.SubElement(case, "failure" if verdict.readable else "error", type=rule)
        broken.set("message", printable(findings[0].message))
        broken.text = _lines(findings)
    if not by_rule:
        case = _add_case(suite, file, verdict.status)
        if verdict.skipped:
            etree.SubElement(case, "skipped", message="this is XML but not TEI")
    _count(suite)
    if warnings := [found for found in verdict.findings if found.severity is not Severity.ERROR]:
        etree.SubElement(suite, "system-out").text = _lines(warnings)


def _add_case(suite: etree._Element, file: str, name: str) -> etree._Element:
    return etree.SubElement(suite, "testcase", name=name, classname=file, file=file)


def _count(element: etree._Element) -> None:
    for attribute, name in ("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"):
        element.set(attribute, str(sum(1 for _ in element.iter(name))))


def _lines(findings: Iterable[Finding]) -> str:
    return "\n".join(map(line, findings))
