"""An address of the last site leads to what its paper has become."""

from __future__ import annotations

import shutil
from pathlib import Path

import lxml.html

from tests.shelf import FIXTURES
from tests.site.project import build_with


def test_a_paper_that_gains_a_doi_answers_at_all_its_addresses(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    shutil.copytree(FIXTURES / "gardening", papers)
    record = next(path for path in papers.glob("*.md") if "garden.1\n" in path.read_text("utf-8"))
    with_doi = record.read_text("utf-8")
    record.write_text(with_doi.replace("doi: 10.5555/garden.1\n", "aliases: first\n"), "utf-8")
    build_with(papers, tmp_path / "first")
    pages = {path.parent.name for path in (tmp_path / "first/papers").glob("*/index.html")}
    (before,) = {name for name in pages if not name.startswith("10.5555")} - {"first"}

    record.write_text(with_doi, "utf-8")
    former = tmp_path / "first/exports/papers.json.gz"
    build_with(papers, tmp_path / "second", former_papers=former)
    for name in (before, "first"):
        page = lxml.html.parse(str(tmp_path / "second/papers" / name / "index.html"))
        assert page.xpath("//p/a/@href") == ["../../papers/10.5555-garden.1/"]
    sitemaps = [path.read_text("utf-8") for path in (tmp_path / "second").glob("sitemap*.xml")]
    assert not any(before in text for text in sitemaps)


def test_no_alias_of_a_record_is_in_the_way_of_a_page_or_ends_the_build(tmp_path: Path) -> None:
    papers, site = tmp_path / "papers", tmp_path / "site"
    shutil.copytree(FIXTURES / "gardening", papers)
    record = next(path for path in papers.glob("*.md") if "garden.1\n" in path.read_text("utf-8"))
    text = record.read_text("utf-8")
    own = "/feed.xml, /robots.txt, /sitemap.xml, /quality/, /offline/, /plants/roses/, /about/"
    aliases = f"[{own}, /papers/leaves.html, /leaves]"
    moved = f"aliases: {aliases}\nslug: leaves.html\ndoi: 10.5555/garden.1\n"
    record.write_text(text.replace("doi: 10.5555/garden.1\n", moved), "utf-8")
    build_with(papers, site)
    for folder in ("quality", "offline", "plants/roses", "about", "papers/leaves.html"):
        assert "http-equiv=refresh" not in (site / folder / "index.html").read_text("utf-8")
    assert (site / "feed.xml").is_file()
    assert (site / "sitemap.xml").is_file()
    assert "papers/leaves.html/" in (site / "leaves/index.html").read_text("utf-8")
    # The paper moves away, and a page that leads on takes the place of its folder.
    record.write_text(text.replace("doi: ", f"aliases: {aliases}\ndoi: "), "utf-8")
    shutil.rmtree(tmp_path / "site-project")
    build_with(papers, site)
    page = lxml.html.parse(str(site / "papers/leaves.html"))
    assert page.xpath("//p/a/@href") == ["../papers/10.5555-garden.1/"]
