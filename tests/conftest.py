"""What the tests of all parts share: programs from outside, which a developer may lack and CI must have.

``pytestmark = pytest.mark.java`` on a module or test skips it, with a sentence, where there is no Java; the fixture
``browser`` does the same for Chromium. With ``TEI_MEMCON_REQUIRE_ALL=1`` in the environment, as ``.ci/run`` sets it,
what would be skipped fails.

The fixture ``golden`` compares a result with the file that holds it; with ``TEI_MEMCON_WRITE_GOLDEN=1`` it writes that
file: look at the difference before you commit it.
"""

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long an example takes says more about the machine than about the program.
# A run that lands a change repeats itself; on a developer's machine every run looks at other records.
settings.register_profile("tei-memcon", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("tei-memcon")

_CONSUMERS = ("pandas", "duckdb", "pyarrow", "saxonche")
_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is marked ``java`` or ``consumers`` where there are none."""
    if item.get_closest_marker("java") and shutil.which("java") is None:
        lack("Java is not installed: the test that compares with jing was not run")
    if item.get_closest_marker("consumers") and not all(map(importlib.util.find_spec, _CONSUMERS)):
        lack("pandas, DuckDB, pyarrow or Saxon is not installed: `make consumers` runs the tests that need them")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Headless Chromium, one for all tests; take a page of your own with ``browser.new_page()``."""
    program = next(filter(None, map(shutil.which, _CHROMIUM_NAMES)), None)
    if program is None:
        lack("Chromium is not installed: the tests that open pages were not run")
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        lack("playwright is not installed: the tests that open pages were not run")
    with sync_playwright() as playwright:
        # Chromium refuses to start as root, as in most containers, unless its sandbox is off; the pages are our own.
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def golden() -> Callable[[Path, bytes], None]:
    """Compare bytes with those of a golden file, exactly; a difference is shown line by line."""

    def compare(path: Path, result: bytes) -> None:
        if os.environ.get("TEI_MEMCON_WRITE_GOLDEN") == "1":
            path.write_bytes(result)
        assert path.exists(), f"{path.name} is missing: TEI_MEMCON_WRITE_GOLDEN=1 writes it"
        assert result.decode().split("\n") == path.read_bytes().decode().split("\n")

    return compare


def lack(sentence: str) -> None:
    """Skip a test for want of a program, or fail it where all are required."""
    if os.environ.get("TEI_MEMCON_REQUIRE_ALL") == "1":
        pytest.fail(f"{sentence}, but TEI_MEMCON_REQUIRE_ALL is set", pytrace=False)
    pytest.skip(sentence)
