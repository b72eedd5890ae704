"""Whatever a browser refuses, loses or keeps too long ends in a sentence and a way on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.kinds import SEED
from tests.browser.waiting import wait_until
from tests.server import SiteServer

REFUSES_STORAGE = (
    "Object.defineProperty(window, 'localStorage', {get() { throw Error('refused'); }});"
    "Object.defineProperty(window, 'sessionStorage', {get() { throw Error('refused'); }});"
)
REFUSES_WORKERS = "window.Worker = class { constructor() { throw new Error('refused'); } };"


@pytest.fixture
def fresh(browser: Browser) -> Iterator[Page]:
    """A page on which errors may be logged: they are the subject."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def alert(page: Page) -> Locator:
    return page.locator("#papershelf-search [role=alert]").first


def results(page: Page) -> Locator:
    return page.locator("#papershelf-search [data-paper]")


def searched(page: Page, shelf: SiteServer) -> None:
    """Search, and wait until nothing more is loaded."""
    page.goto(f"{shelf.url}search/?q=autism")
    expect(results(page).first).to_be_visible()
    expect(page.locator(".ps-panel__facets")).not_to_have_attribute("hidden", "")
    page.wait_for_load_state("networkidle")


def again(page: Page) -> None:
    alert(page).get_by_role("button", name="Try again").click()


def test_a_refused_worker_is_said_and_can_be_tried_again(fresh: Page, shelf: SiteServer) -> None:
    fresh.add_init_script(f"window.own = Worker; {REFUSES_WORKERS}")
    fresh.goto(f"{shelf.url}search/?q=autism")
    expect(alert(fresh)).to_contain_text("could not load")
    fresh.evaluate("() => { window.Worker = window.own; }")
    again(fresh)
    expect(results(fresh).first).to_be_visible()


def test_an_empty_script_of_the_worker_is_noticed(fresh: Page, shelf: SiteServer) -> None:
    fresh.clock.install()
    fresh.route("**/search/worker.js", lambda route: route.fulfill(body=""))
    fresh.goto(f"{shelf.url}search/?q=autism")
    expect(fresh.locator("#papershelf-search [role=status]")).to_have_text("Searching…")
    fresh.clock.run_for(31_000)
    expect(alert(fresh)).to_contain_text("could not load")
    fresh.unroute("**/search/worker.js")
    again(fresh)
    expect(results(fresh).first).to_be_visible(timeout=15_000)


@pytest.mark.parametrize(
    ("path", "script"),
    [("search/", "search/page.js"), ("search/", "search/start.js"), ("list/", "cite/list.js")],
)
def test_a_page_whose_script_never_comes_says_so(
    fresh: Page, shelf: SiteServer, path: str, script: str
) -> None:
    fresh.route(f"**/assets/{script}", lambda route: route.abort())
    fresh.goto(shelf.url + path)
    late = fresh.locator(".ps-late")
    expect(late).to_be_visible(timeout=15_000)
    expect(late).to_contain_text("has not started")
    fresh.unroute(f"**/assets/{script}")
    late.get_by_role("link", name="Load the page again").click()
    expect(late).to_have_count(0)


def test_the_sentence_for_scripts_that_never_come_does_not_flash(
    fresh: Page, shelf: SiteServer
) -> None:
    fresh.route("**/assets/search/page.js", lambda route: None)
    fresh.goto(f"{shelf.url}search/", wait_until="commit")
    fresh.locator(".ps-late").wait_for(state="attached")
    assert not fresh.locator(".ps-late").is_visible()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:40] + bytes([data[40] ^ 4]) + data[41:],
        lambda data: b"<!doctype html><title>Sign in</title>",
        lambda data: b"",
    ],
    ids=["cut", "flipped", "foreign", "empty"],
)
def test_a_damaged_part_of_the_index_is_an_error_and_loaded_anew(
    fresh: Page, shelf: SiteServer, change: Callable[[bytes], bytes]
) -> None:
    with shelf.changed("*/data/*/common/*.bin", change), shelf.changed("*/runs/*.bin", change):
        fresh.goto(f"{shelf.url}search/?q=autism")
        expect(alert(fresh)).to_contain_text("could not load")
        expect(results(fresh)).to_have_count(0)
    again(fresh)
    expect(results(fresh).first).to_be_visible()


