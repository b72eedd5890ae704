"""Makes the further pages of indexes; the first page is one of MkDocs', see `indexes`."""

from __future__ import annotations

from papershelf import texts
from papershelf.machinery.output import Output
from papershelf.render.files import PageModel, page_output
from papershelf.render.indexes import Indexes, IndexPage
from papershelf.render.lists import NameList, PaperList, render_list
from papershelf.render.pager import page_url
from papershelf.render.view import SiteView, templates, way_to_root
from papershelf.shell.fill import PageContent, Shells


class IndexModel(PageModel, frozen=True, kw_only=True):
    """Everything that a further page of an index shows."""

    heading: str
    list: NameList | PaperList


class IndexPages:
    """Makes the further pages of indexes."""

    def __init__(self, view: SiteView, shells: Shells) -> None:
        """Take the site that the pages belong to, and the shells of its theme."""
        self._view, self._shells = view, shells
        self._indexes = Indexes(view)

    def pages(self) -> list[IndexPage]:
        """Return all these pages."""
        return list(self._indexes.further())

    def url(self, page: IndexPage) -> str:
        """The address of a page."""
        return page_url(page.folder, page.number)

    def outputs(self, page: IndexPage) -> list[Output]:
        """Return the file of a page."""
        model = self.model(page)
        return [page_output(model, self._shells.of(model.url, model.canonical), render_index)]

    def model(self, page: IndexPage) -> IndexModel:
        """Return the model of a page."""
        facet, number = page.facet, page.number
        title = facet.title if facet else texts.ALL_PAPERS
        url = self.url(page)
        indexes = self._indexes
        return IndexModel(
            url=url,
            title=texts.numbered_title(title, number),
            description=texts.numbered_description(title, number),
            canonical=self._view.canonical(url),
            heading=texts.numbered(title, number),
            list=indexes.names(facet, number) if facet else indexes.papers(number),
        )


def render_index(model: IndexModel) -> PageContent:
    """Render a further page of an index."""
    base = way_to_root(model.url)
    template = templates().get_template("index_page.html")
    return PageContent(
        url=model.url,
        title=model.title,
        description=model.description,
        body=template.render(page=model, listing=render_list(model.list, base)),
        canonical=model.canonical,
    )
