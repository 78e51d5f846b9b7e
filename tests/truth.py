"""How much of what a person says about a record its encoding holds.

A truth is a TOML file beside a record, written from the record alone by somebody who does not know the program:

    family = "romanian"                # the name of the folder
    reader = "wilson_center"           # the reader that should take the record; left out when any will do
    refused = true                     # instead of all that follows: the record is no conversation
    [metadata]                         # any of: title, date or from/to, time_from, time_to, place, language,
    participants = ["Munteanu"]        # participants (one distinguishing name each), identifier,
                                       # original_language, abstract (its first words)
    [[turns]]
    label = "Cde. I. Munteanu:"        # as printed, brackets included
    who = "Munteanu"                   # the same for all labels of a person; a list for several; "" if unknown
    begins = "the first four words"    # that follow the label
    [[reported]]                       # reported speech: who is told to speak, "" for narration
    who = "Munteanu"
    begins = "Munteanu said that he"
    [[page_breaks]]
    n = "2"                            # of a page end: as printed, with end = true
    before = "the words after it"      # "" if nothing follows: then the mark may as well be a fw
    [[notes]]
    n = "1"                            # "" if the note has no number
    after = "the words before its mark"  # "" if its mark is lost
    text = "the first words of it"     # "" for a mark without a note, or one that stands a second time
    [[omissions]]
    words = "[Five pages omitted.]"    # as printed
    reason = "omitted"                 # an ellipsis; all others are the @reason of a gap
    unit = "page"                      # where stated
    quantity = "5"                     # where stated; at_most for "less than"
    [[supplied]]
    words = "to compel"                # without the brackets
    [[stage]]
    words = "(laughter)"

All words are compared without white space, because an encoding may print a line end as a space or as nothing.
Anything of these kinds that the encoding has and the truth has not is *extra*; of metadata and reported speech, more
may be encoded than the truth says. People are compared by sameness: which identifier they are given is no matter.

``python -m tests.truth TRUTHS ENCODINGS`` scores ``ENCODINGS/<folder>/<name>.xml`` against
``TRUTHS/<folder>/<name>.truth.toml``.
"""

import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.truth_header import score_metadata
from tests.truth_printed import TEI, Element, Entry, Printed, Score, is_note, is_note_mark, pair, squeeze


def load(path: Path) -> Entry:
    """A truth.

    Raises:
        tomllib.TOMLDecodeError: The file is no TOML.
    """
    return tomllib.loads(path.read_text())


def score(truth: Entry, root: Element) -> Score:
    """Compare an encoding with the truth about its record."""
    result, printed = Score(), Printed(root)
    turns = _score_turns(truth.get("turns", []), printed, result)
    reported = _score_reported(truth.get("reported", []), printed, result)
    _score_speakers([*turns, *reported], result)
    _score_page_breaks(truth.get("page_breaks", []), printed, result)
    _score_notes(truth.get("notes", []), printed, result)
    _score_omissions(truth.get("omissions", []), printed, result)
    _score_words("supplied", truth.get("supplied", []), printed, result)
    _score_words("stage", truth.get("stage", []), printed, result)
    score_metadata(truth.get("metadata", {}), root, result)
    return result


Told = tuple[str, tuple[str, ...], tuple[str, ...]]
"""What was said, by whom in truth, by whom as encoded."""


def _score_turns(truths: list[Entry], printed: Printed, result: Score) -> list[Told]:
    speakers = [speaker for speaker in printed.named("speaker") if _parent(speaker).tag == f"{TEI}sp"]

    def begins(truth: Entry, speaker: Element) -> bool:
        end = printed.spans[speaker][1] + len(squeeze(truth["begins"]))
        return printed.follows(speaker, truth["begins"]) and end <= printed.spans[_parent(speaker)][1]

    pairs, missing, extra = pair(truths, speakers, begins)
    for truth, speaker in pairs:
        label, expected = printed.words(speaker), squeeze(truth["label"])
        result.judge("turns", ["" if label == expected else f"its label is {label}"], _turn(truth))
    for truth in missing:
        result.add("turns", "missing", _turn(truth))
    for speaker in extra:
        result.add("turns", "extra", printed.words(_parent(speaker))[:60])
    return [(_turn(truth), _names(truth), _ids(_parent(speaker))) for truth, speaker in pairs]


