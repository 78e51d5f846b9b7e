"""How long it takes: many records converted, validated and exported, and one in a fresh process.

    python .ci/bench.py [COPIES | FOLDER]

Copies of the records of corpus/ (100 of each by default), or the records of a folder with their personographies, are
converted in a temporary folder by the command line, as a user would. Of each step the seconds are printed, and the
seconds of processor time, which tell more on a machine that has other work. What is fast enough is for people to say.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).parents[1] / "corpus"


class Taken(NamedTuple):
    """Seconds of the clock, and of processor time in all processes."""

    seconds: float
    processor: float


def copy_corpus(copies: int, folder: Path) -> None:
    """Many copies of the records of corpus/."""
    for record in CORPUS.rglob("*.txt"):
        for number in range(copies):
            place = folder / record.parent.name / f"{record.stem}-{number:05}.txt"
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(record, place)


def copy_records(records: Path, folder: Path) -> None:
    """The records of a folder, with the personographies beside them; nothing else, since it may hold results."""
    for path in records.rglob("*"):
        if path.suffix == ".txt" or path.name in ("persons.xml", "persons.csv"):
            place = folder / path.relative_to(records)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)


def measure(folder: Path) -> dict[str, Taken]:
    """What each step takes, on the records of a folder."""
    records = sorted((folder / "records").rglob("*.txt"))
    number = f"{len(records):,}"
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


def _time(folder: Path, *arguments: str) -> Taken:
    command = [sys.executable, "-c", "from tei_memcon.cli import main; main()", *arguments]
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode > 1:  # 1: something was found, which is a result as well
        sys.exit(done.stderr)
    after = os.times()
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(time.perf_counter() - start, children)


def _print(figures: dict[str, Taken]) -> None:
    width = max(map(len, figures))
    for what, taken in figures.items():
        print(f"{what.ljust(width)}  {taken.seconds:8.2f} s  {taken.processor:8.2f} s of processor time")


def _main(what: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if what.isdigit():
            copy_corpus(int(what), folder / "records")
        else:
            copy_records(Path(what), folder / "records")
        figures = measure(folder)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    _print(figures)


if __name__ == "__main__":
    _main(sys.argv[1] if len(sys.argv) > 1 else "100")
