"""A build that fails or is killed leaves the published site as it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from papershelf.machinery.lock import FolderLock

from tests.conftest import ROOT, build_site
from tests.factories import files_of, too_deep
from tests.shelf import SHELF

URL = {"SITE_URL": "https://shelf.example/a/", "SOURCE_DATE_EPOCH": "0"}


class Shelf:
    """A copy of the tests' shelf, and its site."""

    def __init__(self, folder: Path) -> None:
        self.papers, self.site, self.cache = folder / "papers", folder / "site", folder / "cache"
        shutil.copytree(SHELF, self.papers)

    def build(self) -> subprocess.CompletedProcess[str]:
        return build_site(self.papers, self.site, CACHE_DIR=str(self.cache), **URL)

    def edit(self, word: str) -> None:
        """Let every record have another title."""
        for record in self.papers.rglob("*.md"):
            text = record.read_text(encoding="utf-8", errors="surrogateescape")
            text = text.replace("\ntitle: ", f"\ntitle: {word} ", 1)
            record.write_text(text, encoding="utf-8", errors="surrogateescape")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    assert shelf.build().returncode == 0
    return shelf


def test_a_fault_in_the_vocabulary_takes_no_file_of_the_site(shelf: Shelf) -> None:
    before = files_of(shelf.site)
    vocabulary = shelf.papers / "vocabulary.yml"
    vocabulary.write_text(vocabulary.read_text("utf-8") + "\n  oops: [\n", "utf-8")
    result = shelf.build()
    assert result.returncode != 0
    assert "vocabulary.yml" in result.stderr
    assert files_of(shelf.site) == before


def test_a_warning_in_a_strict_build_takes_no_file_of_the_site(shelf: Shelf) -> None:
    before = files_of(shelf.site)
    shelf.edit("Edited")
    override = shelf.papers.parent / "docs"
    shutil.copytree(ROOT / "docs", override)
    page = override / "about.md"
    page.write_text(page.read_text("utf-8") + "\n[nowhere](nowhere.md)\n", "utf-8")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = config.replace("hooks:\n", f"docs_dir: {override}\n\nhooks:\n", 1)
    project = shelf.papers.parent / "project"
    project.mkdir()
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    for name in ("hooks", "papers"):
        (project / name).symlink_to(ROOT / name)
    result = build_site(
        shelf.papers, shelf.site, project=str(project), CACHE_DIR=str(shelf.cache), **URL
    )
    assert result.returncode != 0
    assert "nowhere.md" in result.stderr
    assert files_of(shelf.site) == before


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_is_right(
    shelf: Shelf, tmp_path: Path
) -> None:
    before = files_of(shelf.site)
    shelf.edit("Edited")
    environment = {
        "PAPERS_DIR": str(shelf.papers), "SITE_DIR": str(shelf.site),
        "CACHE_DIR": str(shelf.cache), **URL,
    }  # fmt: skip
    work = shelf.site.with_name(f".{shelf.site.name}.build")
    shutil.rmtree(work, ignore_errors=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    # As soon as it has written something of the next site.
    while process.poll() is None and not any((work / "next").glob("papers/*/index.html")):
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    left = files_of(shelf.site)
    cold = build_site(shelf.papers, tmp_path / "cold", **URL)
    assert cold.returncode == 0, cold.stderr
    after = files_of(tmp_path / "cold")
    # On a busy machine the build may have ended before it was killed.
    assert left in (before, after)
    assert shelf.build().returncode == 0
    assert files_of(shelf.site) == after


def test_a_folder_that_cannot_be_listed_takes_no_paper_of_the_site(shelf: Shelf) -> None:
    before = files_of(shelf.site)
    name = too_deep(shelf.papers, "x.md", b"---\ntitle: Sleep\ndoi: 10.1234/x\n---\n")
    result = build_site(shelf.papers, shelf.site, CACHE_DIR=str(shelf.cache), **URL)
    assert result.returncode != 0
    assert name in result.stderr
    assert "ignored_files" in result.stderr
    assert files_of(shelf.site) == before


def test_a_second_build_says_that_another_is_at_work_and_changes_nothing(shelf: Shelf) -> None:
    before = files_of(shelf.site)
    shelf.edit("Edited")
    first = FolderLock(shelf.site.with_name(f".{shelf.site.name}.build"))
    first.take()
    result = shelf.build()
    assert result.returncode != 0
    assert f"another build of this site is at work (process {os.getpid()})" in result.stderr
    assert "Traceback" not in result.stderr
    assert files_of(shelf.site) == before
    first.release()
    assert shelf.build().returncode == 0
    assert files_of(shelf.site) != before
