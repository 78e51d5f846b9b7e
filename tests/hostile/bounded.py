"""The program in a process of its own that may use so much time and memory and no more."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

SECONDS = 120  # of the processor: what is linear takes a tenth, what hangs takes for ever
_PROGRAM = """
import re, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (%d, %d))
from tei_memcon.cli import run
status = run(sys.argv[1:])
try:
    most = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status", encoding="ascii").read())[1]) // 1024
except OSError:  # no Linux: what the process that started this one took counts as well
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 // 1024
print(f"\\n{most} MB", file=sys.stderr)
sys.exit(status)
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are those of POSIX")


@dataclass(frozen=True, slots=True)
class Told:
    """What a bounded run said.

    Args:
        status: its exit status.
        out: standard output.
        err: standard error.
        megabytes: the most memory that it took.
    """

    status: int
    out: str
    err: str
    megabytes: int


def bounded(folder: Path, *arguments: str, seconds: int = SECONDS, before: str = "") -> Told:
    """Run a command in a folder; a run that dies of its limits has the status of the signal, and fails the test."""
    program = before + _PROGRAM % (seconds, seconds + 1)
    done = subprocess.run([sys.executable, "-c", program, *arguments], cwd=folder, capture_output=True, check=False)
    err = done.stderr.decode(errors="replace")
    most = re.search(r"\n(\d+) MB\n\Z", err)
    return Told(done.returncode, done.stdout.decode(errors="replace"), err, int(most[1]) if most else -1)
