"""The source note of a FRUS document, parsed: where the original lies, how it was classified, who drafted it.

Source: National Archives, RG 59, Harbor Files. Secret; Nodis. Drafted by Oak and approved in S on …
"""

import re
from collections.abc import Iterator

from tei_memcon.model import Added, Field

_START = re.compile(
    r"[\[(]?(?:Source|SOURCE)(?:\s?[:;—]\s*| (?=[A-Z]))|Summary: .{0,4000}?\bSource: ", re.S
)  # or it follows on a summary
_SENTENCE = re.compile(r"(?<=[\w)\]”\"’])\.\s+(?=[A-Z\[“])")
_ABBREVIATION = re.compile(r"\b(?:Dr|Mr|Mrs|St|Jr|Sr|No|Nos|vol|pt|Gen|Lt|Col|[A-Z])$")
_LEVEL = re.compile(
    r"(?P<level>top secret|secret|confidential|unclassified|official use only|limited official use|restricted)\b", re.I
)
_CAVEAT = re.compile(r"^[A-Z][\w/’' -]{1,40}$")
_KINDS = (
    ("lot", re.compile(r"\blot\s[\w –-]+|\b\d{2}\s?D\s?\d{1,4}\b", re.I)),
    ("box", re.compile(r"\bbox(?:es)?\s[\w–-]+", re.I)),
    ("folder", re.compile(r"\bfolder\b", re.I)),
    ("file", re.compile(r"^(?:\d{3}[A-Z]?\.\w|[A-Z]{2,4}\s[\d–-]+|D\d{6})")),
)
_COLLECTION = re.compile(r"\b(?:files?|papers|records|collection|library|series|system)\b", re.I)
_YEARS = re.compile(r"^(?:\d{4}(?:[–-]\d{2,4})?)$")
_DRAFTING = re.compile(
    r"\b(?P<what>drafted|approved|cleared|prepared|transmitted|concurred)\s(?:by|in)\s(?P<who>[^.;]{1,120}?)"
    r"(?=\s(?:and\s(?:approved|cleared|drafted|concurred)|on\s[A-Z]|in\s[A-Z])|[.;,]|$)",
    re.I,
)  # fmt: skip


def source_note(words: str) -> Iterator[Field]:
    """The header fields that a source note states.

    >>> note = "Source: Department of State, Soviet Union, 1958–1984, Lot 90D438, Talks. Secret; Sensitive."
    >>> [(field.name, field.content[0].text) for field in source_note(note)]  # doctest: +NORMALIZE_WHITESPACE
    [('repository', 'Department of State'), ('collection', 'Soviet Union, 1958–1984'), ('holding', 'Lot 90D438'),
     ('holding', 'Talks'), ('level', 'Secret'), ('caveat', 'Sensitive')]
    """
    match = _START.match(words)
    if not match:
        return
    sentences = list(_sentences(words[match.end() :]))
    yield from _location(sentences[0])
    for sentence in sentences[1:]:
        level = _LEVEL.match(sentence)
        if level:
            yield from _classification(sentence)
            break
    for found in _DRAFTING.finditer(words):
        yield Field("drafting", (Added(found["who"].strip()),), {"type": f"{found['what'].lower()} by"})


def _sentences(words: str) -> Iterator[str]:
    start = 0
    for stop in _SENTENCE.finditer(words):
        if not _ABBREVIATION.search(words[start : stop.start()]):
            yield words[start : stop.start()]
            start = stop.end()
    yield words[start:].strip().rstrip(".]")


def _location(sentence: str) -> Iterator[Field]:
    """Repository first, then collections, until the first part that is a lot, box, folder or file."""
    parts = _parts(sentence)
    yield Field("repository", (Added(parts[0]),))
    in_collection = True
    for i, part in enumerate(parts[1:]):
        kind = next((name for name, pattern in _KINDS if pattern.search(part)), "")
        if not kind and in_collection and (i == 0 or _COLLECTION.search(part)):
            yield Field("collection", (Added(part),))
            continue
        in_collection = False
        yield Field("holding", (Added(part),), {"type": kind or "folder"})


def _parts(sentence: str) -> list[str]:
    """The parts between commas; years and days stay with what stands before them."""
    parts: list[str] = []
    for part in sentence.split(", "):
        if parts and _YEARS.match(part):
            parts[-1] += f", {part}"
        elif part:
            parts.append(part)
    return parts or [sentence]


def _classification(sentence: str) -> Iterator[Field]:
    level, *caveats = re.split(r"\s*;\s*", sentence)
    yield Field("level", (Added(level.strip()),))
    yield from (Field("caveat", (Added(caveat.strip()),)) for caveat in caveats if _CAVEAT.match(caveat.strip()))
