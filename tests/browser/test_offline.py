"""A site that was visited works without a network, and with one it is always the newest."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.waiting import wait_until
from tests.server import SiteServer

SEED = "papers/10.1186-s12888-025-07389-9/"


@pytest.fixture
def server(shelf: SiteServer, tmp_path: Path) -> Iterator[SiteServer]:
    """A copy of the site, whose files and network a test may change."""
    site = tmp_path / "site"
    shutil.copytree(shelf.site, site)
    with SiteServer(site) as server:
        yield server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(service_workers="allow") as context:
        yield context


def visit(page: Page, address: str) -> None:
    """Open a page, and wait for the service worker to have kept it."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")


@pytest.fixture
def visited(context: BrowserContext, server: SiteServer) -> Page:
    """A page that shows a paper, the first page that was visited."""
    page = context.new_page()
    visit(page, server.url + SEED)
    return page


def test_the_first_page_visited_can_be_read_without_a_network_with_its_styles(
    visited: Page, server: SiteServer
) -> None:
    title = visited.locator("h1").inner_text()
    colour = "getComputedStyle(document.querySelector('.ps-actions .md-button')).backgroundColor"
    before = visited.evaluate(colour)
    server.down = True
    visited.reload()
    expect(visited.locator("h1")).to_have_text(title)
    expect(visited.get_by_role("button", name="Share")).to_be_visible()
    assert visited.evaluate(colour) == before


def test_a_visited_search_answers_without_a_network(visited: Page, server: SiteServer) -> None:
    visit(visited, f"{server.url}search/?q=tics")
    visited.locator("#papershelf-search [data-paper]").first.wait_for()
    found = visited.locator("#papershelf-search [data-paper] a").first.inner_text()
    # Once more, now that the service worker sees all requests.
    visited.reload(wait_until="networkidle")
    server.down = True
    visited.goto(f"{server.url}search/?q=tics&sort=newest")
    visited.goto(f"{server.url}search/?q=tics")
    expect(visited.locator("#papershelf-search [data-paper] a").first).to_have_text(found)


def test_a_page_that_was_not_visited_says_so_and_leads_to_those_that_were(
    visited: Page, server: SiteServer
) -> None:
    title = visited.title()
    server.down = True
    visited.goto(f"{server.url}conditions/adhd/")
    expect(visited.locator("h1")).to_have_text("You are offline")
    assert visited.url == f"{server.url}conditions/adhd/"
    visited.get_by_role("main").get_by_role("link", name=title).click()
    expect(visited).to_have_url(server.url + SEED)
    visited.go_back()
    server.down = False
    visited.get_by_role("button", name="Try again").click()
    expect(visited.locator("h1")).to_have_text("ADHD")


def test_the_page_for_readers_without_a_network_offers_nothing_that_does_nothing(
    browser: Browser, server: SiteServer
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server.url}offline/")
        expect(page.locator("[data-offline-again]")).to_be_hidden()
    with browser.new_context() as context:
        # As on a page without encryption.
        context.add_init_script("delete window.caches")
        page, errors = context.new_page(), []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{server.url}offline/", wait_until="networkidle")
        assert errors == []


def test_with_a_network_the_newest_page_is_shown(visited: Page, server: SiteServer) -> None:
    visited.reload(wait_until="networkidle")
    file = server.site / SEED / "index.html"
    file.write_text(file.read_text("utf-8").replace("<h1", "<p id=news>News<h1", 1), "utf-8")
    visited.reload()
    expect(visited.locator("#news")).to_be_visible()
    server.down = True
    visited.reload()
    expect(visited.locator("#news")).to_be_visible()


def test_a_network_that_does_not_answer_in_time_is_not_waited_for(
    visited: Page, server: SiteServer
) -> None:
    server.delay = 20
    # Loaded, so that scripts and styles were not waited for either.
    visited.goto(server.url + SEED, timeout=15_000)
    expect(visited.get_by_role("heading", level=1)).to_be_visible()
    expect(visited.get_by_role("button", name="Share")).to_be_visible()
    server.delay = 0


def caches_of(page: Page) -> list[str]:
    found: list[str] = page.evaluate("caches.keys()")
    return found


def test_a_new_frame_replaces_what_belonged_to_the_old_one(
    visited: Page, server: SiteServer
) -> None:
    (old,) = caches_of(visited)
    script = server.site / "service-worker.js"
    text = re.sub(r'VERSION = "\w+"', 'VERSION = "next"', script.read_text("utf-8"))
    script.write_text(text, "utf-8")
    visited.reload(wait_until="networkidle")
    wait_until(visited, f"caches.has({json.dumps(old)}).then((has) => !has)")
    (new,) = caches_of(visited)
    assert new.endswith(" next")


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "async () => (await (await caches.open((await caches.keys())[0])).keys())"
        ".map((request) => request.url)"
    )
    return found


