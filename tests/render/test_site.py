"""A further kind of files is one maker and one entry: all else follows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from papershelf.machinery.output import Output
from papershelf.machinery.store import Store
from papershelf.machinery.tasks import Workers
from papershelf.machinery.versions import output_key
from papershelf.model import Paper
from papershelf.publish import Finished, Publication
from papershelf.render import site as kinds
from papershelf.render.files import PageModel, page_output
from papershelf.render.site import Digests, Kind
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import PageContent, Shells

from tests.factories import catalogue, paper, theme


class Records:
    """Makes a JSON file a paper: files that are no pages."""

    def outputs(self, subject: Paper) -> Iterator[Output]:
        data = json.dumps({"title": subject.title}).encode()
        yield Output(f"records/{subject.id}.json", output_key(data), lambda: data)


class ThanksModel(PageModel, frozen=True, kw_only=True):
    """What a page of thanks shows."""

    names: tuple[str, ...]


class Thanks:
    """Makes one page that thanks all authors: a further kind of page."""

    def __init__(self, shells: Shells) -> None:
        self._shells = shells

    def outputs(self, papers: tuple[Paper, ...]) -> Iterator[Output]:
        names = tuple(sorted({one.display for paper in papers for one in paper.authors}))
        model = ThanksModel(
            url="thanks/", title="Thanks", description="To all", canonical="", names=names
        )
        yield page_output(model, self._shells.of(model.url, ""), self.render)

    @staticmethod
    def render(model: ThanksModel) -> PageContent:
        body = f"<h1 id=title>Thanks</h1>{', '.join(model.names)}"
        return PageContent(url=model.url, title=model.title, description="", body=body)


def records(view: SiteView, shells: Shells, _: Digests) -> Kind[Paper]:
    return Kind("Writing records", Records(), view.catalogue.papers)


def thanks(view: SiteView, shells: Shells, _: Digests) -> Kind[tuple[Paper, ...]]:
    return Kind("Writing thanks", Thanks(shells), (view.catalogue.papers,), True, ["thanks/"])


def publish(folder: Path, *papers: Paper) -> Finished:
    """Build a site in memory of the last one, as a curator does again and again."""
    publication = Publication(folder / "site", Store(folder / "cache"), Workers())
    publication.begin(SiteView(catalogue(papers), Settings(), "https://shelf.example/"))
    finished = publication.finish(Shells(theme))
    publication.publish()
    return finished


@pytest.fixture(autouse=True)
def _further_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, records, thanks))


def test_files_of_a_further_kind_are_kept_counted_and_removed_as_pages_are(
    tmp_path: Path,
) -> None:
    publish(tmp_path, paper("a"), paper("b"))
    files = [tmp_path / "site" / "records" / f"{name}.json" for name in "ab"]
    written = files[0].stat().st_mtime_ns
    assert json.loads(files[0].read_bytes()) == {"title": "A plain paper"}
    again = publish(tmp_path, paper("a"), paper("b", title="Another title"))
    assert again.size.files == sum(one.is_file() for one in (tmp_path / "site").rglob("*"))
    assert files[0].stat().st_mtime_ns == written
    assert json.loads(files[1].read_bytes()) == {"title": "Another title"}
    publish(tmp_path, paper("a"))
    assert [file.exists() for file in files] == [True, False]


def test_a_further_kind_of_page_is_counted_and_named_in_the_sitemap(tmp_path: Path) -> None:
    finished = publish(tmp_path, paper("a"))
    pages = list((tmp_path / "site").rglob("index.html"))
    assert finished.pages == len(pages)
    assert "Xia Cao" in (tmp_path / "site/thanks/index.html").read_text("utf-8")
    sitemap = (tmp_path / "site/sitemap-papers-1.xml").read_text("utf-8")
    assert "https://shelf.example/thanks/" in sitemap