def _score_reported(truths: list[Entry], printed: Printed, result: Score) -> list[Told]:
    told: list[Told] = []
    for truth in truths:
        start = printed.text.find(squeeze(truth["begins"]))
        if start < 0:
            result.add("reported", "missing", truth["begins"])
            continue
        end = start + len(squeeze(truth["begins"]))
        around = [one for one in printed.named("said") if printed.spans[one][0] < end <= printed.spans[one][1]]
        ids = _ids(around[-1]) if around else ()
        if ids or not _names(truth):
            told.append((truth["begins"], _names(truth), ids))
        else:
            result.add("reported", "missing", f"a speaker of {truth['begins']!r}")
    return told


def _turn(truth: Entry) -> str:
    return f"{truth['label']} {truth['begins']}"


def _names(truth: Entry) -> tuple[str, ...]:
    who = truth["who"]
    return tuple(who) if isinstance(who, list) else (who,) if who else ()


def _ids(element: Element) -> tuple[str, ...]:
    return tuple((element.get("who") or "").split())


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _score_speakers(told: list[Told], result: Score) -> None:
    """Each person has one identifier, and no two have the same; who is unknown has none."""
    ids = _identify(told)
    for what, names, encoded in told:
        known = {ids[name] for name in names if name in ids}
        others = set(encoded) - known
        right = len(encoded) == len(names) and known <= set(encoded) and not others & set(ids.values())
        differing = "" if right else f"{' '.join(encoded) or 'nobody'}, not {', '.join(names) or 'nobody'}"
        result.judge("speakers", [differing], what)


def _identify(told: list[Told]) -> dict[str, str]:
    """The identifier that most turns of a person have; one that two share belongs to the one with more turns."""
    votes = Counter((names[0], ids[0]) for _, names, ids in told if len(names) == len(ids) == 1)
    found: dict[str, str] = {}
    for (name, identifier), _ in votes.most_common():
        if name not in found and identifier not in found.values():
            found[name] = identifier
    return found


def _score_page_breaks(truths: list[Entry], printed: Printed, result: Score) -> None:
    must = [truth for truth in truths if truth["before"]]
    may = [str(truth["n"]) for truth in truths if not truth["before"]]
    pairs, missing, extra = pair(must, printed.named("pb"), lambda truth, pb: printed.follows(pb, truth["before"]))
    for truth, pb in pairs:
        n = str(int(truth["n"]) + 1) if truth.get("end") else truth["n"]
        result.judge("page_breaks", [_differ("n", n, pb.get("n"))], truth["before"])
    for truth in missing:
        result.add("page_breaks", "missing", f"{truth['n']} before {truth['before']}")
    for pb in extra:
        if printed.spans[pb][1] < len(printed.text) or not may:
            result.add("page_breaks", "extra", str(pb.get("n")))


def _differ(name: str, expected: str | None, found: str | None) -> str:
    return "" if expected == found else f"{name} is {found}, not {expected}"


def _score_notes(truths: list[Entry], printed: Printed, result: Score) -> None:
    notes = [element for element in printed.spans if is_note(element)]
    marks = [element for element in printed.spans if is_note_mark(element)]
    for truth in truths:
        found = next((one for one in (notes if truth["text"] else marks) if _is_the_note(truth, one, printed)), None)
        if found is None:
            result.add("notes", "missing", f"{truth['n']} after {truth['after']!r}: {truth['text']}")
            continue
        (notes if truth["text"] else marks).remove(found)
        differing = "" if _is_at_its_words(truth, found, printed) else "it stands elsewhere"
        result.judge("notes", [differing], f"{truth['n']} after {truth['after']!r}")
    for element in [*notes, *marks]:
        result.add("notes", "extra", squeeze("".join(element.itertext()))[:60])


