"""Makes a site of a catalogue: pages and search index, in a folder beside the old site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from papershelf.catalogue.digests import paper_digests
from papershelf.index.write import INDEX, MadeIndex, begin_index, finish_index
from papershelf.machinery.files import SiteSize
from papershelf.machinery.output import Entry
from papershelf.machinery.progress import SILENT, Progress
from papershelf.machinery.site_folder import SiteFolder
from papershelf.machinery.store import Store
from papershelf.machinery.tasks import Pending, Workers
from papershelf.render.site import Kind, Made, SiteKinds
from papershelf.render.view import SiteView
from papershelf.shell.fill import Shells


class Finished(NamedTuple):
    """The number of generated pages, and the size of the whole site."""

    pages: int
    size: SiteSize


class Publication:
    """Makes one site step by step: `begin`, `finish`, then `publish` or `abandon`."""

    _view: SiteView
    _index: Pending[MadeIndex]
    _digests: Mapping[str, bytes]

    def __init__(
        self, site_dir: Path, store: Store, crew: Workers, progress: Progress = SILENT
    ) -> None:
        """Prepare the folder in which the site is built.

        Args:
            site_dir: the published site; only `publish` changes it.
            store: keeps what earlier builds made, and from what.
            crew: the workers that do the work.
            progress: shows how far the work is.
        """
        self._store, self._crew, self._progress = store, crew, progress
        self._site = SiteFolder(site_dir, store, named_in=INDEX)
        link = self._site.begin()
        self._linked = crew.background(link) if link else None

    @property
    def generator(self) -> Path:
        """The folder that the site generator writes its own files to."""
        return self._site.generator

    def begin(self, view: SiteView) -> None:
        """Start the search index, which needs the catalogue and not the theme."""
        if self._linked is not None:
            self._linked.result()
        self._view = view
        # Hashed here, before any process forks: one that looks at every paper copies them all.
        papers = view.catalogue.papers if self._store.keeps else ()
        self._digests = paper_digests(papers)
        self._index = begin_index(
            view.catalogue, view.settings, self._crew, self._site, self._store, self._digests
        )

    def finish(self, shells: Shells) -> Finished:
        """Make all other files in the folder beside the published site.

        Raises:
            IndexLimitError: the index cannot number so many papers or terms.
        """
        kinds = SiteKinds(self._view, shells, self._digests)
        begun = self._begin(kinds.first)
        index = finish_index(self._index, self._view.catalogue, self._site, self._progress)
        begun += self._begin(kinds.last(index.similar))
        files = dict(index.files)
        pages = self._collect(begun, files)
        own = (path for path, _ in self._site.generated())
        pages += self._collect(self._begin([kinds.redirects(chain(files, own))]), files)
        with self._progress.stage("Completing the site"):
            return Finished(pages, self._site.complete(files, index.folder))

    def _begin(self, kinds: Sequence[Kind[Any]]) -> list[tuple[Kind[Any], Made, Iterator[Made]]]:
        """Reuse the files of some kinds, and have the others made."""
        begun = [(kind, *kind.begin(self._site)) for kind in kinds]
        results = self._crew.map(*(left for _, _, left in begun))
        return [
            (kind, reused, made) for (kind, reused, _), made in zip(begun, results, strict=True)
        ]

    def _collect(
        self, begun: Iterable[tuple[Kind[Any], Made, Iterator[Made]]], files: dict[str, Entry]
    ) -> int:
        """Wait for the files of some kinds, add them to `files`, and count the pages."""
        pages = 0
        for kind, reused, made in begun:
            with self._progress.stage(kind.label, len(kind.items)) as advance:
                for chunk in chain([reused], made):
                    files.update(chunk.files)
                    pages += chunk.pages
                    advance(chunk.items)
        return pages

    def publish(self) -> None:
        """Replace the published site with the new one."""
        self._site.publish()
        self._store.forget_old()

    def abandon(self) -> None:
        """Give the new site up after a failed build; the published site is unchanged."""
        self._site.abandon()

    def remove_work(self) -> None:
        """Delete the folders that only further builds of this process need."""
        self._site.remove_work()
