import errno
import os
import socket
import stat
from pathlib import Path

import pytest

from tei_memcon.files.output import UnwritableError, write_safely

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")


def test_writes_the_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_safely(tmp_path / "a.xml", b"one\r\ntwo")
    assert (tmp_path / "a.xml").read_bytes() == b"one\r\ntwo"
    assert [file.name for file in tmp_path.iterdir()] == ["a.xml"]


def test_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"old")
    write_safely(tmp_path / "a.xml", b"new")
    assert (tmp_path / "a.xml").read_bytes() == b"new"


def test_takes_the_longest_name_that_a_file_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 251 + ".xml")
    write_safely(path, b"x")
    assert path.read_bytes() == b"x"


@posix
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_has_the_permissions_of_any_new_file(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_safely(tmp_path / "a.xml", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.xml").stat().st_mode) == 0o666 & ~umask


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_the_old_file_survives_a_full_disk_and_an_interruption(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    (tmp_path / "a.xml").write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises((UnwritableError, KeyboardInterrupt)) as raised:
        write_safely(tmp_path / "a.xml", b"new")
    if isinstance(error, OSError):
        assert str(raised.value) == f"{tmp_path / 'a.xml'}: cannot be written ({error.strerror}); nothing was changed"
    assert (tmp_path / "a.xml").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.xml"]


def test_a_folder_that_cannot_be_synced_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")  # what Windows says

    monkeypatch.setattr(os, "open", fail)
    write_safely(tmp_path / "a.xml", b"x")
    assert (tmp_path / "a.xml").read_bytes() == b"x"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").mkdir()
    with pytest.raises(UnwritableError, match="this is a folder; name a file"):
        write_safely(tmp_path / "a.xml", b"x")


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write_safely(tmp_path / "a" / "b" / "c.xml", b"x")
    assert (tmp_path / "a" / "b" / "c.xml").read_bytes() == b"x"


def test_a_file_where_a_folder_should_be_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(UnwritableError, match=r"a.b\.xml: cannot be written \("):
        write_safely(tmp_path / "a" / "b.xml", b"x")


@posix
@pytest.mark.parametrize("target", ["elsewhere.xml", "nowhere.xml", "/dev/null"])
def test_a_link_is_refused_and_neither_it_nor_its_target_changes(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere.xml").write_bytes(b"mine")
    (tmp_path / "a.xml").symlink_to(target)
    with pytest.raises(UnwritableError, match="this is a symbolic link"):
        write_safely(tmp_path / "a.xml", b"x")
    assert (tmp_path / "a.xml").is_symlink()
    assert (tmp_path / "elsewhere.xml").read_bytes() == b"mine"
    assert not (tmp_path / "nowhere.xml").exists()


@posix
def test_devices_and_pipes_and_sockets_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        for path in (Path("/dev/null"), tmp_path / "pipe", tmp_path / "socket"):
            with pytest.raises(UnwritableError, match="this is no ordinary file; use `-` for standard output"):
                write_safely(path, b"x")


def test_a_read_only_folder_is_refused_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")  # simulated: the superuser may write everywhere

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(UnwritableError, match=r"cannot be written \(Permission denied\)"):
        write_safely(tmp_path / "a.xml", b"x")


@pytest.mark.parametrize("name", ["a\0b.xml", "a" * 300 + ".xml"])
def test_a_name_that_no_file_can_have_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnwritableError, match="cannot be written"):
        write_safely(tmp_path / name, b"x")
