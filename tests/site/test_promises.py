"""The promises of docs/promises.md, each with a test whose first line is the promise."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from papershelf.catalogue import Catalogue
from papershelf.exports.formats import FORMATS
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings
from papershelf.texts import notices

from tests.conftest import REPO_URL, ROOT, build_site
from tests.exports.read_back import READERS
from tests.factories import files_of
from tests.server import SiteServer
from tests.shelf import SHELF, VOCABULARY

LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "form": "action"}
Page = tuple[Path, lxml.html.HtmlElement]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SHELF, VOCABULARY, Settings(workers=1))


@pytest.fixture(scope="module")
def pages(shelf: SiteServer) -> list[Page]:
    paths = sorted(shelf.site.rglob("*.html"))
    return [(path, lxml.html.parse(str(path)).getroot()) for path in paths]


def test_files(catalogue: Catalogue) -> None:
    """Every file of records is a paper, a part of one, or rejected by name."""
    files = {path.relative_to(SHELF).as_posix() for path in SHELF.rglob("*.md")}
    rejected = {p.path for p in catalogue.problems if p.code in ("not-a-paper", "unreadable")}
    papers = {paper.provenance.path for paper in catalogue.papers}
    assert catalogue.files == len(files)
    assert (len(papers), len(rejected)) == (len(catalogue.papers), catalogue.rejected)
    merged = files - papers - rejected
    assert len(merged) == catalogue.merged > 0
    assert papers | rejected < files


def test_text(catalogue: Catalogue) -> None:
    """Every character of a record's text is shown, or withheld for a reason that is counted."""
    assert catalogue.text.read > 10_000
    assert catalogue.text.lost == 0


def test_rebuilds(shelf: SiteServer, tmp_path: Path) -> None:
    """Two builds of the same records are equal, byte for byte, on any day and in whatever order
    their files were written."""
    papers = tmp_path / "papers"
    for path in sorted(SHELF.rglob("*"), reverse=True):
        if path.is_file():
            copy = papers / path.relative_to(SHELF)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (1_000_000_000, 1_000_000_000))
    environment = {"SITE_URL": shelf.url, "REPO_URL": REPO_URL, "SOURCE_DATE_EPOCH": "999999999"}
    result = build_site(papers, tmp_path / "site", **environment)
    assert result.returncode == 0, result.stderr
    one, other = files_of(shelf.site), files_of(tmp_path / "site")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def links(page: Page, site: Path) -> Iterator[tuple[Path, str]]:
    """Yield the file and the anchor that each internal link of a page leads to."""
    path, tree = page
    # The page of errors is shown at any address: its links start at the root.
    base = site if path.name == "404.html" else path.parent
    for element in tree.iterfind(".//*[@href]"):
        target = str(element.get("href"))
        if re.match(r"[a-z]+:|//", target):
            continue
        address, _, anchor = target.partition("#")
        name = address.partition("?")[0].removeprefix("/shelf/")
        file = (base / name).resolve() if name else path.resolve()
        yield (file / "index.html" if file.is_dir() else file), anchor


def test_links(shelf: SiteServer, pages: list[Page]) -> None:
    """Every internal link leads to a page, and every anchor to an element of it."""
    ids = {path.resolve(): set(tree.xpath("//@id")) for path, tree in pages}
    broken = []
    for page in pages:
        for file, anchor in links(page, shelf.site):
            # The script of the search page opens the export.
            known = ids.get(file, set()) | ({"export"} if file.parent.name == "search" else set())
            lost = anchor and file.suffix == ".html" and anchor not in known
            if not file.is_file() or lost:
                broken.append(f"{page[0]}: {file}#{anchor}")
    assert broken == []


def test_ids(pages: list[Page]) -> None:
    """Every id is on a page once."""
    for path, tree in pages:
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_addresses(catalogue: Catalogue, tmp_path: Path) -> None:
    """A paper keeps its address when others come and go."""
    shutil.copytree(SHELF, tmp_path / "papers")
    removed = catalogue.papers[::3]
    for paper in removed:
        (tmp_path / "papers" / paper.provenance.path).unlink()
    new = "---\ntitle: An entirely new paper\nauthors: [Ann Lee]\ndoi: 10.1234/new\n---\n"
    (tmp_path / "papers/a_new_one.md").write_text(new, encoding="utf-8")
    others = load_catalogue(tmp_path / "papers", VOCABULARY, Settings(workers=1)).papers
    before = {paper.provenance.path: paper.id for paper in catalogue.papers}
    after = {paper.provenance.path: paper.id for paper in others}
    both = before.keys() & after.keys()
    assert len(both) > 20
    assert {path: before[path] for path in both} == {path: after[path] for path in both}


