"""Pages and index of a catalogue, whoever makes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from papershelf.machinery import processes
from papershelf.machinery.background import AsideError
from papershelf.machinery.files import site_size
from papershelf.machinery.progress import Stage, TimedProgress
from papershelf.publish import Publication, SiteFiles, publish
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import Shells

from tests.factories import catalogue, files_of, paper, theme


def test_one_process_and_two_publish_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = catalogue([paper(f"p{number:02}", title=f"Paper {number}") for number in range(12)])
    monkeypatch.setattr(processes, "SERIAL_BELOW", 2)
    monkeypatch.setattr(processes, "CHUNK", 5)
    for workers in (1, 2):
        site = tmp_path / str(workers)
        (site / "assets" / "search").mkdir(parents=True)
        view = SiteView(papers, Settings(workers=workers), site_url="https://example.org/s/")
        published = publish(view, Shells(theme), site)
        assert published.pages == len(list(site.rglob("index.html")))
        assert published.size == site_size(site)
    files = files_of(tmp_path / "1")
    assert files == files_of(tmp_path / "2")
    assert {"assets/search/data/manifest.json", "papers/p07/index.html"} <= files.keys()
    assert b"Paper 7" in files["papers/p07/index.html"]
    size = site_size(tmp_path / "1")
    assert (size.files, size.bytes) == (len(files), sum(map(len, files.values())))


def test_addresses_in_a_sitemap_are_percent_encoded(tmp_path: Path) -> None:
    view = SiteView(catalogue([paper("精神-1")]), Settings(), site_url="https://example.org/s/")
    publish(view, Shells(theme), tmp_path)
    sitemap = (tmp_path / "sitemap-papers-1.xml").read_text("utf-8")
    assert "https://example.org/s/papers/%E7%B2%BE%E7%A5%9E-1/" in sitemap


@pytest.fixture
def _forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little work is spread too, whatever threads other tests left."""
    monkeypatch.setattr(processes, "SERIAL_BELOW", 2)
    monkeypatch.setattr(processes, "may_fork", lambda: True)


@pytest.mark.usefixtures("_forking")
def test_the_index_is_begun_beside_and_its_stages_are_told(tmp_path: Path) -> None:
    papers = catalogue([paper(f"p{number}") for number in range(4)])
    view = SiteView(papers, Settings(workers=2), site_url="https://example.org/s/")
    progress = Told()
    publication = Publication(view, SiteFiles(tmp_path), progress)
    assert progress.added == []
    publication.finish(Shells(theme))
    assert (tmp_path / "assets/search/data/manifest.json").is_file()
    assert [stage.label for stage in progress.added] == ["Indexing papers", "Writing the index"]


@pytest.mark.usefixtures("_forking")
def test_a_build_that_fails_leaves_no_index_at_work(tmp_path: Path) -> None:
    view = SiteView(catalogue([paper("a"), paper("b")]), Settings(workers=2))
    publication = Publication(view, SiteFiles(tmp_path))
    publication.abandon()
    with pytest.raises((AsideError, OSError)):
        publication.finish(Shells(theme))


class Told(TimedProgress):
    """Keeps what is added."""

    def __init__(self) -> None:
        super().__init__()
        self.added: list[Stage] = []

    def add(self, stages: Iterable[Stage]) -> None:
        self.added += stages
