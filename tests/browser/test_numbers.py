"""The numbers page in Chromium: its ways, and that nothing moves or is barred from anybody."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import WIDTHS, violations_everywhere
from tests.browser.moved import MOST, moved, watch
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


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_or_is_wider_than_the_page(page: Page, shelf: SiteServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    watch(page)
    page.goto(f"{shelf.url}numbers/", wait_until="networkidle")
    assert moved(page) < MOST
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_in_the_tables(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}numbers/", wait_until="networkidle")
    page.locator("summary").click()
    assert violations_everywhere(page) == []
