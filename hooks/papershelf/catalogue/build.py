"""Builds the catalogue from all readings: every step that needs the whole corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from papershelf.catalogue.aliases import settle_aliases
from papershelf.catalogue.duplicates import find_duplicates
from papershelf.catalogue.groups import Catalogue, group_papers, newest_first
from papershelf.catalogue.identify import assign_ids
from papershelf.catalogue.merge import merge_papers
from papershelf.catalogue.name_lexicon import Lexicon, refine
from papershelf.catalogue.notices import Noticed, apply_notices
from papershelf.catalogue.relate import relate
from papershelf.catalogue.text_shown import account_for, cut_bodies
from papershelf.catalogue.withhold import withhold
from papershelf.model import NoticeKind, Paper, Relation, RelationKind
from papershelf.normalise import Reading
from papershelf.normalise.ledger import Reason
from papershelf.problems import Problem
from papershelf.records.former import FormerPaper
from papershelf.records.retraction_watch import NoticeRow
from papershelf.settings import Settings
from papershelf.vocabulary import Vocabulary


def build_catalogue(
    readings: Iterable[Reading],
    vocabulary: Vocabulary,
    settings: Settings,
    files: int,
    *,
    others: Sequence[Problem] = (),
    ignored: int = 0,
    refused: Sequence[Problem] = (),
    former: Sequence[FormerPaper] = (),
    notices: Iterable[NoticeRow] = (),
) -> Catalogue:
    """Build the catalogue of all readings, whatever their order.

    Args:
        readings: one for each file, rejected ones included.
        vocabulary: the terms to make groups for.
        settings: what to do with unsupported tags.
        files: number of files found; each became a paper, was merged, or was rejected.
        others: a problem for each file that is no record.
        ignored: number of files that the curator wants left out.
        refused: a problem for each file and folder that cannot be read.
        former: the papers of the last site, whose addresses lead to what they have become.
        notices: the rows of the file of Retraction Watch.
    """
    read = list(readings)
    problems = [problem for reading in read for problem in reading.problems]
    found = [reading.paper for reading in read if reading.paper is not None]
    found.sort(key=lambda paper: paper.provenance.path)
    by_path: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_path[problem.path].append(problem)
    papers, of_all = _joined(found, by_path, vocabulary, former)
    whole = newest_first(_relate(apply_notices(papers, notices)))
    text = account_for((reading.text for reading in read), found, whole, settings.body_limit)
    done, characters, unknown = withhold(whole, settings.withheld, settings.body_limit)
    return Catalogue(
        papers=done,
        groups=group_papers(done, vocabulary, settings.tag_evidence),
        vocabulary=vocabulary,
        problems=_sorted(chain(problems, of_all, cut_bodies(done, settings.body_limit), others)),
        files=files,
        merged=len(found) - len(done),
        rejected=files - len(found),
        text=text.moved(characters, Reason.RIGHTS),
        unread=tuple(problem.path for problem in others),
        ignored=ignored,
        refused=tuple(refused),
        withheld_unknown=unknown,
    )


def _joined(
    found: Sequence[Paper],
    by_path: Mapping[str, list[Problem]],
    vocabulary: Vocabulary,
    former: Sequence[FormerPaper],
) -> tuple[list[Paper], list[Problem]]:
    """Return the papers of all records, each once and with its id, and what was found with them."""
    papers, merges = _merge(_refine_authors(found), by_path, vocabulary)
    papers, collisions = _identify(papers, by_path)
    named = {paper.provenance.path: paper.aliases for paper in found if paper.aliases}
    papers, untaken = settle_aliases(papers, named, former)
    return papers, [*merges, *collisions, *untaken]


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in the order of a report, without repetitions."""
    unique = {problem.sort_key(): problem for problem in problems}
    return tuple([unique[key] for key in sorted(unique)])


def _refine_authors(papers: Sequence[Paper]) -> list[Paper]:
    """Split the undivided author names of papers by the other names of the corpus."""
    undivided = {
        at
        for at, paper in enumerate(papers)
        if any(author.literal is not None for author in paper.authors)
    }
    if not undivided:
        return list(papers)
    lexicon = Lexicon.learn(author for paper in papers for author in paper.authors)
    return [
        replace(paper, authors=tuple(refine(author, lexicon) for author in paper.authors))
        if at in undivided
        else paper
        for at, paper in enumerate(papers)
    ]


def _merge(
    papers: Sequence[Paper], problems: Mapping[str, Sequence[Problem]], vocabulary: Vocabulary
) -> tuple[list[Paper], list[Problem]]:
    """Merge each group of duplicates into one paper; merged papers have their problem codes."""
    merged: dict[int, Paper] = {}  # position of a group's first record -> merged paper
    dropped: set[int] = set()
    notes: list[Problem] = []
    for members in find_duplicates(papers):
        paper, duplicates = merge_papers([papers[at] for at in members], problems, vocabulary)
        merged[members[0]] = paper
        dropped.update(members[1:])
        notes += duplicates
    return [merged.get(at, paper) for at, paper in enumerate(papers) if at not in dropped], notes


def _identify(
    papers: Sequence[Paper], problems: Mapping[str, Sequence[Problem]]
) -> tuple[list[Paper], list[Problem]]:
    """Give papers unique ids and their problem codes; return a problem for each collision."""
    ids, moved = assign_ids(papers)
    notes = []
    collided = set(moved)
    named = []
    for at, (own, paper) in enumerate(zip(ids, papers, strict=True)):
        path = paper.provenance.path
        codes = set(paper.problem_codes) or {problem.code for problem in problems.get(path, ())}
        if at in collided:
            codes.add("slug-collision")
            message = f"another paper has the address it asks for; this one is {own}"
            notes.append(Problem(path, "slug-collision", "id", message))
        named.append(replace(paper, id=own, problem_codes=tuple(sorted(codes))))
    return named, notes


def _relate(noticed: Noticed) -> list[Paper]:
    """Return the papers with their relations; those that a notice retracts are marked so."""
    relations = relate(noticed.papers, noticed.relations)
    return [
        replace(paper, related=own, retracted=paper.retracted or _is_retracted(paper, own))
        if (own := relations.get(paper.id))
        else paper
        for paper in noticed.papers
    ]


def _is_retracted(paper: Paper, related: Iterable[Relation]) -> bool:
    """Return whether a notice among the papers retracts one that was not reinstated.

    What Retraction Watch has of a retraction after that is in the paper's own notices.
    """
    reinstated = any(notice.kind is NoticeKind.REINSTATEMENT for notice in paper.notices)
    by_notice = any(relation.kind is RelationKind.RETRACTED_BY for relation in related)
    return by_notice and not reinstated
