"""What the header of an encoding says of the record, as a truth names it."""

from collections.abc import Callable
from itertools import chain

from tests.truth_printed import TEI, Element, Entry, Score, squeeze

XML = "{http://www.w3.org/XML/1998/namespace}"


def score_metadata(truth: Entry, root: Element, result: Score) -> None:
    for key, expected in truth.items():
        for value in expected if isinstance(expected, list) else [expected]:
            found = _METADATA[key](root)
            holds = _HOLDS.get(key, _equals)
            if any(holds(value, one) for one in found):
                result.add("metadata", "right")
            else:
                result.add(
                    "metadata",
                    "wrong" if found else "missing",
                    f"{key}: {value!r}, but {' | '.join(found) or 'nothing'}",
                )


def _texts(path: str) -> Callable[[Element], list[str]]:
    """What the elements of a path print."""
    tags = path.replace("/", f"/{TEI}").replace("./", ".//", 1)
    return lambda root: [" ".join("".join(one.itertext()).split()) for one in root.iterfind(tags)]


def _when(*attributes: str, part: slice) -> Callable[[Element], list[str]]:
    """Part of the first of these attributes that a date or time of the meeting has."""

    def read(root: Element) -> list[str]:
        dates = chain.from_iterable(root.iterfind(f".//{TEI}setting/{TEI}{name}") for name in ("date", "time"))
        values = [next(filter(None, map(one.get, attributes)), "") for one in dates]
        return list(filter(None, (_part(value, part) for value in values)))

    return read


_DATE, _TIME = slice(0, 10), slice(11, 16)


def _part(value: str, part: slice) -> str:
    """The date or the time of a moment.

    >>> _part("1975-07-20T10:05:00", _TIME), _part("10:05:00", _TIME), _part("10:05:00", _DATE), _part("1975", _DATE)
    ('10:05', '10:05', '', '1975')
    """
    if part is _TIME:
        return value.rpartition("T")[2][:5] if ":" in value else ""
    return "" if ":" in value[:10] else value[part]


def _attribute(path: str, name: str) -> Callable[[Element], list[str]]:
    tags = path.replace("/", f"/{TEI}").replace("./", ".//", 1)
    return lambda root: [one.get(name, "") for one in root.iterfind(tags)]


def _identifiers(root: Element) -> list[str]:
    return [one.text or "" for one in root.iterfind(f".//{TEI}publicationStmt/{TEI}idno")]


_METADATA: dict[str, Callable[[Element], list[str]]] = {
    "title": lambda root: _texts("./titleStmt/title")(root)[:1],
    "date": _when("when", "from", part=_DATE),
    "from": _when("from", part=_DATE),
    "to": _when("to", part=_DATE),
    "time_from": _when("from", "when", part=_TIME),
    "time_to": _when("to", part=_TIME),
    "place": _texts("./setting/placeName"),
    "language": lambda root: [one.get(f"{XML}lang", "") for one in root.iterfind(f"{TEI}text")],
    "participants": _texts("./person/persName"),
    "identifier": _identifiers,
    "original_language": _attribute("./textLang", "mainLang"),
    "abstract": _texts("./abstract"),
    "repository": _texts("./msIdentifier/repository"),
    "shelfmark": _texts("./msIdentifier/idno"),
    "translator": lambda root: [
        " ".join(name.text or "" for name in one.iterfind(f"{TEI}name"))
        for one in root.iterfind(f".//{TEI}respStmt")
        if one.get(f"{XML}id") == "translator"
    ],
}


def _equals(expected: str, found: str) -> bool:
    return squeeze(expected) == squeeze(found)


_HOLDS: dict[str, Callable[[str, str], bool]] = {
    "participants": lambda expected, found: squeeze(expected).casefold() in squeeze(found).casefold(),
    "abstract": lambda expected, found: squeeze(found).startswith(squeeze(expected)),
}
