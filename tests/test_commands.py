"""The transcripts in tests/commands/: what is typed at a terminal, what the program says, and its exit status.

In a block ``console``, a line after ``$`` is given to the shell, and the lines below are what it must print, standard
error included; ``[1]`` as the last of them is its exit status, which is 0 otherwise. The blocks of a file are one
session, in a folder of its own that holds ``corpus/`` with the records.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tei_memcon.cli import run
from tei_memcon.cli._commands import cli

ROOT = Path(__file__).parents[1]
TRANSCRIPTS = sorted((ROOT / "tests" / "commands").glob("*.md"))

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
_COMMAND = re.compile(r"^\$ (.*)\n", re.M)


def replay(transcript: str, folder: Path) -> str:
    """The transcript as it would be if it were written now."""
    environment = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
    }

    def run(command: re.Match[str]) -> str:
        done = subprocess.run(
            ["sh", "-c", command[1]], cwd=folder, env=environment, stdout=-1, stderr=subprocess.STDOUT, check=False
        )
        status = f"[{done.returncode}]\n" if done.returncode else ""
        return f"$ {command[1]}\n{done.stdout.decode()}{status}"

    def block(found: re.Match[str]) -> str:
        return f"```console\n{''.join(run(command) for command in _COMMAND.finditer(found[1]))}```"

    return _BLOCK.sub(block, transcript)


@pytest.mark.skipif(os.name != "posix", reason="the transcripts are those of a POSIX shell")
@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_program_says_what_the_transcript_says(
    path: Path, tmp_path: Path, golden: Callable[[Path, bytes], None]
) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus", ignore=shutil.ignore_patterns("*.xml", "*.json", "schemas"))
    golden(path, replay(path.read_text("utf-8"), tmp_path).encode())


def test_what_nobody_expected_is_a_bug(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object, **__: object) -> int:
        raise KeyError("record")

    monkeypatch.setattr(cli, "main", fail)
    assert run(["convert", "records"]) == 3
    (told,) = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"tei-memcon: KeyError: 'record' in test_commands\.py:\d+; please report this as a bug", told)