def test_old_scripts_with_a_new_index_are_replaced(fresh: Page, shelf: SiteServer) -> None:
    def newer(data: bytes) -> bytes:
        return json.dumps({**json.loads(data), "format": 9_999}).encode()

    with shelf.changed("*/search/data/manifest.json", newer):
        fresh.goto(f"{shelf.url}search/?q=autism")
        expect(alert(fresh)).to_contain_text("could not load")
    asked: list[str] = []
    fresh.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    with fresh.expect_navigation():
        again(fresh)
    expect(results(fresh).first).to_be_visible()
    assert {path.name for path in shelf.site.glob("assets/search/*.js")} <= set(asked)


@pytest.mark.parametrize("shown", ["list", "dialog"])
def test_old_scripts_with_new_records_are_replaced(
    fresh: Page, shelf: SiteServer, shown: str
) -> None:
    def newer(data: bytes) -> bytes:
        return json.dumps({**json.loads(data), "format": 99}).encode()

    with shelf.changed("*/cite/manifest.json", newer):
        if shown == "list":
            fresh.goto(f"{shelf.url}list/#papers={SEED}")
        else:
            fresh.goto(f"{shelf.url}papers/{SEED}/")
            fresh.get_by_role("button", name="Cite").click()
        button = fresh.get_by_role("button", name="Try again")
        expect(button).to_be_visible()
    with fresh.expect_navigation():
        button.click()


def test_after_a_deploy_an_open_page_goes_on_with_the_new_index(
    fresh: Page, shelf: SiteServer
) -> None:
    searched(fresh, shelf)
    fresh.route("**/data/*/**/*.bin", lambda route: route.fulfill(status=404, body="gone"))
    fresh.locator("#ps-q").fill("methylphenidate")
    expect(alert(fresh)).to_contain_text("could not load")
    fresh.unroute("**/data/*/**/*.bin")
    again(fresh)
    expect(results(fresh).first).to_be_visible()


def test_offline_the_search_says_so_and_goes_on_when_online(fresh: Page, shelf: SiteServer) -> None:
    searched(fresh, shelf)
    fresh.context.set_offline(True)
    fresh.locator("#ps-q").fill("methylphenidate")
    expect(alert(fresh)).to_contain_text("could not load")
    fresh.context.set_offline(False)
    again(fresh)
    expect(results(fresh).first).to_be_visible()


def test_refused_storage_takes_neither_search_nor_list(fresh: Page, shelf: SiteServer) -> None:
    fresh.add_init_script(REFUSES_STORAGE)
    fresh.goto(f"{shelf.url}search/?q=autism")
    expect(results(fresh).first).to_be_visible()
    fresh.locator("input[data-tick]").first.check()
    link = fresh.get_by_role("link", name="Reading list (1), which this browser does not keep")
    # Results that are made anew know it.
    fresh.get_by_label("Sort by").select_option("oldest")
    expect(fresh.locator("#papershelf-search [role=status]")).not_to_be_empty()
    fresh.get_by_label("Sort by").select_option("relevance")
    expect(fresh.locator("input[data-tick]").first).to_be_checked()
    # The next page knows it by its address.
    link.click()
    expect(fresh.locator(".ps-list > li")).to_have_count(1)
    expect(fresh.get_by_role("status").first).to_contain_text("keep the address of this page")
    fresh.get_by_role("button", name="Remove").click()
    expect(fresh.locator(".ps-list > li")).to_have_count(0)


def test_a_box_that_cannot_answer_leads_to_the_search(fresh: Page, shelf: SiteServer) -> None:
    fresh.add_init_script(REFUSES_STORAGE)
    fresh.goto(f"{shelf.url}papers/{SEED}/", wait_until="load")
    fresh.locator(".md-search__input").focus()
    fresh.keyboard.type("autism")
    fresh.keyboard.press("Enter")
    expect(fresh.locator("#ps-q")).to_have_value("autism", timeout=15_000)