def _is_the_note(truth: Entry, element: Element, printed: Printed) -> bool:
    text = squeeze("".join(element.itertext()))
    if is_note_mark(element):
        return text.strip("[]()") == truth["n"] and printed.precedes(element, truth["after"])
    return (element.get("n") or "") == truth["n"] and text.lstrip("[(").startswith(squeeze(truth["text"]).lstrip("[("))


def _is_at_its_words(truth: Entry, element: Element, printed: Printed) -> bool:
    if not truth["after"]:
        return element.get("type") in {"unanchored", "source"}
    return printed.precedes(element, truth["after"])


def _score_omissions(truths: list[Entry], printed: Printed, result: Score) -> None:
    elements = [one for one in printed.named("ellipsis", "gap") if _parent(one).tag != f"{TEI}speaker"]
    pairs, missing, extra = pair(
        truths, elements, lambda truth, one: _bare(truth["words"]) == _bare(printed.words(one))
    )
    for truth, element in pairs:
        reason = "omitted" if element.tag == f"{TEI}ellipsis" else element.get("reason")
        differences = [
            _differ("reason", truth["reason"], reason),
            _differ("unit", truth.get("unit"), element.get("unit")) if truth.get("unit") else "",
            _differ("quantity", truth.get("quantity"), element.get("quantity")),
            _differ("atMost", truth.get("at_most"), element.get("atMost")),
        ]
        result.judge("omissions", differences, truth["words"])
    for truth in missing:
        result.add("omissions", "missing", truth["words"])
    for element in extra:
        result.add("omissions", "extra", printed.words(element))


def _score_words(name: str, truths: list[Entry], printed: Printed, result: Score) -> None:
    """The words in the elements of a name; those in labels and in notes are of no account here."""
    elements = [
        one for one in printed.named(name) if not any(True for _ in one.iterancestors(f"{TEI}speaker", f"{TEI}note"))
    ]
    pairs, missing, extra = pair(
        truths, elements, lambda truth, one: _bare(truth["words"]) == _bare(printed.words(one))
    )
    for truth, _ in pairs:
        result.judge(name, [], truth["words"])
    for truth in missing:
        result.add(name, "missing", truth["words"])
    for element in extra:
        result.add(name, "extra", printed.words(element))


def _bare(words: str) -> str:
    return squeeze(words).strip("[]()")


def quotations(truth: Entry) -> Iterator[str]:
    """The words that a truth quotes from its record, in the order of the truth, without white space."""
    for turn in truth.get("turns", []):
        yield squeeze(turn["begins"])
        yield squeeze(turn["label"])
    for name, keys in (("reported", ["begins"]), ("page_breaks", ["before"]), ("notes", ["after", "text"])):
        yield from (squeeze(entry[key]) for entry in truth.get(name, []) for key in keys)
    for name in ("omissions", "supplied", "stage"):
        yield from (squeeze(entry["words"]) for entry in truth.get(name, []))


def main(truths: Path, encodings: Path) -> None:
    """Print what each encoding of a folder gets wrong, and the counts of all."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(truths.glob("*/*.truth.toml")):
        truth, encoding = load(path), (encodings / path.relative_to(truths)).with_suffix("").with_suffix(".xml")
        if truth.get("refused") or not encoding.exists():
            print(f"{path.parent.name}/{path.name}: {'not ' if not encoding.exists() else ''}encoded")
            continue
        result = score(truth, etree.parse(encoding).getroot())
        for aspect, tally in result.counts.items():
            counts[aspect].update(tally)
        for fault in result.faults:
            print(f"{path.parent.name}/{path.name}: {fault}")
    for aspect, tally in counts.items():
        share = tally["right"] / sum(tally.values())
        print(f"{aspect:12} {share:6.1%}  {dict(tally)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
