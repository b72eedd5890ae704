"""What a box suggests while one types, in Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import violations_everywhere
from tests.browser.waiting import wait_until
from tests.server import SiteServer


def box(page: Page) -> Locator:
    return page.get_by_role("combobox").and_(page.locator("input"))


def listed(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions")


def options(page: Page) -> Locator:
    return listed(page).get_by_role("option")


@pytest.fixture(params=["", "search/"])
def opened(request: pytest.FixtureRequest, page: Page, shelf: SiteServer) -> Page:
    """The home page, and the search page: the same code serves both."""
    page.goto(f"{shelf.url}{request.param}")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    return page


def test_a_suggestion_is_chosen_with_the_keyboard(opened: Page) -> None:
    box(opened).press_sequentially("sleep autis", delay=20)
    expect(options(opened).first).to_contain_text("Autism")
    expect(box(opened)).to_have_attribute("aria-expanded", "true")
    label = options(opened).first.locator("span").first.inner_text()
    opened.keyboard.press("ArrowDown")
    expect(options(opened).first).to_have_attribute("aria-selected", "true")
    active = box(opened).get_attribute("aria-activedescendant")
    assert active == options(opened).first.get_attribute("id")
    expect(box(opened)).to_be_focused()
    opened.keyboard.press("ArrowUp")
    expect(box(opened)).not_to_have_attribute("aria-activedescendant", re.compile(""))
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    expect(opened).to_have_url(re.compile(r"/search/\?q=sleep\+Autism"))
    expect(listed(opened)).to_be_hidden()
    expect(box(opened)).to_have_value(f"sleep {label}")
    expect(opened.locator("[data-paper]").first).to_be_visible()


def test_escape_closes_the_suggestions_and_enter_searches_for_what_was_typed(opened: Page) -> None:
    box(opened).press_sequentially("autis", delay=20)
    expect(listed(opened)).to_be_visible()
    opened.keyboard.press("Escape")
    expect(listed(opened)).to_be_hidden()
    expect(box(opened)).to_be_focused()
    expect(box(opened)).to_have_value("autis")
    opened.keyboard.press("Enter")
    expect(opened).to_have_url(re.compile(r"/search/\?q=autis$"))


def test_a_title_leads_to_its_paper_by_pointer(opened: Page) -> None:
    box(opened).press_sequentially("insomnia who fini", delay=20)
    paper = options(opened).filter(has_text="paper")
    expect(paper.first).to_be_visible()
    title = paper.first.locator("span").first.inner_text()
    paper.first.click()
    expect(opened).to_have_url(re.compile(r"/papers/[^/]+/$"))
    expect(opened.locator("h1")).to_contain_text(title)


def test_leaving_the_box_closes_the_suggestions(opened: Page) -> None:
    box(opened).press_sequentially("autis", delay=20)
    expect(listed(opened)).to_be_visible()
    opened.keyboard.press("Tab")
    expect(listed(opened)).to_be_hidden()


def test_after_the_last_suggestion_come_the_results(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}search/")
    box(page).press_sequentially("autis", delay=20)
    expect(listed(page)).to_be_visible()
    for _ in range(options(page).count() + 1):
        page.keyboard.press("ArrowDown")
    expect(listed(page)).to_be_hidden()
    expect(page.locator("[data-paper] h2 a").first).to_be_focused()


# Counts the answers with suggestions, before the page gets them.
ANSWERS = """
window.answers = 0;
window.Worker = class extends Worker {
  constructor(...address) {
    super(...address);
    this.addEventListener("message", ({data}) => answers += Array.isArray(data.answer));
  }
};
"""


@pytest.mark.parametrize("key", ["Enter", "Escape"])
@pytest.mark.parametrize("address", ["", "search/"])
def test_a_list_that_was_closed_is_not_opened_by_a_late_answer(
    page: Page, shelf: SiteServer, address: str, key: str
) -> None:
    held: list[Route] = []
    page.route("**/suggest.js", lambda route: held.append(route))
    page.add_init_script(ANSWERS)
    page.goto(f"{shelf.url}{address}")
    if address == "":  # the home page is left by Enter
        page.locator("form:has(#ps-home-q)").evaluate(
            "form => form.addEventListener('submit', event => event.preventDefault())"
        )
    with page.expect_request("**/suggest.js"):
        box(page).fill("autis")
    page.keyboard.press(key)
    box(page).focus()
    held[0].continue_()
    wait_until(page, "answers === 1")
    expect(listed(page)).to_be_hidden()
    box(page).press_sequentially("m")
    expect(listed(page)).to_be_visible()


def test_who_types_before_the_script_has_come_goes_on_typing(page: Page, shelf: SiteServer) -> None:
    held: list[Route] = []
    page.route("**/box.js", lambda route: held.append(route))
    page.goto(shelf.url, wait_until="commit")
    early = page.locator("#ps-home-q")
    early.press_sequentially("auts")
    early.press("ArrowLeft")
    assert early.get_attribute("role") is None
    held[0].continue_()
    expect(early).to_have_role("combobox")
    expect(early).to_be_focused()
    page.keyboard.type("i")
    expect(early).to_have_value("autis")
    expect(listed(page)).to_be_visible()


def test_a_box_elsewhere_starts_no_search_before_it_is_used(page: Page, shelf: SiteServer) -> None:
    page.goto(shelf.url)
    page.wait_for_load_state("networkidle")
    before = len(page.workers)
    with page.expect_worker():
        box(page).focus()
    assert len(page.workers) == before + 1


@pytest.mark.parametrize("address", ["", "search/"])
def test_axe_finds_nothing_while_suggestions_show(
    page: Page, shelf: SiteServer, address: str
) -> None:
    page.goto(f"{shelf.url}{address}")
    box(page).press_sequentially("autis", delay=20)
    expect(listed(page)).to_be_visible()
    page.keyboard.press("ArrowDown")
    # The list covers a part of what is below it, which is then too small to point at.
    assert violations_everywhere(page, within="form:has([role=combobox])") == []
    expect(listed(page)).to_be_visible()
