"""Pages and index of a catalogue, whoever makes them, take the place of the last site."""

from __future__ import annotations

import dataclasses
import multiprocessing
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from papershelf.catalogue.groups import group_papers
from papershelf.machinery import processes, store, tasks
from papershelf.machinery.background import BackgroundError
from papershelf.machinery.files import site_size
from papershelf.machinery.output import Output
from papershelf.machinery.processes import Processes
from papershelf.machinery.progress import SILENT, Progress, Stage, TimedProgress
from papershelf.machinery.site_folder import SiteFolder
from papershelf.machinery.store import Store
from papershelf.machinery.tasks import Workers
from papershelf.model import Author, Evidence, Paper, Section, Tag, TagStatus
from papershelf.problems import Problem
from papershelf.publish import Finished, Publication
from papershelf.records.searches import Search
from papershelf.render.view import SiteView
from papershelf.settings import Settings, TagEvidence
from papershelf.shell.fill import Shells
from papershelf.vocabulary import Vocabulary
from papershelf.vocabulary.shelf import Word

from tests.factories import catalogue, files_of, paper, published, theme

URL = "https://example.org/s/"
MANIFEST = "assets/search/data/manifest.json"


def some_papers(number: int = 12) -> list[Paper]:
    return [paper(f"p{number:02}", title=f"Paper {number}") for number in range(number)]


def view_of(papers: Sequence[Paper]) -> SiteView:
    return SiteView(catalogue(papers), Settings(), site_url=URL)


