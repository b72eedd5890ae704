"""Makes listings: the papers of a group, newest first, on as many pages as settings allow.

Static listings must not grow faster than the corpus.  The listings of years, and the list of
all papers, name each paper once and are complete.  A paper may have many tags, so the other
listings show the newest papers and link to the search for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from papershelf import texts
from papershelf.catalogue import Group
from papershelf.catalogue.facets import with_pages
from papershelf.machinery.output import Output
from papershelf.model import OFF_TOPIC, Paper, TagStatus
from papershelf.render.feeds import FEED, feed_link, has_feed
from papershelf.render.files import PageModel, page_output
from papershelf.render.overview import Overview, Overviews
from papershelf.render.pager import Pager, page_numbers, page_url
from papershelf.render.pieces import Card, Chip
from papershelf.render.view import SiteView, templates, way_to_root
from papershelf.shell.fill import PageContent, Shells, plain_excerpt
from papershelf.texts import groups as group_texts
from papershelf.vocabulary import FacetKind
from papershelf.vocabulary.facets import within_sentence


class _Part(NamedTuple):
    """What a group's pages say of some of its papers, and how many these are."""

    number: int
    label: str
    anchor: str
    status: str = ""
    note: str = ""
    folded: bool = False


class ListingPart(NamedTuple):
    """Some papers of a page.

    Attributes:
        years: the papers by year; the list of a year has no years, and ``""`` instead.
        evidence: what each item says.
        label: the heading, or the line that the papers are folded under.
        note: a sentence below the heading.
        folded: whether the papers are folded.
    """

    years: tuple[tuple[str, tuple[Card, ...]], ...]
    evidence: str
    label: str
    anchor: str
    note: str
    folded: bool


class ListingModel(PageModel, frozen=True, kw_only=True):
    """Everything that one page of a group shows.

    Attributes:
        introduction: what the group's term means; on the first page.
        overview: of a term, on the first page.
        broader: the term above.
        narrower: the terms directly below.
        count_text: says how many papers there are.
        search: address of the search page, filtered by the group.
        feed: title and address of the feed of a term's papers.
        more: on the last page, if not all papers are listed: how many are, and the text of
            the link to all.
        unsupported: papers whose text does not support the tag; on the first page.
        unsupported_text: the text above these.
        unsupported_more: the text below these, if more exist.
    """

    heading: str
    introduction: str
    overview: Overview | None
    broader: Chip | None
    narrower: tuple[Chip, ...]
    count_text: str
    search: str
    feed: tuple[str, str] | None
    parts: tuple[ListingPart, ...]
    pager: Pager
    more: tuple[str, str] | None
    unsupported: tuple[Card, ...]
    unsupported_text: str
    unsupported_more: str


