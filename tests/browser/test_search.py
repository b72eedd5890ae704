"""Searching the built site in Chromium, below a path."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import SEED
from tests.server import SiteServer

QUERY = "low-dose IL-2 autism"


def test_the_header_finds_a_paper_and_the_keyboard_opens_it(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}papers/")
    page.locator(".md-search__input").click()
    page.keyboard.type(QUERY, delay=20)
    first = page.locator(".md-search-result__item a").first
    expect(first).to_have_attribute("href", re.compile(SEED), timeout=15_000)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/papers/{SEED}/"))
    expect(page.locator("article[data-paper]")).to_have_attribute("data-paper", SEED)


def test_enter_in_the_header_opens_an_entry_only_if_it_was_chosen(
    page: Page, shelf: SiteServer
) -> None:
    box = page.locator(".md-search__input")
    items = page.locator(".md-search-result__item")
    # The second finds one of the shelf's own pages, the third nothing.
    for query in ("autism", "about this shelf", "qqqxyzzy"):
        page.goto(f"{shelf.url}papers/")
        box.click()
        page.keyboard.type(query, delay=20)
        address = re.compile(rf"/search/\?q={query.replace(' ', '%20')}$")
        expect(items.last.get_by_role("link")).to_have_attribute("href", address, timeout=15_000)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(rf"/search/\?q={query.replace(' ', '(%20|[+])')}$"))
        expect(page.locator("#ps-q")).to_have_value(query)
    page.goto(f"{shelf.url}papers/")
    box.click()
    page.keyboard.type("autism", delay=20)
    expect(items.nth(2)).to_be_visible(timeout=15_000)
    chosen = items.nth(2).get_by_role("link").get_attribute("href") or ""
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile(f"{re.escape(chosen)}$"))


@pytest.mark.parametrize("key", ["Enter", "Escape", "ArrowDown"])
@pytest.mark.parametrize(
    ("path", "box"), [(f"papers/{SEED}/", ".md-search__input"), ("search/?q=autism", "#ps-q")]
)
def test_while_a_word_is_composed_the_keys_are_the_input_method_s(
    page: Page, shelf: SiteServer, path: str, box: str, key: str
) -> None:
    page.goto(shelf.url + path, wait_until="networkidle")
    page.locator(box).click()
    page.locator(box).fill("")
    session = page.context.new_cdp_session(page)
    session.send(
        "Input.imeSetComposition", {"text": "shui", "selectionStart": 4, "selectionEnd": 4}
    )
    page.evaluate(
        "addEventListener('keydown', event => window.composing = event.isComposing, true)"
    )
    before = page.url
    # As macOS sends it: 229 is the number of every key that an input method handles.
    pressed = {"type": "rawKeyDown", "key": key, "code": key, "windowsVirtualKeyCode": 229}
    session.send("Input.dispatchKeyEvent", pressed)
    assert page.evaluate("composing")
    page.wait_for_load_state("networkidle")
    assert page.url == before
    expect(page.locator(box)).to_be_focused()
    expect(page.locator(box)).to_have_value("shui")


def test_the_header_finds_hand_written_pages_too(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}papers/{SEED}/")
    page.locator(".md-search__input").click()
    page.keyboard.type("about this shelf", delay=20)
    first = page.locator(".md-search-result__item a").first
    expect(first).to_have_attribute("href", re.compile(r"/about/"), timeout=15_000)


def test_the_header_keeps_the_exact_total_and_the_way_to_all_in_sight(
    page: Page, shelf: SiteServer
) -> None:
    answer = subprocess.run(
        ["node", "tests/search/query.mjs", str(shelf.site), "autism"],
        capture_output=True,
        text=True,
        check=True,
    )
    page.goto(f"{shelf.url}papers/")
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result__meta")).to_contain_text("author:name")
    page.keyboard.type("autism ", delay=20)
    last = page.locator(".md-search-result__item").last
    expect(last).to_have_text(re.compile(rf"All {json.loads(answer.stdout)['total']} papers"))
    expect(last).to_be_in_viewport()
    expect(page.locator(".md-search-result__meta")).to_have_text("The best matches")
    last.get_by_role("link").click()
    expect(page.get_by_role("combobox", name="Search all papers")).to_have_value(
        re.compile("autism")
    )


def test_the_header_does_not_find_the_help_by_its_examples(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}search-help/")
    examples = page.locator("article a[href*='search/?'] code").all_inner_texts()
    question = next(text for text in examples if re.fullmatch(r"[a-z]+( [a-z]+)+", text))
    page.goto(f"{shelf.url}papers/")
    page.locator(".md-search__input").click()
    page.keyboard.type(question, delay=20)
    expect(page.locator(".md-search-result__item").last).to_contain_text("papers")
    expect(page.locator(".md-search-result__item", has_text="Search help")).to_have_count(0)


def test_the_search_page_lists_the_results_of_the_address(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}search/?q=low-dose+IL-2+autism")
    first = page.locator("#papershelf-search [data-paper]").first
    expect(first).to_have_attribute("data-paper", SEED)
    first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(f"/papers/{SEED}/"))


def test_the_home_page_s_box_leads_to_the_results(page: Page, shelf: SiteServer) -> None:
    page.goto(shelf.url)
    page.locator("#ps-home-q").fill(QUERY)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q="))
    expect(page.locator("#papershelf-search [data-paper]").first).to_have_attribute(
        "data-paper", SEED
    )


def test_no_results_are_distinguished_from_an_error(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}search/?q=qqqxyzzy")
    expect(page.locator("#papershelf-search [role=status]")).to_contain_text(re.compile("No|0"))
    expect(page.locator("#papershelf-search [role=alert]")).to_have_count(0)


def test_the_header_s_first_results_equal_those_read_from_disk(
    page: Page, shelf: SiteServer
) -> None:
    answer = subprocess.run(
        ["node", "tests/search/query.mjs", str(shelf.site), QUERY, "--limit", "5"],
        capture_output=True,
        text=True,
        check=True,
    )
    expected = [result["id"] for result in json.loads(answer.stdout)["results"]]
    assert expected[0] == SEED
    page.goto(f"{shelf.url}search/?q=low-dose+IL-2+autism")
    results = page.locator("#papershelf-search [data-paper]")
    expect(results.first).to_be_visible()
    shown = [result.get_attribute("data-paper") for result in results.all()]
    assert shown[:5] == expected


def test_a_lost_part_of_the_index_is_an_error_with_a_retry(
    watched: tuple[Page, object], shelf: SiteServer
) -> None:
    page, _ = watched
    page.route("**/assets/search/data/**", lambda route: route.abort())
    page.goto(f"{shelf.url}search/?q=autism")
    alert = page.locator("#papershelf-search [role=alert]")
    expect(alert).to_be_visible()
    page.unroute("**/assets/search/data/**")
    alert.get_by_role("button").click()
    expect(page.locator("#papershelf-search [data-paper]").first).to_be_visible()