def test_files_of_an_index_that_was_replaced_are_dropped(visited: Page, server: SiteServer) -> None:
    visit(visited, f"{server.url}search/?q=tics")
    visited.locator("#papershelf-search [data-paper]").first.wait_for()
    visited.reload(wait_until="networkidle")
    data = server.site / "assets/search/data"
    (folder,) = {
        url.split("/data/")[1].partition("/")[0]
        for url in kept(visited)
        if "/data/" in url and "manifest" not in url
    }
    (data / folder).rename(data / "0123456789abcdef")
    manifest = data / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(folder.encode(), b"0123456789abcdef"))
    visited.reload(wait_until="networkidle")
    visited.locator("#papershelf-search [data-paper]").first.wait_for()
    assert not [url for url in kept(visited) if folder in url]
    assert [url for url in kept(visited) if "0123456789abcdef" in url]


def test_what_is_dropped_leaves_the_page_for_readers_without_a_network_whole(
    visited: Page, server: SiteServer
) -> None:
    title = visited.title()
    visited.evaluate(
        "async () => { const cache = await caches.open((await caches.keys())[0]);"
        " for (let number = 0; number < 700; number++)"
        " await cache.put(`${location.href}${number}.bin`, new Response('')); }"
    )
    visited.reload(wait_until="networkidle")
    wait_until(
        visited,
        "caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys())"
        ".then((keys) => keys.length < 650)",
    )
    server.down = True
    visited.goto(f"{server.url}conditions/adhd/")
    expect(visited.get_by_role("main").get_by_role("link", name=title)).to_be_visible()


def test_a_file_of_the_index_that_was_kept_damaged_is_replaced(
    visited: Page, server: SiteServer
) -> None:
    data = server.site / "assets/search/data"
    shards = [path for part in ("common", "runs") for path in data.glob(f"*/{part}/*.bin")]
    whole = {path: path.read_bytes() for path in shards}
    for path, content in whole.items():
        path.write_bytes(content[: len(content) // 2])
    visited.goto(f"{server.url}search/?q=tics")
    alert = visited.locator("#papershelf-search [role=alert]").first
    expect(alert).to_contain_text("could not load")
    for path, content in whole.items():
        path.write_bytes(content)
    alert.get_by_role("button", name="Try again").click()
    expect(visited.locator("#papershelf-search [data-paper]").first).to_be_visible()


def test_downloads_are_not_kept(visited: Page, server: SiteServer) -> None:
    visited.reload(wait_until="networkidle")
    visited.goto(f"{server.url}exports/papers.json.gz", wait_until="networkidle")
    assert not [url for url in kept(visited) if "exports" in url]


def test_another_site_of_the_host_is_left_to_the_browser(visited: Page, server: SiteServer) -> None:
    other = server.site / "other"
    other.mkdir()
    (other / "index.html").write_text("<script src=a.js></script><h1>Other</h1>", "utf-8")
    (other / "a.js").write_text("", "utf-8")
    visited.goto(f"{server.url}other/", wait_until="networkidle")
    expect(visited.locator("h1")).to_have_text("Other")
    visited.goto(server.url, wait_until="networkidle")
    addresses = kept(visited)
    assert server.url in addresses
    assert not [url for url in addresses if "/other/" in url]


def test_the_worker_knows_every_page_of_the_site(server: SiteServer) -> None:
    script = (server.site / "service-worker.js").read_text("utf-8")
    named = re.search(r"FOLDERS = (\[.*?\]);", script)
    assert named
    folders = {path.parent.name for path in server.site.glob("*/index.html")}
    assert {"papers", "conditions", "offline", "glossary"} <= folders <= set(json.loads(named[1]))


def test_a_site_that_keeps_nothing_removes_what_was_kept(visited: Page, server: SiteServer) -> None:
    off = Path(__file__).parents[2] / "hooks/papershelf/theme/service-worker.js"
    removal = off.read_text("utf-8").partition("{% else %}")[2].partition("{% endif %}")[0]
    (server.site / "service-worker.js").write_text(removal, "utf-8")
    visited.reload(wait_until="networkidle")
    wait_until(visited, "caches.keys().then((names) => names.length === 0)")
    wait_until(visited, "navigator.serviceWorker.getRegistrations().then((all) => !all.length)")
