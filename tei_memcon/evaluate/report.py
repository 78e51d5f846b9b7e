"""What an evaluation found, told as text, as a table in Markdown, or as JSON.

The JSON has a version, ``schema``, which rises whenever a field changes its meaning or goes::

    {
      "schema": 1,
      "tool": {"name": "tei-memcon", "version": "0.1.0"},
      "title": "",
      "mappings": {"gold": "frus", "pred": "tei-memcon"},
      "records": 2,
      "features": {
        "page_breaks": {"precision": 1.0, "recall": 0.5, "f1": 0.667, "tp": 1, "fp": 0, "fn": 1, "gold": 2}
      },                                      micro-averaged; null where there is nothing to divide by
      "results": [
        {
          "name": "vol/d1",
          "trouble": "",                      what stood in the way; everything counts as missing then
          "habits": [],                       of an irregular copy
          "features": {…},                    as above, of this record
          "differences": [
            {
              "feature": "page_breaks",
              "kind": "missing",              missing, extra, other (another value), moved (to another place)
              "expected": "214", "found": null,
              "gold": {"file": "a.xml", "line": 3, "column": 7},
              "pred": {"file": "b.xml", "line": 90, "column": 12},
              "around": "six words before | six words after"
            }
          ]
        }
      ]
    }
"""

import json
from collections.abc import Iterator, Mapping

from tei_memcon import __version__
from tei_memcon.errors import Place
from tei_memcon.evaluate.differences import Difference
from tei_memcon.evaluate.outcome import Evaluation, Outcome
from tei_memcon.evaluate.score import Count
from tei_memcon.reports.text import printable

SCHEMA = 1


def text(evaluation: Evaluation, show: int = 10, worst: int = 0) -> str:
    """A table, up to ``show`` differences of each feature, and the ``worst`` records by name.

    >>> one = Outcome("a", {"heads": Count(1, 0, 1)})
    >>> print(text(Evaluation([one], ("frus", "tei"), ["heads"])), end="")
    feature        precision  recall      F1      tp      fp      fn    gold
    heads             1.0000  0.5000  0.6667       1       0       1       2
    """
    lines = [f"{'feature':15}precision  recall      F1      tp      fp      fn    gold"]
    for name, count in evaluation.totals.items():
        shares = "".join(f"{figure(value):>{width}}" for value, width in _widths(count))
        lines.append(f"{name:15}{shares}{count.tp:8}{count.fp:8}{count.fn:8}{count.gold:8}")
    lines += _worst(evaluation, worst)
    lines += _differences(evaluation, show)
    return "".join(f"{line}\n" for line in lines)


def _widths(count: Count) -> Iterator[tuple[float | None, int]]:
    yield from zip((count.precision, count.recall, count.f1), (9, 8, 8), strict=True)


def figure(value: float | None) -> str:
    """Four digits; what is not wholly right is never rounded up to 1.

    >>> figure(0.99998), figure(1.0), figure(None)
    ('0.9999', '1.0000', '-')
    """
    if value is None:
        return "-"
    return f"{min(value, 0.9999) if value < 1 else value:.4f}"


def _worst(evaluation: Evaluation, number: int) -> Iterator[str]:
    worst = evaluation.worst(number) if number else []
    if worst:
        yield from ("", f"the worst {len(worst)} of {len(evaluation.outcomes)} records")
    for outcome in worst:
        wrong = ", ".join(f"{name} {_wrong(count)}" for name, count in outcome.counts.items() if count.fp or count.fn)
        yield printable(f"{figure(outcome.marked.f1)}  {outcome.name}: {outcome.trouble or wrong}")


def _wrong(count: Count) -> str:
    return " ".join(f"{sign}{number}" for sign, number in (("−", count.fn), ("+", count.fp)) if number)


def _differences(evaluation: Evaluation, show: int) -> Iterator[str]:
    by_feature: dict[str, list[Difference]] = {name: [] for name in evaluation.totals}
    for outcome in evaluation.outcomes:
        for difference in outcome.differences:
            by_feature[difference.feature].append(difference)
    for name, found in by_feature.items() if show else ():
        if found:
            yield ""
        yield from (printable(str(difference)) for difference in found[:show])
        if len(found) > show:
            yield f"… and {len(found) - show} more of {name}; --show says how many are named"


def markdown(evaluation: Evaluation, show: int = 0, worst: int = 0) -> str:
    """The table in Markdown, and the worst records."""
    lines = ["| feature | precision | recall | F1 | gold |", "|---|---:|---:|---:|---:|"]
    for name, count in evaluation.totals.items():
        figures = " | ".join(map(figure, (count.precision, count.recall, count.f1)))
        lines.append(f"| {name} | {figures} | {count.gold} |")
    _, *found = [_cell(line) for line in _worst(evaluation, worst)] or [""]
    lines += ["", *found[:1], "", *(f"- {line}" for line in found[1:])] if found else []
    return "".join(f"{line}\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")


def as_json(evaluation: Evaluation, show: int = 0, worst: int = 0) -> str:
    """Everything, for other programs."""
    told = {
        "schema": SCHEMA,
        "tool": {"name": "tei-memcon", "version": __version__},
        "title": evaluation.title,
        "mappings": dict(zip(("gold", "pred"), evaluation.mappings, strict=True)),
        "records": len(evaluation.outcomes),
        "features": _features(evaluation.totals),
        "results": [_result(outcome) for outcome in evaluation.outcomes],
    }
    return json.dumps(told, indent=1) + "\n"


def _features(counts: Mapping[str, Count]) -> dict[str, object]:
    return {
        name: {
            "precision": count.precision,
            "recall": count.recall,
            "f1": count.f1,
            "tp": count.tp,
            "fp": count.fp,
            "fn": count.fn,
            "gold": count.gold,
        }
        for name, count in counts.items()
    }


def _result(outcome: Outcome) -> dict[str, object]:
    return {
        "name": outcome.name,
        "trouble": outcome.trouble,
        "habits": list(outcome.habits),
        "features": _features(outcome.counts),
        "differences": [_difference(difference) for difference in outcome.differences],
    }


def _difference(difference: Difference) -> dict[str, object]:
    return {
        "feature": difference.feature,
        "kind": difference.kind,
        "expected": difference.expected,
        "found": difference.found,
        "gold": _place(difference.gold),
        "pred": _place(difference.pred),
        "around": difference.around,
    }


def _place(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column}


FORMATS = {"text": text, "json": as_json, "markdown": markdown}
