"""Everything generated below a site's folder: pages, sitemaps, and its size."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from papershelf.catalogue import Facet, Group
from papershelf.files import make_folder, write_bytes
from papershelf.model import Paper
from papershelf.render.indexes import Indexes
from papershelf.render.listings import Listings
from papershelf.render.pages import PaperPages
from papershelf.render.shell import PageContent, Shell, Shells
from papershelf.render.sitemap import robots, sitemaps
from papershelf.render.view import PaperContext, SiteView
from papershelf.work import Task


@dataclass(frozen=True, slots=True)
class SiteSize:
    """How many files a site has and how many bytes they hold."""

    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class PaperJob:
    """What a worker needs to write the pages of any papers of a site."""

    context: PaperContext
    shell: Shell
    site_dir: Path


def paper_job(view: SiteView, shells: Shells, site_dir: Path) -> PaperJob:
    """What the pages of a site's papers need."""
    papers, context = view.catalogue.papers, PaperContext.of(view)
    # All papers' pages are of one kind: the shell of the first one, or of none, serves them all.
    shell = shells.of(PaperPages(context).render(papers[0])) if papers else Shell((), ())
    return PaperJob(context, shell, site_dir)


def paper_task(job: PaperJob, papers: Sequence[Paper]) -> Task[Paper, list[str]]:
    """The pages of some papers, for `complete_site`."""
    return Task(partial(write_papers, job), papers)


def listing_task(view: SiteView, shells: Shells, site_dir: Path) -> Task[Group, list[str]]:
    """The pages of the groups that have any, for `complete_site`."""
    # A worker that is sent a group is sent its papers: only one that inherits them does this.
    job = partial(write_listings, view, shells, site_dir)
    return Task(job, list_groups(view), inherited=True)


def list_groups(view: SiteView) -> list[Group]:
    """The groups that have a page."""
    groups = (group for facet in Facet for group in view.catalogue.groups[facet])
    return [group for group in groups if view.has_page(group)]


def complete_site(
    view: SiteView, shells: Shells, written: Iterable[list[str]], site_dir: Path
) -> int:
    """Write what is left; `written` are the addresses of the others' pages, as they come."""
    further = Indexes(view).render_further()
    addresses = [_write(page, shells.of(page), site_dir) for page in further]
    for chunk in written:
        addresses += chunk
    if view.site_url:
        _write_sitemaps(view.site_url, sorted(addresses), site_dir)
    # GitHub Pages would run the site through Jekyll without it.
    (site_dir / ".nojekyll").touch()
    return len(addresses)


def write_papers(job: PaperJob, papers: Sequence[Paper]) -> list[str]:
    """Write the pages of some papers; return their absolute addresses."""
    pages = PaperPages(job.context)
    return [_write(pages.render(paper), job.shell, job.site_dir) for paper in papers]


def write_listings(
    view: SiteView, shells: Shells, site_dir: Path, groups: Sequence[Group]
) -> list[str]:
    """Write all pages of some groups; return their absolute addresses."""
    return [_write(page, shells.of(page), site_dir) for page in list_pages(view, groups)]


def list_pages(view: SiteView, groups: Iterable[Group]) -> Iterator[PageContent]:
    """All pages of some groups."""
    listings = Listings(view)
    for group in groups:
        yield from listings.render_group(group)


def site_size(site_dir: Path) -> SiteSize:
    """The size of all files below `site_dir`, as a host counts it."""
    files = size = 0
    folders = [str(site_dir)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    files += 1
                    size += entry.stat().st_size
    return SiteSize(files, size)


def _write(page: PageContent, shell: Shell, site_dir: Path) -> str:
    """Write one page, and return its absolute address."""
    # A lone surrogate in a scraped text cannot be written as UTF-8.
    text = shell.fill(page).encode("utf-8", errors="replace")
    make_folder(f"{site_dir}/{page.url}")
    write_bytes(f"{site_dir}/{page.url}index.html", text)
    return page.canonical


def _write_sitemaps(site_url: str, addresses: Sequence[str], site_dir: Path) -> None:
    names = []
    for name, xml in sitemaps(addresses):
        (site_dir / name).write_text(xml, encoding="utf-8")
        names.append(name)
    (site_dir / "robots.txt").write_text(robots(site_url, names), encoding="utf-8")
