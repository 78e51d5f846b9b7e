"""An exception to a rule names rules, stands before an element, and excepts something.

Where a finding is right and the text is so all the same, a processing instruction before the element says so: the
rules that it names are not asked of this element and of what is in it. Before the first element it holds for the
whole document. The reason may follow after a colon. An exception that excepts nothing is a slip of the pen, or left
over from a fault that is mended.

Bad::

    <?tei-memcon ignore TMC303: the pages were bound so?>
    <p>One <pb n="4"/>two <pb n="5"/>three.</p>

Good::

    <?tei-memcon ignore TMC303: the pages were bound so?>
    <p>One <pb n="5"/>two <pb n="4"/>three.</p>
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.tei.parse import Parsed

RULE = "TMC003"
SEVERITY = Severity.WARNING
TARGET = "tei-memcon"
_WRITTEN = re.compile(r"ignore((?:[\s,]+[A-Z]+\d+)+)\s*(?::.*)?", re.S)
_FORM = f"write <?{TARGET} ignore TMC303: the reason?> before an element"
_MANY = 1_000  # exceptions; who needs more writes them into the configuration or a baseline
_Place = tuple[int | None, int | None]
_Asked = Callable[[str], bool]


class _Exception(NamedTuple):
    """Rules that are not asked of an element and of what is in it; without element or rules it is a slip."""

    instruction: etree._ProcessingInstruction
    element: etree._Element | None
    rules: tuple[str, ...]


def apply(tei: Parsed, context: Context, findings: Sequence[Finding], asked: _Asked) -> list[Finding]:
    """The findings without those that the document excepts, and what is wrong with its exceptions.

    Args:
        tei: the document.
        context: the same as the checks share it.
        findings: all that the checks found.
        asked: whether a rule was asked at all; an exception to one that was not may still except something.
    """
    written = list(islice(_written(tei.root), _MANY)) if f"<?{TARGET}" in tei.text else []
    if not written:
        return list(findings)
    excepting = _by_place(tei, written)
    kept, used = [], set()
    for found in findings:
        one = excepting.get((found.line, found.column), {}).get(found.rule)
        if one is None:
            kept.append(found)
        else:
            used.add((one.instruction, found.rule))
    if asked(RULE):
        for one in written:
            unused = [rule for rule in one.rules if asked(rule) and (one.instruction, rule) not in used]
            kept += _slips(one, unused, context)
    return kept


def _written(root: etree._Element) -> Iterator[_Exception]:
    """Every exception of the document, those before its first element included."""
    for node in (*reversed([*root.itersiblings(preceding=True)]), *root.iter(etree.ProcessingInstruction)):
        if isinstance(node, etree._ProcessingInstruction) and node.target == TARGET:
            match = _WRITTEN.fullmatch((node.text or "").strip())
            rules = tuple(re.findall(r"[A-Z]+\d+", match[1])) if match else ()
            yield _Exception(node, next(node.itersiblings("*"), None), rules)


def _by_place(tei: Parsed, written: Sequence[_Exception]) -> dict[_Place, Mapping[str, _Exception]]:
    """The exceptions that hold at each start tag, by their rules."""
    own: dict[etree._Element, dict[str, _Exception]] = {}
    for one in written:
        if one.element is not None and one.rules:
            own.setdefault(one.element, {}).update(dict.fromkeys(one.rules, one))
    holding: dict[etree._Element | None, Mapping[str, _Exception]] = {None: {}}
    found: dict[_Place, Mapping[str, _Exception]] = {}
    for element in tei.root.iter("*"):
        around = holding[element.getparent()]
        holding[element] = here = {**around, **own[element]} if element in own else around
        if here:
            place = tei.place(element)
            found[place.line, place.column] = here
    return found


def _slips(one: _Exception, unused: Sequence[str], context: Context) -> Iterator[Finding]:
    parent = one.instruction.getparent()
    at = one.element if one.element is not None else context.tei.root if parent is None else parent
    if not one.rules:
        words = " ".join((one.instruction.text or "").split())[:60]
        yield finding(context, at, RULE, SEVERITY, f"the instruction <?{TARGET} {words}?> is not understood; {_FORM}")
    elif one.element is None:
        message = f"no element follows the exception to {' and '.join(one.rules)}; {_FORM}"
        yield finding(context, at, RULE, SEVERITY, message)
    else:
        for rule in unused:
            message = f"the exception to {rule} excepts nothing; remove it, or correct the id of the rule"
            yield finding(context, at, RULE, SEVERITY, message)
