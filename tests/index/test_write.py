"""The index is the same however its making is spread, and remembered in parts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from papershelf.catalogue import Catalogue
from papershelf.catalogue.digests import paper_digests
from papershelf.index import codec, make
from papershelf.index.part import IndexJob, part_memory
from papershelf.index.postings import Postings
from papershelf.index.shards import Layout
from papershelf.index.similar import Similar, find_similar
from papershelf.index.write import INDEX, begin_index, finish_index, folder_name, write_index
from papershelf.machinery import processes, tasks
from papershelf.machinery.processes import Processes
from papershelf.machinery.progress import TimedProgress
from papershelf.machinery.site_folder import SiteFolder
from papershelf.machinery.store import Store
from papershelf.machinery.tasks import Workers
from papershelf.model import Abstract, AbstractPart, AbstractStatus, Paper
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.factories import catalogue, files_of, paper, published
from tests.index.decode import numbered
from tests.machinery.builds import every
from tests.shelf import SHELF, VOCABULARY


def test_serial_and_spread_indexing_write_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = load_catalogue(SHELF, VOCABULARY, Settings())
    write_index(papers, tmp_path / "serial", Settings())
    in_parts(monkeypatch, 6)
    monkeypatch.setattr(processes, "SERIAL_BELOW", 2)
    with Processes(2) as crew:
        write_index(papers, tmp_path / "spread", Settings(), crew)
    serial = files_of(tmp_path / "serial")
    assert serial == files_of(tmp_path / "spread")
    assert "manifest.json" in serial


@pytest.mark.parametrize(("surplus", "large"), [(0, True), (1, False)])
def test_from_one_number_of_papers_on_they_have_another_order_and_columns(
    tmp_path: Path, surplus: int, large: bool
) -> None:
    # The newer a paper, the shorter, so that by length is the opposite of by date; the index has
    # lengths up to 8 as they are.
    papers = [
        paper(str(day), published=published(2024, 1, day), abstract=abstract_of(9 - day))
        for day in range(1, 9)
    ]
    layout = Layout(smallest_run=20, large_from=len(papers) + surplus, bare_share=0.01)
    write_index(catalogue(papers), tmp_path, Settings(), layout=layout)
    names = {Path(name).parent.name for name in files_of(tmp_path)}
    assert ("norms" in names, "dates" in names) == (large, large)
    ids = [one.id for one in numbered(catalogue(papers).papers, tmp_path)]
    by_date = [str(day) for day in range(8, 0, -1)]
    assert ids == (by_date[::-1] if large else by_date)


def abstract_of(words: int) -> Abstract:
    return Abstract(AbstractStatus.COMPLETE, (AbstractPart(None, "tree " * words),))


def in_parts(monkeypatch: pytest.MonkeyPatch, papers: int) -> None:
    """Let a part be of so many papers."""
    monkeypatch.setattr(tasks, "CHUNK", papers)


class Site:
    """A site that has an index and nothing else."""

    def __init__(self, folder: Path, *, remembers: bool = True) -> None:
        self.folder = folder / "site"
        self.store = Store(folder / "cache" if remembers else None)
        self.stages: list[tuple[str, int]] = []  # of the last build
        self.related: list[list[tuple[int, list[str]]]] = []  # of each paper, likewise

    def build(self, papers: Catalogue, crew: Workers | None = None) -> dict[str, bytes]:
        """Publish an index; returns its files."""
        crew = crew or Workers()
        site = SiteFolder(self.folder, self.store, named_in=INDEX)
        ready = site.begin()
        if ready is not None:
            ready()
        progress = TimedProgress()
        digests = paper_digests(papers.papers)
        pending = begin_index(papers, Settings(), crew, site, self.store, digests)
        finished = finish_index(pending, papers, site, Added(progress))
        site.complete(finished.files, finished.folder)
        site.publish()
        self.related = [finished.similar.of(number) for number in range(len(papers.papers))]
        self.stages = [(stage.label, stage.total) for stage in progress.stages]
        return files_of(self.folder / INDEX)


class Added(TimedProgress):
    """Gives another one all stages, those of other processes too."""

    def __init__(self, progress: TimedProgress) -> None:
        super().__init__()
        self.stages = progress.stages

    def add(self, stages: object) -> None:
        assert isinstance(stages, list)
        self.stages += stages


def some_papers() -> list[Paper]:
    return [paper(f"p{number}", title=f"Tics {number}") for number in range(5)]


def test_a_site_has_the_files_of_an_index_of_its_own(tmp_path: Path) -> None:
    papers = catalogue(some_papers())
    write_index(papers, tmp_path / "apart", Settings())
    assert Site(tmp_path).build(papers) == files_of(tmp_path / "apart")


@pytest.mark.parametrize("remembers", [True, False])
def test_an_index_made_in_the_background_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remembers: bool
) -> None:
    papers = catalogue(some_papers())
    expected = Site(tmp_path / "here", remembers=False).build(papers)
    in_parts(monkeypatch, 2)
    monkeypatch.setattr(processes, "SERIAL_BELOW", 2)
    monkeypatch.setattr(processes, "may_fork", lambda: True)
    site = Site(tmp_path / "beside", remembers=remembers)
    for indexed in (5, 0 if remembers else 5):
        with Processes(2) as crew:
            assert site.build(papers, crew) == expected
        assert ("Indexing papers", indexed) in site.stages


def test_only_parts_with_a_changed_paper_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_parts(monkeypatch, 2)
    papers, site = some_papers(), Site(tmp_path)
    for indexed in (5, 0):
        site.build(catalogue(papers))
        assert site.stages[:2] == [("Waiting for the index", 0), ("Indexing papers", indexed)]
    papers[2] = replace(papers[2], title="Changed")
    found = site.build(catalogue(papers))
    assert ("Indexing papers", 2) in site.stages
    assert found == Site(tmp_path / "cold", remembers=False).build(catalogue(papers))


def test_papers_are_related_again_only_when_one_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def find(postings: Postings, *rest: Any) -> Similar:
        counted.append(len(postings.boosts))
        return find_similar(postings, *rest)

    monkeypatch.setattr(make, "find_similar", find)
    in_parts(monkeypatch, 2)
    papers, site = some_papers(), Site(tmp_path)
    site.build(catalogue(papers))
    first = site.related
    site.build(catalogue(papers))
    assert site.related == first
    assert counted == [5]
    # What may be suggested to readers of another is a matter of the paper alone.
    papers[1] = replace(papers[1], retracted=True)
    site.build(catalogue(papers))
    assert counted == [5, 5]
    cold = Site(tmp_path / "cold", remembers=False)
    cold.build(catalogue(papers))
    assert site.related == cold.related != first
    assert len(every(site.store, "similar")) == 1
    site.store.keep("similar", [(key, b"damaged") for key in every(site.store, "similar")])
    site.build(catalogue(papers))
    assert site.related == cold.related
    assert len(counted) == 4


def test_a_part_that_cannot_be_read_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_parts(monkeypatch, 2)
    papers, site = catalogue(some_papers()), Site(tmp_path)
    expected = site.build(papers)
    keys = sorted(every(site.store, "part"))
    site.store.keep("part", [(keys[0], b"damaged")])
    site.store.forget("part", keys[1])
    assert site.build(papers) == expected
    assert site.stages[1][1] in (1, 2)  # the forgotten one; the last part is of one paper
    # The damaged one is whole again.
    assert len(part_memory(site.store).find(keys)) == len(keys)


def test_files_that_are_there_are_neither_deflated_nor_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers, site = catalogue(some_papers()), Site(tmp_path)
    before = site.build(papers)
    # From now on no file can be deflated.
    monkeypatch.setattr(codec, "_deflate", None)
    for _ in range(3):
        assert site.build(papers) == before
    assert len(before) > 5


def test_the_folder_is_named_by_all_its_files_and_another_index_has_another(
    tmp_path: Path,
) -> None:
    names = set()
    papers = some_papers()
    for title in ("One", "Two", "One"):
        papers[0] = replace(papers[0], title=title)
        found = Site(tmp_path).build(catalogue(papers))
        (name,) = {path.split("/")[0] for path in found if "/" in path}
        assert json.loads(found["manifest.json"])["folder"] == name
        names.add(name)
    assert len(names) == 2


def test_a_folder_s_name_depends_on_names_and_digests() -> None:
    names = {
        folder_name({}),
        folder_name({"a": b"1"}),
        folder_name({"a": b"2"}),
        folder_name({"b": b"1"}),
        folder_name({"a": b"1", "b": b"1"}),
    }
    assert len(names) == 5


def test_an_index_of_no_papers_is_written(tmp_path: Path) -> None:
    found = Site(tmp_path).build(catalogue([]))
    assert json.loads(found["manifest.json"])["documents"] == 0


def test_a_job_needs_no_catalogue() -> None:
    """It is sent to other processes with every chunk."""
    assert IndexJob.__slots__ == ("vocabulary", "settings", "shared")
