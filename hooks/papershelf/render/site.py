"""Everything generated below a site's root but the index: kinds of files, and their makers.

A maker makes the `Output` of one item after another.  A further kind of files (exports,
redirects) is a maker, and a function in `KINDS` that says what it is given: its
files are then keyed, reused, counted and removed as pages are, and pages are named in the
sitemap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from papershelf.catalogue import Group
from papershelf.catalogue.digests import paper_digests
from papershelf.exports.archives import Archives, Part, parts_of
from papershelf.exports.csl import CslItems
from papershelf.exports.dois import DoiFiles, Table, doi_tables
from papershelf.exports.evidence_json import evidence_json
from papershelf.exports.records import Item, RecordFiles, record_items
from papershelf.index.similar import Similar
from papershelf.machinery.output import Entry, Output
from papershelf.machinery.site_folder import SiteFolder
from papershelf.machinery.tasks import Task
from papershelf.render.evidence import MapFile
from papershelf.render.feeds import Feed, Feeds
from papershelf.render.files import PAGE
from papershelf.render.glossary import GlossaryPages
from papershelf.render.index_pages import IndexPages
from papershelf.render.indexes import IndexPage
from papershelf.render.listings import ListingPages
from papershelf.render.offline import OFFLINE, OfflinePages
from papershelf.render.pages import PaperPages
from papershelf.render.pieces import GLOSSARY_FOLDER
from papershelf.render.quality import QUALITY, QualityPages
from papershelf.render.redirects import Redirect, Redirects, redirects_of
from papershelf.render.root_files import RootFiles
from papershelf.render.searches import URL as SEARCHES
from papershelf.render.searches import SearchesPage
from papershelf.render.similar import PaperItem, paper_items
from papershelf.render.view import PaperContext, SiteView
from papershelf.shell.fill import ShellKind, Shells

_Item = TypeVar("_Item")
_Made = TypeVar("_Made", contravariant=True)


class Maker(Protocol[_Made]):
    """Makes the files of one kind."""

    def outputs(self, item: _Made, /) -> Iterable[Output]:
        """Return the files of one item."""


class Made(NamedTuple):
    """The files made from a chunk of items.

    Attributes:
        files: their paths and entries.
        pages: how many of them are pages.
        items: number of items.
    """

    files: list[tuple[str, Entry]]
    pages: int
    items: int


@dataclass(frozen=True, slots=True)
class Kind(Generic[_Item]):
    """One kind of files.

    Attributes:
        label: name of the stage, for the progress.
        maker: makes the files of an item.
        items: what the files are made from.
        inherited: maker or items are too large to be sent to another process, see `Task`.
        urls: addresses of the pages among the files, for the sitemap.
        source: returns path and source of the only file of an item, see `Output`; None if
            sources cost as much as keys.
    """

    label: str
    maker: Maker[_Item]
    items: Sequence[_Item]
    inherited: bool = False
    urls: Sequence[str] = ()
    source: Callable[[_Item], tuple[str, bytes]] | None = None

    def begin(self, site: SiteFolder) -> tuple[Made, Task[_Item, Made]]:
        """Reuse files that `site` already has.

        Returns:
            The reused files, and a task that makes the others.  This process does the
            checking: a forked one would copy the memory of every paper it reads.
        """
        if site.empty:
            return Made([], 0, 0), Task(
                partial(_make, self.maker, site), self.items, self.inherited
            )
        files: list[tuple[str, Entry]] = []
        left = []
        for item in self.items:
            found = self._reused(item, site)
            if found is None:
                left.append(item)
            else:
                files += found
        reused = Made(files, _count_pages(files), len(self.items) - len(left))
        return reused, Task(partial(_make, self.maker, site), left, self.inherited)

    def _reused(self, item: _Item, site: SiteFolder) -> list[tuple[str, Entry]] | None:
        """Reuse all files of an item; return None if one of them must be made."""
        if self.source is not None:
            path, source = self.source(item)
            entry = site.reuse(path, source=source)
            if entry:
                return [(path, entry)]
        outputs = list(self.maker.outputs(item))
        found = [(output.path, site.reuse(output.path, output.key)) for output in outputs]
        reused = [(path, entry) for path, entry in found if entry]
        return reused if len(reused) == len(outputs) else None


# Paper id -> hash of the paper, see `paper_digests`.
Digests = Mapping[str, bytes]


def papers(view: SiteView, shells: Shells, digests: Digests, similar: Similar) -> Kind[PaperItem]:
    """The pages of papers, each with those most like it."""
    canonical = bool(view.site_url)
    short, long = (
        shells.of_kind(ShellKind("papers", 2, has_toc=has_toc, has_canonical=canonical))
        for has_toc in (False, True)
    )
    maker = PaperPages(PaperContext.of(view), short, long, digests)
    items = paper_items(view.catalogue.papers, similar)

    def source(item: PaperItem) -> tuple[str, bytes]:
        return f"{maker.url(item.paper)}{PAGE}", maker.source(item)

    return Kind(
        "Writing papers",
        maker,
        items,
        urls=[maker.url(item.paper) for item in items],
        source=source,
    )


def listings(view: SiteView, shells: Shells, _: Digests) -> Kind[Group]:
    """The pages of groups."""
    maker = ListingPages(view, shells)
    items = maker.groups()
    urls = [url for group in items for url in maker.urls(group)]
    shells.prepare(urls, has_canonical=bool(view.site_url))
    return Kind("Writing listings", maker, items, inherited=True, urls=urls)


def indexes(view: SiteView, shells: Shells, _: Digests) -> Kind[IndexPage]:
    """The further pages of indexes."""
    maker = IndexPages(view, shells)
    items = maker.pages()
    urls = [maker.url(page) for page in items]
    shells.prepare(urls, has_canonical=bool(view.site_url))
    return Kind("Writing indexes", maker, items, inherited=True, urls=urls)


def glossary(view: SiteView, shells: Shells, _: Digests) -> Kind[str]:
    """The page that says what words mean."""
    shells.prepare((GLOSSARY_FOLDER,), has_canonical=bool(view.site_url))
    maker = GlossaryPages(view, shells)
    return Kind(
        "Writing the glossary", maker, (GLOSSARY_FOLDER,), inherited=True, urls=(GLOSSARY_FOLDER,)
    )


def offline(view: SiteView, shells: Shells, _: Digests) -> Kind[str]:
    """The page for readers without a network; no sitemap names it."""
    shells.prepare((OFFLINE,), has_canonical=bool(view.site_url))
    maker = OfflinePages(view, shells)
    return Kind("Writing the page for readers offline", maker, (OFFLINE,), inherited=True)


def quality(view: SiteView, shells: Shells, _: Digests) -> Kind[str]:
    """The page that tells the curator what to mend; no sitemap names it."""
    shells.prepare((QUALITY,), has_canonical=bool(view.site_url))
    maker = QualityPages(view, shells)
    return Kind("Writing the page on quality", maker, (QUALITY,), inherited=True)


def searches(view: SiteView, shells: Shells, _: Digests) -> Kind[str]:
    """The page of searches; a shelf without any has none."""
    urls = [SEARCHES] if view.searches else []
    return Kind("Writing searches", SearchesPage(view, shells), urls, inherited=True, urls=urls)


def records(view: SiteView, _: Shells, digests: Digests) -> Kind[Item]:
    """The records from which a browser cites and exports papers."""
    maker = RecordFiles(CslItems.of_shelf(view.catalogue.vocabulary), digests)
    catalogue, searches = view.catalogue, len(view.searches)
    items = record_items(catalogue.papers, digests, catalogue.merged, searches)
    return Kind("Writing records", maker, items, inherited=True)


def archives(view: SiteView, _: Shells, digests: Digests) -> Kind[Part]:
    """The papers as files to download."""
    maker = Archives(view.catalogue.vocabulary, digests)
    return Kind("Writing archives", maker, parts_of(view.catalogue.papers), inherited=True)


def evidence(view: SiteView, _: Shells, __: Digests) -> Kind[bytes]:
    """The evidence map for programs, and for the page that counts anew."""
    found = view.evidence
    items = (evidence_json(found),) if found and found.papers else ()
    return Kind("Writing the evidence map", MapFile(), items, inherited=True)


def dois(view: SiteView, _: Shells, __: Digests) -> Kind[Table]:
    """The papers that are not at the address of their DOI."""
    return Kind("Writing DOIs", DoiFiles(), doi_tables(view.catalogue.papers), inherited=True)


def feeds(view: SiteView, _: Shells, digests: Digests) -> Kind[Feed]:
    """The feeds of new papers."""
    maker = Feeds(view, digests)
    return Kind("Writing feeds", maker, list(maker.feeds()), inherited=True)


# The kinds of files that can be made while the index is.  The largest items come first.
KINDS: tuple[Callable[[SiteView, Shells, Digests], Kind[Any]], ...] = (
    archives,
    listings,
    indexes,
    glossary,
    offline,
    quality,
    searches,
    records,
    evidence,
    feeds,
    dois,
)


class SiteKinds:
    """All kinds of files of a site, in the three steps in which they can be made."""

    def __init__(self, view: SiteView, shells: Shells, digests: Digests) -> None:
        """Take the site, the theme's pages to fill, and the papers' digests, if known."""
        self._view, self._shells = view, shells
        # A store that keeps nothing needs no digests, but keys do.
        self._digests = digests or paper_digests(view.catalogue.papers)
        self.first: Sequence[Kind[Any]] = [kind(view, shells, self._digests) for kind in KINDS]

    def last(self, similar: Similar) -> Sequence[Kind[Any]]:
        """Return the kinds that need the index, and those that need the addresses of all pages."""
        pages = papers(self._view, self._shells, self._digests, similar)
        urls = [url for kind in (*self.first, pages) for url in kind.urls]
        return pages, Kind("Writing sitemaps", RootFiles(self._view), (urls,), inherited=True)

    def redirects(self, files: Iterable[str]) -> Kind[Redirect]:
        """Return the pages at former addresses, which yield to the site's other `files`."""
        found = redirects_of(self._view.catalogue.papers, files)
        return Kind("Writing redirects", Redirects(self._view.site_url), found)


def _make(maker: Maker[_Item], site: SiteFolder, items: Sequence[_Item]) -> Made:
    """Make the files of some items."""
    files = site.put_all(output for item in items for output in maker.outputs(item))
    return Made(files, _count_pages(files), len(items))


def _count_pages(files: Iterable[tuple[str, Entry]]) -> int:
    return sum(path.endswith(PAGE) for path, _ in files)
