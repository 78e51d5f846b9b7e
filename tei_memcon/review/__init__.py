"""A page on which a scholar decides what the converter could only guess: the source beside its encoding.

One HTML file with its style and script inside; it asks for nothing from outside, and runs no other script whatever the
record says. What is decided there becomes a file of decisions (see `tei_memcon.decisions`), which `convert` applies.
"""

import json
from collections.abc import Sequence

from tei_memcon.convert import convert
from tei_memcon.decisions import Decisions
from tei_memcon.pages import file, policy, template
from tei_memcon.people.personography import Personography
from tei_memcon.review._data import data
from tei_memcon.review._encoding import encoding
from tei_memcon.review._pieces import Pieces
from tei_memcon.review._source import source_text
from tei_memcon.source import Source
from tei_memcon.surfaces import Surface

_SCRIPTS = ("toml.js", "state.js", "marking.js", "form.js", "draw.js", "page.js")
_GENERATOR = "tei-memcon review"
# What would end the element that holds the data, or be taken for markup in it.
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def review(
    source: Source,
    decisions: Decisions | None = None,
    *,
    file_name: str = "",
    reader: str = "auto",
    personography: Personography | None = None,
    surfaces: Sequence[Surface] = (),
) -> bytes:
    """The review page of a record, in UTF-8.

    Args:
        source: the record.
        decisions: those that there are already; the page shows them, and goes on with them.
        file_name: of the decisions, which the page offers for download.
        reader: as for `tei_memcon.convert.convert`.
        personography: the user's list of persons.
        surfaces: the user's own.

    Raises:
        RefusedError: no reader accepts the record.
        SelfCheckError: a bug of the converter.
    """
    document = convert(source, reader=reader, personography=personography, surfaces=surfaces).document
    known = data(document, decisions or Decisions(), file_name or "decisions.toml")
    pieces = Pieces(document, [(place["span"][0], place["span"][1]) for place in known["items"]])
    script = "\n".join(file(__name__, name) for name in _SCRIPTS)
    header, text = encoding(document, pieces)
    page = template(__name__).render(
        name=source.name,
        generator=_GENERATOR,
        source=source_text(document, pieces),
        header=header,
        text=text,
        data=json.dumps({**known, "pieces": pieces.of_items}, ensure_ascii=False).translate(_IN_SCRIPT),
        policy=policy(script),
        script=script,
    )
    return page.encode()


def is_page(content: bytes) -> bool:
    """Whether a file is a review page, which a new one may replace.

    >>> is_page(b'<html><meta name="generator" content="tei-memcon review">'), is_page(b"<html>")
    (True, False)
    """
    return f'<meta name="generator" content="{_GENERATOR}">'.encode() in content[:4000]
