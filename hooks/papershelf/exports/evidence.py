"""Counts the papers about each pair of terms of two facets: the evidence map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from papershelf.catalogue import Catalogue, Group
from papershelf.catalogue.groups import divide_off_topic
from papershelf.model import Paper
from papershelf.vocabulary import Facet, Term, Vocabulary
from papershelf.vocabulary.map_choice import MapChoice, Only, axes
from papershelf.vocabulary.shelf import Shelf


class Cell(NamedTuple):
    """The papers on one pair of terms, their narrower terms included.

    Attributes:
        about: how many papers are about both.
        counted: how many the search finds: they are about both, or mention one of them.
        review: the year of the newest review about both, 0 without any.
    """

    about: int
    counted: int
    review: int


class Axis(NamedTuple):
    """The rows or the columns of the map.

    Attributes:
        facet: whose terms they are.
        groups: the terms of which papers have some, in order.
        parents: for each of these the position of the nearest broader one, None without any.
        absent: the chosen terms that no paper has.
    """

    facet: Facet
    groups: tuple[Group, ...]
    parents: tuple[int | None, ...]
    absent: tuple[Term, ...]


class MapPaper(NamedTuple):
    """A paper with terms of both axes.

    Attributes:
        year: None if not known.
        values: numbers of its values of the filter.
        only: whether it has the value of the check box.
        rows: for each of its rows twice the number, and one more if it is not about the term.
        columns: the same for its columns.
    """

    year: int | None
    values: tuple[int, ...]
    only: bool
    rows: tuple[int, ...]
    columns: tuple[int, ...]


class EvidenceMap:
    """The evidence map of a shelf."""

    def __init__(self, catalogue: Catalogue, shelf: Shelf, facets: tuple[Facet, Facet]) -> None:
        """Take the papers, what to show of them, and the facets of rows and columns."""
        vocabulary, self._groups = catalogue.vocabulary, catalogue.groups
        self.choice: MapChoice = shelf.map
        self.rows, self.columns = (
            _axis(facet, chosen, catalogue)
            for facet, chosen in zip(
                facets, (self.choice.row_terms, self.choice.column_terms), strict=True
            )
        )
        papers, _ = divide_off_topic(catalogue.papers)
        self.filter = _filter(vocabulary, self.choice)
        filters = catalogue.groups[self.filter.name] if self.filter else ()
        self.values = tuple(group for group in filters if group.listed)
        self.total = len(papers)
        dates = [paper.published for paper in papers if paper.published]
        acquired = max(filter(None, (paper.provenance.acquired for paper in papers)), default="")
        # A paper is out a year after its record at most; a later year is a typing error.
        most = int(acquired[:4]) + 1 if acquired else dates[0].year if dates else 0
        self.latest = max((date.year for date in dates if date.year <= most), default=0)
        self.date = acquired or (dates[0].iso if dates else "")
        reviews = self.choice.reviews or shelf.start_with
        self._reviews = frozenset(reviews)
        self.reviews = tuple(vocabulary.terms[slug].label for slug in reviews)
        self._papers = papers

    @property
    def only(self) -> Only | None:
        """The check box, if there is one."""
        return self.choice.only

    @cached_property
    def papers(self) -> tuple[MapPaper, ...]:
        """The papers with terms of both axes, in the catalogue's order."""
        return tuple(marks for _, marks in self._marked)

    @cached_property
    def cells(self) -> tuple[tuple[Cell, ...], ...]:
        """For each row the cells of its columns."""
        about, counted = (self._together(strong=strong) for strong in (True, False))
        reviews = self._newest_reviews()
        return tuple(
            tuple(
                Cell(about[row][column], counted[row][column], reviews.get((row, column), 0))
                for column in range(len(self.columns.groups))
            )
            for row in range(len(self.rows.groups))
        )

    def _together(self, *, strong: bool) -> list[list[int]]:
        """Return for each row and column how many papers have both; `strong`: are about both."""
        rows = _matrix([paper.rows for paper in self.papers], len(self.rows.groups), strong=strong)
        columns = _matrix(
            [paper.columns for paper in self.papers], len(self.columns.groups), strong=strong
        )
        product: list[list[int]] = (rows.T @ columns).tolist()
        return product

    def _newest_reviews(self) -> dict[tuple[int, int], int]:
        """Return row and column -> the year of the newest review about both."""
        found: dict[tuple[int, int], int] = {}
        for paper, marks in self._marked:
            if marks.year is None or not self._is_review(paper):
                continue
            for row in marks.rows:
                for column in marks.columns:
                    if not (row | column) & 1:
                        pair = row >> 1, column >> 1
                        found[pair] = max(found.get(pair, 0), marks.year)
        return found

    @property
    def since(self) -> int:
        """The first of the years in which a review is looked for."""
        return self.latest - self.choice.years + 1

    @property
    def looks_for_reviews(self) -> bool:
        """Whether the shelf says which papers are reviews."""
        return bool(self._reviews)

    def lacks_review(self, cell: Cell) -> bool:
        """Return whether many papers are about a pair, and no review of the last years."""
        return (
            self.looks_for_reviews and cell.about >= self.choice.many and (cell.review < self.since)
        )

    def _is_review(self, paper: Paper) -> bool:
        facts = (slug for slugs in paper.facts.values() for slug in slugs)
        return not paper.retracted and not self._reviews.isdisjoint(facts)

    @cached_property
    def _marked(self) -> list[tuple[Paper, MapPaper]]:
        rows, columns = _marks(self.rows.groups), _marks(self.columns.groups)
        values = _marks(self.values)
        only = self._having(self.only) if self.only else frozenset()
        return [
            (
                paper,
                MapPaper(
                    paper.published.year if paper.published else None,
                    tuple(mark >> 1 for mark in values.get(paper.id, ())),
                    paper.id in only,
                    tuple(rows[paper.id]),
                    tuple(columns[paper.id]),
                ),
            )
            for paper in self._papers
            if paper.id in rows and paper.id in columns
        ]

    def _having(self, only: Only) -> frozenset[str]:
        """Return the ids of the papers with the value of the check box."""
        groups = self._groups.get(only.facet, ())
        found = [group for group in groups if group.slug == only.slug]
        return frozenset(paper.id for group in found for paper in _counted(group))


