"""An address of the last site leads to what its paper has become."""

from __future__ import annotations

import shutil
from pathlib import Path

import lxml.html

from tests.conftest import ROOT, build_site
from tests.shelf import FIXTURES

# The settings of this repository, and one more.
CONFIG = """
INHERIT: {root}/mkdocs.yml
docs_dir: {root}/docs
hooks: ['{root}/hooks/build_papers.py']
watch: []
extra:
  papershelf:
    former_papers: {former}
"""


def built(papers: Path, site: Path, former: Path | None = None) -> None:
    project = site.with_name(f"{site.name}-project")
    project.mkdir()
    config = CONFIG.format(root=ROOT, former=former or '""')
    (project / "mkdocs.yml").write_text(config, "utf-8")
    result = build_site(papers, site, project=project)
    assert result.returncode == 0, result.stderr


def test_a_paper_that_gains_a_doi_answers_at_all_its_addresses(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    shutil.copytree(FIXTURES / "gardening", papers)
    record = next(path for path in papers.glob("*.md") if "garden.1\n" in path.read_text("utf-8"))
    with_doi = record.read_text("utf-8")
    record.write_text(with_doi.replace("doi: 10.5555/garden.1\n", "aliases: first\n"), "utf-8")
    built(papers, tmp_path / "first")
    pages = {path.parent.name for path in (tmp_path / "first/papers").glob("*/index.html")}
    (before,) = {name for name in pages if not name.startswith("10.5555")} - {"first"}

    record.write_text(with_doi, "utf-8")
    built(papers, tmp_path / "second", tmp_path / "first/exports/papers.json.gz")
    for name in (before, "first"):
        page = lxml.html.parse(str(tmp_path / "second/papers" / name / "index.html"))
        assert page.xpath("//p/a/@href") == ["../../papers/10.5555-garden.1/"]
    sitemaps = [path.read_text("utf-8") for path in (tmp_path / "second").glob("sitemap*.xml")]
    assert not any(before in text for text in sitemaps)
