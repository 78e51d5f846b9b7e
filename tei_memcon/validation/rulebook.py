"""The rules of validation: their ids, what they ask and why, with a bad and a good example each.

What a rule's check says in its docstring is its documentation: the first sentence is what it asks, the next paragraphs
say why and after which source, and the blocks after ``Bad::`` and ``Good::`` are its examples.
"""

import inspect
import re
from dataclasses import dataclass
from types import ModuleType

from tei_memcon import checks, plugins
from tei_memcon.checks import Severity
from tei_memcon.validation.rule_ids import OF_VALIDATION

_PARTS = re.compile(r"^(Bad|Good)::\n", re.M)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Args:
        id: as findings name it, such as ``TMC101``; never used again for another rule.
        name: of its check.
        severity: unless the user's configuration gives it another.
        asks: what it asks, in a sentence.
        why: why it asks that, and after which source, in paragraphs.
        bad: TEI that breaks it; empty where it cannot be shown.
        good: the same as it should be.
        fix: what ``--fix`` does of it, in a sentence; empty where a person must look.
    """

    id: str
    name: str
    severity: Severity
    asks: str
    why: str
    bad: str = ""
    good: str = ""
    fix: str = ""

    def page(self) -> str:
        r"""All that is to be known of the rule, as Markdown.

        >>> print(Rule("TMC999", "haste", Severity.WARNING, "Nothing hurries.", "It is late.", bad="<p/>").page())
        # TMC999: haste
        <BLANKLINE>
        **warning** · Nothing hurries.
        <BLANKLINE>
        It is late.
        <BLANKLINE>
        Bad:
        <BLANKLINE>
        ```xml
        <p/>
        ```
        <BLANKLINE>
        """
        parts = [f"# {self.id}: {self.name}", f"**{self.severity}** · {self.asks}", self.why]
        examples = ("Bad", self.bad), ("Good", self.good)
        parts += [f"{called}:\n\n```xml\n{example}\n```" for called, example in examples if example]
        parts += [f"`tei-memcon validate --fix` mends what is beyond doubt: {self.fix}"] if self.fix else []
        return "\n\n".join(filter(None, parts)) + "\n"


def rulebook() -> dict[str, Rule]:
    """All rules by their ids, in the order of these.

    >>> rulebook()["TMC101"].asks
    'Every pointer of @who names a person of the document, each once.'
    """
    found = [_read(name, module) for name, module in (*OF_VALIDATION, *plugins.load_all(checks))]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}


def _read(name: str, module: ModuleType) -> Rule:
    text, *parts = _PARTS.split(inspect.getdoc(module) or "")
    asks, _, why = text.partition("\n")
    examples = {called: inspect.cleandoc(example) for called, example in zip(parts[::2], parts[1::2], strict=True)}
    return Rule(
        module.RULE,
        name,
        module.SEVERITY,
        _markdown(asks),
        _markdown(why.strip()),
        examples.get("Bad", ""),
        examples.get("Good", ""),
        _markdown(_of_fix(module)),
    )


def _of_fix(module: ModuleType) -> str:
    fix = getattr(module, "fix", None)
    said = (inspect.getdoc(fix) or "") if fix else ""
    return said[:1].lower() + said[1:]


def _markdown(text: str) -> str:
    return text.replace("``", "`")
