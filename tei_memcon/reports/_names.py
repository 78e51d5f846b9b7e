"""What the reports share: names of files as other programs want them, and names for findings that last."""

import contextlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tei_memcon.checks import Finding
from tei_memcon.validate import Verdict


def relative(file: str) -> str:
    """A file's name with ``/``, from the working directory where it lies in there.

    >>> relative("tei/a.xml"), relative(str(Path.cwd() / "a.xml"))
    ('tei/a.xml', 'a.xml')

    A line that begins with ``::`` is a command to GitHub, whoever chose the name.

    >>> relative("::error::.xml")
    './::error::.xml'
    """
    path = Path(file)
    if path.is_absolute():
        with contextlib.suppress(ValueError, FileNotFoundError):  # it lies elsewhere; the working directory is gone
            path = path.relative_to(Path.cwd())
    name = path.as_posix()
    return f"./{name}" if name.lstrip().startswith("::") else name


def fingerprints(verdict: Verdict) -> Iterator[tuple[Finding, str]]:
    """Each finding of a file with a name that it keeps while lines are put in above it.

    Services that know a finding again by this name drop one of two equal names: of several alike each has its own.
    """
    import hashlib  # which the lines of text do not wait for

    seen: Counter[tuple[str, str]] = Counter()
    for found in verdict.findings:
        kind = found.rule, found.lasting_message
        seen[kind] += 1
        whole = "\0".join((relative(verdict.file), *kind, str(seen[kind])))
        yield found, hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:32]
