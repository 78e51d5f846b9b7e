"""`tei-memcon init`: what continuous integration is told to install, and what is never replaced."""

import json
import os
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from tei_memcon import __version__, new_corpus
from tei_memcon.errors import UsageError
from tei_memcon.new_corpus import write_corpus
from tei_memcon.validation.configuration import read_configuration


class Installed:
    def __init__(self, origin: object) -> None:
        self.origin = origin

    def read_text(self, name: str) -> str | None:
        return None if self.origin is None else json.dumps(self.origin)


@pytest.mark.parametrize(
    ("origin", "package"),
    [
        (None, f"tei-memcon=={__version__}"),
        ({"url": "file:///home/a/tei-memcon", "dir_info": {"editable": True}}, f"tei-memcon=={__version__}"),
        (
            {"url": "https://example.org/tei-memcon.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b2c"}},
            "git+https://example.org/tei-memcon.git@0a1b2c",
        ),
    ],
)
def test_the_program_is_installed_from_where_it_came(
    origin: object, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_corpus, "distribution", lambda name: Installed(origin))
    write_corpus(tmp_path, ["github", "gitlab"])
    for name in (".github/workflows/tei.yml", ".gitlab-ci.yml"):
        assert f'pip install --quiet "{package}"\n' in (tmp_path / name).read_text("utf-8")


def test_a_copy_that_was_never_installed_is_named_by_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(new_corpus, "distribution", refuse)
    assert new_corpus._package() == f"tei-memcon=={__version__}"


def test_the_configuration_is_one_with_and_without_its_comments(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    path = tmp_path / "tei-memcon.toml"
    assert set(read_configuration(path).rules.severities) == {"TMC501", "TMC502"}
    lines = path.read_text("utf-8").splitlines()
    keys = "\n".join(line.removeprefix("# ") for line in lines if line.startswith("# ") and " = " in line)
    path.write_text(keys + "\n[severity]\nTMC501 = 'error'\n", "utf-8")
    assert set(tomllib.loads(keys)) == {"ignore", "max-warnings", "baseline", "schema"}
    assert read_configuration(path).max_warnings == 20


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "tei-memcon.toml").symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(UsageError, match="is there already; nothing was written"):
        write_corpus(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["tei-memcon.toml"]
