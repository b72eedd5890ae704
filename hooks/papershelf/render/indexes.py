"""Makes the indexes: the values of a facet with their counts, below an introduction.

The first page of an index is one of MkDocs' pages, whose front matter names the index
(``listing: journals``); the list made here is added below its text.  The further pages of a
long index are generated.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from papershelf import texts
from papershelf.catalogue import Group, slugify
from papershelf.catalogue.facets import with_pages
from papershelf.normalise.aliases import PAPERS
from papershelf.render.evidence import MapList, map_list
from papershelf.render.home import home_list
from papershelf.render.lists import (
    LetterLink,
    NameList,
    NamePart,
    PaperList,
    TermList,
    TermNode,
    render_list,
)
from papershelf.render.numbers import NumberList, number_list
from papershelf.render.pager import Pager, page_numbers, page_url
from papershelf.render.pieces import Name
from papershelf.render.view import SiteView
from papershelf.texts import evidence as evidence_texts
from papershelf.texts import groups as group_texts
from papershelf.texts import numbers as number_texts
from papershelf.vocabulary import Facet, Term

# Names on one page of an index; a name takes about 90 bytes.
NAMES_PER_PAGE = 500
HOME = "home"


class IndexPage(NamedTuple):
    """A page of the index of `facet`, or, if it is None, of the list of all papers."""

    facet: Facet | None
    number: int

    @property
    def folder(self) -> str:
        """The folder of the index."""
        return f"{self.facet.address if self.facet else PAPERS}/"


class Indexes:
    """Makes the lists of a site's indexes."""

    def __init__(self, view: SiteView) -> None:
        """Take the site that the indexes belong to."""
        self._view = view
        self._facets = {facet.address: facet for facet in with_pages(view.catalogue.vocabulary)}
        # address of a facet -> the letters of its index, shared by its pages
        self._letters: dict[str, tuple[LetterLink, ...]] = {}

    def render_first(self, name: str, base: str) -> Markup:
        """Render the list of the page whose front matter says ``listing: name`` as HTML.

        The name of a facet's index is its address.

        Raises:
            ValueError: there is no such index.
        """
        if name == HOME:
            return render_list(home_list(self._view), base)
        if name == PAPERS:
            return render_list(self.papers(1), base)
        if name == evidence_texts.ADDRESS:
            return _listing(map_list(self._view), base, evidence_texts.NOTHING)
        if name == number_texts.ADDRESS:
            return _listing(number_list(self._view), base, number_texts.NONE)
        facet = self._facets.get(name)
        if facet is None:
            others = (evidence_texts.ADDRESS, number_texts.ADDRESS)
            known = ", ".join([HOME, PAPERS, *others, *self._facets])
            raise ValueError(f"listing: found {name!r}, expected one of {known}")
        return render_list(self._terms(facet) if facet.tree else self.names(facet, 1), base)

    def further(self) -> Iterator[IndexPage]:
        """Yield the pages after the first of all indexes."""
        for number in range(2, self._paper_pages() + 1):
            yield IndexPage(None, number)
        for facet in self._facets.values():
            for number in range(2, self._name_pages(facet) + 1):
                yield IndexPage(facet, number)

    def papers(self, number: int) -> PaperList:
        """Return one page of the list of all papers."""
        per_page, papers = self._view.settings.per_page, self._view.catalogue.papers
        shown = papers[(number - 1) * per_page : number * per_page]
        pager = Pager(f"{PAPERS}/", number, self._paper_pages())
        counted = len(papers) - self._off_topic
        return PaperList(counted, self._off_topic, tuple(map(self._view.card, shown)), pager)

    @cached_property
    def _off_topic(self) -> int:
        """The number of papers that do not count, which are the last ones."""
        return sum(paper.off_topic for paper in self._view.catalogue.papers)

    def names(self, facet: Facet, number: int) -> NameList:
        """Return one page of an index of names."""
        groups = self._groups(facet)
        shown = groups[(number - 1) * NAMES_PER_PAGE : number * NAMES_PER_PAGE]
        papers = self._view.catalogue.papers
        return NameList(
            parts=tuple(
                NamePart(letter, _anchor(letter), tuple(map(self._name, part)))
                for letter, part in groupby(shown, key=_letter)
            ),
            letters=self._letters_of(facet),
            pager=Pager(f"{facet.address}/", number, self._name_pages(facet)),
            undated=sum(paper.published is None for paper in papers) if facet.span else 0,
            last_papers=page_url(f"{PAPERS}/", self._paper_pages()),
        )

    def _name(self, group: Group) -> Name:
        address = self._view.group_address(group)
        papers = () if address else group.shown
        years = (str(p.published.year) if p.published else texts.NO_DATE for p in papers)
        return Name(
            group.label,
            address,
            group.count,
            tuple(zip((paper.id for paper in papers), years, strict=True)),
        )

    def _terms(self, facet: Facet) -> TermList:
        # parent slug -> groups; a parent without papers must not hide its children
        below: dict[str, list[Group]] = {}
        for group in self._groups(facet):
            parent = self._shown_parent(group.term, facet)
            below.setdefault(parent, []).append(group)

        def nodes(parent: str) -> list[TermNode]:
            return [
                TermNode(
                    group.folder,
                    group.label,
                    _term_count(group),
                    group.term.description if group.term else "",
                    nodes(group.slug),
                )
                for group in below.get(parent, [])
            ]

        return TermList(nodes(""))

    def _shown_parent(self, term: Term | None, facet: Facet) -> str:
        """Return the slug of the nearest broader term that has a group, or ``""``."""
        terms = self._view.catalogue.vocabulary.terms
        while term and term.parent:
            if term.parent in self._view.groups[facet.name]:
                return term.parent
            term = terms.get(term.parent)
        return ""

    def _letters_of(self, facet: Facet) -> tuple[LetterLink, ...]:
        """Return each first letter of a facet's names, with the page on which it starts."""
        if facet.address not in self._letters:
            self._letters[facet.address] = tuple(_letters(self._groups(facet)))
        return self._letters[facet.address]

    def _groups(self, facet: Facet) -> tuple[Group, ...]:
        return self._view.catalogue.groups[facet.name]

    def _paper_pages(self) -> int:
        return page_numbers(len(self._view.catalogue.papers), self._view.settings.per_page)

    def _name_pages(self, facet: Facet) -> int:
        """Return the number of pages of an index; an index of terms is a tree on one page."""
        return 1 if facet.tree else page_numbers(len(self._groups(facet)), NAMES_PER_PAGE)


def _listing(found: MapList | NumberList | None, base: str, nothing: str) -> Markup:
    """Render a listing, or the sentence that there is nothing to list."""
    if found is None:
        return Markup("<p class=ps-note>{}</p>").format(nothing)
    return render_list(found, base)


def _term_count(group: Group) -> str:
    """Return the text on how many papers a term has, with those of its narrower terms."""
    counts = len(group.listed), len(group.mentions), len(group.unverified)
    return group_texts.term_count(counts, group.own)


def _letter(group: Group) -> str:
    """Return the letter a name is filed under, ``""`` for a year; digits share one entry."""
    if group.facet.span:
        return ""
    letter = unicodedata.normalize("NFKD", group.slug[:1])[:1].upper()
    return "0–9" if letter.isdigit() else letter


def _letters(groups: Iterable[Group]) -> Iterator[LetterLink]:
    """Yield each letter with the page on which it starts."""
    first: dict[str, int] = {}
    for place, group in enumerate(groups):
        if letter := _letter(group):
            first.setdefault(letter, place // NAMES_PER_PAGE + 1)
    for letter, page in first.items():
        yield LetterLink(letter, _anchor(letter), page)


def _anchor(letter: str) -> str:
    return slugify(letter) or letter
