"""Everything generated below a site's folder: pages, sitemaps, and its size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from papershelf.catalogue import Facet
from papershelf.render.indexes import Indexes
from papershelf.render.listings import Listings
from papershelf.render.pages import PaperPages
from papershelf.render.shell import PageContent, Shells
from papershelf.render.sitemap import robots, sitemaps
from papershelf.render.view import SiteView


@dataclass(frozen=True, slots=True)
class SiteSize:
    """How many files a site has and how many bytes they hold."""

    files: int
    bytes: int


def generated_pages(view: SiteView) -> Iterator[PageContent]:
    """All pages that no hand-written file stands for, papers first."""
    papers = PaperPages(view)
    for paper in view.catalogue.papers:
        yield papers.render(paper)
    listings = Listings(view)
    for facet in Facet:
        for group in view.catalogue.groups[facet]:
            if view.has_page(group):
                yield from listings.render_group(group)
    yield from Indexes(view).render_further()


def write_site(view: SiteView, shells: Shells, site_dir: Path) -> int:
    """Write the generated pages, sitemaps, robots.txt and .nojekyll; return the pages' number."""
    number = 0
    addresses = []
    for page in generated_pages(view):
        folder = site_dir / page.url
        folder.mkdir(parents=True, exist_ok=True)
        # A lone surrogate in a scraped text cannot be written as UTF-8.
        text = shells.fill(page).encode("utf-8", errors="replace")
        (folder / "index.html").write_bytes(text)
        addresses.append(page.canonical)
        number += 1
    names = []
    if view.site_url:
        for name, xml in sitemaps(addresses):
            (site_dir / name).write_text(xml, encoding="utf-8")
            names.append(name)
        (site_dir / "robots.txt").write_text(robots(view.site_url, names), encoding="utf-8")
    # GitHub Pages would run the site through Jekyll without it.
    (site_dir / ".nojekyll").touch()
    return number


def site_size(site_dir: Path) -> SiteSize:
    """The size of all files below `site_dir`, as a host counts it."""
    sizes = [path.stat().st_size for path in site_dir.rglob("*") if path.is_file()]
    return SiteSize(len(sizes), sum(sizes))
