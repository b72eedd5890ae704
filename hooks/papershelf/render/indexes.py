"""Indexes: the values of a facet with their counts, below a hand-written introduction.

The first page of an index is a page under ``docs/`` whose front matter names
the index (``listing: conditions``); what this module renders goes below its
text.  Further pages of a long index are pages of their own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from papershelf.catalogue import Facet, Group, slugify
from papershelf.model import Paper
from papershelf.render.listings import page_numbers, page_url, pager_numbers
from papershelf.render.pieces import PAPERS_FOLDER, Cards, joined, name_line
from papershelf.render.view import SiteView, counted, templates, way_to_root
from papershelf.shell.fill import TITLE_ANCHOR, PageContent
from papershelf.vocabulary import Term

# Names on one page of an index; a name takes about 90 bytes.
NAMES_PER_PAGE = 500
HOME = "home"
PAPERS = "papers"
_TITLES = {
    Facet.CONDITION: "Conditions",
    Facet.TOPIC: "Topics",
    Facet.JOURNAL: "Journals",
    Facet.AUTHOR: "Authors",
    Facet.YEAR: "Years",
}


class TermNode(NamedTuple):
    """A term of an index of conditions or topics, with the narrower ones."""

    group: Group
    papers: str
    description: str
    children: list[TermNode]


class NamePart(NamedTuple):
    """The lines of a page's names that share a first letter."""

    letter: str
    anchor: str
    lines: Markup


class LetterLink(NamedTuple):
    """A jump to the page on which a letter starts."""

    text: str
    anchor: str
    page: int


class IndexPage(NamedTuple):
    """A page of an index: of a facet's names, or of all papers without one."""

    facet: Facet | None
    number: int

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        return page_url(f"{self.facet.value if self.facet else PAPERS}/", self.number)


