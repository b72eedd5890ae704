"""Listings: the papers of a group, newest first, on as many pages as the settings allow.

Static listings must not grow faster than the corpus.  A year, and the list of
all papers, name each paper once and are complete; a paper may be in many tags,
so tags, journals and authors list the newest and leave the rest to the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from papershelf.catalogue import Facet, Group
from papershelf.model import Paper
from papershelf.render.pieces import PAPERS_FOLDER, Cards, chip
from papershelf.render.view import SiteView, counted, templates, way_to_root
from papershelf.shell.fill import TITLE_ANCHOR, PageContent, plain_excerpt

# Facet -> the field that the search page filters by.
SEARCH_FIELDS = {
    Facet.CONDITION: "condition",
    Facet.TOPIC: "topic",
    Facet.JOURNAL: "journal",
    Facet.AUTHOR: "author",
    Facet.YEAR: "year",
}
_UNVERIFIED_NOTE = (
    "The acquired records carry this tag; there is no abstract that could confirm it."
)


class ListingPart(NamedTuple):
    """A run of papers on a page, under a heading of its own or none."""

    papers: Sequence[Paper]
    label: str = ""
    anchor: str = ""
    note: str = ""


class Listings:
    """Renders the listings of groups and of all papers."""

    def __init__(self, view: SiteView) -> None:
        """Take the site that the pages belong to."""
        self._view = view
        self._cards = Cards()
        self._template = templates().get_template("listing.html")

    def render_group(self, group: Group) -> Iterator[PageContent]:
        """The pages of one group; at least one."""
        papers, urls = self.shown(group), self.urls(group)
        for number in range(1, len(urls) + 1):
            yield self._page(group, papers, number, len(urls))

    def shown(self, group: Group) -> tuple[Paper, ...]:
        """The papers that the pages of a group list."""
        papers = (*group.listed, *group.unverified)
        if group.facet is Facet.YEAR:
            return papers
        return papers[: self._view.settings.per_page * self._view.settings.listing_pages]

    def urls(self, group: Group) -> list[str]:
        """The addresses of the pages of a group."""
        pages = page_numbers(len(self.shown(group)), self._view.settings.per_page)
        folder = f"{group.facet.value}/{group.slug}/"
        return [page_url(folder, number) for number in range(1, pages + 1)]

    def _page(self, group: Group, papers: Sequence[Paper], number: int, pages: int) -> PageContent:
        per_page = self._view.settings.per_page
        folder = f"{group.facet.value}/{group.slug}/"
        url = page_url(folder, number)
        start, end = (number - 1) * per_page, min(number * per_page, len(papers))
        unsupported = group.unsupported[:per_page] if number == 1 else ()
        term = group.term
        base = way_to_root(url)
        body = self._template.render(
            base=base,
            chip=chip,
            anchor=TITLE_ANCHOR,
            heading=group.label + (f", page {number}" if number > 1 else ""),
            folder=group.facet.value,
            description=term.description if term and number == 1 else "",
            broader=self.broader(group),
            narrower=self.narrower(group),
            count_text=self._count_text(group),
            total=counted(group.count, "paper"),
            search_query=search_query(group),
            parts=list(_parts(group, papers, start, end)),
            cards=partial(self._cards.of, base + PAPERS_FOLDER),
            numbers=pager_numbers(number, pages),
            number=number,
            address=lambda page: page_url(folder, page),
            cut=len(papers) if len(papers) < group.count and number == pages else 0,
            unsupported=unsupported,
            unsupported_text=f"Tagged {group.label}, but the text does not name it"
            f" ({len(group.unsupported):,})",
            unsupported_cut=len(group.unsupported)
            if len(group.unsupported) > len(unsupported)
            else 0,
        )
        return PageContent(
            url=url,
            title=group.label + (f" – page {number}" if number > 1 else ""),
            description=plain_excerpt(
                [term.description if term else "", f"{group.label}: {self._count_text(group)}"]
            ),
            body=body,
            canonical=self._view.canonical(url),
        )

    def _count_text(self, group: Group) -> str:
        text = counted(group.count, "paper") + "."
        if group.unverified:
            text = text[:-1] + f", {len(group.unverified):,} of them unverified."
        return text

    def broader(self, group: Group) -> Group | None:
        """The group of the term above."""
        parent = group.term.parent if group.term else None
        return self._view.groups[group.facet].get(parent) if parent else None

    def narrower(self, group: Group) -> list[Group]:
        """The groups of the terms directly below."""
        if not group.term:
            return []
        groups = self._view.catalogue.groups[group.facet]
        return [other for other in groups if other.term and other.term.parent == group.slug]


def _parts(group: Group, papers: Sequence[Paper], start: int, end: int) -> Iterator[ListingPart]:
    """The papers of a page, the unverified ones under a heading of their own."""
    border = len(group.listed)
    if start < min(end, border):
        yield ListingPart(papers[start : min(end, border)])
    if end > border:
        yield ListingPart(
            papers[max(start, border) : end], "Unverified", "unverified", _UNVERIFIED_NOTE
        )


def search_query(group: Group) -> str:
    """The query string by which the search page shows a group's papers."""
    value = f"{group.slug}..{group.slug}" if group.facet is Facet.YEAR else group.slug
    return urlencode({SEARCH_FIELDS[group.facet]: value})


def page_numbers(items: int, per_page: int) -> int:
    """How many pages `items` take; an empty list takes one."""
    return max(1, -(-items // per_page))


def page_url(folder: str, number: int) -> str:
    """The address of a page of a listing; the first one is the folder itself."""
    return folder if number == 1 else f"{folder}page/{number}/"


def pager_numbers(current: int, last: int) -> list[int | None]:
    """The page numbers a pager shows: the ends and the neighbours; None is a gap."""
    shown = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    numbers: list[int | None] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number > before + 1:
            numbers.append(None)
        numbers.append(number)
    return numbers
