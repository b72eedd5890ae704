"""Everything generated below a site's folder: pages and sitemaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from papershelf.catalogue import Facet, Group
from papershelf.machinery.files import make_folder, write_bytes
from papershelf.machinery.processes import Task
from papershelf.model import Paper
from papershelf.render.indexes import Indexes, IndexPage
from papershelf.render.keys import PageKeys
from papershelf.render.listings import Listings
from papershelf.render.pages import PaperPages
from papershelf.render.sitemap import robots, sitemaps
from papershelf.render.view import PaperContext, SiteView
from papershelf.shell.fill import PageContent, Shell, Shells

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class PageSet(Generic[_Item]):
    """Pages of one kind, and how they are made.

    Attributes:
        items: what they are made of.
        urls: the addresses of the pages of an item, below the site's root.
        key: what these are made from, as a hash; None if that is not known.
        task: writes the pages of some items; each chunk's result is how many it took.
    """

    items: Sequence[_Item]
    urls: Callable[[_Item], Sequence[str]]
    key: Callable[[_Item], bytes | None]
    task: Callable[[Sequence[_Item]], Task[_Item, int]]


@dataclass(frozen=True, slots=True)
class PaperJob:
    """What a worker needs to write the pages of any papers of a site."""

    context: PaperContext
    shell: Shell
    site_dir: Path


def paper_pages(view: SiteView, shells: Shells, keys: PageKeys, site_dir: Path) -> PageSet[Paper]:
    """The pages of all papers."""
    papers, context = view.catalogue.papers, PaperContext.of(view)
    # All papers' pages are of one kind: the shell of the first one, or of none, serves them all.
    shell = shells.of(PaperPages(context).render(papers[0])) if papers else Shell((), ())
    known = keys.papers(context, shell)
    job = partial(write_papers, PaperJob(context, shell, site_dir))
    return PageSet(
        papers,
        lambda paper: [f"papers/{paper.id}/"],
        lambda paper: known[paper.id],
        partial(Task, job),
    )


def listing_pages(
    view: SiteView, shells: Shells, keys: PageKeys, site_dir: Path
) -> tuple[PageSet[Group], PageSet[IndexPage]]:
    """The pages of groups, and the further pages of indexes."""
    listings = Listings(view)
    # A worker that is sent a group is sent its papers: only one that inherits them does this.
    write_group = partial(write_listings, view, shells, site_dir)
    write_index = partial(write_index_pages, view, shells, site_dir)
    return (
        PageSet(
            list_groups(view),
            listings.urls,
            keys.group,
            lambda groups: Task(write_group, groups, inherited=True),
        ),
        PageSet(
            list(Indexes(view).further()),
            lambda page: [page.url],
            keys.index_page,
            lambda pages: Task(write_index, pages, inherited=True),
        ),
    )


def list_groups(view: SiteView) -> list[Group]:
    """The groups that have a page."""
    groups = (group for facet in Facet for group in view.catalogue.groups[facet])
    return [group for group in groups if view.has_page(group)]


def complete_site(view: SiteView, urls: Iterable[str], site_dir: Path) -> None:
    """Write what is left beside the generated pages, which are at `urls`."""
    if view.site_url:
        _write_sitemaps(view.site_url, sorted(map(view.canonical, urls)), site_dir)
    # GitHub Pages would run the site through Jekyll without it.
    (site_dir / ".nojekyll").touch()


def write_papers(job: PaperJob, papers: Sequence[Paper]) -> int:
    """Write the pages of some papers; return how many papers."""
    pages = PaperPages(job.context)
    for paper in papers:
        _write(pages.render(paper), job.shell, job.site_dir)
    return len(papers)


def write_listings(view: SiteView, shells: Shells, site_dir: Path, groups: Sequence[Group]) -> int:
    """Write all pages of some groups; return how many groups."""
    for page in list_pages(view, groups):
        _write(page, shells.of(page), site_dir)
    return len(groups)


def write_index_pages(
    view: SiteView, shells: Shells, site_dir: Path, pages: Sequence[IndexPage]
) -> int:
    """Write further pages of indexes; return how many."""
    indexes = Indexes(view)
    for page in map(indexes.render, pages):
        _write(page, shells.of(page), site_dir)
    return len(pages)


def list_pages(view: SiteView, groups: Iterable[Group]) -> Iterator[PageContent]:
    """All pages of some groups."""
    listings = Listings(view)
    for group in groups:
        yield from listings.render_group(group)


def _write(page: PageContent, shell: Shell, site_dir: Path) -> None:
    """Write one page."""
    # A lone surrogate in a scraped text cannot be written as UTF-8.
    text = shell.fill(page).encode("utf-8", errors="replace")
    make_folder(f"{site_dir}/{page.url}")
    write_bytes(f"{site_dir}/{page.url}index.html", text)


def _write_sitemaps(site_url: str, addresses: Sequence[str], site_dir: Path) -> None:
    names = []
    for name, data in sitemaps(addresses):
        (site_dir / name).write_bytes(data)
        names.append(name)
    (site_dir / "robots.txt").write_text(robots(site_url, names), encoding="utf-8")
