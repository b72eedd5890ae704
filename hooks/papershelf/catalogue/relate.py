"""Relates separate papers: corrections, retractions, replies, preprints, other editions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, permutations
from types import MappingProxyType

from papershelf.catalogue.duplicates import MIN_TITLE, families, title_key
from papershelf.model import Paper, PaperKind, Relation, RelationKind
from papershelf.normalise.corrections import PUBMED
from papershelf.normalise.retraction import bare_title

_CORRECTION = re.compile(
    r"(?:(?:author|publisher)(?:['’]s)? )?(?:correction|corrigendum|erratum|"
    r"expression of concern|addendum)s?(?: to| for| notice)?\s*[:.–—-]?\s+",
    re.IGNORECASE,
)
_RETRACTION = re.compile(
    r"(?:(?:notice|statement|note) of )?(?:(?:editorial|editor['’]s) )?"
    r"(?:retraction|withdrawal|removal)(?: (?:note|notice|statement))?s?"
    r"(?: (?:to|of|for|on))?(?: the article)?\s*[:.–—-]?\s+",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"(?:(?:authors?['’]?s? )?(?:reply|response|rebuttal)|comments?|(?:\w+ )?commentary|"
    r"letter(?: to the editor)?)(?: to| on| regarding| concerning)?(?: the)?(?: article| paper)?"
    r"\s*[:.–—-]?\s+",
    re.IGNORECASE,
)
_NOTICES = (
    (_CORRECTION, RelationKind.CORRECTS),
    (_RETRACTION, RelationKind.RETRACTS),
    (_REPLY, RelationKind.REPLIES_TO),
)
# ``[J. Sleep 12 (2010) 1-5]`` after the title that a notice names.
_CITED = re.compile(r"\s*[\[(][^\[\]]*\d[^\[\]]*[\])]\.?$")
_IN_QUOTES = re.compile(r"[\"“„«‘'](.{20,})[\"”“»’'](?!\w)")
_INVERSE = {
    RelationKind.CORRECTS: RelationKind.CORRECTED_BY,
    RelationKind.RETRACTS: RelationKind.RETRACTED_BY,
    RelationKind.REPLIES_TO: RelationKind.REPLIED_BY,
    RelationKind.PREPRINT_OF: RelationKind.PUBLISHED_AS,
    RelationKind.VERSION_OF: RelationKind.VERSION_OF,
}


# More papers of one title are not editions: "Editorial", a series, chapters of a book.
_MAX_EDITIONS = 10
# Papers of one title to which a notice is related: a thousand notices of a thousand papers would
# be a million relations.
_MOST_NAMED = 20


def relate(
    papers: Sequence[Paper], stated: Mapping[str, Iterable[Relation]] = MappingProxyType({})
) -> dict[str, tuple[Relation, ...]]:
    """Return paper id -> its relations, sorted; papers without any are left out.

    Args:
        papers: all papers, with their ids.
        stated: paper id -> relations that are known otherwise than from the papers.
    """
    by_title: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        key = title_key(bare_title(paper.title))
        if len(key) >= MIN_TITLE:
            by_title[key].append(paper)
    found: dict[str, set[Relation]] = defaultdict(set)
    named = (
        (paper.id, Relation(kind, other.id))
        for paper in papers
        for kind, other in _named_in_title(paper, by_title)
    )
    known = ((own, relation) for own, several in stated.items() for relation in several)
    for own, relation in chain(
        known, _stated_versions(papers), _stated_corrections(papers), named, _editions(by_title)
    ):
        found[own].add(relation)
        found[relation.paper_id].add(Relation(_INVERSE[relation.kind], own))
    return {
        own: tuple(sorted(relations, key=lambda relation: (relation.kind, relation.paper_id)))
        for own, relations in found.items()
    }


def _stated_versions(papers: Sequence[Paper]) -> Iterator[tuple[str, Relation]]:
    """Yield ids of preprints, and the published versions that their records name by DOI."""
    preprints = [(paper.id, paper.preprint_of.lower()) for paper in papers if paper.preprint_of]
    wanted: dict[str, list[str]] = {doi: [] for _, doi in preprints}
    for paper in papers:
        if paper.doi and (found := wanted.get(paper.doi.lower())) is not None:
            found.append(paper.id)
    for own, doi in preprints:
        for other in wanted[doi][:_MOST_NAMED]:
            if other != own:
                yield own, Relation(RelationKind.PREPRINT_OF, other)


def _stated_corrections(papers: Sequence[Paper]) -> Iterator[tuple[str, Relation]]:
    """Yield ids of notices, and the papers whose records name them as corrections."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        for notice in paper.corrected_by:
            wanted[notice].append(paper.id)
    for paper in papers if wanted else ():
        for name in ((paper.doi or "").lower(), f"{PUBMED}{paper.pmid}"):
            for other in wanted.get(name, ())[:_MOST_NAMED]:
                if other != paper.id:
                    yield paper.id, Relation(RelationKind.CORRECTS, other)


