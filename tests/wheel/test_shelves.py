"""Shelves made with nothing but the wheel pass the project's own checks: a new one, the example
on machine learning, and one of 300 records whose vocabulary was written as the docs say."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.conftest import ROOT
from tests.links import broken_links
from tests.server import SiteServer
from tests.wheel.conftest import Installed
from tests.wheel.generated import RECORDS, write_shelf


class Case(NamedTuple):
    """A shelf, and what is on it: its papers, a term's page, a paper, a query and its first hit."""

    name: str
    papers: int
    term: str
    paper: str
    query: str


CASES = [
    Case("new", 2, "topics/soil/", "10.5555-example.1", "how much water does soil hold"),
    Case(
        "example",
        30,
        "tasks/captioning/",
        "10.1109-iccv.2017.140",
        "areas of attention for image captioning",
    ),
    Case("generated", RECORDS, "crafts/weaving/", "10.5555-craft.7", "weaving with flax 7"),
]


class Built(NamedTuple):
    """A shelf's case and its site."""

    case: Case
    site: Path


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def built(
    request: pytest.FixtureRequest,
    installed: Installed,
    tmp_path_factory: pytest.TempPathFactory,
) -> Built:
    folder = tmp_path_factory.mktemp("shelves")
    case: Case = request.param
    if case.name == "example":
        leave = shutil.ignore_patterns("site", ".*")
        shutil.copytree(ROOT / "examples/machine-learning", folder / "shelf", ignore=leave)
    else:
        installed.run("papershelf", "new", "shelf", folder=folder)
    if case.name == "generated":
        write_shelf(folder / "shelf/papers")
        installed.run("papershelf", "check", "shelf/papers", folder=folder)
    installed.run("papershelf", "build", "shelf", folder=folder)
    return Built(case, folder / "shelf/site")


@pytest.fixture
def server(built: Built) -> Iterator[SiteServer]:
    with SiteServer(built.site) as server:
        yield server


def test_every_paper_has_a_page_and_every_link_leads_to_a_file(built: Built) -> None:
    assert len(list((built.site / "papers").glob("10.*/index.html"))) == built.case.papers
    assert broken_links(built.site) == []


def test_the_search_answers(built: Built) -> None:
    asked = subprocess.run(
        ["node", "tests/bench/ask.mjs", built.site],
        cwd=ROOT,
        input=f"{built.case.query}\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(asked.stdout)[0] == built.case.paper


def test_axe_finds_nothing_on_its_pages(built: Built, server: SiteServer, browser: Browser) -> None:
    case = built.case
    with browser.new_context() as context:
        page = context.new_page()
        for path in ("", case.term, f"papers/{case.paper}/", "records/"):
            page.goto(server.url + path)
            assert violations(page) == [], path
        page.goto(f"{server.url}search/?q={case.query}")
        expect(page.locator("#papershelf-search").get_by_role("link").first).to_be_visible()
        assert violations(page) == []
        link = page.locator(f'#papershelf-search a[href*="{case.paper}"]').first
        expect(link).to_be_visible()
