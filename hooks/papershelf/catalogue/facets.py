"""The facets of a shelf: those its vocabulary declares, and those that every shelf has.

To add a computed facet, add a `Facet` to `BUILT_IN`; pages, navigation, index and filters
follow from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from papershelf.model import Paper, PaperKind
from papershelf.problems import Severity, severity_of
from papershelf.vocabulary import Facet, FacetKind, Vocabulary
from papershelf.vocabulary.facets import Flag


def _journal(paper: Paper) -> list[str]:
    return [paper.journal.short] if paper.journal else []


def _authors(paper: Paper) -> list[str]:
    return [author.inverted for author in paper.authors]


def _year(paper: Paper) -> list[str]:
    return [f"{paper.published.year:04d}"] if paper.published else []


def _has_abstract(paper: Paper) -> bool:
    return bool(paper.abstract.parts)


def _has_summary(paper: Paper) -> bool:
    return paper.summary is not None


def _has_problems(paper: Paper) -> bool:
    """Return whether the paper's records have a problem that is more than a note."""
    return any(severity_of(code) is not Severity.INFO for code in paper.problem_codes)


def _problems(paper: Paper) -> Sequence[str]:
    return paper.problem_codes


def _states(paper: Paper) -> list[str]:
    """Return what a paper is besides an article that counts: retracted, a preprint, …"""
    kinds = [] if paper.kind is PaperKind.PAPER else [paper.kind.value]
    doubts = ["retracted"] if paper.retracted else ["doubted"] if paper.doubted else []
    return [*doubts, *kinds]


JOURNAL = Facet(
    name="journal",
    label="Journal",
    title="Journals",
    kind=FacetKind.LABELS,
    address="journals",
    introduction="The journals, books and preprint servers in which the papers appeared.",
    place=4,
    many=False,
    labels=_journal,
)
AUTHOR = Facet(
    name="author",
    label="Author",
    title="Authors",
    kind=FacetKind.LABELS,
    address="authors",
    introduction="A name with a number leads to that author's papers; the papers of others are"
    " beside the name, by year. People who share a name share an entry.",
    place=5,
    labels=_authors,
    sparse=True,
)
YEAR = Facet(
    name="year",
    label="Year",
    title="Years",
    kind=FacetKind.LABELS,
    address="years",
    introduction="Papers by the year in which they were published.",
    description="Papers by year of publication",
    place=1,
    many=False,
    labels=_year,
    span=True,
)
HAS = Facet(
    name="has",
    label="Has",
    kind=FacetKind.FLAGS,
    place=3,
    flags=(
        Flag("abstract", "Abstract", _has_abstract),
        Flag("summary", "Plain-language summary", _has_summary),
        Flag("problems", "Open problems", _has_problems),
    ),
)
PROBLEM = Facet(
    name="problem", label="Problem", kind=FacetKind.LABELS, labels=_problems, query_only=True
)
IS = Facet(name="is", label="State", kind=FacetKind.LABELS, labels=_states, query_only=True)
BUILT_IN = (JOURNAL, AUTHOR, YEAR, HAS, PROBLEM, IS)


def facets_of(vocabulary: Vocabulary) -> tuple[Facet, ...]:
    """Return all facets of a shelf, in the order of its navigation."""
    return (*vocabulary.facets, *BUILT_IN)


def with_pages(vocabulary: Vocabulary) -> tuple[Facet, ...]:
    """Return the facets of a shelf whose values have pages."""
    return tuple(facet for facet in facets_of(vocabulary) if facet.address)
