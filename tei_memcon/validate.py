"""Check TEI: is it well-formed, is it of our schema, and do the rules hold that no schema can state?"""

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tei_memcon import checks, plugins
from tei_memcon.checks import Check, Context, Finding, Severity, _exceptions, _unreadable
from tei_memcon.errors import ExpectedError, Place, SelfCheckError, UnreadableError, in_words
from tei_memcon.files.input import STDIN, read_file
from tei_memcon.files.paths import is_file, is_folder
from tei_memcon.schemata._own import OwnSchema, own_schema
from tei_memcon.tei.parse import TEI, Parsed, parse, parse_file
from tei_memcon.validation.corpus import Corpus
from tei_memcon.validation.ruleset import Ruleset
from tei_memcon.validation.schema_choice import SchemaChoice
from tei_memcon.workers import in_order, paying

_TOGETHER = 8  # files sent to another process at once
MOST = 10_000  # findings of one rule in one file
UNREADABLE = _unreadable.RULE  # the rule of files that cannot be checked at all: missing, not well-formed, not TEI


class Verdict(NamedTuple):
    """What is to be said about one file.

    Args:
        file: as the user named it.
        findings: in the order of their places.
        readable: whether it could be parsed; if not, the one finding is of rule ``TMC000``.
        skipped: it came from a folder and is XML of another kind; there are no findings.
        unjudged: no schema judged it, only the rules did; the user has not asked for that.
        is_bug: this program failed on it; the one finding says how.
    """

    file: str
    findings: Sequence[Finding] = ()
    readable: bool = True
    skipped: bool = False
    unjudged: bool = False
    is_bug: bool = False

    @property
    def errors(self) -> int:
        """How many findings make the file invalid."""
        return sum(finding.severity == Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings do not."""
        return len(self.findings) - self.errors

    @property
    def status(self) -> str:
        """One of ``valid``, ``invalid``, ``unreadable`` and ``skipped``."""
        if self.skipped:
            return "skipped"
        if not self.readable:
            return "unreadable"
        return "invalid" if self.errors else "valid"


def validate(
    source: Path | str | bytes | Parsed,
    name: str = "document",
    *,
    rules: Ruleset | None = None,
    schemas: SchemaChoice | None = None,
    quick: bool = False,
    corpus: Corpus | None = None,
) -> list[Finding]:
    """Check one document with every check there is, or with those that are chosen.

    Args:
        source: a path, the bytes of a file, or a document that is parsed already.
        name: what messages call it, where the source is bytes.
        rules: which rules are asked, and how bad each is; all, and as bad as they are by themselves.
        schemas: which schemas judge it; without a choice this project's own, whether the document declares it or not.
        corpus: the other files that it may point into; without it those of its folder, where it is a file.
        quick: look for errors only.

    Returns:
        The findings in the order of their places; the document is valid if none of them is an error.

    Raises:
        UnreadableError: the file cannot be read, is not well-formed, or is not TEI; or a schema cannot be read.
        UsageError: a schema that is named is none.

    >>> tei = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p who="#nobody">Yes.</p></text></TEI>'
    >>> for finding in validate(tei, "a.xml"):
    ...     print(f"{finding.line}:{finding.column} {finding.rule} {finding.message.partition(';')[0]}")
    1:1 TMC701 <TEI> has no teiHeader
    1:42 TMC001 <text> is not allowed as the first element inside <TEI>
    1:48 TMC001 <p> is not allowed inside <text>
    1:48 TMC101 @who="#nobody" on <p> names nobody known
    """
    tei = _parsed(source, name)
    if not tei.is_tei:
        raise UnreadableError(_other_kind(tei.root), tei.place(tei.root))
    judges, missing = schemas.of(tei) if schemas else ([OwnSchema()], [])
    context = Context(tei, judges, missing, corpus or _of_its_folder(tei))
    asked = rules.asks if rules else _ask_all
    chosen = _chosen(rules.select, rules.ignore) if rules else _checks()
    chosen = [check for check in chosen if check.SEVERITY == Severity.ERROR] if quick else chosen
    found = [finding for check in chosen for finding in _bounded(check.check(tei, context))]
    findings = _exceptions.apply(tei, context, found, asked)
    return sorted(map(rules.judge, findings) if rules else findings, key=lambda finding: finding.order)


def _bounded(findings: Iterator[Finding]) -> Iterator[Finding]:
    """What a check finds, up to a number that nobody reads: a file can be made to have millions."""
    for number, found in enumerate(findings):
        if number == MOST:
            yield found._replace(message=f"more than {MOST} findings of this rule; mend some of them, and look again")
            return
        yield found


def _of_its_folder(tei: Parsed) -> Corpus | None:
    path = Path(tei.name)
    return Corpus([path]) if is_file(path) else None


def _ask_all(rule: str) -> bool:
    return True


class File(NamedTuple):
    """A file that is to be checked.

    Args:
        path: of it; ``-`` is standard input.
        name: what messages call it.
        skipping: XML of another kind is left alone, as where a folder is walked.
    """

    path: Path
    name: str
    skipping: bool = False


def validate_many(
    paths: Iterable[Path],
    *,
    rules: Ruleset | None = None,
    schemas: SchemaChoice | None = None,
    stdin_name: str = "standard input",
    tei_only: bool = False,
    jobs: int | None = 1,
) -> Iterator[Verdict]:
    """Check files, all files named ``*.xml`` in folders, and standard input (``-``), and tell each in this order.

    An unreadable file is a verdict with a finding of rule ``TMC000``, and the next file follows. XML of another kind
    is such a file where it is named, and skipped where a folder is walked.

    Args:
        paths: files and folders.
        rules: which rules are asked, and how bad each is.
        schemas: which schemas judge; without a choice our own, for the files that declare it.
        stdin_name: what messages call standard input.
        tei_only: skip XML of other kinds where it is named, too.
        jobs: number of processes; None for as many as pay off.

    Raises:
        UnreadableError: a folder, or a schema that is named, cannot be read.
        UsageError: a schema that is named is none.
    """
    paths = list(paths)
    files = find_files(paths, stdin_name, tei_only=tei_only)
    yield from validate_files(files, rules=rules, schemas=schemas, corpus=Corpus(paths), jobs=jobs)


def find_files(paths: Iterable[Path], stdin_name: str = "standard input", *, tei_only: bool = False) -> list[File]:
    """The files that are meant by some paths, those of a folder in the order of their names.

    Raises:
        UnreadableError: a folder cannot be read.
    """
    found: list[File] = []
    for path in paths:
        if str(path) == STDIN:
            found.append(File(path, stdin_name, tei_only))
        elif is_folder(path):
            found += (File(file, str(file), skipping=True) for file in _xml_files(path))
        else:
            found.append(File(path, str(path), tei_only))
    return found


def validate_files(
    files: Sequence[File],
    *,
    rules: Ruleset | None = None,
    schemas: SchemaChoice | None = None,
    corpus: Corpus | None = None,
    jobs: int | None = 1,
) -> Generator[Verdict, None, None]:
    """The same for files that are found already. No more of them are in memory than are worked at.

    Raises:
        UnreadableError: a schema that is named cannot be read.
        UsageError: it is none.
    """
    schemas = schemas or SchemaChoice()
    _ = schemas.named  # a slip in a name is told before any file is judged
    jobs = min(jobs or paying(len(files)), len(files)) or 1
    if any(str(file.path) == STDIN for file in files):
        jobs = 1  # another process has another standard input
    judge = _Judge(rules, schemas, corpus or Corpus(file.path for file in files))
    with closing(in_order(judge, files, jobs, _load_all, _TOGETHER)) as verdicts:
        for file, verdict in verdicts:
            if isinstance(verdict, ExpectedError):
                raise verdict
            yield _failed(file, verdict) if isinstance(verdict, SelfCheckError) else verdict


class _Judge:
    """What makes a verdict of a file, in this process or another."""

    def __init__(self, rules: Ruleset | None, schemas: SchemaChoice, corpus: Corpus) -> None:
        self.rules, self.schemas, self.corpus = rules, schemas, corpus

    def __call__(self, file: File) -> Verdict | ExpectedError | SelfCheckError:
        """The verdict; or what is wrong with a schema, or with this program."""
        try:
            return self.verdict(file)
        except UnreadableError as error:
            place = error.place or Place(file.name)
            return _unreadable_verdict(place._replace(file=file.name), error.message)
        except (MemoryError, OSError) as error:
            return _unreadable_verdict(Place(file.name), str(in_words(error)))
        except Exception as error:
            return in_words(error)

    def verdict(self, file: File) -> Verdict:
        tei = parse(read_file(file.path), file.name)
        if file.skipping and not tei.is_tei and not _means_tei(tei.root):
            return Verdict(file.name, skipped=True)
        found = validate(tei, rules=self.rules, schemas=self.schemas, corpus=self.corpus)
        return Verdict(file.name, found, unjudged=self.schemas.leaves_alone(tei))


def _unreadable_verdict(place: Place, message: str) -> Verdict:
    found = Finding(place.file, place.line, place.column, UNREADABLE, Severity.ERROR, message)
    return Verdict(place.file, [found], readable=False)


def _failed(file: File, error: SelfCheckError) -> Verdict:
    return _unreadable_verdict(Place(file.name), str(error))._replace(is_bug=True)


def _load_all() -> None:
    """Load what every file needs, before other processes begin as copies of this one."""
    own_schema()
    _checks()


def _parsed(source: Path | str | bytes | Parsed, name: str) -> Parsed:
    if isinstance(source, Parsed):
        return source
    return parse(source, name) if isinstance(source, bytes) else parse_file(source)


@cache
def _checks() -> "Sequence[Check]":
    return [module for _, module in plugins.load_all(checks)]


@cache
def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> "Sequence[Check]":
    return [check for check in _checks() if Ruleset(select, ignore).asks(check.RULE)]


def _xml_files(folder: Path) -> Iterator[Path]:
    """The files named ``*.xml`` below a folder, in the order of their names; hidden ones are left alone."""

    def refuse(error: OSError) -> None:
        raise UnreadableError(f"this folder cannot be read ({error.strerror})", Place(str(error.filename)))

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(".xml") and not name.startswith("."):
                yield Path(parent, name)


def _means_tei(root: etree._Element) -> bool:
    """TEI in name, but not in TEI's namespace: a slip that nobody wants to see skipped."""
    return etree.QName(root).localname in ("TEI", "TEI.2", "teiCorpus")


def _other_kind(root: etree._Element) -> str:
    name = etree.QName(root)
    if name.localname == "TEI.2":
        return "this is TEI P4; convert it to TEI P5 first"
    if _means_tei(root):
        return f'<{name.localname}> is not in the namespace of TEI; write <{name.localname} xmlns="{TEI}">'
    if name.namespace == TEI:
        what = f"this is a part of TEI, which begins with <{name.localname}>"
        return f"{what}; give the whole document, which begins with <TEI>"
    return f"this is not TEI: its first element is <{name.localname}>, not <TEI>; give a TEI file"
