"""Checks on TEI: one file each, found by being in this folder.

A check is a module with

- ``RULE``, its id, which is never used again for another rule,
- ``SEVERITY``,
- ``check(tei, context)``, which yields findings,
- ``fix(…)``, where some findings can be mended without doubt: it returns their `Change`, and its docstring is what the
  page of the rule says of ``--fix``, and
- a docstring: what it asks in one sentence, why and after which source, and an example after ``Bad::`` and ``Good::``
  (see `tei_memcon.validation.rulebook`).

Rules 0xx are those of XML and the grammar, 1xx on pointers, 2xx on inferences and omissions, 3xx on the order of notes
and pages, 4xx on people, 5xx on words, 6xx on dates, 7xx on the
header. Those from TMC101 to TMC303 stand in ``schemas/tei_memcon.sch`` as
well, with the same ids.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from lxml import etree

from tei_memcon.schemata import Schema
from tei_memcon.schemata._own import declares
from tei_memcon.tei.names import name as name  # for checks, which take all that they need from here
from tei_memcon.tei.names import tag as tag
from tei_memcon.tei.parse import XML_ID, Parsed
from tei_memcon.validation.corpus import Corpus

_ONE_GROUP = r"\((?!\?)[^()]*\)"


class Severity(StrEnum):
    """How bad a finding is: an error makes a file invalid; a warning does not, since sources do it."""

    ERROR = "error"
    WARNING = "warning"


class Change(NamedTuple):
    """What mends a finding for certain: another value for an attribute of the element, which may not have it yet.

    Args:
        attribute: as XML names it, such as ``who`` or ``xml:id``; nothing where all are to stand in the usual order.
        value: the new one.
    """

    attribute: str = ""
    value: str = ""


class Finding(NamedTuple):
    """One thing that a check found, and where.

    Args:
        file: as the user named it.
        line: of the start tag, counted from 1; None where the whole file is meant.
        column: of the start tag, counted from 1, in characters.
        rule: id, such as ``TMC101``.
        severity: error or warning.
        message: what is wrong and what to do, in one line.
        path: the way down to the element, such as ``TEI/text/body/div[2]/sp``.
        change: what mends it, where that is certain.
    """

    file: str
    line: int | None
    column: int | None
    rule: str
    severity: Severity
    message: str
    path: str | None = None
    change: Change | None = None

    @property
    def order(self) -> tuple[int, int, str, str]:
        """What findings of one file are sorted by."""
        return self.line or 0, self.column or 0, self.rule, self.message

    @property
    def lasting_message(self) -> str:
        """The message without numbers of lines, so that it stays the same when words are put in above.

        >>> Finding("a.xml", 9, 1, "TMC301", Severity.WARNING, "note 2 is used twice, first in line 7").lasting_message
        'note 2 is used twice, first in line …'
        """
        return re.sub(r"\bline \d+(?:, column \d+)?", "line …", self.message)


class Context:
    """What the checks share about the document, read once.

    Args:
        tei: the document.
        schemas: what judges it, beside the rules.
        missing: what the document says of schemas that cannot be asked, a sentence each.
        corpus: the other files that it may point into; none without one.

    >>> from tei_memcon.tei.parse import parse
    >>> context = Context(parse(b"<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='t'/>", "a.xml"))
    >>> [name(element) for element in context.ids["t"]]
    ['TEI']
    """

    def __init__(
        self,
        tei: Parsed,
        schemas: Sequence[Schema] = (),
        missing: Sequence[str] = (),
        corpus: Corpus | None = None,
    ) -> None:
        self.tei = tei
        self.schemas = schemas
        self.missing = missing
        self.corpus = corpus or Corpus(())
        # What several checks of pointers ask for: each element of TEI with an attribute, and its value.
        self.values: dict[str, Sequence[tuple[etree._Element, str]]] = {}
        # What was found of pointers, for the same stand there often: values without fault, and what was perhaps meant.
        self.sound: set[object] = set()
        self.hints: dict[object, str] = {}

    @cached_property
    def attributes(self) -> dict[str, list[tuple[etree._Element, str]]]:
        """The elements that have an attribute, with its value, by the attribute's name."""
        found: defaultdict[str, list[tuple[etree._Element, str]]] = defaultdict(list)
        for element, items in self.attributed:
            for attribute, value in items:
                found[attribute].append((element, value))
        return found

    @cached_property
    def attributed(self) -> list[tuple[etree._Element, list[tuple[str, str]]]]:
        """The elements that have attributes, with these: the one walk that all checks of attributes share."""
        elements: Any = self.tei.root.iter("*")  # of strings, and its types say perhaps of bytes
        return [(element, items) for element in elements if (items := element.items())]

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """What each prefix of pointers stands for that a ``prefixDef`` declares, with ``$1`` for what follows it.

        Only patterns that are one group are understood, as nearly all are: no pattern of a stranger is ever run.
        """
        found: dict[str, str] = {}
        for element, pattern in self.attributes.get("matchPattern", ()):
            if element.tag == tag("prefixDef") and re.fullmatch(_ONE_GROUP, pattern):
                found.setdefault(element.get("ident", ""), element.get("replacementPattern", ""))
        return found

    @cached_property
    def ids(self) -> dict[str, list[etree._Element]]:
        """The elements by their ``xml:id``; more than one where an id stands twice."""
        found: dict[str, list[etree._Element]] = {}
        for element, identifier in self.attributes.get(XML_ID, ()):
            found.setdefault(identifier, []).append(element)
        return found

    @cached_property
    def is_own(self) -> bool:
        """Whether the document declares the schema of this project."""
        return declares(self.tei)

    @cached_property
    def words(self) -> list[tuple[etree._Element, str]]:
        """All words of the document, in order, each run with the element that holds it directly.

        >>> from tei_memcon.tei.parse import parse
        >>> context = Context(parse(b"<p>a <hi>b<!-- no --></hi> c</p>", "a.xml"))
        >>> [(element.tag, words) for element, words in context.words]
        [('p', 'a '), ('hi', 'b'), ('p', ' c')]
        """
        return list(_runs(self.tei.root))

    @cached_property
    def words_of_text(self) -> list[tuple[etree._Element, str]]:
        """The same of ``text`` alone, without the header."""
        return [run for text in self.texts for run in _runs(text)]

    def may_hold(self, characters: str) -> bool:
        """Whether one of some characters may stand in the document: most have not one of those that are sought."""
        return self.tei.has_numbers or any(character in self.tei.text for character in characters)

    @cached_property
    def texts(self) -> list[etree._Element]:
        """The elements ``text``, those within another left out."""
        return [text for text in self.tei.root.iter(tag("text")) if next(text.iterancestors(tag("text")), None) is None]

    def path(self, element: etree._Element) -> str:
        """The way down to an element; a position only where there are several of the name.

        >>> from tei_memcon.tei.parse import parse
        >>> context = Context(parse(b"<body><p/><p/><list/></body>", "a.xml"))
        >>> [context.path(child) for child in context.tei.root]
        ['body/p[1]', 'body/p[2]', 'body/list']
        """
        upwards = [self._steps.get(one, name(one)) for one in (element, *element.iterancestors())]
        return "/".join(reversed(upwards))

    @cached_property
    def _steps(self) -> dict[etree._Element, str]:
        """For all elements at once: counting siblings for each finding anew is quadratic."""
        steps = {}
        for parent in self.tei.root.iter("*"):
            names = [name(child) for child in parent.iterchildren("*")]
            often, nth = Counter(names), Counter[str]()
            for child, called in zip(parent.iterchildren("*"), names, strict=True):
                nth[called] += 1
                steps[child] = f"{called}[{nth[called]}]" if often[called] > 1 else called
        return steps


def _runs(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The words in an element, in order, each run with the element that holds it directly."""
    around = [root]
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            around.append(node)
            words = node.text
        else:
            if event == "end":
                around.pop()
            words = node.tail if node is not root else None
        if words:
            yield around[-1], words


class Check(Protocol):
    """What a module of this folder offers."""

    RULE: str
    SEVERITY: Severity

    def check(self, tei: Parsed, context: Context) -> Iterator[Finding]:
        """Yield what is wrong with the document, in any order."""
        ...


def finding(
    context: Context,
    element: etree._Element,
    rule: str,
    severity: Severity,
    message: str,
    change: Change | None = None,
) -> Finding:
    """A finding at an element's start tag."""
    place = context.tei.place(element)
    return Finding(place.file, place.line, place.column, rule, severity, message, context.path(element), change)
