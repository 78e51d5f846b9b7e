"""A converter that only wraps the words, and a folder of records for it."""

from pathlib import Path

import pytest

from tei_memcon import batch
from tests.batch.runs import wrap


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "convert", wrap)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder of records among other files."""
    for name in ("b.txt", "a/b.txt", "a/c/d.TXT", "a/notes.md", ".hidden.txt", ".git/x.txt", "a/persons.txt.bak"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(f"words of {name}")
    return tmp_path
