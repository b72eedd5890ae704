"""The evidence map in Chromium: its numbers, filters, keys, and what a phone and paper show."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations_everywhere
from tests.browser.moved import MOST, moved, watch
from tests.browser.waiting import wait_until
from tests.server import SiteServer
from tests.shelf import SHELF

PARENTS = {
    slug: term.get("parent")
    for section in ("conditions", "topics")
    for slug, term in yaml.safe_load((SHELF / "vocabulary.yml").read_text("utf-8"))[section].items()
}
Paper = dict[str, Any]


def papers_of(shelf: SiteServer) -> list[Paper]:
    """All papers of the site that count, as programs get them."""
    data = gzip.decompress((shelf.site / "exports/papers.json.gz").read_bytes())
    return [one for one in json.loads(data) if "off-topic" not in one["problems"]]


def has(tags: list[dict[str, str]], slug: str, evidence: tuple[str, ...]) -> bool:
    """Return whether one of a paper's tags, or a broader term of it, is that term."""

    def broader(own: str | None) -> Iterator[str]:
        while own:
            yield own
            own = PARENTS[own]

    found = (tag["id"] for tag in tags if tag["evidence"] in evidence)
    return any(slug in broader(own) for own in found)


ABOUT: tuple[str, ...] = ("about",)
COUNTED = ("about", "mentions", "unverified")


def naive(papers: list[Paper], row: str, column: str, evidence: tuple[str, ...] = ABOUT) -> int:
    """Count the papers that are about both terms, one after the other."""
    return sum(
        has(one["conditions"], row, evidence) and has(one["topics"], column, evidence)
        for one in papers
    )


def numbers(page: Page) -> dict[tuple[str, str], int]:
    """The numbers of the table by the slugs of row and column."""
    return {
        (row, column): int(number)
        for row, column, number in page.locator("#map").evaluate(
            """table => {
                const slug = cell => cell.querySelector("a").href.split("/").at(-2);
                const columns = [...table.tHead.rows[0].cells].slice(1).map(slug);
                return [...table.tBodies[0].rows].flatMap(row => [...row.cells].slice(1)
                    .map((cell, at) => [slug(row.cells[0]), columns[at], cell.textContent.trim()]));
            }"""
        )
    }


def expected(
    page: Page, papers: list[Paper], evidence: tuple[str, ...] = ABOUT
) -> dict[tuple[str, str], int]:
    return {pair: naive(papers, *pair, evidence) for pair in numbers(page)}


@pytest.fixture
def table(page: Page, shelf: SiteServer) -> Locator:
    page.goto(f"{shelf.url}map/")
    return page.locator("#map")


def full(table: Locator) -> Locator:
    """The numbers above 0."""
    return table.locator("td:not(.s0) a")


def test_the_menu_and_the_home_page_lead_to_the_map(page: Page, shelf: SiteServer) -> None:
    page.goto(shelf.url)
    page.locator("#menu").get_by_role("link", name="Map").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Evidence map"))
    page.go_back()
    page.get_by_role("link", name="Evidence map").click()
    expect(page).to_have_url(re.compile(r"/map/$"))


def test_the_numbers_are_a_naive_count_with_and_without_filters(
    page: Page, shelf: SiteServer, table: Locator
) -> None:
    papers, state = papers_of(shelf), page.locator("#map-state")
    assert numbers(page) == expected(page, papers)
    assert sum(numbers(page).values()) > 0
    before = state.inner_text()

    page.get_by_label("In people").check()
    expect(state).not_to_have_text(before)
    expect(state).to_have_text(re.compile(r"^\d+ papers? in the map: In people\.$"))
    people = [one for one in papers if one["studied"] == "people"]
    assert numbers(page) == expected(page, people) != expected(page, papers)

    page.get_by_label("Years from").fill("2024")
    expect(state).to_contain_text("in the map:")
    recent = [one for one in people if one["year"] and one["year"] >= 2024]
    wait_until(page, "location.search.includes('from=2024')")
    assert numbers(page) == expected(page, recent)

    page.locator("#map-form").get_by_role("button").click()
    expect(state).to_have_text(before)
    assert numbers(page) == expected(page, papers)

    page.get_by_label("only mention").check()
    expect(state).not_to_have_text(before)
    assert numbers(page) == expected(page, papers, COUNTED) != expected(page, papers)


def test_each_design_counts_its_own_papers(page: Page, shelf: SiteServer, table: Locator) -> None:
    papers, state = papers_of(shelf), page.locator("#map-state")
    select = page.get_by_label("Study design")
    designs = [one.get_attribute("value") for one in select.locator("option").all()][1:]
    assert designs
    for design in designs:
        select.select_option(design)
        wait_until(page, f"location.search.includes('design={design}')")
        expect(state).to_contain_text("in the map:")
        assert numbers(page) == expected(page, [p for p in papers if p["design"] == design])


