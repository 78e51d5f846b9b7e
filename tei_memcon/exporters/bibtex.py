r"""BibTeX: the citation of each record, for LaTeX (biblatex and BibTeX), JabRef and Zotero.

Records are ``@misc``, since no type of BibTeX fits them. The day is there twice: ``date`` for biblatex, ``year`` and
``month`` for BibTeX. The title stands in double braces, so that no style changes its capitals::

    @misc{118944,
      title = {{Record of a Conversation …}},
      date = {1990-11-19},
      year = {1990},
      month = nov,
      …
    }
"""

import re
from collections.abc import Iterable

from tei_memcon.exporters import Record
from tei_memcon.exporters._citation import LEAVES_OUT as NOT_CITED
from tei_memcon.exporters._citation import Citation, citation

SUFFIX = ".bib"
LEAVES_OUT = NOT_CITED

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MEANINGFUL = re.compile(r"[\\{}#$%&_~^]")
_COMMANDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_UNFIT_FOR_URL = re.compile(r"[\\{}%\s]")


def export_all(records: Iterable[Record]) -> bytes:
    """One file of all records, an empty line between two."""
    return "\n".join(_entry(citation(record)) for record in records).encode()


def _entry(cited: Citation) -> str:
    fields = {
        "title": f"{{{{{_latex(cited.title)}}}}}",
        "date": _braced("/".join(dict.fromkeys((cited.first_day, cited.last_day)))),
        "year": _braced(cited.first_day[:4]),
        "month": _MONTHS[int(cited.first_day[5:7]) - 1] if cited.first_day[5:7] else "",
        "venue": _braced(_latex(cited.place)),
        "series": _braced(_latex(cited.series)),
        "number": _braced(_latex(cited.number)),
        "publisher": _braced(_latex(cited.publisher)),
        "library": _braced(_latex(", ".join(filter(None, (cited.archive, cited.archive_place))))),
        "url": _braced(_UNFIT_FOR_URL.sub(_quoted, cited.url)),
        "langid": _braced(_latex(cited.language)),
        "abstract": _braced(_latex(cited.abstract)),
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@misc{{{cited.key},\n{lines}}}\n"


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _latex(words: str) -> str:
    r"""Words as LaTeX prints them.

    >>> _latex("R&D at 100% ~ {sic}")
    'R\\&D at 100\\% \\textasciitilde{} \\{sic\\}'
    """
    return _MEANINGFUL.sub(lambda match: _COMMANDS.get(match[0], f"\\{match[0]}"), words)


def _quoted(match: re.Match[str]) -> str:
    return match[0] if match[0] == "%" else f"%{ord(match[0]):02X}"
