"""Counts the papers of a group: by year, and by the values of other facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from papershelf.catalogue import Group
from papershelf.catalogue.groups import counts_as, with_broader
from papershelf.model import Paper, TagStatus
from papershelf.settings import TagEvidence
from papershelf.vocabulary import Facet, FacetKind, Vocabulary


class Counts:
    """Counts values of papers; remembers them, as a paper is in many groups."""

    def __init__(self, vocabulary: Vocabulary, evidence: TagEvidence) -> None:
        """Take the vocabulary that the papers' values belong to, and how tags count."""
        self._vocabulary, self._evidence = vocabulary, evidence
        self._values: dict[str, dict[str, tuple[str, ...]]] = {}  # facet -> paper id -> slugs

    def of(self, papers: Iterable[Paper], facet: Facet) -> Counter[str]:
        """Return slug -> number of papers that the search finds with this value.

        A paper has the terms that it counts as being about, mentioning, or having unverified,
        and all broader ones.
        """
        values = self._values.setdefault(facet.name, {})
        slugs = []
        for paper in papers:
            if paper.id not in values:
                values[paper.id] = tuple(self._slugs(paper, facet))
            slugs.append(values[paper.id])
        return Counter(chain.from_iterable(slugs))

    def _slugs(self, paper: Paper, facet: Facet) -> Iterable[str]:
        if facet.kind is not FacetKind.TAGS:
            return paper.facts_of(facet.name)
        own = {tag.slug: counts_as(tag, self._evidence) for tag in paper.tags_of(facet.name)}
        found = with_broader(own, self._vocabulary)
        return [slug for slug, status in found.items() if status is not TagStatus.UNSUPPORTED]


def per_year(papers: Iterable[Paper]) -> dict[int, int]:
    """Return year -> number of papers, for papers with a date."""
    return Counter(paper.published.year for paper in papers if paper.published)


def counted(group: Group) -> Sequence[Paper]:
    """Return the papers of a group that count."""
    return (*group.listed, *group.mentions, *group.unverified)
