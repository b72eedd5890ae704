"""The index is the same however its making is spread."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf import work
from papershelf.index import codec, gather, index_task, store_index, write_index
from papershelf.kept import KeptFiles
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.factories import catalogue, files_of, paper
from tests.shelf import SHELF, VOCABULARY


def test_serial_and_spread_indexing_write_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = load_catalogue(SHELF, VOCABULARY, Settings())
    write_index(papers, tmp_path / "serial", Settings(workers=1))
    monkeypatch.setattr(work, "SERIAL_BELOW", 2)
    monkeypatch.setattr(work, "CHUNK", 20)
    write_index(papers, tmp_path / "spread", Settings(workers=2))
    serial = files_of(tmp_path / "serial")
    assert serial == files_of(tmp_path / "spread")
    assert "manifest.json" in serial


def test_files_that_stay_are_neither_deflated_nor_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = catalogue([paper(f"p{number}", title=f"Tics {number}") for number in range(5)])
    task = index_task(papers, Settings(), papers.papers)
    whole = gather(map(task.job, task.chunks()))
    site, cache = tmp_path / "site", tmp_path / "cache"
    written: list[dict[str, bytes]] = []
    for _ in range(2):
        files = KeptFiles(site, cache, ["data"])
        files.set_aside()
        site.mkdir(exist_ok=True)
        files.put_back()
        store_index(papers, Settings(), whole, files, "data")
        files.finish()
        written.append(files_of(site))
        # From now on no file can be deflated.
        monkeypatch.setattr(codec, "_deflate", None)
    assert written[0] == written[1]
    assert len(written[0]) > 5
