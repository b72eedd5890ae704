"""Nothing jumps while a page loads, on a cheap phone and a slow line too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import KINDS, LOST
from tests.browser.moved import MOST, moved, slow_down, watch
from tests.server import SiteServer


@pytest.mark.parametrize("path", [*KINDS, LOST])
def test_nothing_moves_on_a_slow_phone(browser: Browser, shelf: SiteServer, path: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        watch(page)
        slow_down(page)
        page.goto(f"{shelf.url}{path}", wait_until="networkidle")
        assert moved(page) < MOST