def test_without_workers_the_header_has_no_box_and_its_menu_leads_to_the_search(
    fresh: Page, shelf: SiteServer
) -> None:
    fresh.add_init_script(REFUSES_WORKERS)
    fresh.goto(f"{shelf.url}papers/{SEED}/")
    expect(fresh.locator(".md-search__input")).to_be_hidden()
    fresh.locator("#menu").get_by_role("link", name="Search", exact=True).click()
    expect(alert(fresh)).to_contain_text("could not load")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (f"papers/{SEED}/", "Cite"),
        ("papers/", "Cite"),
        ("search/?q=autism", "Export"),
        ("search/?q=autism", "Print"),
        ("search/?q=autism", "Cite this search"),
        (f"list/#papers={SEED}", "Cite this paper"),
        (f"list/#papers={SEED}", "Print"),
    ],
)
def test_what_a_button_needs_and_cannot_load_is_said_beside_it(
    fresh: Page, shelf: SiteServer, path: str, name: str
) -> None:
    fresh.add_init_script("addEventListener('beforeprint', () => { window.began = true; })")
    fresh.route("**/cite/cite.js", lambda route: route.abort())
    fresh.goto(shelf.url + path)
    button = fresh.get_by_role("main").get_by_role("button", name=name).first
    button.click()
    said = fresh.get_by_role("alert").filter(has_text="could not be loaded")
    expect(said).to_be_visible()
    button.click()
    expect(said).to_have_count(1)
    fresh.unroute("**/cite/cite.js")
    button.click()
    wait_until(fresh, "window.began || document.querySelector('dialog[open]') !== null")
    expect(said).to_have_count(0)


PAYLOAD = (
    "\"'><img src=x onerror=window.pwned=1><svg onload=window.pwned=1>javascript:window.pwned=1"
)


@pytest.mark.parametrize(
    "path",
    [
        "search/?q={}", "search/?q=author:{}", "search/?q=%22{}%22~3", "search/?condition={}",
        "search/?journal={}&all=journal", "search/?author={}", "search/?year={}", "search/?sort={}",
        "search/?without={}&q=autism", "search/?q=a&year=1990..{}", "search/#{}", "?q={}", "#{}",
        "papers/" + SEED + "/#{}", "papers/" + SEED + "/?q={}", "list/#papers={}",
        "list/#papers={},x", "list/#{}", "conditions/adhd/#{}", "nowhere/{}", "search-help/?{}",
    ],
)  # fmt: skip
def test_nothing_in_an_address_runs(fresh: Page, shelf: SiteServer, path: str) -> None:
    """Twice, since the policy alone would hide it: here pages are without."""

    def without(data: bytes) -> bytes:
        return data.replace(b"Content-Security-Policy", b"x-policy")

    for payload in (PAYLOAD, "%22%27%3E%3Cimg%20src=x%20onerror=window.pwned=1%3E"):
        with shelf.changed("*.html", without):
            fresh.goto(shelf.url + path.format(payload), wait_until="networkidle")
        assert fresh.locator("meta[http-equiv=x-policy]").count() == 1
        assert fresh.evaluate("window.pwned") is None
        assert fresh.locator("img[onerror], svg[onload], a[href^=javascript]").count() == 0


def test_nothing_in_storage_runs(fresh: Page, shelf: SiteServer) -> None:
    fresh.goto(shelf.url)
    fresh.evaluate(
        "payload => { for (const name of ['papershelf-list /shelf/', '/shelf/.__palette',"
        " 'papershelf-style']) localStorage.setItem(name, payload); }",
        json.dumps([PAYLOAD, SEED]),
    )
    for path in ("list/", f"papers/{SEED}/", "search/?q=autism"):
        fresh.goto(shelf.url + path, wait_until="networkidle")
        assert fresh.evaluate("window.pwned") is None
        assert fresh.locator("img[onerror]").count() == 0