def test_search() -> None:
    """A search finds what a look at every text finds."""
    command = ["node", "--test", "tests/search/exactness.test.mjs"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_exports(shelf: SiteServer, catalogue: Catalogue) -> None:
    """Every export has each paper of the catalogue once."""
    for name, reader in READERS.items():
        written = b"".join(FORMATS[name].write(catalogue.papers, catalogue.vocabulary)).decode()
        assert len(reader(written)) == len(catalogue.papers), name
    ids = sorted(paper.id for paper in catalogue.papers)
    table = b"".join(FORMATS["csv"].write(catalogue.papers, catalogue.vocabulary)).decode()
    assert sorted(row["id"] for row in csv.DictReader(table.splitlines())) == ids
    folders = shelf.site.glob("papers/*/index.html")
    assert sorted(path.parent.name for path in folders) == ids


def test_retracted(catalogue: Catalogue, pages: list[Page]) -> None:
    """A retracted paper is marked wherever it is listed."""
    retracted = {paper.id for paper in catalogue.papers if paper.retracted}
    assert retracted
    seen = 0
    for path, tree in pages:
        for element in tree.iterfind(".//*[@data-paper]"):
            if element.get("data-paper") in retracted:
                seen += 1
                assert notices.RETRACTED in element.text_content(), path
    assert seen > len(retracted)


def test_ignored(tmp_path: Path) -> None:
    """A record that the curator ignores is nowhere."""
    papers = tmp_path / "papers"
    papers.mkdir()
    shutil.copyfile(SHELF / "shelf.yml", papers / "shelf.yml")
    ignored = VOCABULARY.read_text(encoding="utf-8") + "\nignored_files: [withheld.md]\n"
    assert "ignored_files:" not in VOCABULARY.read_text(encoding="utf-8")
    (papers / "vocabulary.yml").write_text(ignored, encoding="utf-8")
    for name in ("withheld", "shown"):
        text = f"---\ntitle: A {name}paper\nauthors: [Ann {name}lee]\ndoi: 10.1234/{name}1\n---\n"
        (papers / f"{name}.md").write_text(text, encoding="utf-8")
    result = build_site(papers, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    found = files_of(tmp_path / "site")
    assert any(b"10.1234/shown1" in data for data in found.values())
    assert [name for name, data in found.items() if b"withheldpaper" in data] == []
    assert [name for name in found if "withheld1" in name] == []


def test_requests(pages: list[Page], shelf: SiteServer) -> None:
    """No page loads anything from another host."""
    for path, tree in pages:
        loaded = [tree.xpath(f"//{tag}/@{name}") for tag, name in LOADS.items()]
        loaded.append(
            tree.xpath("//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href")
        )
        for address in (str(one) for some in loaded for one in some):
            assert address.startswith(shelf.url) or not re.match(r"[a-z]+:|//", address), path
    styles = [path.read_text("utf-8") for path in shelf.site.rglob("*.css")]
    assert [text for text in styles if re.search(r"url\(\s*['\"]?(https?:|//)|@import", text)] == []


def test_policy(pages: list[Page]) -> None:
    """Every page says what a browser may run, and that is the site's own."""
    for path, tree in pages:
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'self';"), path
        assert "script-src" not in policy, path
        assert "unsafe-eval" not in policy, path


def test_the_page_of_promises_has_the_same_list() -> None:
    module = sys.modules[__name__]
    tests = [one for name, one in vars(module).items() if name.startswith("test_")]
    promised = [" ".join(one.__doc__.split()) for one in tests if one.__doc__]
    page = (ROOT / "docs/promises.md").read_text(encoding="utf-8")
    assert re.findall(r"^- (.+)$", page, re.MULTILINE) == promised
