"""A folder with two records, and a converter that only wraps their words."""

from pathlib import Path

import pytest

from tei_memcon import batch
from tests.cli_convert.calls import wrap


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(batch, "convert", wrap)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name in ("in/a.txt", "in/v/b.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(f"words of {name}")
    return tmp_path
