"""What a project wants of validation: ``tei-memcon.toml``, or the table ``[tool.tei-memcon]`` of ``pyproject.toml``.

ignore = ["TMC303"]            rules that are not asked, by their ids or the beginnings of ids
select = ["TMC0", "TMC1"]      ask these only
baseline = "baseline.json"     findings that are known, beside this file
max-warnings = 20              more of them are as bad as an error
schema = ["auto"]              what judges the files: names, or files beside this one

[severity]                     in pyproject.toml: [tool.tei-memcon.severity]
TMC301 = "error"               error or warning
"""

import re
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from tei_memcon.checks import Severity
from tei_memcon.errors import Place, UsageError
from tei_memcon.files.input import read_file
from tei_memcon.files.paths import is_file
from tei_memcon.validation.ruleset import Ruleset

NAME, PROJECT, TABLE = "tei-memcon.toml", "pyproject.toml", "tei-memcon"
_TOOLS = rf"""\btool["']?[ \t]*(?:\.[ \t]*["']?{TABLE}|[]=])"""  # where our table is written, however that is done
_KEYS = ("baseline", "ignore", "max-warnings", "schema", "select", "severity")


class Configuration(NamedTuple):
    """What a configuration file says.

    Args:
        rules: which are asked, and how bad each is.
        baseline: a file of known findings.
        max_warnings: how many are allowed.
        schemas: names of schemas, or their files.
    """

    rules: Ruleset = Ruleset()
    baseline: Path | None = None
    max_warnings: int | None = None
    schemas: tuple[str, ...] = ()


def find_configuration(folder: Path) -> Path | None:
    """The file that holds for a folder: its own, or that of the nearest folder above it.

    A ``pyproject.toml`` without our table is another tool's alone, and the search goes on above it.

    Raises:
        UsageError: a ``pyproject.toml`` on the way up cannot be read.
    """
    for above in (folder, *folder.parents):
        if is_file(above / NAME):
            return above / NAME
        project = above / PROJECT
        if is_file(project) and TABLE in _tables(project, _text(project)):
            return project
    return None


def read_configuration(path: Path) -> Configuration:
    """Read a configuration file strictly: a key that nobody reads would be a rule that somebody relies on.

    Raises:
        UnreadableError: the file cannot be read, or is no TOML.
        UsageError: it has an unknown key, a value of the wrong kind, or names no rule.
    """
    text = _text(path)
    table = _tables(path, text).get(TABLE, {}) if path.name == PROJECT else _loads(path, text)
    return _File(path, text).configuration(table)


def _text(path: Path) -> str:
    try:
        return read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("this is not UTF-8; save the configuration as UTF-8", Place(str(path))) from None


def _tables(path: Path, text: str) -> dict[str, Any]:
    """The tables of the tools of a ``pyproject.toml``; none where ours cannot be among them."""
    is_plain = "\\u" not in text.lower()  # no letter is written by its number
    if is_plain and not (TABLE in text and re.search(_TOOLS, text)):  # to read it takes as long as to check ten files
        return {}
    tools = _loads(path, text).get("tool", {})
    return tools if isinstance(tools, dict) else {}


def _loads(path: Path, text: str) -> dict[str, Any]:
    from tei_memcon.files.toml import read_toml  # most folders have no configuration

    return read_toml(text, str(path), "see docs/validate.md")


class _File:
    """A configuration file that finds the line of what is wrong in it."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.lines = path, text.split("\n")

    def configuration(self, table: object) -> Configuration:
        if not isinstance(table, dict):
            self.refuse(TABLE, f"{TABLE} is a table; write [tool.{TABLE}]")
        for key in table:
            if key not in _KEYS:
                from difflib import get_close_matches

                meant = get_close_matches(key, _KEYS, 1)
                self.refuse(key, f"there is no key {key}; " + _meant(meant, f"write one of {', '.join(_KEYS)}"))
        baseline, most = table.get("baseline"), table.get("max-warnings")
        if baseline is not None and not isinstance(baseline, str):
            self.refuse("baseline", 'baseline is the name of a file; write baseline = "tei-memcon-baseline.json"')
        if most is not None and (type(most) is not int or most < 0):
            self.refuse("max-warnings", "max-warnings is a number; write max-warnings = 0")
        rules = Ruleset(self.words(table, "select"), self.words(table, "ignore"), self.severities(table))
        for written, message in rules.slips():
            self.refuse(written, message)
        schemas = tuple(self.schema(one) for one in self.words(table, "schema", "schemas", "auto"))
        return Configuration(rules, self.path.parent / baseline if baseline else None, most, schemas)

    def words(self, table: dict[str, Any], key: str, what: str = "rules", example: str = "TMC303") -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.refuse(key, f'{key} is a list of {what}; write {key} = ["{example}"]')
        return tuple(value)

    def schema(self, written: str) -> str:
        """A schema as it is asked for from anywhere: a file lies beside the configuration."""
        beside = self.path.parent / written
        return str(beside) if is_file(beside) else written

    def severities(self, table: dict[str, Any]) -> dict[str, Severity]:
        value = table.get("severity", {})
        if not isinstance(value, dict):
            self.refuse("severity", 'severity is a table of rules; write TMC303 = "error" below its name')
        for rule, severity in value.items():
            if severity not in list(Severity):
                self.refuse(rule, f"the severity of {rule} is {' or '.join(Severity)}; to leave it out, use ignore")
        return {rule: Severity(severity) for rule, severity in value.items()}

    def refuse(self, word: str, message: str) -> NoReturn:
        """Refuse the file at the first line that holds a word."""
        line = next((number for number, line in enumerate(self.lines, 1) if word in line), None) if word else None
        raise UsageError(message, Place(str(self.path), line))


def _meant(meant: list[str], otherwise: str) -> str:
    return f"did you mean {meant[0]}?" if meant else otherwise
