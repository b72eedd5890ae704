"""Relates separate papers: corrections, replies, preprints and other editions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import permutations

from papershelf.catalogue.duplicates import MIN_TITLE, families, title_key
from papershelf.model import Paper, PaperKind, Relation, RelationKind

_CORRECTION = re.compile(
    r"(?:(?:author|publisher)(?:['’]s)? )?(?:correction|corrigendum|erratum|retraction(?: note)?|"
    r"retracted|expression of concern|addendum)s?(?: to| for| notice)?\s*[:.–—-]?\s+",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"(?:(?:authors?['’]?s? )?(?:reply|response|rebuttal)|comments?|(?:\w+ )?commentary|"
    r"letter(?: to the editor)?)(?: to| on| regarding| concerning)?(?: the)?(?: article| paper)?"
    r"\s*[:.–—-]?\s+",
    re.IGNORECASE,
)
_INVERSE = {
    RelationKind.CORRECTS: RelationKind.CORRECTED_BY,
    RelationKind.REPLIES_TO: RelationKind.REPLIED_BY,
    RelationKind.PREPRINT_OF: RelationKind.PUBLISHED_AS,
    RelationKind.VERSION_OF: RelationKind.VERSION_OF,
}


# More papers of one title are not editions: "Editorial", a series, chapters of a book.
_MAX_EDITIONS = 10


def relate(papers: Sequence[Paper]) -> dict[str, tuple[Relation, ...]]:
    """Return paper id -> its relations, sorted; papers without any are left out."""
    by_title: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        key = title_key(paper.title)
        if len(key) >= MIN_TITLE:
            by_title[key].append(paper)
    found: dict[str, set[Relation]] = defaultdict(set)
    for paper in papers:
        for kind, other in _named_in_title(paper, by_title):
            found[paper.id].add(Relation(kind, other.id))
            found[other.id].add(Relation(_INVERSE[kind], paper.id))
    for namesakes in by_title.values():
        if not 1 < len(namesakes) <= _MAX_EDITIONS:
            continue
        names = {paper.id: families(paper.authors) for paper in namesakes}
        for paper, other in permutations(namesakes, 2):
            if names[paper.id] & names[other.id]:
                edition = _edition(paper, other)
                if edition is not None:
                    found[paper.id].add(Relation(edition, other.id))
                    found[other.id].add(Relation(_INVERSE[edition], paper.id))
    return {
        own: tuple(sorted(relations, key=lambda relation: (relation.kind, relation.paper_id)))
        for own, relations in found.items()
    }


def _named_in_title(
    paper: Paper, by_title: Mapping[str, Sequence[Paper]]
) -> list[tuple[RelationKind, Paper]]:
    """Return the papers whose title a correction or reply repeats after its first words."""
    for pattern, kind in ((_CORRECTION, RelationKind.CORRECTS), (_REPLY, RelationKind.REPLIES_TO)):
        match = pattern.match(paper.title)
        if match:
            rest = title_key(paper.title[match.end() :])
            return [(kind, other) for other in by_title.get(rest, ()) if other.id != paper.id]
    return []


def _edition(paper: Paper, other: Paper) -> RelationKind | None:
    """Return how `paper` relates to `other`, which has the same title and an author of it."""
    preprints = (paper.kind is PaperKind.PREPRINT, other.kind is PaperKind.PREPRINT)
    if preprints == (True, False):
        return RelationKind.PREPRINT_OF
    # Of two preprints or two papers, one relates to the other; the caller adds the inverse.
    if preprints[0] == preprints[1] and paper.id < other.id:
        return RelationKind.VERSION_OF
    return None
