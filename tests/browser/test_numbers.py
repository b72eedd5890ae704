"""The numbers page in Chromium: its ways, and that nothing moves or is barred from anybody."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.moved import MOST, moved, watch
from tests.browser.test_browsing import violations
from tests.server import SiteServer


@pytest.mark.parametrize("start", ["", "about/", "conditions/adhd/"])
def test_every_page_leads_to_the_numbers(page: Page, shelf: SiteServer, start: str) -> None:
    page.goto(shelf.url + start)
    page.locator(".md-footer").get_by_role("link", name="The shelf in numbers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("The numbers"))


def test_a_row_of_a_table_leads_to_as_many_papers(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}numbers/")
    row = page.get_by_role("region", name="Study designs").get_by_role("row").nth(2)
    number = int(row.get_by_role("cell").first.inner_text())
    row.get_by_role("link").click()
    expect(page.locator("#papershelf-search [role=status]")).to_have_text(
        re.compile(f"^{number} papers?")
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_axe_finds_nothing_and_nothing_moves(
    browser: Browser, shelf: SiteServer, width: int, scheme: Any
) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme
    ) as context:
        page = context.new_page()
        watch(page)
        page.goto(f"{shelf.url}numbers/", wait_until="networkidle")
        assert moved(page) < MOST
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("summary").click()
        assert violations(page) == []
