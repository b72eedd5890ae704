"""Pages and index of a catalogue, whoever makes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf import work
from papershelf.publish import publish
from papershelf.render.shell import PageContent, Shells
from papershelf.render.view import SiteView
from papershelf.settings import Settings

from tests.factories import catalogue, paper


def theme(page: PageContent) -> str:
    entries = "".join(f'<li><a href="#{e.anchor}">{e.title}</a></li>' for e in page.toc)
    return f"<title>{page.title}</title><ul>{entries}</ul><article>{page.body}</article>"


def files_of(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_one_process_and_two_publish_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = catalogue([paper(f"p{number:02}", title=f"Paper {number}") for number in range(12)])
    monkeypatch.setattr(work, "SERIAL_BELOW", 2)
    monkeypatch.setattr(work, "CHUNK", 5)
    for workers in (1, 2):
        site = tmp_path / str(workers)
        (site / "assets" / "search").mkdir(parents=True)
        view = SiteView(papers, Settings(workers=workers), site_url="https://example.org/s/")
        pages = publish(view, Shells(theme), site)
        assert pages == len(list(site.rglob("index.html")))
    files = files_of(tmp_path / "1")
    assert files == files_of(tmp_path / "2")
    assert {"assets/search/data/manifest.json", "papers/p07/index.html"} <= files.keys()