def evidence_map(catalogue: Catalogue, shelf: Shelf) -> EvidenceMap | None:
    """Return the evidence map of a shelf, None if it has no two facets of terms."""
    facets = axes(shelf.map, catalogue.vocabulary.facets)
    return EvidenceMap(catalogue, shelf, facets) if facets else None


def _axis(facet: Facet, chosen: Sequence[str], catalogue: Catalogue) -> Axis:
    """Return the rows or columns: the chosen terms of a facet, or the broadest."""
    vocabulary = catalogue.vocabulary
    terms = [vocabulary.terms[slug] for slug in chosen] or list(_broadest(facet, vocabulary))
    groups = {group.slug: group for group in catalogue.groups[facet.name] if group.count}
    shown = [term for term in terms if term.slug in groups]
    places = {term.slug: at for at, term in enumerate(shown)}
    parents = [
        next((places[slug] for slug in vocabulary.broader(term.slug) if slug in places), None)
        for term in shown
    ]
    return Axis(
        facet,
        tuple(groups[term.slug] for term in shown),
        tuple(parents),
        tuple(term for term in terms if term.slug not in groups),
    )


def _broadest(facet: Facet, vocabulary: Vocabulary) -> Iterator[Term]:
    """Yield the broadest terms; instead of one that is only a heading, those below it."""
    for term in vocabulary.of_kind(facet.name):
        if term.parent is None:
            below = vocabulary.children(term.slug) if term.grouping else ()
            yield from below or (term,)


def _filter(vocabulary: Vocabulary, choice: MapChoice) -> Facet | None:
    """Return the facet by which a reader may filter."""
    named = (facet for facet in vocabulary.fact_facets if choice.filter in ("", facet.name))
    return next(named, None)


def _counted(group: Group) -> Iterator[Paper]:
    yield from group.listed
    yield from group.mentions
    yield from group.unverified


def _marks(groups: Iterable[Group]) -> Mapping[str, list[int]]:
    """Return paper id -> its terms, as `MapPaper` has them."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        about = len(group.listed)
        for place, paper in enumerate(_counted(group)):
            found[paper.id].append(2 * number + (place >= about))
    return found


def _matrix(marks: Sequence[tuple[int, ...]], terms: int, *, strong: bool) -> NDArray[np.int32]:
    """Return papers by terms: 1 where a paper has a term or, if `strong`, is about it."""
    matrix = np.zeros((len(marks), terms), np.int32)
    flat = np.fromiter(chain.from_iterable(marks), np.int64)
    papers = np.repeat(np.arange(len(marks)), [len(found) for found in marks])
    kept = flat & 1 == 0 if strong else slice(None)
    matrix[papers[kept], flat[kept] >> 1] = 1
    return matrix
