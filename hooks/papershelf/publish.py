"""A catalogue to the files of a site: pages and index, made side by side."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from papershelf.index import index_task, store_index
from papershelf.render.shell import Shells
from papershelf.render.site import complete_site, listing_task, paper_task
from papershelf.render.view import SiteView
from papershelf.values import paused_collection
from papershelf.work import spread

# Where the browser's search looks for its index.
INDEX = "assets/search/data"


def publish(view: SiteView, shells: Shells, site_dir: Path) -> int:
    """Write all generated files of a site; return how many pages there are.

    The papers are indexed first: while this process puts the index together, others
    write the papers' pages.
    """
    catalogue = view.catalogue
    tasks = (
        index_task(catalogue, view.settings),
        paper_task(view, shells, site_dir),
        listing_task(view, shells, site_dir),
    )
    with paused_collection(), spread(view.settings, *tasks) as (parts, *written):
        store_index(catalogue, parts, site_dir / INDEX)
        return complete_site(view, shells, chain.from_iterable(written), site_dir)
