"""A second MkDocs hook for a test: renders papers through MkDocs itself, beside the shells.

Loaded after ``hooks/build_papers.py``; writes ``reference/<id>.html`` into the site.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from papershelf.render.indexes import Indexes
from papershelf.render.pages import PaperPages
from papershelf.render.site import list_groups, list_pages
from papershelf.render.view import PaperContext


def on_post_build(config: MkDocsConfig) -> None:
    """Write what MkDocs' own environment, plugins and theme make of each generated page."""
    # MkDocs registers a hook under the path that the configuration names.
    builder = sys.modules["hooks/build_papers.py"]
    view = builder._build.view
    papers = PaperPages(PaperContext.of(view))
    pages = [papers.render(paper) for paper in view.catalogue.papers]
    indexes = Indexes(view)
    listings = [*list_pages(view, list_groups(view)), *map(indexes.render, indexes.further())]
    for page in [*pages, *listings]:
        path = Path(config.site_dir) / "reference" / page.url / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(builder.render_page(page, config), encoding="utf-8")