def test_a_number_leads_to_as_many_papers(page: Page, shelf: SiteServer, table: Locator) -> None:
    page.get_by_label("In people").check()
    expect(page.locator("#map-state")).to_contain_text("in the map:")
    link = full(table).first
    number = int(link.inner_text())
    link.click()
    expect(page.locator("#papershelf-search [role=status]")).to_have_text(
        re.compile(f"^{number} papers?")
    )
    expect(page.get_by_role("button", name=re.compile("Only papers about it"))).to_be_visible()
    page.go_back()
    expect(page.get_by_label("In people")).to_be_checked()
    expect(page.locator("#map-state")).to_contain_text("in the map:")


def test_a_number_without_papers_about_both_leads_to_those_that_mention_them(
    page: Page, table: Locator
) -> None:
    table.locator("td.s0 a").first.click()
    expect(page.locator("#papershelf-search [role=status]")).to_have_text(
        re.compile(r"^[1-9]\d* papers?")
    )


def test_a_number_downloads_its_papers(page: Page, table: Locator) -> None:
    page.get_by_label("downloads its papers").check()
    link = full(table).first
    number = link.inner_text()
    link.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text(number)


def test_by_keyboard_to_a_number_to_its_papers_and_back(page: Page, table: Locator) -> None:
    # The links of the terms come before: one Tab for each, at most.
    page.locator(".ps-map").focus()
    for _ in range(table.locator("th a").count() + 1):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#map td a')"):
            break
    else:
        pytest.fail("the Tab key reaches no number")
    places = []
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        places.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert len(set(places)) > 1
    # Only one number is on the way of the Tab key.
    assert table.locator("td a[tabindex='0']").count() == 1
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert re.fullmatch(r".+, .+: \d+(, no recent review)?", label)
    address = page.url
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"search/\?condition="))
    page.go_back()  # headless Chromium has no menu whose Alt+Left goes back
    expect(page).to_have_url(address)


def test_a_lack_of_reviews_is_said_of_all_papers_only(page: Page, table: Locator) -> None:
    link = table.locator("td.g a").first
    note = re.compile(", no recent review$")
    expect(link).to_have_attribute("aria-label", note)
    page.get_by_label("only mention").check()
    expect(page.locator("#map-state")).to_contain_text("in the map:")
    expect(link).not_to_have_attribute("aria-label", note)
    expect(link).to_have_attribute("aria-label", re.compile(r", .+: \d+$"))
    page.get_by_label("only mention").uncheck()
    expect(link).to_have_attribute("aria-label", note)


def test_the_numbers_are_loaded_when_a_filter_is_used_and_nothing_moves(
    page: Page, shelf: SiteServer
) -> None:
    requests: list[str] = []
    page.on("request", lambda one: requests.append(one.url))
    watch(page)
    page.goto(f"{shelf.url}map/", wait_until="networkidle")
    assert not [url for url in requests if url.endswith(".json")]
    with page.expect_response("**/evidence-map.json"):
        page.get_by_label("In people").focus()
    page.get_by_label("In people").check()
    expect(page.locator("#map-state")).to_contain_text("in the map:")
    assert moved(page) < MOST


def test_a_failed_load_is_said_and_the_next_try_works(
    page: Page, shelf: SiteServer, browser: Browser
) -> None:
    # The console reports the failed request, so a page of its own.
    with browser.new_context() as context:
        own = context.new_page()
        own.goto(f"{shelf.url}map/")
        own.route("**/evidence-map.json", lambda route: route.abort())
        own.get_by_label("In people").check()
        expect(own.locator("#map-state")).to_contain_text("could not be loaded")
        own.unroute("**/evidence-map.json")
        own.get_by_label("only mention").check()
        expect(own.locator("#map-state")).to_contain_text("in the map:")


def test_without_scripts_the_table_and_its_links_are_there(
    browser: Browser, shelf: SiteServer
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{shelf.url}map/")
        expect(page.locator("#map-form")).to_be_hidden()
        expect(page.locator("#map td a").first).to_be_visible()


def test_on_a_phone_the_names_of_the_lines_remain_in_sight(
    browser: Browser, shelf: SiteServer
) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{shelf.url}map/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        frame, name = page.locator(".ps-map"), page.locator("#map tbody th").first
        frame.focus()
        before = name.bounding_box()
        frame.evaluate("frame => frame.scrollLeft = 300")
        assert frame.evaluate("frame => frame.scrollLeft") > 100
        after = name.bounding_box()
        assert before is not None
        assert after is not None
        assert abs(after["x"] - before["x"]) <= 1


def test_on_paper_there_is_the_whole_table_without_controls(page: Page, table: Locator) -> None:
    page.emulate_media(media="print")
    expect(page.locator("#map-form")).to_be_hidden()
    frame = page.locator(".ps-map")
    sizes = frame.evaluate("frame => [frame.scrollHeight, frame.clientHeight]")
    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("address", ["map/", "map/?studied=people&mentions=1"])
def test_axe_finds_nothing_on_the_map(page: Page, shelf: SiteServer, address: str) -> None:
    page.goto(shelf.url + address, wait_until="networkidle")
    assert violations_everywhere(page) == []
