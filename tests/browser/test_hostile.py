"""Nothing in a record is ever executed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.conftest import build_site
from tests.server import SiteServer

PAYLOADS = {
    "script": "<script>window.pwned=1</script>",
    "image": "<img src=x onerror=window.pwned=1>",
    "remote-image": "<img src=https://evil.example/p.png> ![p](https://evil.example/p.png)",
    "breakout": "\"'></title></script></textarea><svg onload=window.pwned=1>",
    "script-link": "[click](javascript:window.pwned=1) <a href=javascript:window.pwned=1>c</a>",
    "template": "{{ 7*191 }} {% include 'main.html' %} ${7*191} {% raw %}",
    "include": '--8<-- "mkdocs.yml"',
    "frame": "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe><base href=//evil.example>",
    "entity": "&lt;img src=x onerror=window.pwned=1&gt; &#60;script&#62;window.pwned=1",
    "slot": "papershelfslot0body0",
}
# A word that no dictionary has, so that a search finds these records and all of them.
WORD = "zebrafinch"


def record(name: str, payload: str) -> str:
    """A record with a payload in every field."""
    text = f"{WORD} {payload}"
    meta = {
        "title": f"{text} {name}",
        "authors": [f"Eve {payload}", payload],
        "doi": f"10.6666/{name}",
        "journal": f"Journal {payload}",
        "publication_date": "2024-05-17",
        "conditions": ["adhd", payload],
        "topics": [payload],
        "keywords": [payload],
        "source": payload,
        "search_query": payload,
        "acquisition_method": payload,
        "acquisition_date": payload,
        "summary": text,
        "summary_source": payload,
        "slug": f"hostile-{name}",
        "url": "javascript:window.pwned=1",
        payload: payload,
    }
    head = yaml.safe_dump(meta, allow_unicode=True)
    body = f"# {text}\n\n## Abstract\n\n{text} and ADHD, {'a long sentence ' * 8}.\n\n"
    return f"---\n{head}---\n\n{body}## Methods {payload}\n\n{text}\n\n```\n{text}\n```\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    papers = tmp_path_factory.mktemp("hostile")
    for name, payload in PAYLOADS.items():
        (papers / f"{name}.md").write_text(record(name, payload), encoding="utf-8")
    site = tmp_path_factory.mktemp("hostile-site")
    with SiteServer(site) as server:
        result = build_site(papers, site, SITE_URL=server.url)
        assert result.returncode == 0, result.stderr
        yield server


def check(page: Page, watch: Watch, server: SiteServer) -> None:
    """Check that nothing ran, was requested from another origin, or was logged."""
    assert page.evaluate("window.pwned") is None
    assert watch.foreign(server.origin) == []
    assert watch.console == []
    assert page.locator("iframe, base, article img").count() == 0
    # Ours: the scripts of the home page, for its box and what is new, and charts.
    for script in page.locator("article script").all():
        source = script.get_attribute("src") or ""
        assert source.endswith(("assets/search/box.js", "assets/cite/since.js"))
        assert script.text_content() == ""
    assert page.locator("article svg:not(.ps-chart, .ps-spark)").count() == 0


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_runs_on_the_page_of_a_hostile_record(
    watched: tuple[Page, Watch], hostile: SiteServer, name: str
) -> None:
    page, watch = watched
    page.goto(f"{hostile.url}papers/hostile-{name}/", wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_contain_text(WORD)
    check(page, watch, hostile)
    for link in page.locator("article a[href]").all():
        href = link.get_attribute("href") or ""
        assert href.startswith(("https://", "../", "#", hostile.url))
    assert "1337" not in page.content()
    assert "site_name" not in page.content()


@pytest.mark.parametrize("path", ["", "conditions/adhd/", "papers/", "authors/", "journals/"])
def test_nothing_runs_on_a_listing_of_hostile_records(
    watched: tuple[Page, Watch], hostile: SiteServer, path: str
) -> None:
    page, watch = watched
    page.goto(hostile.url + path, wait_until="networkidle")
    check(page, watch, hostile)


def test_nothing_runs_in_the_header_search(
    watched: tuple[Page, Watch], hostile: SiteServer
) -> None:
    page, watch = watched
    page.goto(hostile.url + "papers/")
    page.locator(".md-search__input").click()
    page.keyboard.type(WORD, delay=20)
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=15_000)
    page.wait_for_timeout(300)
    check(page, watch, hostile)
    assert page.locator(".md-search-result img, .md-search-result script").count() == 0


def test_nothing_runs_on_the_search_page(watched: tuple[Page, Watch], hostile: SiteServer) -> None:
    page, watch = watched
    page.goto(f"{hostile.url}search/?q={WORD}")
    expect(page.locator("#papershelf-search [data-paper]")).to_have_count(len(PAYLOADS))
    assert page.evaluate("window.pwned") is None
    assert watch.foreign(hostile.origin) == []
    assert watch.console == []
    root = "#papershelf-search"
    assert page.locator(f"{root} img, {root} script, {root} iframe").count() == 0


def test_nothing_in_a_query_runs(watched: tuple[Page, Watch], hostile: SiteServer) -> None:
    page, watch = watched
    page.goto(f"{hostile.url}search/?q=%3Cimg%20src%3Dx%20onerror%3Dwindow.pwned%3D1%3E")
    expect(page.locator("#papershelf-search [role=status]")).not_to_be_empty()
    assert page.evaluate("window.pwned") is None
    assert watch.console == []


def test_no_file_of_the_project_is_read_through_a_record(hostile: SiteServer) -> None:
    secret = "hooks/build_papers.py"
    for path in Path(hostile.site).glob("papers/hostile-*/index.html"):
        assert secret not in path.read_text("utf-8")
