"""All readings to one catalogue: what needs the whole corpus happens here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from papershelf.catalogue.groups import Catalogue, group_papers, newest_first
from papershelf.catalogue.identify import assign_ids
from papershelf.model import Paper
from papershelf.problems import Problem
from papershelf.settings import Settings
from papershelf.vocabulary import Vocabulary


def build_catalogue(
    papers: Iterable[Paper],
    problems: Iterable[Problem],
    vocabulary: Vocabulary,
    settings: Settings,
    files: int,
) -> Catalogue:
    """The catalogue of `papers`, one for each record that was not rejected.

    Args:
        papers: in any order, their ids still wishes.
        problems: of all records, the rejected ones included.
        files: how many files were found; what is no paper was rejected.
    """
    found = sorted(papers, key=lambda paper: paper.provenance.path)
    noted = list(problems)
    ids, moved = assign_ids(found)
    for at in moved:
        message = f"another paper has this id; this one is {ids[at]}"
        noted.append(Problem(found[at].provenance.path, "slug-collision", "id", message))
    codes: dict[str, set[str]] = defaultdict(set)  # path -> codes
    for problem in noted:
        codes[problem.path].add(problem.code)
    done = newest_first(
        replace(paper, id=own, problem_codes=tuple(sorted(codes[paper.provenance.path])))
        for own, paper in zip(ids, found, strict=True)
    )
    return Catalogue(
        papers=done,
        groups=group_papers(done, vocabulary, settings.tag_evidence),
        vocabulary=vocabulary,
        problems=tuple(sorted(noted)),
        files=files,
        merged=0,
        rejected=files - len(done),
    )
