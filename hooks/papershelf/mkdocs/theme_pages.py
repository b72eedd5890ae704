"""Renders a generated page through MkDocs' own environment, plugins and theme."""

from __future__ import annotations

from html import escape

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from papershelf.shell.fill import TITLE_ANCHOR, PageContent


class ThemePages:
    """Renders generated pages as MkDocs renders its own.

    Shells are made from its output, and tests compare every generated page with it.
    """

    env: Environment  # set later than the rest, but before the first page is rendered

    def __init__(self, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        """Take MkDocs' configuration, navigation and files."""
        self._config, self._nav, self._files = config, nav, files

    def render(self, page: PageContent) -> str:
        """Render a generated page."""
        config = self._config
        file = File.generated(config, page.url + "index.md", content="")
        # Material's templates do not escape.
        mkdocs_page = Page(escape(page.title), file, config)
        mkdocs_page.content = page.body
        mkdocs_page.meta = {
            "description": escape(page.description),
            "papershelf": page,
            # Generated pages have their own search index.
            "search": {"exclude": True},
            "hide": [] if page.toc else ["toc"],
        }
        mkdocs_page.toc = TableOfContents([_contents(page)])
        mkdocs_page.edit_url = None
        mkdocs_page.canonical_url = page.canonical or None
        active = self._section(page.section)
        if active:
            active.active = True
        try:
            context = get_context(self._nav, self._files, config, mkdocs_page)
            context = config.plugins.on_page_context(
                context, page=mkdocs_page, config=config, nav=self._nav
            )
            html = self.env.get_template("main.html").render(context)
            return config.plugins.on_post_page(html, page=mkdocs_page, config=config)
        finally:
            if active:
                active.active = False

    def _section(self, section: str) -> Page | None:
        """Return the page of the navigation that is marked active for a generated page."""
        file = self._files.get_file_from_path(f"{section}/index.md")
        return file.page if file else None


def _contents(page: PageContent) -> AnchorLink:
    top = AnchorLink(escape(page.title), TITLE_ANCHOR, 1)
    top.children = [AnchorLink(escape(entry.title), entry.anchor, 2) for entry in page.toc]
    return top
