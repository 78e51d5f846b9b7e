"""A baseline: the findings that a corpus has already, so that only new ones are told.

It is a file to be kept with the corpus and read by people: files, rules, messages, and how often each stands there.
Lines are not in it, so that a paragraph put in above changes nothing::

    {
      "baseline": 1,
      "files": {
        "tei/a.xml": [
          {"rule": "TMC301", "message": "note number 2 is used twice …", "count": 1}
        ]
      }
    }

Names of files are relative to the folder of the baseline.
"""

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tei_memcon.checks import Finding, _unreadable
from tei_memcon.errors import Place, UsageError
from tei_memcon.files.input import read_file
from tei_memcon.files.output import write_safely
from tei_memcon.validate import Verdict

VERSION = 1
_ADVICE = "write it anew with --write-baseline"
_Kind = tuple[str, str]  # rule and message


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings.

    Args:
        path: of the file.
        files: for each file, how often a rule and a message stand there.
    """

    path: Path
    files: dict[str, Counter[_Kind]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """Read a baseline.

        Raises:
            UnreadableError: there is no such file, or it cannot be read.
            UsageError: it is no baseline.
        """
        try:
            content = json.loads(read_file(path))
            version, files = content["baseline"], content["files"]
            known = {
                str(file): Counter({(str(one["rule"]), str(one["message"])): int(one["count"]) for one in found})
                for file, found in files.items()
            }
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise UsageError(f"this is no baseline, or it is damaged; {_ADVICE}", Place(str(path))) from None
        if version != VERSION:
            raise UsageError(f"this baseline is of another version of the program; {_ADVICE}", Place(str(path)))
        return cls(path, known)

    def without_known(self, verdict: Verdict) -> Verdict:
        """What was found in a file and is not known; of more alike than are known, the last."""
        left = Counter(self.files.get(self._name(verdict.file), {}))
        new = []
        for found in verdict.findings:
            if left[_kind(found)] > 0 and found.rule != _unreadable.RULE:
                left[_kind(found)] -= 1
            else:
                new.append(found)
        return verdict._replace(findings=new)

    def mended(self, verdict: Verdict) -> int:
        """How many known findings of a file are no longer there; nobody knows of one that could not be read."""
        if not verdict.readable:
            return 0
        return (self.files.get(self._name(verdict.file), Counter()) - Counter(map(_kind, verdict.findings))).total()

    def learn(self, verdict: Verdict) -> Verdict:
        """Know what was found in a file instead of what was known of it, and give what can never be known."""
        self.files[self._name(verdict.file)] = Counter(
            _kind(found) for found in verdict.findings if found.rule != _unreadable.RULE
        )
        return self.without_known(verdict)

    def write(self) -> None:
        """Write down what is known.

        Raises:
            UnwritableError: see `tei_memcon.files.output.write_safely`.
        """
        told = {
            file: [{"rule": rule, "message": message, "count": known[rule, message]} for rule, message in sorted(known)]
            for file, known in sorted(self.files.items())
            if known
        }
        # ASCII escapes: names of files may hold bytes that are not UTF-8.
        text = json.dumps({"baseline": VERSION, "files": told}, indent=2)
        write_safely(self.path, f"{text}\n".encode())

    def _name(self, file: str) -> str:
        try:
            relative = os.path.relpath(file, self.path.parent)
        except ValueError:  # on Windows, a file of another drive
            relative = file
        return Path(relative).as_posix()


def _kind(found: Finding) -> _Kind:
    return found.rule, found.lasting_message
