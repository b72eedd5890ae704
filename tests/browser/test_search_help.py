"""The page that explains the query language: every example on it finds papers."""

from __future__ import annotations

import json
import re
import subprocess
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import WIDTHS
from tests.server import SiteServer

EXAMPLES = "article a[href*='search/?']"
# The paragraph of examples that get a hint.
HINTED = "article h2#what-is-not-understood + p a[href*='search/?']"


@pytest.fixture
def help_page(page: Page, shelf: SiteServer) -> Page:
    page.goto(f"{shelf.url}search-help/")
    return page


def query_of(address: str) -> str:
    """Return what an address puts into the box."""
    return parse_qs(urlsplit(address).query).get("q", [""])[0]


def test_every_example_finds_papers_and_is_understood(help_page: Page, shelf: SiteServer) -> None:
    links = help_page.locator(EXAMPLES).all()
    addresses = [urlsplit(link.get_attribute("href") or "").query for link in links]
    assert len(addresses) > 30
    answer = subprocess.run(
        ["node", "tests/search/addresses.mjs", str(shelf.site)],
        input="\n".join(f"?{address}" for address in addresses),
        capture_output=True,
        text=True,
        check=True,
    )
    found = dict(zip(addresses, json.loads(answer.stdout), strict=True))
    assert [address for address, one in found.items() if one["total"] == 0] == []
    hinted = [address for address, one in found.items() if one["hint"]]
    links = help_page.locator(HINTED).all()
    explained = [urlsplit(link.get_attribute("href") or "").query for link in links]
    assert len(explained) > 5
    assert hinted == explained


def test_an_example_shows_the_query_that_it_asks(help_page: Page) -> None:
    for link in help_page.locator(f"{EXAMPLES}:has(code)").all():
        assert query_of(link.get_attribute("href") or "") == link.inner_text()


def test_every_field_of_the_query_language_is_explained(help_page: Page) -> None:
    text = help_page.locator("article").inner_text()
    names = "author title abstract summary body condition topic journal year doi has is problem"
    assert [name for name in names.split() if f"{name}:" not in text] == []


def test_an_example_opens_the_search_with_its_results(help_page: Page) -> None:
    help_page.get_by_role("link", name="year:2015..2020", exact=True).click()
    expect(help_page.get_by_role("combobox", name="Search all papers")).to_have_value(
        "year:2015..2020"
    )
    expect(help_page.locator("#papershelf-search [data-paper]").first).to_be_visible()


def test_the_header_finds_the_help(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}about/")
    page.locator(".md-search__input").click()
    page.keyboard.type("search help", delay=20)
    first = page.locator(".md-search-result__item a").first
    expect(first).to_have_attribute("href", re.compile(r"/search-help/"), timeout=15_000)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_help_page_is_no_wider_than_the_window(
    page: Page, shelf: SiteServer, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{shelf.url}search-help/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