def _editions(by_title: Mapping[str, Sequence[Paper]]) -> Iterator[tuple[str, Relation]]:
    """Yield ids of papers and how they relate to others of the same title and an author of it."""
    for namesakes in by_title.values():
        if not 1 < len(namesakes) <= _MAX_EDITIONS:
            continue
        names = {paper.id: families(paper.authors) for paper in namesakes}
        for paper, other in permutations(namesakes, 2):
            edition = _edition(paper, other) if names[paper.id] & names[other.id] else None
            if edition is not None:
                yield paper.id, Relation(edition, other.id)


def _named_in_title(
    paper: Paper, by_title: Mapping[str, Sequence[Paper]]
) -> list[tuple[RelationKind, Paper]]:
    """Return the papers that a correction, retraction or reply names after its first words."""
    for pattern, kind in _NOTICES:
        match = pattern.match(paper.title)
        if match:
            named = _first_known(_titles(paper.title[match.end() :]), by_title)
            return [(kind, other) for other in named[:_MOST_NAMED] if other.id != paper.id]
    # Some publishers call the notice ``RETRACTED: …``, and leave the paper's title as it is.
    bare = bare_title(paper.title)
    if bare == paper.title:
        return []
    others = by_title.get(title_key(bare), ())
    same = [other for other in others[:_MOST_NAMED] if other.title == bare]
    return [(RelationKind.RETRACTS, other) for other in same]


def _titles(rest: str) -> Iterator[str]:
    """Yield what may be the paper's title in a notice: all that follows, or a part of it."""
    yield rest
    yield (bare := _CITED.sub("", rest))
    if match := _IN_QUOTES.search(bare):
        yield match[1]


def _first_known(titles: Iterable[str], by_title: Mapping[str, Sequence[Paper]]) -> Sequence[Paper]:
    """Return the papers of the first title that any papers have."""
    keys = (title_key(bare_title(title)) for title in titles)
    return next((by_title[key] for key in keys if key in by_title), ())


def _edition(paper: Paper, other: Paper) -> RelationKind | None:
    """Return how `paper` relates to `other`, which has the same title and an author of it."""
    if (bare_title(paper.title) == paper.title) != (bare_title(other.title) == other.title):
        return None  # a notice and its paper
    if _states(paper, other) or _states(other, paper):
        return None  # what the record says is enough
    preprints = (paper.kind is PaperKind.PREPRINT, other.kind is PaperKind.PREPRINT)
    if preprints == (True, False):
        stated_otherwise = paper.preprint_of and other.doi
        return RelationKind.VERSION_OF if stated_otherwise else RelationKind.PREPRINT_OF
    if not (paper.doi and other.doi):
        return None  # columns, letters and the like under one title
    # Of two preprints or two papers, one relates to the other; the caller adds the inverse.
    if preprints[0] == preprints[1] and paper.id < other.id:
        return RelationKind.VERSION_OF
    return None


def _states(paper: Paper, other: Paper) -> bool:
    """Return whether the record of `paper` names `other` as its published version."""
    return bool(paper.preprint_of and other.doi and paper.preprint_of.lower() == other.doi.lower())
