"""A catalogue to the files of a site: pages and index, side by side, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from papershelf import work
from papershelf.aside import Aside
from papershelf.cache import PartCache
from papershelf.catalogue.digests import paper_digests
from papershelf.catalogue.groups import Catalogue
from papershelf.index import IndexPart, gather, index_task, store_index
from papershelf.index.keys import part_keys
from papershelf.kept import KeptFiles
from papershelf.model import Paper
from papershelf.progress import SILENT, Advance, Progress, Stage, TimedProgress
from papershelf.render.keys import page_keys
from papershelf.render.shell import Shells
from papershelf.render.site import complete_site, listing_task, paper_job, paper_task
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.values import paused_collection
from papershelf.work import Task, spread

# Where the browser's search looks for its index.
INDEX = "assets/search/data"


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
        self.pages = KeptFiles(site_dir, cache_dir, ["papers"])
        self.index = KeptFiles(site_dir, cache_dir, [INDEX])

    def set_aside(self) -> None:
        """Move what may stay out of the way, before the site's folder is emptied."""
        self.pages.set_aside()
        self.index.set_aside()

    def discard(self) -> None:
        """Take away what was moved aside: the build failed."""
        self.pages.discard()
        self.index.discard()


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
        self._aside: Aside[list[Stage]] | None = None
        if work.goes_aside(view.settings, len(view.catalogue.papers)):
            self._aside = Aside(self._index.make)

    def finish(self, shells: Shells) -> int:
        """Write all that is left, beside what MkDocs has written; return how many pages.

        Raises:
            IndexLimitError: the index cannot number so many papers or terms.
        """
        with paused_collection():
            number = self._write_pages(shells)
            if self._aside is not None:
                with self._progress.stage("Waiting for the index"):
                    stages = self._aside.result()
                self._progress.add(stages)
        return number

    def abandon(self) -> None:
        """The build failed: leave nothing behind that is still at work."""
        if self._aside is not None:
            self._aside.stop()

    def _write_pages(self, shells: Shells) -> int:
        """The papers' pages, the listings; the index as well, if it is not under way."""
        view, site_dir, pages = self._view, self._files.site_dir, self._files.pages
        pages.put_back()
        papers = view.catalogue.papers
        job = paper_job(view, shells, site_dir)
        keys = page_keys(job, papers, paper_digests(view.catalogue))
        stay = {own for own, key in keys.items() if pages.stays(f"papers/{own}/index.html", key)}
        changed = [paper for paper in papers if paper.id not in stay]
        tasks = (paper_task(job, changed), listing_task(view, shells, site_dir))
        first = () if self._aside else (self._index.task,)
        with spread(view.settings, *first, *tasks) as (*indexed, written, listings):
            for parts in indexed:
                self._index.store(parts, self._progress)
            with self._progress.stage("Writing papers", len(changed)) as advance:
                addresses = [[view.canonical(f"papers/{own}/") for own in stay]]
                addresses += _counted(written, advance)
            with self._progress.stage("Writing listings"):
                number = complete_site(view, shells, chain(addresses, listings), site_dir)
        pages.finish()
        return number


def publish(view: SiteView, shells: Shells, site_dir: Path) -> int:
    """Write all generated files of a site; return how many pages there are."""
    return Publication(view, SiteFiles(site_dir)).finish(shells)


def _counted(pages: Iterable[list[str]], advance: Advance) -> Iterator[list[str]]:
    """The chunks of `pages` as they come, each counted."""
    for chunk in pages:
        advance(len(chunk))
        yield chunk


class _Index:
    """The index of a catalogue: the parts that are remembered, and what is left to do."""

    def __init__(self, catalogue: Catalogue, settings: Settings, files: SiteFiles) -> None:
        self._catalogue, self._settings, self._files = catalogue, settings, files.index
        self._cache = PartCache(files.cache_dir)

    @cached_property
    def _parts(self) -> _Parts:
        keys = list(part_keys(paper_digests(self._catalogue), self._settings))
        return _Parts(self._catalogue.papers, keys, self._cache)

    @property
    def task(self) -> Task[Paper, IndexPart]:
        """What is left to do, for `store`."""
        return index_task(self._catalogue, self._settings, self._parts.missing)

    def store(self, made: Iterator[IndexPart], progress: Progress) -> None:
        """Put the index together from what was `made` by its task, and write it."""
        with progress.stage("Indexing papers", len(self._parts.missing)) as advance:
            whole = gather(self._parts.filled(made, advance))
        with progress.stage("Writing the index"):
            store_index(self._catalogue, whole, self._files, INDEX)
        self._files.finish()

    def make(self) -> list[Stage]:
        """All of it; return how long each stage took."""
        progress = TimedProgress()
        with paused_collection(), spread(self._settings, self.task) as (made,):
            self.store(made, progress)
        return progress.stages


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
                start = number * work.CHUNK
                self.missing += papers[start : start + work.CHUNK]

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