class Site:
    """A site that is published again and again."""

    def __init__(self, folder: Path, *, remembers: bool = True) -> None:
        self.folder = folder / "site"
        self.store = Store(folder / "cache" if remembers else None)

    def finished(
        self, shown: Sequence[Paper] | SiteView, crew: Workers, progress: Progress = SILENT
    ) -> tuple[Publication, Finished]:
        """A publication of a view, or of papers, up to where it would be published."""
        publication = Publication(self.folder, self.store, crew, progress)
        (publication.generator / "about").mkdir()
        (publication.generator / "about" / "index.html").write_text("About", encoding="utf-8")
        view = shown if isinstance(shown, SiteView) else view_of(shown)
        publication.begin(view)
        return publication, publication.finish(Shells(lambda page: page.head + theme(page)))

    def publish(
        self, shown: Sequence[Paper] | SiteView, crew: Workers | None = None
    ) -> dict[str, bytes]:
        """Publish; returns the site's files."""
        with crew or Workers() as crew:
            publication, finished = self.finished(shown, crew)
        publication.publish()
        files = files_of(self.folder)
        own = {"about/index.html"}
        assert finished.size == site_size(self.folder)
        assert finished.pages == sum(path.endswith("index.html") for path in files.keys() - own)
        return files


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def _spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little work is spread too."""
    monkeypatch.setattr(processes, "SERIAL_BELOW", 2)
    monkeypatch.setattr(tasks, "CHUNK", 5)


@pytest.fixture
def _forking(monkeypatch: pytest.MonkeyPatch, _spread: None) -> None:
    """Processes fork, whatever threads other tests left."""
    monkeypatch.setattr(processes, "may_fork", lambda: True)


@pytest.mark.usefixtures("_spread")
@pytest.mark.parametrize("fork", [True, False])
def test_one_process_and_several_publish_the_same_files(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fork: bool
) -> None:
    monkeypatch.setattr(processes, "may_fork", lambda: fork)
    papers = some_papers()
    files = Site(tmp_path / "other", remembers=False).publish(papers)
    for _ in range(3):
        with Processes(2) as crew:
            assert site.publish(papers, crew) == files
    assert {MANIFEST, "papers/p07/index.html", "about/index.html"} <= files.keys()
    assert b"Paper 7" in files["papers/p07/index.html"]


@pytest.mark.usefixtures("_spread")
def test_where_all_is_sent_to_fresh_processes_the_same_files_are_published(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = some_papers()
    files = Site(tmp_path / "other").publish(papers)
    monkeypatch.setattr(processes, "SENT_ABOVE", 3)
    for _ in range(2):
        with Processes(2) as crew:
            assert site.publish(papers, crew) == files


def test_a_warm_build_publishes_what_a_cold_one_does(site: Site, tmp_path: Path) -> None:
    papers = some_papers()
    for number in range(5):
        papers[number] = replace(papers[number], title=f"Changed {number}")
        if number % 2:
            papers.append(paper(f"more{number}"))
        else:
            del papers[-1]
        cold = Site(tmp_path / f"cold {number}", remembers=False)
        assert site.publish(papers) == cold.publish(papers)


TAGGED = [
    paper(
        f"p{number}",
        conditions=(Tag("tourette-syndrome", status, (Evidence("abstract", "abstract"),)),),
        facts={"design": ("trial",)},
        sections=(Section("Methods", "We *counted*."),),
        published=published(2020 + number),
        authors=(Author("Cao", "Xia", None, ""),),
        problem_codes=("doi-missing",),
    )
    for number, status in enumerate(TagStatus)
]
SEARCH = Search(
    source="A database",
    platform="https://db.example",
    query="a",
    query_as_run="a",
    date="2024-05-01",
    most=9,
    total=1,
    found=1,
    new=1,
    updated=0,
    already_there=0,
    rejected=0,
)


def with_terms(view: SiteView, slug: str, **changes: object) -> SiteView:
    """The view with a changed term of the vocabulary."""
    found = view.catalogue.vocabulary
    terms = {**found.terms, slug: dataclasses.replace(found.terms[slug], **changes)}  # type: ignore[arg-type]
    return with_vocabulary(view, dataclasses.replace(found, terms=terms))


def with_facets(view: SiteView, at: int, **changes: object) -> SiteView:
    """The view with a changed facet of the vocabulary."""
    facets = list(view.catalogue.vocabulary.facets)
    facets[at] = replace(facets[at], **changes)
    return with_vocabulary(
        view, dataclasses.replace(view.catalogue.vocabulary, facets=tuple(facets))
    )


def with_vocabulary(view: SiteView, vocabulary: Vocabulary) -> SiteView:
    groups = group_papers(view.catalogue.papers, vocabulary, view.settings.tag_evidence)
    made = dataclasses.replace(view.catalogue, vocabulary=vocabulary, groups=groups)
    return dataclasses.replace(view, catalogue=made)


def with_settings(view: SiteView, **changes: Any) -> SiteView:
    settings = dataclasses.replace(view.settings, **changes)
    return with_vocabulary(dataclasses.replace(view, settings=settings), view.catalogue.vocabulary)


def with_shelf(view: SiteView, **changes: object) -> SiteView:
    return dataclasses.replace(view, shelf=replace(view.shelf, **changes))


# What a curator may change while the records are the same.
CHANGES: dict[str, Callable[[SiteView], SiteView]] = {
    "trust": lambda view: with_settings(view, tag_evidence=TagEvidence.TRUST),
    "hide": lambda view: with_settings(view, tag_evidence=TagEvidence.HIDE),
    "limits": lambda view: with_settings(view, body_limit=5, index_text_limit=5),
    "pages": lambda view: with_settings(view, per_page=1, author_pages_from=2),
    "repository": lambda view: with_settings(view, repo_url="https://github.com/a/b"),
    "records": lambda view: dataclasses.replace(view, records_url="https://x.example/"),
    "address": lambda view: dataclasses.replace(view, site_url="https://x.example/"),
    "no address": lambda view: dataclasses.replace(view, site_url=""),
    "name": lambda view: dataclasses.replace(view, site_name="Another"),
    "searches": lambda view: dataclasses.replace(view, searches={"a.yml": SEARCH}),
    "types": lambda view: with_shelf(view, article_type="Article", about_type="Thing"),
    "words": lambda view: with_shelf(view, glossary=(Word("ADHD", "A word.", ("adhd",)),)),
    "first": lambda view: with_shelf(view, start_with=("trial",)),
    "label": lambda view: with_terms(view, "tourette-syndrome", label="Tics for life"),
    "text": lambda view: with_terms(view, "tourette-syndrome", description="Other words."),
    "id": lambda view: with_terms(view, "tourette-syndrome", identifiers=(("mesh", "D005879"),)),
    "names": lambda view: with_terms(view, "tourette-syndrome", synonyms=("gts",)),
    "parent": lambda view: with_terms(view, "tourette-syndrome", parent=None),
    "badge": lambda view: with_terms(view, "trial", implied=True),
    "facet": lambda view: with_facets(view, 0, label="Illness", title="Illnesses"),
    "folder": lambda view: with_facets(view, 0, address="illnesses"),
    "field": lambda view: with_facets(view, 0, field="illnesses", section="illnesses"),
    "several": lambda view: with_facets(view, 2, many=not view.catalogue.vocabulary.facets[2].many),
    "order": lambda view: with_vocabulary(
        view,
        dataclasses.replace(
            view.catalogue.vocabulary, facets=view.catalogue.vocabulary.facets[::-1]
        ),
    ),
}


def test_whatever_a_curator_changes_a_warm_build_publishes_what_a_cold_one_does(
    site: Site, tmp_path: Path
) -> None:
    view = view_of(TAGGED)
    problem = Problem("adhd/plain.md", "doi-missing", "doi", "none found")
    view = dataclasses.replace(
        view, catalogue=dataclasses.replace(view.catalogue, problems=(problem,))
    )
    before = site.publish(view)
    for name, change in CHANGES.items():
        view = change(view)
        warm = site.publish(view)
        cold = Site(tmp_path / name, remembers=False).publish(view)
        assert warm.keys() == cold.keys(), name
        assert [path for path in cold if warm[path] != cold[path]] == [], name
        assert warm != before, name
        before = warm


def test_nothing_is_made_again_that_would_be_the_same(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    write = SiteFolder.write

    def note(folder: SiteFolder, output: Output) -> object:
        written.append(output.path)
        return write(folder, output)

    monkeypatch.setattr(SiteFolder, "write", note)
    papers = some_papers()
    site.publish(papers)
    assert len(written) > len(papers)
    for _ in range(3):
        written.clear()
        site.publish(papers)
        assert written == []
    papers[0] = replace(papers[0], title="Changed")
    site.publish(papers)
    assert "papers/p00/index.html" in written
    assert len(written) < len(files_of(site.folder))


def test_addresses_in_a_sitemap_are_percent_encoded(site: Site) -> None:
    sitemap = site.publish([paper("精神-1")])["sitemap-papers-1.xml"].decode()
    assert "https://example.org/s/papers/%E7%B2%BE%E7%A5%9E-1/" in sitemap


def test_until_it_is_published_the_site_is_as_it_was(site: Site) -> None:
    before = site.publish(some_papers())
    changed = [paper("other")]
    publication, _ = site.finished(changed, Workers())
    assert files_of(site.folder) == before
    publication.abandon()
    assert files_of(site.folder) == before
    site.finished(changed, Workers())  # and killed
    assert files_of(site.folder) == before
    after = site.publish(changed)
    assert "papers/other/index.html" in after
    assert "papers/p00/index.html" not in after


def test_what_only_further_builds_need_can_be_removed(site: Site, tmp_path: Path) -> None:
    for _ in range(2):
        publication, _ = site.finished(some_papers(), Workers())
        publication.publish()
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.build", "cache"}
    before = files_of(site.folder)
    publication.remove_work()
    assert {path.name for path in tmp_path.iterdir()} == {"site", "cache"}
    assert files_of(site.folder) == before
    assert site.publish(some_papers()) == before


def test_what_was_long_not_used_is_forgotten_with_a_publication(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        context.setattr(store, "_today", lambda: 0)
        site.store.keep("kind", [(b"key", b"value")])
    publication, _ = site.finished(some_papers(), Workers())
    with closing(sqlite3.connect(next((site.folder.parent / "cache").iterdir()))) as database:
        kinds = "SELECT kind FROM entry WHERE kind = 'kind'"
        assert database.execute(kinds).fetchall()
        publication.publish()
        assert not database.execute(kinds).fetchall()


class Noted(TimedProgress):
    """Keeps what is added."""

    def __init__(self) -> None:
        super().__init__()
        self.added: list[Stage] = []

    def add(self, stages: Iterable[Stage]) -> None:
        self.added += stages


@pytest.mark.usefixtures("_forking")
def test_stages_of_the_index_are_reported_though_another_process_makes_it(site: Site) -> None:
    progress = Noted()
    with Processes(2) as crew:
        site.finished(some_papers(), crew, progress)
    assert [(stage.label, stage.total) for stage in progress.added] == [
        ("Indexing papers", 12),
        ("Relating papers", 0),
        ("Writing the index", 0),
    ]
    labels = [stage.label for stage in progress.stages]
    assert labels.index("Waiting for the index") < labels.index("Writing papers")
    assert labels[-1] == "Completing the site"


@pytest.mark.usefixtures("_forking")
def test_a_build_that_fails_leaves_no_index_at_work(site: Site) -> None:
    before = site.publish(some_papers())
    with Processes(2) as crew:
        publication = Publication(site.folder, site.store, crew)
        publication.begin(SiteView(catalogue(some_papers(3)), Settings()))
        crew.close()
        publication.abandon()
        assert multiprocessing.active_children() == []
        assert files_of(site.folder) == before
        assert not site.folder.with_name(".site.build").exists()
        with pytest.raises((BackgroundError, OSError)):
            publication.finish(Shells(theme))


def test_a_theme_that_fails_leaves_the_site_as_it_was(site: Site) -> None:
    def broken(_: object) -> str:
        raise RuntimeError("no theme")

    before = site.publish(some_papers())
    publication = Publication(site.folder, site.store, Workers())
    publication.begin(SiteView(catalogue(some_papers(3)), Settings()))
    with pytest.raises(RuntimeError, match="no theme"):
        publication.finish(Shells(broken))
    publication.abandon()
    assert files_of(site.folder) == before
    assert site.publish(some_papers()) == before
