"""A catalogue to the files of a site: pages and index, side by side, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from papershelf import work
from papershelf.cache import PartCache
from papershelf.catalogue.digests import paper_digests
from papershelf.index import IndexPart, gather, index_task, store_index
from papershelf.index.keys import part_keys
from papershelf.kept import KeptFiles
from papershelf.model import Paper
from papershelf.progress import SILENT, Advance, Progress
from papershelf.render.keys import page_keys
from papershelf.render.shell import Shells
from papershelf.render.site import complete_site, listing_task, paper_job, paper_task
from papershelf.render.view import SiteView
from papershelf.values import paused_collection
from papershelf.work import spread

# Where the browser's search looks for its index.
INDEX = "assets/search/data"
# Folders of a site of which files may stay from build to build.
KEPT = ("papers", INDEX)


def publish(
    view: SiteView,
    shells: Shells,
    site_dir: Path,
    kept: KeptFiles | None = None,
    cache_dir: Path | None = None,
    progress: Progress = SILENT,
) -> int:
    """Write all generated files of a site; return how many pages there are.

    The papers are indexed first: while this process puts the index together, others
    write the papers' pages.

    Args:
        view: the catalogue and the settings of the site.
        shells: the theme.
        site_dir: where MkDocs has written its own pages.
        kept: what stays of the last build's files, back in its place; None for nothing.
        cache_dir: where parts of the index are remembered, None for nowhere.
        progress: is told how far it is.
    """
    catalogue, settings = view.catalogue, view.settings
    files = kept or KeptFiles(site_dir)
    with paused_collection():
        job = paper_job(view, shells, site_dir)
        digests = paper_digests(catalogue)
        parts = _Parts(catalogue.papers, list(part_keys(digests, settings)), PartCache(cache_dir))
        keys = page_keys(job, catalogue.papers, digests)
        stay = {own for own, key in keys.items() if files.stays(f"papers/{own}/index.html", key)}
        changed = [paper for paper in catalogue.papers if paper.id not in stay]
        tasks = (
            index_task(catalogue, settings, parts.missing),
            paper_task(job, changed),
            listing_task(view, shells, site_dir),
        )
        with spread(settings, *tasks) as (indexed, pages, listings):
            with progress.stage("Indexing papers", len(parts.missing)) as advance:
                whole = gather(parts.filled(indexed, advance))
            with progress.stage("Writing the index"):
                store_index(catalogue, whole, files, INDEX)
            with progress.stage("Writing papers", len(changed)) as advance:
                written = [[view.canonical(f"papers/{own}/") for own in stay]]
                written += _counted(pages, advance)
            with progress.stage("Writing listings"):
                number = complete_site(view, shells, chain(written, listings), site_dir)
        files.finish()
        return number


def _counted(pages: Iterable[list[str]], advance: Advance) -> Iterator[list[str]]:
    """The chunks of `pages` as they come, each counted."""
    for chunk in pages:
        advance(len(chunk))
        yield chunk


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
