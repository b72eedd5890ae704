"""Everything generated is written, whoever writes it, and counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf import work
from papershelf.render.shell import PageContent, Shells
from papershelf.render.site import site_size, write_site
from papershelf.render.view import SiteView
from papershelf.settings import Settings

from tests.factories import catalogue, paper


def theme(page: PageContent) -> str:
    entries = "".join(f'<li><a href="#{e.anchor}">{e.title}</a></li>' for e in page.toc)
    return f"<title>{page.title}</title><ul>{entries}</ul><article>{page.body}</article>"


def files_of(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_serial_and_spread_writing_give_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = catalogue([paper(f"p{number:02}", title=f"Paper {number}") for number in range(12)])
    monkeypatch.setattr(work, "SERIAL_BELOW", 2)
    monkeypatch.setattr(work, "CHUNK", 5)
    for name, workers in (("serial", 1), ("spread", 2)):
        (tmp_path / name).mkdir()
        view = SiteView(papers, Settings(workers=workers), site_url="https://example.org/s/")
        number = write_site(view, Shells(theme), tmp_path / name)
        assert number == len(list((tmp_path / name).rglob("index.html")))
    files = files_of(tmp_path / "serial")
    assert files == files_of(tmp_path / "spread")
    assert b"Paper 7" in files["papers/p07/index.html"]
    size = site_size(tmp_path / "serial")
    assert (size.files, size.bytes) == (len(files), sum(map(len, files.values())))


def test_addresses_in_a_sitemap_are_percent_encoded(tmp_path: Path) -> None:
    view = SiteView(catalogue([paper("精神-1")]), Settings(), site_url="https://example.org/s/")
    write_site(view, Shells(theme), tmp_path)
    sitemap = (tmp_path / "sitemap-papers-1.xml").read_text("utf-8")
    assert "https://example.org/s/papers/%E7%B2%BE%E7%A5%9E-1/" in sitemap
