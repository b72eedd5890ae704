"""Words of scripts without blanks, typed and found in Chromium."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.conftest import build_site
from tests.server import SiteServer
from tests.shelf import FIXTURES

# What is typed, the title of the paper that has it, and what is marked in its text.
WORDS = (
    ("失眠", "抽动障碍儿童的睡眠", "失眠"),
    ("孤独症", "孤独症研究进展", "孤独症"),
    (
        "コミュニケーションスキル",
        "自閉症スペクトラム障害の子どもの睡眠",
        "コミュニケーション・スキル",
    ),
    ("자폐스펙트럼", "자폐 스펙트럼 장애 아동의 수면", None),
    ("수면장", "자폐 스펙트럼 장애 아동의 수면", "수면장"),
    ("อาการติก", "การนอนหลับของเด็กออทิสติก", "อาการติก"),
    ("أطفال", "اضطرابات النوم لدى الأطفال المصابين بالتوحّد", "الأطفال"),
    ("тиками", "Нарушения сна у детей с тиками", "тиками"),
)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    site, papers = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("papers")
    shutil.copytree(FIXTURES / "scripts", papers, dirs_exist_ok=True)
    with SiteServer(site) as server:
        result = build_site(papers, site, SITE_URL=server.url)
        assert result.returncode == 0, result.stderr
        yield server


@pytest.fixture
def visit(watched: tuple[Page, Watch], scripts: SiteServer) -> Iterator[Page]:
    page, watch = watched
    yield page
    assert watch.console == []
    assert watch.foreign(scripts.origin) == []


@pytest.mark.parametrize(("word", "title", "marked"), WORDS)
def test_a_word_inside_a_text_is_found_on_the_search_page_and_marked(
    visit: Page, scripts: SiteServer, word: str, title: str, marked: str | None
) -> None:
    visit.goto(f"{scripts.url}search/")
    visit.get_by_role("combobox", name="Search all papers").click()
    visit.keyboard.type(word)
    results = visit.locator("#papershelf-search [data-paper]")
    expect(results).to_have_count(1)
    expect(results.get_by_role("link").first).to_have_text(title)
    if marked:
        expect(results.locator("mark").first).to_have_text(marked)


def test_the_header_finds_a_word_inside_a_text(visit: Page, scripts: SiteServer) -> None:
    visit.goto(f"{scripts.url}about/")
    visit.locator(".md-search__input").click()
    visit.keyboard.type("睡眠")
    # Typing such a letter is no key of the keyboard; Material waits for one.
    visit.keyboard.press("End")
    items = visit.locator(".md-search-result__item")
    expect(items.locator("mark").first).to_have_text("睡眠", timeout=15_000)
    found = items.locator("a[href*='/papers/']")
    expect(found).to_have_count(2)
    visit.keyboard.press("ArrowDown")
    visit.keyboard.press("Enter")
    expect(visit).to_have_url(re.compile(r"/papers/[^/]+/"))
    expect(visit.locator("h1")).to_contain_text("睡眠")


def test_both_find_what_is_found_on_disk(scripts: SiteServer) -> None:
    answer = subprocess.run(
        ["node", "tests/search/query.mjs", str(scripts.site), "睡眠"],
        capture_output=True,
        text=True,
        check=True,
    )
    ids = {result["id"] for result in json.loads(answer.stdout)["results"]}
    assert ids == {"抽动障碍儿童的睡眠", "自閉症スペクトラム障害の子どもの睡眠"}
