"""Reading and browsing the built site in Chromium, below a path."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations_everywhere
from tests.browser.conftest import Watch
from tests.browser.kinds import KINDS, LOST, SEED
from tests.server import SiteServer


def test_the_home_page_leads_to_a_condition_and_on_to_a_paper(
    page: Page, shelf: SiteServer
) -> None:
    page.goto(shelf.url)
    page.get_by_role("link", name=re.compile("Tourette syndrome")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tourette")
    page.locator("li[data-paper] a").first.click()
    expect(page.locator("article[data-paper]")).to_be_visible()


@pytest.mark.parametrize("heading", ["Topics", "Study designs"])
def test_a_bar_of_a_term_leads_to_as_many_papers_as_it_counts(
    page: Page, shelf: SiteServer, heading: str
) -> None:
    page.goto(f"{shelf.url}conditions/tourette-syndrome/")
    bar = page.locator(".ps-overview section", has_text=heading).locator("li").first
    number = int(bar.locator("span").inner_text())
    bar.get_by_role("link").click()
    expect(page.locator("#papershelf-search [role=status]")).to_have_text(
        re.compile(f"^{number} papers?")
    )


def test_a_term_s_page_is_a_report_on_one_screen(browser: Browser, shelf: SiteServer) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{shelf.url}conditions/tourette-syndrome/")
        parts = (".ps-lead", ".ps-count .md-button", ".ps-chart", ".ps-bars", ".ps-starts > li")
        for part in parts:
            box = page.locator(part).first.bounding_box()
            assert box is not None, part
            assert box["y"] + box["height"] < 900, part


def test_a_paper_s_chip_leads_to_its_condition_where_the_paper_is_listed(
    page: Page, shelf: SiteServer
) -> None:
    page.goto(f"{shelf.url}papers/{SEED}/")
    page.locator(".ps-aside p > a").first.click()
    expect(page).to_have_url(re.compile("/conditions/"))
    expect(page.locator(f'li[data-paper="{SEED}"]')).to_be_visible()


def test_a_paper_s_doi_leads_to_the_resolver(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}papers/{SEED}/")
    link = page.locator("a.doi")
    expect(link).to_have_attribute("href", "https://doi.org/10.1186/s12888-025-07389-9")
    expect(link).to_have_text("https://doi.org/10.1186/s12888-025-07389-9")


def test_the_buttons_of_a_paper_lead_to_the_publisher_and_take_its_address(
    page: Page, shelf: SiteServer
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{shelf.url}papers/{SEED}/")
    row = page.locator(".ps-actions")
    read = row.get_by_role("link", name="Read at the publisher")
    expect(read).to_have_attribute("href", "https://doi.org/10.1186/s12888-025-07389-9")
    row.get_by_role("button", name="Share").click()
    expect(row.get_by_role("status")).to_have_text("Address copied")
    expect(row.get_by_role("button", name="Share")).to_be_visible()
    address = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    row.get_by_role("button", name="Share").click()
    expect(row.get_by_role("status")).to_have_text("The browser did not allow copying.")


def test_an_author_without_a_page_leads_to_a_search_for_the_name(
    page: Page, shelf: SiteServer
) -> None:
    page.goto(f"{shelf.url}papers/{SEED}/")
    author = page.locator(".ps-authors a[href*='search/?q=']").first
    author.click()
    expect(page).to_have_url(re.compile(r"search/\?q=author"))
    expect(page.locator(f"a[href*='papers/{SEED}/']").first).to_be_visible(timeout=15_000)


def test_a_paper_links_its_record_in_the_repository(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}papers/{SEED}/")
    row = page.locator(".ps-read dl a").first
    expect(row).to_have_attribute(
        "href", re.compile(r"^https://github\.com/example/shelf/blob/main/papers/.+\.md$")
    )


def test_the_skip_link_comes_first_and_leads_to_the_title(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}papers/{SEED}/")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused == "#title"
    assert page.locator("#title").count() == 1


@pytest.mark.parametrize(
    ("path", "boxes"), [(f"papers/{SEED}/", 1), ("nowhere/", 1), ("search/", 0)]
)
def test_what_only_scripts_need_is_put_where_the_theme_has_it(
    watched: tuple[Page, object], shelf: SiteServer, path: str, boxes: int
) -> None:
    page, _ = watched
    page.goto(shelf.url + path)
    expect(page.locator(".md-header .md-search")).to_have_count(boxes)
    expect(page.locator("body > .md-toggle")).to_have_count(2)
    expect(page.locator("body > #__search ~ .md-header ps-palette form")).to_have_count(1)
    expect(page.locator(".md-dialog > .md-dialog__inner")).to_have_count(1)


def test_a_browser_that_refuses_to_remember_still_searches(
    browser: Browser, shelf: SiteServer
) -> None:
    with browser.new_context() as context:
        context.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw Error('refused'); }})"
        )
        page = context.new_page()
        page.goto(f"{shelf.url}papers/{SEED}/")
        expect(page.locator(".md-search")).to_have_count(1)
        expect(page.locator("ps-palette form")).to_have_count(1)
        expect(page.locator("#__config")).to_have_count(1)


def test_what_is_printed_is_dark_on_white_whatever_the_screen_shows(
    browser: Browser, shelf: SiteServer
) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{shelf.url}papers/{SEED}/")
        chip, quiet = page.locator(".ps-aside p > a").first, page.locator("p.ps-authors")
        expect(chip).to_have_css("background-color", "rgb(31, 53, 51)")
        expect(quiet).to_have_css("color", "rgb(166, 178, 174)")
        page.emulate_media(media="print")
        expect(chip).to_have_css("background-color", "rgb(230, 240, 237)")
        expect(quiet).to_have_css("color", "rgb(86, 99, 95)")


@pytest.mark.parametrize("start", [f"papers/{SEED}/", "about/"])
def test_the_end_of_a_page_and_about_lead_to_the_searches(
    page: Page, shelf: SiteServer, start: str
) -> None:
    page.goto(shelf.url + start)
    links = page.get_by_role("link", name="The searches that brought papers onto this shelf")
    for number in range(links.count()):
        page.goto(shelf.url + start)
        links.nth(number).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("How the papers were found")
    assert links.count() >= 1
    diagram = page.get_by_role("img", name=re.compile("^Identified: 3; Duplicates: 2"))
    expect(diagram).to_be_visible()


def test_a_diagram_of_a_search_can_be_read_on_a_phone_and_on_paper(
    browser: Browser, shelf: SiteServer
) -> None:
    with browser.new_context(
        color_scheme="dark", viewport={"width": 390, "height": 844}
    ) as context:
        page = context.new_page()
        page.goto(f"{shelf.url}searches/")
        sizes = page.locator(".ps-flow text").evaluate_all(
            "texts => texts.map((text) => text.getBoundingClientRect().height)"
        )
        assert min(sizes) >= 12
        inside = page.locator(".ps-flow rect").evaluate_all(
            """boxes => boxes.every((box) => {
              const right = (one) => one.getBBox().x + one.getBBox().width;
              const label = box.nextElementSibling;
              return [label, label.nextElementSibling].every((text) => right(text) < right(box));
            })"""
        )
        assert inside
        box = page.locator(".ps-flow rect").first
        expect(box).to_have_css("fill", "rgb(28, 37, 37)")
        page.emulate_media(media="print")
        expect(box).to_have_css("fill", "rgb(255, 255, 255)")
        expect(page.locator(".ps-flow text").first).to_have_css("fill", "rgb(27, 42, 42)")


@pytest.mark.parametrize("folder", ["topics", "papers", "journals", "authors", "years"])
def test_every_index_leads_to_papers(page: Page, shelf: SiteServer, folder: str) -> None:
    page.goto(f"{shelf.url}{folder}/")
    page.locator("article :is(.ps-terms, .ps-names, .ps-cards) a").first.click()
    expect(page.locator("[data-paper]").first).to_be_visible()


def test_an_unknown_address_shows_a_page_that_leads_on(
    watched: tuple[Page, object], shelf: SiteServer
) -> None:
    """On a page of its own: Chromium itself notes the status 404 in the console."""
    page, _ = watched
    response = page.goto(f"{shelf.url}papers/nowhere/at/all/")
    assert response is not None
    assert response.status == 404
    assert page.title() == "We cannot find this page - Papershelf"
    expect(page.locator("article").get_by_role("link", name="Topics")).to_be_visible()
    page.get_by_role("searchbox", name="All papers").fill("tics")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{shelf.url}search/?q=tics")
    expect(page).to_have_title("tics - Search - Papershelf")


def test_an_address_with_a_doi_leads_to_its_paper(
    watched: tuple[Page, object], shelf: SiteServer
) -> None:
    page, _ = watched
    page.goto(shelf.url)
    page.goto(f"{shelf.url}doi/10.5555/SHELF.2")
    expect(page).to_have_url(f"{shelf.url}papers/10.5555-shelf.2/")
    page.go_back()
    expect(page).to_have_url(shelf.url)


def test_an_address_with_another_doi_says_that_no_paper_has_it(
    watched: tuple[Page, object], shelf: SiteServer
) -> None:
    page, _ = watched
    page.goto(f"{shelf.url}doi/10.5555/<b>nowhere/")
    said = page.get_by_role("status").filter(has_text="No paper of this site has the DOI")
    expect(said).to_contain_text("10.5555/<b>nowhere")
    link = said.get_by_role("link")
    assert link.get_attribute("href") == "https://doi.org/10.5555/%3Cb%3Enowhere"
    expect(page.get_by_role("searchbox", name="All papers")).to_have_value("10.5555/<b>nowhere")


@pytest.mark.parametrize("path", [*KINDS, LOST])
def test_axe_finds_nothing_on_a_page(
    watched: tuple[Page, Watch], shelf: SiteServer, path: str
) -> None:
    page, _ = watched
    page.goto(shelf.url + path, wait_until="networkidle")
    assert violations_everywhere(page) == []


@pytest.mark.parametrize("path", ["", "conditions/", "papers/", f"papers/{SEED}/", "searches/"])
def test_no_page_is_wider_than_a_phone(browser: Browser, shelf: SiteServer, path: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(shelf.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_a_feed_is_not_taken_for_a_translation(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, watch = watched
    page.goto(f"{shelf.url}conditions/adhd/", wait_until="networkidle")
    assert (
        page.locator("link[type='application/atom+xml']").get_attribute("rel") == "alternate feed"
    )
    assert [url for url in watch.requests if url.endswith("adhd/sitemap.xml")] == []
    assert watch.console == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_long_list_is_where_it_was_when_it_is_loaded_again(
    page: Page, shelf: SiteServer, width: int
) -> None:
    at_the_top = """() => [...document.querySelectorAll(".ps-cards > li")]
        .findIndex((card) => card.getBoundingClientRect().bottom > 100)"""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{shelf.url}papers/", wait_until="networkidle")
    for _ in range(30):
        page.mouse.wheel(0, 200)
        page.wait_for_timeout(20)
    before = page.evaluate(at_the_top)
    assert before > 10
    page.reload(wait_until="networkidle")
    assert page.evaluate(at_the_top) == before