class ListingPages:
    """Makes the pages of groups."""

    def __init__(self, view: SiteView, shells: Shells) -> None:
        """Take the site that the pages belong to, and the shells of its theme."""
        self._view, self._shells = view, shells
        self._overviews = Overviews(view)
        self._made: dict[str, Card] = {}  # by paper id, as a paper is in many listings

    def groups(self) -> list[Group]:
        """Return the groups that have a page."""
        return [
            group
            for facet in with_pages(self._view.catalogue.vocabulary)
            for group in self._view.catalogue.groups[facet.name]
            if self._view.has_page(group)
        ]

    def urls(self, group: Group) -> list[str]:
        """Return the addresses of the pages of a group."""
        pages = page_numbers(len(self._shown(group)), self._view.settings.per_page)
        return [page_url(group.folder, number) for number in range(1, pages + 1)]

    def outputs(self, group: Group) -> Iterator[Output]:
        """Yield the files of the pages of a group."""
        for model in self.models(group):
            yield page_output(model, self._shells.of(model.url, model.canonical), render_listing)

    def models(self, group: Group) -> Iterator[ListingModel]:
        """Yield the model of each page of a group."""
        shown, urls = self._shown(group), self.urls(group)
        for number, url in enumerate(urls, 1):
            yield self._model(group, shown, url, Pager(group.folder, number, len(urls)))

    def _shown(self, group: Group) -> tuple[Paper, ...]:
        """Return the papers that the pages of a group list."""
        if group.facet.span:
            return group.shown
        return group.shown[: self._view.settings.per_page * self._view.settings.listing_pages]

    def _model(self, group: Group, papers: Sequence[Paper], url: str, pager: Pager) -> ListingModel:
        per_page, first = self._view.settings.per_page, pager.current == 1
        start, end = (pager.current - 1) * per_page, min(pager.current * per_page, len(papers))
        unsupported = group.unsupported[:per_page] if first else ()
        introduction = group.term.description if group.term else ""
        count_text = _count_text(group)
        described = [introduction, group_texts.group_description(group.label, count_text)]
        cut = len(papers) < len(group.shown) and pager.current == pager.last
        return ListingModel(
            url=url,
            title=texts.numbered_title(group.label, pager.current),
            description=plain_excerpt(described),
            canonical=self._view.canonical(url),
            heading=texts.numbered(group.label, pager.current),
            introduction=introduction if first else "",
            overview=self._overviews.of(group) if first else None,
            broader=self._broader(group),
            narrower=tuple(self._narrower(group)),
            count_text=count_text,
            search=f"search/?{search_query(group)}",
            feed=(group.label, f"{group.folder}{FEED}") if has_feed(group) else None,
            parts=tuple(self._parts(group, papers, start, end)),
            pager=pager,
            more=(_newest_of(group, len(papers)), group_texts.browse_all(group.count))
            if cut
            else None,
            unsupported=self._cards(unsupported),
            unsupported_text=group_texts.unsupported(group.label, len(group.unsupported)),
            unsupported_more=group_texts.newest_unsupported(
                len(unsupported), len(group.unsupported)
            )
            if len(group.unsupported) > len(unsupported)
            else "",
        )

    def _broader(self, group: Group) -> Chip | None:
        """Return the term above, if it has a group."""
        parent = group.term.parent if group.term else None
        found = self._view.groups[group.facet.name].get(parent) if parent else None
        return _chip(found) if found else None

    def _narrower(self, group: Group) -> list[Chip]:
        """Return the terms directly below."""
        if not group.term:
            return []
        groups = self._view.groups[group.facet.name]
        below = self._view.catalogue.vocabulary.children(group.slug)
        return [_chip(groups[term.slug]) for term in below if term.slug in groups]

    def _parts(
        self, group: Group, papers: Sequence[Paper], start: int, end: int
    ) -> Iterator[ListingPart]:
        """Yield the papers of a page."""
        border = 0
        for part in _parts_of(group):
            first, last = max(start, border), min(end, border + part.number)
            border += part.number
            if first < last:
                years = tuple(self._years(group, papers[first:last]))
                yield ListingPart(
                    years, part.status, part.label, part.anchor, part.note, part.folded
                )

    def _years(
        self, group: Group, papers: Sequence[Paper]
    ) -> Iterator[tuple[str, tuple[Card, ...]]]:
        """Yield year and papers, in order."""
        for year, some in groupby(
            papers, key=lambda paper: "" if group.facet.span else _year(paper)
        ):
            yield year, self._cards(tuple(some))

    def _cards(self, papers: Sequence[Paper]) -> tuple[Card, ...]:
        made = self._made
        for paper in papers:
            if paper.id not in made:
                made[paper.id] = self._view.card(paper)
        return tuple([made[paper.id] for paper in papers])


def render_listing(model: ListingModel) -> PageContent:
    """Render one page of a group."""
    template, base = templates().get_template("listing.html"), way_to_root(model.url)
    return PageContent(
        url=model.url,
        title=model.title,
        description=model.description,
        body=template.render(page=model, base=base),
        head=feed_link(model.feed[0], base + model.feed[1]) if model.feed else "",
        canonical=model.canonical,
    )


def search_query(group: Group) -> str:
    """Return the query string with which the search page shows a group's papers."""
    value = f"{group.slug}..{group.slug}" if group.facet.span else group.slug
    return urlencode({group.facet.name: value})


def _count_text(group: Group) -> str:
    """Return the sentence that says how many papers a group has."""
    if group.facet.kind is not FacetKind.TAGS:
        return group_texts.paper_count(group.count)
    counts = len(group.listed), len(group.mentions), len(group.unverified)
    return group_texts.group_count(counts, group.own, within_sentence(group.facet.title))


def _parts_of(group: Group) -> Iterator[_Part]:
    """Yield each part of what a group's pages show.  Only papers of a term have a status."""
    tags = group.facet.kind is FacetKind.TAGS
    if tags:
        yield _Part(len(group.listed), group_texts.ABOUT_PAPERS, "about", TagStatus.ABOUT)
    else:
        yield _Part(len(group.listed), group_texts.PAPERS, "papers")
    note = group_texts.MENTIONS_NOTE
    yield _Part(
        len(group.mentions), group_texts.MENTIONS, "mentioned-only", TagStatus.MENTIONS, note
    )
    number, note = len(group.unverified), group_texts.UNVERIFIED_NOTE
    label = group_texts.unverified_papers(number)
    yield _Part(number, label, "unverified", TagStatus.UNVERIFIED, note, folded=True)
    number, note = len(group.off_topic), group_texts.OFF_TOPIC_NOTE
    label, status = group_texts.off_topic_papers(number), OFF_TOPIC if tags else ""
    yield _Part(number, label, OFF_TOPIC, status, note, folded=True)


def _newest_of(group: Group, shown: int) -> str:
    """Return the sentence below a list that ends before the group does."""
    left: dict[str, int] = {}
    border = 0
    for part in _parts_of(group):
        border += part.number
        left[part.status] = min(part.number, max(0, border - shown))
    return group_texts.newest_of(shown, left)


def _year(paper: Paper) -> str:
    return str(paper.published.year) if paper.published else texts.NO_DATE


def _chip(group: Group) -> Chip:
    return Chip(group.facet.address, group.slug, group.label)