class Indexes:
    """Renders the indexes of a site and its home page's listing."""

    def __init__(self, view: SiteView) -> None:
        """Take the site that the indexes belong to."""
        self._view = view
        self._cards = Cards()
        # facet -> the letters of its index, made once for however many pages
        self._letters: dict[Facet, list[LetterLink]] = {}

    def render_first(self, name: str, base: str) -> Markup:
        """What goes below the text of the hand-written page whose front matter says `name`.

        Raises:
            ValueError: there is no such index.
        """
        if name == HOME:
            return self._home(base)
        if name == PAPERS:
            return self._papers(IndexPage(None, 1), base)
        known = [HOME, PAPERS, *(facet.value for facet in Facet)]
        if name not in known:
            raise ValueError(f"listing: found {name!r}, expected one of {', '.join(known)}")
        facet = Facet(name)
        if facet in (Facet.CONDITION, Facet.TOPIC):
            return self._terms(facet, base)
        return self._names(facet, 1, base)

    def further(self) -> Iterator[IndexPage]:
        """The further pages of the indexes that need more than one."""
        for number in range(2, self._paper_pages() + 1):
            yield IndexPage(None, number)
        for facet in (Facet.JOURNAL, Facet.AUTHOR, Facet.YEAR):
            pages = page_numbers(len(self._view.catalogue.groups[facet]), NAMES_PER_PAGE)
            for number in range(2, pages + 1):
                yield IndexPage(facet, number)

    def render(self, page: IndexPage) -> PageContent:
        """A further page of an index."""
        facet, number, url = page.facet, page.number, page.url
        title = "All papers" if facet is None else _TITLES[facet]
        base = way_to_root(url)
        listing = self._names(facet, number, base) if facet else self._papers(page, base)
        body = (
            templates()
            .get_template("index_page.html")
            .render(anchor=TITLE_ANCHOR, heading=f"{title}, page {number}", listing=listing)
        )
        return PageContent(
            url=url,
            title=f"{title} – page {number}",
            description=f"{title}, page {number}.",
            body=body,
            canonical=self._view.canonical(url),
        )

    def _home(self, base: str) -> Markup:
        catalogue = self._view.catalogue
        conditions = [group for group in catalogue.groups[Facet.CONDITION] if group.count]
        conditions.sort(key=lambda group: (-group.count, group.label))
        return self._render(
            "home.html",
            base=base,
            total=counted(len(catalogue.papers), "paper"),
            conditions=conditions,
            newest=self._newest(),
            cards=partial(self._cards.of, base + PAPERS_FOLDER),
        )

    def _newest(self) -> list[Paper]:
        """The newest papers that are about a condition; of a shelf without any, the newest."""
        papers = self._view.catalogue.papers
        about = [paper for paper in papers if any(tag.listed for tag in paper.conditions)]
        return list((about or papers)[: self._view.settings.home_newest])

    def _papers(self, page: IndexPage, base: str) -> Markup:
        papers = self._view.catalogue.papers
        return self._render(
            "index_papers.html",
            base=base,
            total=counted(len(papers), "paper"),
            papers=papers,
            # The list stands in the papers' folder, or further down.
            cards=self._cards.of(base.removeprefix("../"), self.papers_of(page)),
            numbers=pager_numbers(page.number, self._paper_pages()),
            number=page.number,
            address=lambda number: page_url("papers/", number),
        )

    def _terms(self, facet: Facet, base: str) -> Markup:
        # parent slug -> groups; a parent without papers of its own does not hide its children
        below: dict[str, list[Group]] = {}
        for group in self._view.catalogue.groups[facet]:
            parent = self._shown_parent(group.term, facet)
            below.setdefault(parent, []).append(group)

        def nodes(parent: str) -> list[TermNode]:
            return [
                TermNode(
                    group,
                    self._count(group, below.get(group.slug, ())),
                    group.term.description if group.term else "",
                    nodes(group.slug),
                )
                for group in below.get(parent, [])
            ]

        return self._render("index_terms.html", base=base, folder=facet.value, nodes=nodes(""))

    def _shown_parent(self, term: Term | None, facet: Facet) -> str:
        """The slug of the nearest broader term that has a group, ``""`` for none."""
        terms = self._view.catalogue.vocabulary.terms
        while term and term.parent:
            if term.parent in self._view.groups[facet]:
                return term.parent
            term = terms.get(term.parent)
        return ""

    def _count(self, group: Group, narrower: Sequence[Group]) -> str:
        """How many papers a term has, and how many with the terms below it."""
        text = counted(group.count, "paper")
        if group.unverified:
            text += f", {len(group.unverified):,} unverified"
        if narrower:
            groups = (group, *narrower)
            papers = {paper.id for one in groups for paper in (*one.listed, *one.unverified)}
            text += f"; {len(papers):,} with the narrower ones"
        return text

    def papers_of(self, page: IndexPage) -> Sequence[Paper]:
        """The papers on a page of the list of all."""
        per_page = self._view.settings.per_page
        return self._view.catalogue.papers[(page.number - 1) * per_page : page.number * per_page]

    def groups_of(self, facet: Facet, number: int) -> Sequence[Group]:
        """The groups whose names stand on a page of an index."""
        groups = self._view.catalogue.groups[facet]
        return groups[(number - 1) * NAMES_PER_PAGE : number * NAMES_PER_PAGE]

    def letters(self, facet: Facet) -> list[LetterLink]:
        """Each first letter of a facet's names, with the page on which it starts."""
        if facet not in self._letters:
            self._letters[facet] = _letters(self._view.catalogue.groups[facet])
        return self._letters[facet]

    def _names(self, facet: Facet, number: int, base: str) -> Markup:
        pages = page_numbers(len(self._view.catalogue.groups[facet]), NAMES_PER_PAGE)
        shown = self.groups_of(facet, number)
        return self._render(
            "index_names.html",
            base=base,
            parts=self._parts(shown, base),
            letters=self.letters(facet),
            numbers=pager_numbers(number, pages),
            number=number,
            address=lambda page: page_url(f"{facet.value}/", page),
            undated=self.undated(facet),
            last_papers=page_url("papers/", self._paper_pages()),
        )

    def undated(self, facet: Facet) -> str:
        """Below the years: how many papers have none, ``""`` if all have."""
        if facet is not Facet.YEAR:
            return ""
        number = sum(paper.published is None for paper in self._view.catalogue.papers)
        return counted(number, "paper") if number else ""

    def _paper_pages(self) -> int:
        return page_numbers(len(self._view.catalogue.papers), self._view.settings.per_page)

    def _parts(self, groups: Iterable[Group], base: str) -> list[NamePart]:
        """The lines of names, letter by letter."""
        address = self._view.group_address
        return [
            NamePart(
                letter,
                _anchor(letter),
                joined(name_line(base, group, address(group)) for group in part),
            )
            for letter, part in groupby(groups, key=_letter)
        ]

    def _render(self, template: str, **values: object) -> Markup:
        # Autoescaped by the environment.
        return Markup(templates().get_template(template).render(**values))  # noqa: S704


def _letter(group: Group) -> str:
    """The letter a name is filed under, ``""`` for a year; digits share one entry."""
    if group.facet is Facet.YEAR:
        return ""
    letter = unicodedata.normalize("NFKD", group.slug[:1])[:1].upper()
    return "0–9" if letter.isdigit() else letter


def _letters(groups: Sequence[Group]) -> list[LetterLink]:
    """Each letter with the page on which it starts."""
    first: dict[str, int] = {}
    for place, group in enumerate(groups):
        if letter := _letter(group):
            first.setdefault(letter, place // NAMES_PER_PAGE + 1)
    return [LetterLink(letter, _anchor(letter), page) for letter, page in first.items()]


def _anchor(letter: str) -> str:
    return slugify(letter) or letter
