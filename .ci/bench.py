"""How long it takes: many records converted, validated and exported, and one in a fresh process.

    python .ci/bench.py [COPIES]

Copies of the records of corpus/ (100 of each by default) are converted in a temporary folder by the command line, as a
user would. Only figures are printed; what is fast enough is for people to say.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"


def measure(copies: int, folder: Path) -> dict[str, float]:
    """Seconds for each step, on copies of the corpus in a folder."""
    records = [path for path in CORPUS.rglob("*.txt") if path.is_file()]
    for record in records:
        for number in range(copies):
            place = folder / "records" / record.parent.name / f"{record.stem}-{number:05}.txt"
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(record, place)
    number = copies * len(records)
    convert = ["convert", "records", "--out-dir", "tei", "--quiet"]
    return {
        "cold start, --version": _time(folder, "--version"),
        "one record converted": _time(folder, "convert", str(records[0]), "--out-dir", "one", "--quiet"),
        "one record validated": _time(folder, "validate", "one", "--quiet"),
        f"{number} records converted": _time(folder, *convert),
        f"{number} records up to date": _time(folder, *convert),
        f"{number} records validated": _time(folder, "validate", "tei", "--quiet"),
        f"{number} records to HTML": _time(folder, "export", "tei", "--to", "html", "--out-dir", "pages"),
        f"{number} records to CSV": _time(folder, "export", "tei", "--to", "csv", "-o", "turns.csv"),
    }


def _time(folder: Path, *arguments: str) -> float:
    command = [sys.executable, "-c", "from tei_memcon.cli import main; main()", *arguments]
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def _print(figures: dict[str, float]) -> None:
    width = max(map(len, figures))
    for what, seconds in figures.items():
        print(f"{what.ljust(width)}  {seconds:8.2f} s")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        figures = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100, Path(temporary))
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    _print(figures)
