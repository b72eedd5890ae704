"""Makes the page that shows the searches which found papers: how, when, with what result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from papershelf.machinery.output import Output
from papershelf.model import Paper
from papershelf.records.searches import ENDING, SEARCHES, Search
from papershelf.render.files import PageModel, page_output
from papershelf.render.flow import Flow, added
from papershelf.render.view import SiteView, templates
from papershelf.shell.fill import PageContent, Shells
from papershelf.texts import date_in_words
from papershelf.texts import searches as texts
from papershelf.vocabulary.check import SLUG

URL = f"{SEARCHES}/"


class Line(NamedTuple):
    """What a line says of a search; `code` if it is a query, `href` if it leads somewhere."""

    label: str
    text: str
    href: str = ""
    code: bool = False


class ShownSearch(NamedTuple):
    """What the page shows of a search."""

    anchor: str
    heading: str
    lines: tuple[Line, ...]
    flow: Flow


class SearchesModel(PageModel, frozen=True, kw_only=True):
    """Everything that the page shows.

    Attributes:
        together: the numbers of all searches, if there are several.
        searches: the newest first.
    """

    introduction: str
    together: Flow | None
    searches: tuple[ShownSearch, ...]


class SearchesPage:
    """Makes the page of a site's searches."""

    def __init__(self, view: SiteView, shells: Shells) -> None:
        """Take the site, and the shells of its theme."""
        self._view, self._shells = view, shells

    def outputs(self, url: str) -> Iterator[Output]:
        """Yield the file of the page, which has the address `url`."""
        model = self.model(url)
        yield page_output(model, self._shells.of(url, model.canonical), render_searches)

    def model(self, url: str = URL) -> SearchesModel:
        """Return the model of the page."""
        papers, searches = self._view.catalogue.papers, self._view.searches
        shown = still_shown(searches, papers)
        anchors = {name: _anchor(name, place) for place, name in enumerate(searches, 1)}
        found = sorted(searches.items(), key=lambda item: (item[1].date, item[0]), reverse=True)
        flows = {name: _flow(search, shown[name]) for name, search in found}
        total = added(list(flows.values()))
        return SearchesModel(
            url=url,
            title=texts.TITLE,
            description=texts.DESCRIPTION,
            canonical=self._view.canonical(url),
            introduction=texts.introduction(len(found), total.shown, len(papers)),
            together=total if len(found) > 1 else None,
            searches=tuple(
                ShownSearch(
                    anchors[name],
                    texts.heading(search.date, search.source),
                    tuple(self._lines(name, search, anchors)),
                    flows[name],
                )
                for name, search in found
            ),
        )

    def _lines(self, name: str, search: Search, anchors: Mapping[str, str]) -> Iterator[Line]:
        yield Line(texts.SOURCE, f"{search.source}, {search.platform}")
        yield Line(texts.QUERY, search.query_as_run, code=True)
        if search.query != search.query_as_run:
            yield Line(texts.WRITTEN, search.query, code=True)
        yield Line(texts.LIMITS, texts.limits(search.since, search.most))
        yield Line(texts.DATE, date_in_words(search.date))
        if search.by:
            yield Line(texts.BY, search.by)
        if search.updates:
            yield self._repeated(search.updates, anchors)
        yield Line(texts.FOUND, texts.found(search.total, search.found))
        yield Line(texts.DUPLICATES, texts.duplicates(search.duplicates, search.updated))
        if self._view.records_url:
            path = f"{SEARCHES}/{name}"
            yield Line(texts.FILE, path, self._view.records_url + quote(path))

    def _repeated(self, name: str, anchors: Mapping[str, str]) -> Line:
        """Return the line on the search that another one repeats, which may be gone."""
        before = self._view.searches.get(name)
        if before is None:
            return Line(texts.REPEATS, name)
        text = texts.heading(before.date, before.source)
        return Line(texts.REPEATS, text, f"#{anchors[name]}")


def still_shown(searches: Mapping[str, Search], papers: tuple[Paper, ...]) -> dict[str, int]:
    """Return file name -> number of papers whose records the search made.

    A record has the query and the day; those of a query that ran twice on a day are counted for
    the one search, up to the number of its new records, then for the other.
    """
    left = Counter(
        (" ".join(origin.query.split()), origin.acquired)
        for paper in papers
        if (origin := paper.provenance).query
    )
    shown = {}
    for name, search in searches.items():
        key = (search.query_as_run, search.date)
        shown[name] = min(search.new, left[key])
        left[key] -= shown[name]
    return shown


def _flow(search: Search, shown: int) -> Flow:
    return Flow(
        max(search.total, search.found),
        search.found,
        search.duplicates,
        search.rejected,
        search.new,
        shown,
    )


def _anchor(name: str, place: int) -> str:
    """Return the id of a search's heading: by its file, or if that is no part of an address, by
    its place among the files."""
    stem = name.removesuffix(ENDING)
    return f"search-{stem}" if SLUG.fullmatch(stem) else f"search_{place}"


def render_searches(model: SearchesModel) -> PageContent:
    """Render the page."""
    return PageContent(
        url=model.url,
        title=model.title,
        description=model.description,
        body=templates().get_template("searches.html").render(page=model),
        canonical=model.canonical,
    )
