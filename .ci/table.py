"""What ``make convert`` did, as a short table: the report of the conversion, a line for each record.

python .ci/table.py build/report.json
"""

import json
import sys
from pathlib import Path

COUNTS = {"turns": "turns", "reported_runs": "reported runs", "notes": "notes", "warnings": "warnings"}


def table(report: Path) -> str:
    """The table of a report, and where to look further."""
    records = json.loads(report.read_text("utf-8"))["records"]
    rows = [["record", *COUNTS.values(), "page"]]
    for record in records:
        page = Path(record["result"]).with_suffix(".html").as_posix()
        rows.append([record["source"], *(str(record["counts"][name]) for name in COUNTS), page])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:-1], widths[1:-1]), row[-1]]).rstrip() for row in rows
    ]
    lines += ["", "Open a page in a browser; the TEI of each record lies beside it, with the suffix .xml."]
    lines += [f"{report.as_posix()} tells every conclusion of the converter with its line in the source."]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(Path(sys.argv[1])))
