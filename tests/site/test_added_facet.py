"""What it takes to add a facet of tags or of facts: a declaration in the vocabulary."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import lxml.html
import pytest

from tests.conftest import build_site
from tests.shelf import FIXTURES

TOOLS = """
  tools:
    name: tool
    label: Tool
    title: Tools
    address: shed
    introduction: What lies in the *shed*.
"""
DEPTHS = """
  depths:
    name: depth
    label: Depth
    title: Depths
    kind: facts
    several: true
    numbers: [N to N U deep, N U deep]
    units: {cm: 1, inches: 2.54}
"""
TERMS = """
tools:
  spades: {label: Spades, synonyms: [spade]}
  shears: {label: Shears, synonyms: [secateurs]}
depths:
  shallow: {label: Shallow, range: [0, 20], grouping: true}
  middling: {label: Middling, range: [20, 40], grouping: true}
  deep: {label: Deep, range: [40, 90], grouping: true}
"""
RECORD = """---
title: A spade for heavy soil
authors: [Ida Moor]
publication_date: '2022-04-01'
doi: 10.5555/garden.9
tools: [shears]
---

# A spade for heavy soil

## Abstract

Whoever digs over clay wants a spade that is narrow and long. We asked forty gardeners to dig with
three kinds of them, and measured how deep they came within an hour, and how their backs were after.
They dug 15 to 30 cm deep.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The garden's shelf with one more facet of tags and of facts, and a record with values."""
    folder = tmp_path_factory.mktemp("tools")
    papers = folder / "papers"
    shutil.copytree(FIXTURES / "gardening", papers)
    vocabulary = (papers / "vocabulary.yml").read_text("utf-8")
    declared, _, terms = vocabulary.partition("  trials:")
    facts, _, rest = terms.partition("\nplants:")
    added = f"{TOOLS.lstrip(chr(10))}  trials:{facts.rstrip()}{DEPTHS}\nplants:{rest}"
    text = f"{declared}{added}{TERMS}"
    (papers / "vocabulary.yml").write_text(text, "utf-8")
    (papers / "spade.md").write_text(RECORD, "utf-8")
    result = build_site(papers, folder / "site")
    assert result.returncode == 0, result.stderr
    assert "tool-unsupported 1" in result.stderr
    return folder / "site"


def links(site: Path, page: str, path: str) -> list[str]:
    tree = lxml.html.parse(str(site / page)).getroot()
    return [str(link.get("href")) for link in tree.iterfind(f".//{path}")]


def test_it_has_an_index_page_and_a_page_for_each_term(site: Path) -> None:
    index = (site / "shed/index.html").read_text("utf-8")
    assert "<em>shed</em>" in index
    assert "../shed/spades/" in index
    assert "A spade for heavy soil" in (site / "shed/spades/index.html").read_text("utf-8")


def test_it_is_in_the_navigation(site: Path) -> None:
    found = links(site, "about/index.html", "nav[@id='menu']//a")
    assert "../shed/" in found
    assert found.index("../jobs/") < found.index("../shed/") < found.index("../papers/")


def test_a_paper_shows_its_values_and_what_it_only_claims(site: Path) -> None:
    page = (site / "papers/10.5555-garden.9/index.html").read_text("utf-8")
    assert "<b>Tools</b>" in page
    shown, _, claimed = page.partition("class=ps-read")
    assert "../../shed/spades/" in shown
    assert "../../shed/shears/" in claimed


def test_a_paper_shows_its_facts_as_links_to_the_search_and_a_card_names_them(site: Path) -> None:
    page = (site / "papers/10.5555-garden.9/index.html").read_text("utf-8")
    shown, _, _ = page.partition("class=ps-read")
    assert "../../search/?depth=shallow" in shown
    assert "../../search/?depth=middling" in shown
    card = (site / "shed/spades/index.html").read_text("utf-8")
    assert "<small>Shallow</small>\n<small>Middling</small>" in card


def test_the_search_page_has_its_filter_and_its_tip(site: Path) -> None:
    page = lxml.html.parse(str(site / "search/index.html")).getroot()
    (element,) = page.iterfind(".//script[@id='papershelf-facets']")
    shown = {facet["name"]: facet for facet in json.loads(element.text or "")}
    own = ["plant", "task", "tool", "trial", "depth"]
    assert list(shown) == [*own, "journal", "author", "year", "has"]
    assert (shown["depth"]["label"], shown["depth"]["address"]) == ("Depth", "")
    assert (shown["tool"]["label"], shown["tool"]["address"]) == ("Tool", "shed")
    assert "tool:name" in page.text_content()
    assert "depth:name" in page.text_content()


def test_the_index_has_a_field_of_it(site: Path) -> None:
    manifest = json.loads((site / "assets/search/data/manifest.json").read_text("utf-8"))
    names = [field["name"] for field in manifest["fields"]]
    assert names[3:6] == ["tools", "tasks", "plants"]
    assert names[-2:] == ["trials", "depths"]


@pytest.mark.parametrize(
    ("address", "total"),
    [
        ("?q=tool:spades", 1),
        ("?q=tools: spade", 1),
        ("?q=tool:shears", 0),
        ("?tool=spades", 1),
        ("?tool=spades&plant=roses", 0),
        ("?q=depth:middling", 1),
        ("?q=depth:shallow spade", 1),
        ("?depth=deep", 0),
        ("?depth=middling&tool=spades", 1),
        ("?q=trial:survey", 1),
    ],
)
def test_it_is_a_field_of_queries_and_a_filter_in_addresses(
    site: Path, address: str, total: int
) -> None:
    answer = subprocess.run(
        ["node", "tests/search/addresses.mjs", str(site)],
        input=address,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(answer.stdout) == [{"total": total, "hint": None}]


def test_a_value_that_it_lacks_is_hinted_at_by_its_name(site: Path) -> None:
    answer = subprocess.run(
        ["node", "tests/search/addresses.mjs", str(site)],
        input="?q=tool:ladder",
        capture_output=True,
        text=True,
        check=True,
    )
    (found,) = json.loads(answer.stdout)
    lacking = "There is no “tool:ladder”: its words were searched."
    assert found["hint"] == f"{lacking} There are tool:spades, tool:shears."
