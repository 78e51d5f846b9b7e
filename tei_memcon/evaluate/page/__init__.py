"""Pages that show gold and prediction side by side, and an index of them.

One HTML file each, with its style inside: no script, nothing from outside. What is shown is chosen with checkboxes that
the style sheet reads.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from tei_memcon.errors import ExpectedError, SelfCheckError
from tei_memcon.evaluate import Result
from tei_memcon.evaluate.outcome import Evaluation
from tei_memcon.evaluate.page._rows import Numbered, note_rows, text_rows
from tei_memcon.evaluate.report import figure
from tei_memcon.evaluate.score import NOTES, WORDS
from tei_memcon.files.output import write_safely
from tei_memcon.pages import template

# What a sign on one side says of the other.
_ELSEWHERE = {
    "missing": "missing in the prediction",
    "extra": "not in the gold",
    "other": "another one on the other side",
    "moved": "elsewhere on the other side",
}


def page(result: Result, name: str, index: str | None = None) -> bytes:
    """The page of one record.

    Args:
        result: of the comparison.
        name: of the record.
        index: the address of the page that lists all records.
    """
    differences = [Numbered(number, one) for number, one in enumerate(result.differences(), 1)]
    content = template(__name__, "page.html.jinja").render(
        name=name,
        index=index,
        gold=result.gold.name,
        pred=result.pred.name if result.pred else "none",
        counts=result.counts,
        figure=figure,
        label=label,
        marked=[feature for feature in result.counts if feature not in (WORDS, NOTES)],
        differences=differences,
        rows=text_rows(result.comparison, differences),
        notes=note_rows(result.comparison, differences),
        elsewhere=_ELSEWHERE,
        first=_First().is_first,
    )
    return content.encode()


def index(evaluation: Evaluation, addresses: Mapping[str, str]) -> bytes:
    """The list of all records, the worst first.

    Args:
        evaluation: of the records.
        addresses: of their pages, by their names; a record without one is named only.
    """
    worst = evaluation.worst()
    content = template(__name__, "index.html.jinja").render(
        evaluation=evaluation,
        outcomes=[*worst, *(outcome for outcome in evaluation.outcomes if outcome not in worst)],
        addresses=addresses,
        features=list(evaluation.totals),
        figure=figure,
        label=label,
    )
    return content.encode()


def write_pages(
    folder: Path, evaluation: Evaluation, result_of: Callable[[str], Result], number: int | None = None
) -> Iterator[ExpectedError | SelfCheckError]:
    """Write an index and a page for each record into a folder.

    Args:
        folder: it is made if it is not there.
        evaluation: of all records.
        result_of: compares the record of a name once more.
        number: how many of the worst have a page; all records by default.

    Yields:
        Why a record has no page.

    Raises:
        UnwritableError: see `tei_memcon.files.output.write_safely`.
    """
    addresses = {}
    for outcome in evaluation.outcomes if number is None else evaluation.worst(number):
        address = f"records/{outcome.name}.html"
        try:
            content = page(result_of(outcome.name), outcome.name, "../" * address.count("/") + "index.html")
        except (ExpectedError, SelfCheckError) as error:
            yield error
        else:
            write_safely(folder / address, content)
            addresses[outcome.name] = quote(os.fsencode(address))
    write_safely(folder / "index.html", index(evaluation, addresses))


def label(feature: str) -> str:
    """A feature in words.

    >>> label("page_breaks")
    'page breaks'
    """
    return feature.replace("_", " ")


class _First:
    """Each identifier stands once on a page, however many pieces a difference has."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def is_first(self, identifier: str) -> bool:
        first = identifier not in self._seen
        self._seen.add(identifier)
        return first
