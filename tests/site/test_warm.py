"""A warm build writes what a cold one would, whatever changed since the last."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import build_site
from tests.factories import files_of
from tests.shelf import SHELF


def built(papers: Path, site: Path, cache: Path) -> dict[str, bytes]:
    result = build_site(papers, site, CACHE_DIR=str(cache), SITE_URL="https://shelf.example/a/")
    assert result.returncode == 0, result.stderr
    return files_of(site)


def test_builds_on_top_of_another_equal_builds_from_nothing(tmp_path: Path) -> None:
    papers, site, cache = tmp_path / "papers", tmp_path / "site", tmp_path / "cache"
    shutil.copytree(SHELF, papers)
    first = built(papers, site, cache)
    page = next(site.glob("papers/*/index.html"))
    written = page.stat().st_mtime_ns
    assert built(papers, site, cache) == first
    assert page.stat().st_mtime_ns == written

    records = sorted(papers.rglob("*.md"))
    records[0].write_bytes(records[0].read_bytes() + b"\nA sentence was added.\n")
    records[1].unlink()
    records[2].write_bytes(records[2].read_bytes().replace(b"title: ", b"title: Once more, ", 1))
    records[3].rename(papers / "renamed.md")
    warm = built(papers, site, cache)
    cold = built(papers, tmp_path / "other", tmp_path / "none")
    assert warm.keys() == cold.keys()
    assert [name for name in cold if warm[name] != cold[name]] == []
    assert warm != first
