"""Hostile TEI files: each gets a sentence, nothing but it is read, and time and memory stay within bounds."""

import json
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tei_memcon import plugins, reports
from tei_memcon.validate import MOST
from tests.hostile.bounded import Told, bounded, posix
from tests.hostile.tei_files import BYTES, INJECTED, LARGE, reaching, tei

MEMORY = 450  # MB; the largest of the files has 50
pytestmark = posix


class Server:
    """A server that counts who comes, and says nothing."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.visits: list[object] = []
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}/x"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        try:
            while True:
                visit, address = self.socket.accept()
                self.visits.append(address)
                visit.close()
        except OSError:
            return  # it is closed


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.socket.close()


def checked(folder: Path, files: dict[str, bytes]) -> tuple[Told, dict[str, list[str]]]:
    """What is said of files, and the messages on each."""
    for name, content in files.items():
        (folder / f"{name}.xml").write_bytes(content)
    told = bounded(folder, "validate", ".", "--format", "json", "--schema", "tei-memcon")
    assert "Traceback" not in told.err
    assert told.status in (1, 2), told.err
    report = json.loads(told.out)
    return told, {one["file"][:-4]: [found["message"] for found in one["findings"]] for one in report["files"]}


def test_the_server_would_tell_of_a_visit(server: Server) -> None:
    socket.create_connection(server.socket.getsockname()).close()
    for _ in range(100):
        if server.visits:
            break
        threading.Event().wait(0.05)
    assert server.visits


def test_nothing_but_the_named_file_is_read(tmp_path: Path, server: Server) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(f'<!ENTITY x "{INJECTED}"><!ATTLIST p n CDATA "{INJECTED}"> {INJECTED}')
    (tmp_path / "in").mkdir()
    hostile = reaching(secret.as_uri(), server.address) | {
        f"{name}, by path": text for name, text in reaching("../secret.txt", server.address).items()
    }
    told, messages = checked(tmp_path / "in", {name: text.encode() for name, text in hostile.items()})
    assert INJECTED not in told.out + told.err
    assert server.visits == []
    refused = {name for name in hostile if "entity" in name or "XInclude" in name}
    assert all(len(messages[name]) == 1 for name in refused)
    assert all(re.search("refused|not followed", messages[name][0]) for name in refused)


def test_what_grows_without_bound_is_told_within_bounds(tmp_path: Path) -> None:
    told, messages = checked(tmp_path, {name: text.encode() for name, text in LARGE.items()})
    assert {name for name, found in messages.items() if found} == set(LARGE)
    assert max(len(one) for found in messages.values() for one in found) < 1_000
    assert max(map(len, messages.values())) <= 3 * MOST
    assert 0 < told.megabytes < MEMORY


def test_bytes_that_are_no_tei_are_told(tmp_path: Path) -> None:
    told, messages = checked(tmp_path, BYTES)
    assert {name for name, found in messages.items() if len(found) == 1} == set(BYTES)
    assert f"{len(BYTES)} files: {len(BYTES)} unreadable" in told.err
    assert 0 < told.megabytes < MEMORY


WORDS = "</script><img src=x onerror=alert(1)>]]>::error::\x9b\u202e%0A&quot;".replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize("form", plugins.names(reports))
def test_no_format_is_broken_by_hostile_words(form: str, tmp_path: Path) -> None:
    names = ("a.xml", "a,b:c%.xml", "::error::.xml", " ::stop-commands::x.xml", "<b>.xml")
    for name in names:
        (tmp_path / name).write_text(tei(f'<p who="#{WORDS}">{WORDS}</p>'), encoding="utf-8")
    told = bounded(tmp_path, "validate", *names, "--format", form, "--schema", "tei-memcon")
    assert told.status == 1
    assert "<img src" not in told.out or form != "html"
    assert not re.search("[\x9b\u202e]", told.out)
    commands = re.findall(r"^\s*::.*", told.out, re.M)
    assert all(re.match(r"::(error|warning) file=[^:]+::", command) for command in commands)
    assert bool(commands) == (form == "github")
