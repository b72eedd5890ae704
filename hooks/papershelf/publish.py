"""A catalogue to the files of a site: pages and index, side by side, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TypeVar

from papershelf.catalogue.digests import paper_digests
from papershelf.catalogue.groups import Catalogue, Facet
from papershelf.index.keys import part_keys
from papershelf.index.write import (
    IndexFile,
    IndexPart,
    facet_files,
    gather,
    index_task,
    store_index,
)
from papershelf.machinery import processes
from papershelf.machinery.background import Aside
from papershelf.machinery.files import SiteSize, site_size
from papershelf.machinery.frozen import paused_collection
from papershelf.machinery.kept_files import KeptFiles
from papershelf.machinery.processes import Task, spread
from papershelf.machinery.progress import SILENT, Advance, Progress, Stage, TimedProgress
from papershelf.machinery.store import PartCache
from papershelf.model import Paper
from papershelf.render.keys import PageKeys
from papershelf.render.site import PageSet, complete_site, listing_pages, paper_pages
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import Shells

# Where the browser's search looks for its index.
INDEX = "assets/search/data"

_Item = TypeVar("_Item")


class SiteFiles:
    """What a site has of an earlier build, and where it remembers: pages apart from the index.

    Attributes:
        site_dir: the site's folder.
        cache_dir: where parts of the index are remembered, None for nowhere.
        pages, index: the files that may stay.
    """

    def __init__(self, site_dir: Path, cache_dir: Path | None = None) -> None:
        """Take the folders; nothing is done to them yet."""
        self.site_dir = site_dir
        self.cache_dir = cache_dir
        self.pages = KeptFiles(site_dir, cache_dir, ["papers", *Facet])
        self.index = KeptFiles(site_dir, cache_dir, [INDEX])

    def set_aside(self) -> None:
        """Move what may stay out of the way, before the site's folder is emptied."""
        self.pages.set_aside()
        self.index.set_aside()

    def discard(self) -> None:
        """Take away what was moved aside: the build failed."""
        self.pages.discard()
        self.index.discard()


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: how many generated pages, and the size of the whole site."""

    pages: int
    size: SiteSize


class Publication:
    """A site on its way: begun when the catalogue is known, finished when the theme is.

    In between the index is made in a process beside this one, if that is worth it: it
    needs no theme.  Otherwise it is made in `finish`, the papers' pages by other
    processes meanwhile.
    """

    def __init__(self, view: SiteView, files: SiteFiles, progress: Progress = SILENT) -> None:
        """Begin to publish the catalogue of `view`.

        Args:
            view: the catalogue and the settings of the site.
            files: the site's folder, emptied of all but what was set aside.
            progress: is told how far it is.
        """
        self._view = view
        self._files = files
        self._progress = progress
        files.index.put_back()
        self._index = _Index(view.catalogue, view.settings, files)
        self._aside: Aside[list[IndexFile], tuple[SiteSize, list[Stage]]] | None = None
        if processes.goes_aside(view.settings, len(view.catalogue.papers)):
            self._aside = Aside(self._index.make)

    def finish(self, shells: Shells) -> Published:
        """Write all that is left, beside what MkDocs has written.

        Raises:
            IndexLimitError: the index cannot number so many papers or terms.
        """
        with paused_collection():
            number = self._write_pages(shells)
            site_dir = self._files.site_dir
            size = site_size(site_dir, but=site_dir / INDEX)
            if self._aside is not None:
                with self._progress.stage("Waiting for the index"):
                    self._index.size, stages = self._aside.result()
                self._progress.add(stages)
        return Published(number, size + self._index.size)

    def abandon(self) -> None:
        """The build failed: leave nothing behind that is still at work."""
        if self._aside is not None:
            self._aside.stop()

    def _write_pages(self, shells: Shells) -> int:
        """The pages that do not stay; the index as well, if it is not under way."""
        view, site_dir, pages = self._view, self._files.site_dir, self._files.pages
        pages.put_back()
        keys = PageKeys(view, shells, paper_digests(view.catalogue))
        papers = paper_pages(view, shells, keys, site_dir)
        groups, indexes = listing_pages(view, shells, keys, site_dir)
        urls: list[str] = []
        changed = self._changed(papers, urls)
        listed = self._changed(groups, urls), self._changed(indexes, urls)
        first = () if self._aside else (self._index.task,)
        with spread(view.settings, *first, changed, *listed) as results:
            if self._aside:
                # This process has less to do than the one that makes the rest of the index.
                self._aside.send(list(facet_files(view.catalogue)))
            else:
                whole = self._index.gather(results[0], self._progress)
                self._index.store(whole, self._progress)
            written, *others = results[len(first) :]
            with self._progress.stage("Writing papers", len(changed.items)) as advance:
                for number in written:
                    advance(number)
            with self._progress.stage("Writing listings"):
                sum(chain(*others))
                complete_site(view, urls, site_dir)
        pages.finish()
        return len(urls)

    def _changed(self, pages: PageSet[_Item], urls: list[str]) -> Task[_Item, int]:
        """What is to be done to the pages that do not stay; all addresses are added to `urls`."""
        changed = []
        for item in pages.items:
            own, key = pages.urls(item), pages.key(item)
            urls += own
            # All are asked after: a file that nobody asked after is none of this build's.
            stay = [self._files.pages.stays(f"{url}index.html", key) for url in own]
            if not all(stay):
                changed.append(item)
        return pages.task(changed)


def publish(view: SiteView, shells: Shells, site_dir: Path) -> Published:
    """Write all generated files of a site."""
    return Publication(view, SiteFiles(site_dir)).finish(shells)


class _Index:
    """The index of a catalogue: the parts that are remembered, and what is left to do."""

    def __init__(self, catalogue: Catalogue, settings: Settings, files: SiteFiles) -> None:
        self._catalogue, self._settings, self._files = catalogue, settings, files.index
        self._cache = PartCache(files.cache_dir)
        self.size = SiteSize(0, 0)  # of what `store` has written

    @cached_property
    def _parts(self) -> _Parts:
        keys = list(part_keys(paper_digests(self._catalogue), self._settings))
        return _Parts(self._catalogue.papers, keys, self._cache)

    @property
    def task(self) -> Task[Paper, IndexPart]:
        """What is left to do, for `gather`."""
        return index_task(self._catalogue, self._settings, self._parts.missing)

    def gather(self, made: Iterator[IndexPart], progress: Progress) -> IndexPart:
        """The whole index, of what was `made` by its task and what is remembered."""
        with progress.stage("Indexing papers", len(self._parts.missing)) as advance:
            return gather(self._parts.filled(made, advance))

    def store(
        self,
        whole: IndexPart,
        progress: Progress,
        facets: Callable[[], Iterable[IndexFile]] | None = None,
    ) -> None:
        """Write the whole index; `facets` as in `store_index`."""
        with progress.stage("Writing the index"):
            store_index(self._catalogue, self._settings, whole, self._files, INDEX, facets=facets)
        self.size = self._files.finish()

    def make(self, facets: Callable[[], list[IndexFile]]) -> tuple[SiteSize, list[Stage]]:
        """All of it; return the size of the index, and how long each stage took."""
        progress = TimedProgress()
        with paused_collection():
            with spread(self._settings, self.task) as (made,):
                whole = self.gather(made, progress)
            # Only now: no process may be forked beside those that index.
            self.store(whole, progress, facets)
        return self.size, progress.stages


class _Parts:
    """The parts of an index: those remembered, and the papers of those still to be made."""

    def __init__(
        self, papers: Sequence[Paper], keys: Sequence[bytes | None], cache: PartCache
    ) -> None:
        self._cache, self._keys = cache, keys
        cache.forget_old()
        self._found = [cache.find(key) if key else None for key in keys]
        self.missing: list[Paper] = []
        for number, part in enumerate(self._found):
            if part is None:
                start = number * processes.CHUNK
                self.missing += papers[start : start + processes.CHUNK]

    def filled(self, made: Iterator[IndexPart], advance: Advance) -> Iterator[IndexPart]:
        """All parts in order, those `made` in the gaps."""
        for key, found in zip(self._keys, self._found, strict=True):
            part = found
            if part is None:
                part = next(made)
                advance(len(part.postings.boosts))
                if key:
                    self._cache.keep(key, part)
            yield part
