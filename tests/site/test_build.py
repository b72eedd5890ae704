"""Whole sites, built as a curator builds them: `mkdocs build --strict`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

from tests.conftest import REPO_URL, build_site
from tests.links import broken_links
from tests.server import PREFIX, SiteServer
from tests.shelf import SHELF, give_vocabulary

RECORD = """\
---
title: {title}
doi: {doi}
authors: ["Xia Cao"]
journal: Journal of tests
publication_date: '2024-05-17'
conditions: [adhd]
acquisition_method: by hand
---

# {title}

## Abstract

A study of attention-deficit/hyperactivity disorder in forty children, written for a test of the
site. It is long enough to be an abstract and it ends with a full stop.
"""


def write_record(folder: Path, name: str, title: str, doi: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RECORD.format(title=title, doi=doi), encoding="utf-8")


def conservation(log: str) -> tuple[int, int, int, int]:
    """Files, papers, merged and rejected as the build printed them."""
    match = re.search(r"([\d,]+) files = ([\d,]+) papers \+ ([\d,]+) merged \+ ([\d,]+) rej", log)
    assert match, log
    files, papers, merged, rejected = (int(number.replace(",", "")) for number in match.groups())
    return files, papers, merged, rejected


def test_an_empty_folder_builds_a_site_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    result = build_site(tmp_path / "papers", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert conservation(result.stderr) == (0, 0, 0, 0)
    assert "no papers yet" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_ends_the_build_with_its_name(tmp_path: Path) -> None:
    result = build_site(tmp_path / "nowhere", tmp_path / "site")
    assert result.returncode != 0
    assert "nowhere" in result.stderr
    assert "Traceback" not in result.stderr


def test_bad_files_are_named_and_accounted_for_and_the_rest_is_built(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    write_record(papers, "adhd/good.md", "A good record", "10.1234/good")
    write_record(papers, "asd/good.md", "Another of the same name", "10.1234/other")
    (papers / "binary.md").write_bytes(b"\x7fELF\x00\x01\x02\x03" * 64)
    (papers / "bad-yaml.md").write_text("---\ntitle: [unclosed\n---\n\ntext\n", encoding="utf-8")
    (papers / "note.md").write_text("Remember the milk.\n", encoding="utf-8")
    write_record(papers, "latin.md", "Étude de cas", "10.1234/latin")
    latin = (papers / "latin.md").read_text(encoding="utf-8").encode("latin-1")
    (papers / "latin.md").write_bytes(latin)
    (papers / "refs.bib").write_text("@article{}", encoding="utf-8")
    (tmp_path / "secret.md").write_text(RECORD.format(title="Secret", doi="10.1/s"))
    (papers / "link.md").symlink_to(tmp_path / "secret.md")

    result = build_site(papers, tmp_path / "site")

    assert result.returncode == 0, result.stderr
    assert conservation(result.stderr) == (7, 3, 0, 4)
    for name in ("binary.md", "bad-yaml.md", "note.md", "link.md"):
        assert name in result.stderr
    pages = sorted(path.parent.name for path in (tmp_path / "site/papers").glob("*/index.html"))
    assert pages == ["10.1234-good", "10.1234-latin", "10.1234-other"]
    assert "other files: 1 not read (.bib 1): refs.bib" in result.stderr
    assert "Étude de cas" in (tmp_path / "site/papers/10.1234-latin/index.html").read_text("utf-8")


def test_errors_in_records_fail_a_strict_build_if_the_setting_says_so(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "note.md").write_text("Remember the milk.\n", encoding="utf-8")
    result = build_site(papers, tmp_path / "site", STRICT_RECORDS="1")
    assert result.returncode != 0
    assert "note.md" in result.stderr


def test_two_builds_of_the_same_records_are_byte_identical(
    shelf: SiteServer, tmp_path: Path
) -> None:
    result = build_site(
        SHELF,
        tmp_path / "site",
        SITE_URL=shelf.url,
        REPO_URL=REPO_URL,
    )
    assert result.returncode == 0, result.stderr
    first, second = files_of(shelf.site), files_of(tmp_path / "site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def files_of(site: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(site)): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_papers_are_not_in_the_theme_s_search_index(shelf: SiteServer) -> None:
    entries = json.loads((shelf.site / "search/search_index.json").read_text("utf-8"))["docs"]
    assert entries
    assert not [entry for entry in entries if re.match(r"papers/\w", entry["location"])]


def test_what_no_page_of_the_theme_needs_is_left_out(shelf: SiteServer) -> None:
    assets = {path.relative_to(shelf.site).as_posix() for path in shelf.site.rglob("assets/**/*")}
    assert any(re.fullmatch(r"assets/javascripts/bundle\..*\.js", path) for path in assets)
    assert not [path for path in assets if re.search(r"\.map$|javascripts/(lunr|workers)", path)]


def test_every_internal_link_leads_to_a_file(shelf: SiteServer) -> None:
    assert broken_links(shelf.site, PREFIX) == []


def test_sitemaps_robots_and_the_jekyll_switch_are_there(shelf: SiteServer) -> None:
    robots = (shelf.site / "robots.txt").read_text("utf-8")
    for name in ("sitemap.xml", "sitemap-papers-1.xml"):
        assert f"Sitemap: {shelf.url}{name}" in robots
        assert (shelf.site / name).is_file()
    assert (shelf.site / ".nojekyll").is_file()


def test_the_home_page_names_the_feed_and_the_description_of_the_search(shelf: SiteServer) -> None:
    page = lxml.html.parse(str(shelf.site / "index.html"))
    links = {one.get("type"): one.get("href") for one in page.iterfind("head/link[@title]")}
    assert links == {
        "application/atom+xml": "feed.xml",
        "application/opensearchdescription+xml": "opensearch.xml",
    }
    template = f'template="{shelf.url}search/?q={{searchTerms}}"'
    assert template in (shelf.site / "opensearch.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("setting", "message"),
    [("papers_dri: papers", "did you mean 'papers_dir'"), ("per_page: many", "a whole number")],
)
def test_a_wrong_setting_ends_the_build_with_a_message(
    tmp_path: Path, setting: str, message: str
) -> None:
    config = Path("mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("papers_dir: papers", setting)
    for name in ("docs", "hooks"):
        (tmp_path / name).symlink_to(Path(name).resolve())
    (tmp_path / "papers").symlink_to(SHELF)
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = build_in(tmp_path)
    assert result.returncode != 0
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def build_in(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(folder / "mkdocs.yml")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_slug_that_is_the_name_of_a_page_s_file_does_not_end_the_build(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    write_record(papers, "index.md", "A record called index", "10.1234/index")
    text = (papers / "index.md").read_text(encoding="utf-8")
    (papers / "index.md").write_text(text.replace("---\n", "---\nslug: index.html\n", 1))
    result = build_site(papers, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site/papers/10.1234-index/index.html").is_file()


def test_a_build_logs_how_long_it_took_and_a_quiet_one_logs_nothing(tmp_path: Path) -> None:
    write_record(tmp_path / "papers", "one.md", "A record", "10.1234/one")
    told = build_site(tmp_path / "papers", tmp_path / "site")
    assert re.search(r"Papershelf took \d+\.\d s: .*reading records \d+\.\d, ", told.stderr)
    quiet = build_site(tmp_path / "papers", tmp_path / "site", "--quiet", NO_MKDOCS_2_WARNING="1")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_a_site_that_is_not_to_be_kept_registers_no_worker_and_removes_an_earlier_one(
    tmp_path: Path, shelf: SiteServer
) -> None:
    config = Path("mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("papers_dir: papers", "papers_dir: papers\n    offline: false")
    for name in ("docs", "hooks"):
        (tmp_path / name).symlink_to(Path(name).resolve())
    write_record(tmp_path / "papers", "one.md", "A record", "10.1234/one")
    give_vocabulary(tmp_path / "papers")
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = build_in(tmp_path)
    assert result.returncode == 0, result.stderr

    def texts(site: Path) -> list[str]:
        return [(site / name).read_text("utf-8") for name in ("assets/chrome.js", _WORKER)]

    chrome, worker = texts(tmp_path / "site")
    assert _WORKER not in chrome
    assert "registration.unregister()" in worker
    chrome, worker = texts(shelf.site)
    assert _WORKER in chrome
    assert "registration.unregister()" not in worker
    assert re.search(r'VERSION = "[0-9a-f]{32}"', worker)


_WORKER = "service-worker.js"
