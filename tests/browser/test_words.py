"""Words are explained where they are, by keyboard, pointer and touch."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server import SiteServer

SEED = "papers/10.1186-s12888-025-07389-9/"
WORD = "p > a[href*='glossary/#']"
BOX = ".ps-words-box"


@pytest.fixture
def touched(browser: Browser, shelf: SiteServer) -> Iterator[Page]:
    """A paper's page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(shelf.url + SEED)
    yield page
    context.close()


def test_a_word_of_the_abstract_is_explained_beside_it_by_keyboard(
    page: Page, shelf: SiteServer
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(shelf.url + SEED, wait_until="networkidle")
    assert not [url for url in requests if "glossary" in url or "explain" in url]
    word = page.locator(WORD).first
    word.focus()
    page.keyboard.press("Enter")
    box = page.locator(BOX)
    expect(box).to_be_visible()
    expect(box).to_be_focused()
    expect(box.locator("dd").first).not_to_be_empty()
    name = box.locator("dt").first.inner_text()
    expect(box).to_have_attribute("aria-label", name)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(word).to_be_focused()


def test_the_tab_key_goes_through_the_box_and_on_from_the_word(
    page: Page, shelf: SiteServer
) -> None:
    page.goto(shelf.url + SEED)
    word, box = page.locator(WORD).first, page.locator(BOX)
    word.focus()
    page.keyboard.press("Tab")
    next_one = page.evaluate("document.activeElement.outerHTML")
    word.focus()
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    links = box.get_by_role("link")
    for at in range(links.count()):
        page.keyboard.press("Tab")
        expect(links.nth(at)).to_be_focused()
    page.keyboard.press("Tab")
    expect(box).to_be_hidden()
    assert page.evaluate("document.activeElement.outerHTML") == next_one
    word.focus()
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_hidden()
    expect(word).to_be_focused()


def test_a_tap_on_a_word_opens_it_on_a_phone_and_a_tap_elsewhere_closes_it(touched: Page) -> None:
    touched.locator(WORD).first.tap()
    box = touched.locator(BOX)
    expect(box).to_be_visible()
    width = touched.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    touched.locator("h1").tap()
    expect(box).to_be_hidden()


def test_one_button_explains_all_badges(page: Page, shelf: SiteServer) -> None:
    page.goto(shelf.url + SEED)
    badges = page.locator(".ps-badges a[href*='search/?']").all_inner_texts()
    page.get_by_role("button", name="What these words mean").click()
    expect(page.locator(f"{BOX} dt")).to_have_text(badges)


def test_the_box_leads_on(page: Page, shelf: SiteServer) -> None:
    page.goto(shelf.url + SEED)
    page.locator(WORD).first.click()
    page.locator(BOX).get_by_role("link", name="All words").click()
    expect(page.locator("h1")).to_have_text("Glossary")


def test_a_part_of_the_glossary_opens_as_a_page(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}conditions/adhd/")
    page.get_by_role("link", name="What these words mean").first.click()
    expect(page).to_have_url(re.compile(r"/glossary/#\w+$"))


def test_a_link_to_the_glossary_of_another_site_is_followed(
    browser: Browser, shelf: SiteServer
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.route("https://other.example/**", lambda route: route.fulfill(body="<p>Another"))
        page.goto(shelf.url + SEED)
        address = page.locator(WORD).first.evaluate(
            "link => link.href = `https://other.example/glossary/${link.hash}`"
        )
        page.locator(f"a[href='{address}']").click()
        expect(page).to_have_url(address)
        assert not [url for url in asked if "explain" in url]


def test_with_a_key_held_the_entry_opens_elsewhere(page: Page, shelf: SiteServer) -> None:
    page.goto(shelf.url + SEED)
    with page.context.expect_page() as opened:
        page.locator(WORD).first.click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_url("**/glossary/#*")
    expect(page.locator(BOX)).to_have_count(0)


def test_without_scripts_a_word_leads_to_its_entry(browser: Browser, shelf: SiteServer) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(shelf.url + SEED)
        page.locator(WORD).first.click()
        entry = page.locator(f"[id='{page.url.partition('#')[2]}']")
        expect(entry.locator("dd")).to_be_visible()


def test_where_the_glossary_cannot_be_loaded_the_link_is_followed(
    page: Page, shelf: SiteServer
) -> None:
    page.goto(shelf.url + SEED)
    page.route(
        "**/assets/explain.js",
        lambda route: route.fulfill(body="export {}", content_type="text/javascript"),
    )
    page.locator(WORD).first.click()
    expect(page.locator("h1")).to_have_text("Glossary")
