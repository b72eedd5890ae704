"""A second MkDocs hook for a test: renders papers through MkDocs itself, beside the shells.

Loaded after ``hooks/build_papers.py``; writes ``reference/<id>.html`` into the site.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from papershelf.index.make import IndexMaker
from papershelf.machinery.store import Store
from papershelf.machinery.tasks import Workers
from papershelf.render.index_pages import IndexPages, render_index
from papershelf.render.listings import ListingPages, render_listing
from papershelf.render.pages import PaperPages, render_paper
from papershelf.render.similar import PaperItem, paper_items
from papershelf.render.view import PaperContext, SiteView
from papershelf.shell.fill import Shell, Shells


# Before the hook that publishes.
@event_priority(0)
def on_post_build(config: MkDocsConfig) -> None:
    """Write each generated page as MkDocs' own environment, plugins and theme render it."""
    # MkDocs registers a hook under the path that the configuration names.
    build = sys.modules["hooks/build_papers.py"]._plugin._build
    view = build.view
    papers = PaperPages(PaperContext.of(view), Shell((), ()))
    shells = Shells(build.pages.render)
    listings, indexes = ListingPages(view, shells), IndexPages(view, shells)
    pages = [render_paper(papers.model(item)) for item in _items(view)]
    groups = listings.groups()
    pages += [render_listing(model) for group in groups for model in listings.models(group)]
    pages += [render_index(indexes.model(page)) for page in indexes.pages()]
    for page in pages:
        path = Path(config.site_dir) / "reference" / page.url / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(build.pages.render(page), encoding="utf-8")


def _items(view: SiteView) -> list[PaperItem]:
    """Return the papers with those most like them."""
    maker = IndexMaker(view.catalogue, view.settings, Store(None), {})
    (made,) = Workers().map(maker.prepare())
    return paper_items(view.catalogue.papers, maker.assemble(made).similar)
