"""What keeps people from reading a page, as axe-core finds it: https://github.com/dequelabs/axe-core."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def barriers(page: Page) -> list[str]:
    """What axe-core finds, with the elements; nothing is left out, however slight."""
    # Missing where pages are not tested.
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['impact']}: {one['help']}: {one['nodes'][0]['html']}" for one in found]
