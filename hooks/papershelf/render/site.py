"""Everything generated below a site's folder: pages, sitemaps, and its size."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from papershelf.catalogue import Facet
from papershelf.model import Paper
from papershelf.render.indexes import Indexes
from papershelf.render.listings import Listings
from papershelf.render.pages import PaperPages
from papershelf.render.shell import PageContent, Shell, Shells
from papershelf.render.sitemap import robots, sitemaps
from papershelf.render.view import PaperContext, SiteView
from papershelf.values import paused_collection
from papershelf.work import open_executor, spread


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


def write_site(view: SiteView, shells: Shells, site_dir: Path) -> int:
    """Write the generated pages, sitemaps, robots.txt and .nojekyll; return the pages' number."""
    papers = view.catalogue.papers
    addresses: list[str] = []
    with paused_collection(), open_executor(view.settings, len(papers)) as executor:
        written: Iterator[list[str]] = iter(())
        if papers:
            job = _paper_job(view, shells, site_dir)
            written = spread(executor, partial(write_papers, job), papers)
        # With an executor the papers are being written meanwhile.
        addresses += [_write(page, shells.of(page), site_dir) for page in list_pages(view)]
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


def list_pages(view: SiteView) -> Iterator[PageContent]:
    """All pages that list papers and that no hand-written file stands for."""
    listings = Listings(view)
    for facet in Facet:
        for group in view.catalogue.groups[facet]:
            if view.has_page(group):
                yield from listings.render_group(group)
    yield from Indexes(view).render_further()


def site_size(site_dir: Path) -> SiteSize:
    """The size of all files below `site_dir`, as a host counts it."""
    sizes = [path.stat().st_size for path in site_dir.rglob("*") if path.is_file()]
    return SiteSize(len(sizes), sum(sizes))


def _paper_job(view: SiteView, shells: Shells, site_dir: Path) -> PaperJob:
    """All papers' pages are of one kind: the first one's shell serves them all."""
    context = PaperContext.of(view)
    first = PaperPages(context).render(view.catalogue.papers[0])
    return PaperJob(context, shells.of(first), site_dir)


def _write(page: PageContent, shell: Shell, site_dir: Path) -> str:
    """Write one page, and return its absolute address."""
    folder = f"{site_dir}/{page.url}"
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - pathlib takes three times as long
    # A lone surrogate in a scraped text cannot be written as UTF-8.
    text = shell.fill(page).encode("utf-8", errors="replace")
    with open(f"{folder}index.html", "wb") as file:  # noqa: PTH123 - as above
        file.write(text)
    return page.canonical


def _write_sitemaps(site_url: str, addresses: Sequence[str], site_dir: Path) -> None:
    names = []
    for name, xml in sitemaps(addresses):
        (site_dir / name).write_text(xml, encoding="utf-8")
        names.append(name)
    (site_dir / "robots.txt").write_text(robots(site_url, names), encoding="utf-8")
