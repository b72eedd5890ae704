"""Makes what the page of a term says above its papers: words, years, counts, where to start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from papershelf.catalogue import Group
from papershelf.model import Paper
from papershelf.render.anchors import part_anchor
from papershelf.render.counting import Counts, counted, per_year
from papershelf.render.pieces import GLOSSARY_FOLDER, Card
from papershelf.render.view import SiteView
from papershelf.texts import groups as group_texts
from papershelf.vocabulary import Facet, FacetKind, Term
from papershelf.vocabulary.schemes import SCHEMES

# How many other names a page gives, how many values of a facet, how many papers to start with.
_NAMES, _BARS, _STARTS = 6, 7, 4


class Bar(NamedTuple):
    """How many papers of a group have a value: label, address of these, number, and per cent of
    the largest number."""

    label: str
    address: str
    number: int
    percent: int


class Bars(NamedTuple):
    """The values of a facet that papers of a group have.

    `explained` is the address of the part of the glossary that explains them, or ``""``.
    """

    heading: str
    bars: tuple[Bar, ...]
    explained: str = ""


class Overview(NamedTuple):
    """What the page of a term says above its papers.

    Attributes:
        names: what else the term is called: a label, and words.
        identifiers: name, text and address of entries of other vocabularies.
        years: year and number of papers about it, in order.
        counts: the values that the search would filter by.
        note: says that these counts take in papers that only mention the term, if some do.
        start: the papers to read first.
    """

    names: tuple[tuple[str, str], ...]
    identifiers: tuple[tuple[str, str, str], ...]
    years: tuple[tuple[int, int], ...]
    counts: tuple[Bars, ...]
    note: str
    start: tuple[Card, ...]


class Overviews:
    """Makes the overviews of a site's terms."""

    def __init__(self, view: SiteView) -> None:
        """Take the site."""
        self._view = view
        self._vocabulary = view.catalogue.vocabulary
        self._counts = Counts(self._vocabulary, view.settings.tag_evidence)

    def of(self, group: Group) -> Overview | None:
        """Return the overview of a group, None if it is not that of a term."""
        if not group.term or group.facet.kind is not FacetKind.TAGS:
            return None
        return Overview(
            tuple(_names(group.term)),
            tuple(_identifiers(group.term)),
            tuple(sorted(per_year(group.listed).items())),
            tuple(self._bars(group)),
            group_texts.BARS_NOTE if group.mentions else "",
            tuple(map(self._view.card, self._start(group))),
        )

    def _bars(self, group: Group) -> Iterator[Bars]:
        """Yield the counts of each other facet of the vocabulary."""
        papers = counted(group)
        for facet in (*self._vocabulary.tag_facets, *self._vocabulary.fact_facets):
            if facet is group.facet:
                continue
            counts = self._counts.of(papers, facet)
            most = max(counts.values(), default=0)
            shown = self._shown(facet, counts)
            if shown:
                query = f"search/?{group.facet.name}={group.slug}&{facet.name}="
                bars = (
                    Bar(term.label, query + term.slug, number, round(100 * number / most))
                    for term, number in shown
                )
                facts = facet.kind is FacetKind.FACTS
                explained = f"{GLOSSARY_FOLDER}#{part_anchor(facet.section)}" if facts else ""
                yield Bars(facet.title or facet.label, tuple(bars), explained)

    def _shown(self, facet: Facet, counts: dict[str, int]) -> Sequence[tuple[Term, int]]:
        """Return terms with their numbers: the most frequent tags, facts in their own order."""
        found = [
            (term, counts[term.slug])
            for term in self._vocabulary.of_kind(facet.name)
            if term.slug in counts
        ]
        if facet.kind is FacetKind.TAGS:
            # Sorting keeps the vocabulary's order of equal numbers.
            found.sort(key=lambda one: -one[1])
            return found[:_BARS]
        return found

    def _start(self, group: Group) -> Sequence[Paper]:
        """Return papers about the term that the shelf would start with: best first, then newest."""
        order = {slug: place for place, slug in enumerate(self._view.shelf.start_with)}
        if not order:
            return ()
        ranked: list[tuple[int, int, Paper]] = []
        for paper in group.listed:
            found = (
                order[slug] for slugs in paper.facts.values() for slug in slugs if slug in order
            )
            rank = min(found, default=None)
            if rank is not None and not paper.retracted:
                ranked.append((rank, len(ranked), paper))
        return [paper for _, _, paper in sorted(ranked, key=lambda one: one[:2])[:_STARTS]]


def _names(term: Term) -> Iterator[tuple[str, str]]:
    """Yield the other names of a term, and what a layperson may call it."""
    for label, words in (
        (group_texts.ALSO_CALLED, (*term.abbreviations, *term.ambiguous, *term.synonyms)),
        (group_texts.EVERYDAY_WORDS, term.plain),
    ):
        known = {term.label.lower()}
        others = [word for word in words if word.lower() not in known]
        if others:
            yield label, ", ".join(dict.fromkeys(others[:_NAMES]))


def _identifiers(term: Term) -> Iterator[tuple[str, str, str]]:
    """Yield name, id and address of the entries of other vocabularies."""
    for name, own in term.identifiers:
        scheme = SCHEMES[name]
        yield scheme.label, own, scheme.address(own)
