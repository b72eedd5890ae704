"""The rivals' projects show the same papers."""

from __future__ import annotations

import json
from pathlib import Path

import frontmatter
import pytest
import yaml
from papershelf.catalogue import Catalogue
from papershelf.model import Abstract, AbstractPart, AbstractStatus, Author

from tests.bench.rivals import write_hugo, write_material
from tests.factories import catalogue, paper

ADA = Author("Lovelace", "Ada", None, "AdaLovelace")
BO = Author("Once", "Bo", None, "BoOnce")


@pytest.fixture
def papers() -> Catalogue:
    parts = (AbstractPart("Aim", "To see *stars* & <b>bold</b>."),)
    abstract = Abstract(AbstractStatus.COMPLETE, parts)
    title = 'Of "quotes": a [title]'
    one = paper("10.1-one", title=title, abstract=abstract, authors=(ADA, BO))
    return catalogue([one, paper("10.1-two", authors=(ADA,))])


def test_a_material_page_shows_the_parts_as_text(papers: Catalogue, tmp_path: Path) -> None:
    write_material(papers, tmp_path / "site", nav=False)
    page = frontmatter.load(str(tmp_path / "site" / "docs" / "papers" / "10.1-one.md"))
    assert page["title"] == 'Of "quotes": a [title]'
    assert page["tags"] == ["ADHD"]
    assert r"**Aim:** To see \*stars\* \& \<b\>bold\</b\>." in page.content
    assert "Ada Lovelace, Bo Once" in page.content


@pytest.mark.parametrize("nav", [True, False])
def test_papers_are_left_out_of_the_nav_only_on_request(
    papers: Catalogue, tmp_path: Path, nav: bool
) -> None:
    write_material(papers, tmp_path / "site", nav=nav)
    config = yaml.safe_load((tmp_path / "site" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert ("nav" in config) is not nav


def test_a_hugo_page_names_the_listings_that_ours_has(papers: Catalogue, tmp_path: Path) -> None:
    write_hugo(papers, tmp_path / "site", author_pages_from=2)
    text = (tmp_path / "site" / "content" / "papers" / "10.1-one.md").read_text(encoding="utf-8")
    meta = json.loads(text.partition("\n")[0])
    assert meta["authors"] == ["lovelace-ada"]
    assert [person["page"] for person in meta["people"]] == ["lovelace-ada", ""]
    assert meta["journals"] == ["journal-of-plain-things"]
    assert meta["conditions"] == ["adhd"]
    labels = json.loads((tmp_path / "site" / "data" / "labels.json").read_text(encoding="utf-8"))
    assert labels["authors"]["lovelace-ada"] == "Lovelace, Ada"
