"""Several records of one paper to one: field by field, the better value wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from papershelf.model import AbstractStatus, Paper, Supplied
from papershelf.normalise.abstract import MIN_ABSTRACT
from papershelf.normalise.judge import Texts, judge
from papershelf.normalise.variants import variant_named
from papershelf.problems import Problem
from papershelf.vocabulary import Vocabulary

# Of two titles the one with fewer faults wins, then the longer one.
_TITLE_FAULTS = {
    "title-missing": 4,
    "title-running-head": 3,
    "title-generic": 2,
    "title-truncated": 1,
}
_ABSTRACT_RANK = {
    AbstractStatus.COMPLETE: 4,
    AbstractStatus.TRUNCATED: 3,
    AbstractStatus.PARTIAL: 2,
    AbstractStatus.LOST: 1,
    AbstractStatus.ABSENT: 0,
}

# Field of a paper -> field that its problems name.
_PROBLEM_FIELDS = {
    "title": "title",
    "authors": "authors",
    "journal": "journal",
    "published": "published",
    "doi": "doi",
    "pmid": "pmid",
    "url": "url",
    "abstract": "abstract",
    "sections": "body",
}


def merge_papers(
    papers: Sequence[Paper], problems: Mapping[str, Sequence[Problem]], vocabulary: Vocabulary
) -> tuple[Paper, tuple[Problem, ...]]:
    """One paper of the records of `papers`, and a problem for each record that went into it.

    Args:
        papers: two or more, by path.
        problems: path -> problems of that record.
        vocabulary: for the tags, which are judged again by the merged text.
    """
    paths = [paper.provenance.path for paper in papers]
    codes = {path: {problem.code for problem in problems.get(path, ())} for path in paths}
    winners = {field: _best(papers, merit, codes) for field, merit in _MERITS.items()}
    base = winners["title"]
    others = sorted(path for path in paths if path != base.provenance.path)
    merged = replace(
        base,
        **{field: getattr(winner, field) for field, winner in winners.items()},
        id=next((paper.id for paper in papers if paper.id), ""),
        kind=winners["doi"].kind,
        has_full_text=winners["sections"].has_full_text,
        search_priority=max(paper.search_priority for paper in papers),
        provenance=replace(base.provenance, merged_paths=tuple(others)),
        supplied=_supplied(papers, winners),
    )
    merged, tag_codes = _judge_tags(merged, _guessed(papers), vocabulary)
    kept = _kept_codes(papers, problems, winners) | tag_codes
    notes = tuple(_duplicate(path, base) for path in others)
    codes_left = sorted({*kept, "duplicate-record"})
    return replace(merged, problem_codes=tuple(codes_left)), notes


_Merit = Callable[[Paper, set[str]], tuple[object, ...]]

# Field -> what makes one record's value better than another's, greater is better.
_MERITS: dict[str, _Merit] = {
    "title": lambda p, codes: (
        -max((_TITLE_FAULTS.get(code, 0) for code in codes), default=0),
        len(p.title),
    ),
    "authors": lambda p, codes: (
        "author-none" not in codes,
        sum(author.family is not None for author in p.authors),
        len(p.authors),
    ),
    "journal": lambda p, _: (p.journal is not None, len(p.journal.full) if p.journal else 0),
    "published": lambda p, _: (
        p.published is not None,
        p.published is not None and not p.published.inferred,
        len(p.published.iso) if p.published else 0,
    ),
    "doi": lambda p, codes: (p.doi is not None, "doi-from-body" not in codes),
    "pmid": lambda p, _: (p.pmid is not None,),
    "url": lambda p, _: (p.url is not None,),
    "abstract": lambda p, _: (
        len(p.abstract.text) >= MIN_ABSTRACT,
        _ABSTRACT_RANK[p.abstract.status],
        len(p.abstract.text),
    ),
    "sections": lambda p, _: (sum(len(section.text) for section in p.sections),),
    "summary": lambda p, _: (p.summary is not None, bool(p.summary and p.summary.source)),
}


def _best(papers: Sequence[Paper], merit: _Merit, codes: Mapping[str, set[str]]) -> Paper:
    """The paper of the greatest merit; of equals the first by path."""
    return max(papers, key=lambda paper: merit(paper, codes[paper.provenance.path]))


def _supplied(papers: Sequence[Paper], winners: Mapping[str, Paper]) -> Supplied:
    """What the winning records supplied; asserted tags of all of them."""
    return Supplied(
        title=winners["title"].supplied.title,
        authors=winners["authors"].supplied.authors,
        journal=winners["journal"].supplied.journal,
        published=winners["published"].supplied.published,
        doi=winners["doi"].supplied.doi,
        conditions=_union(paper.supplied.conditions for paper in papers),
        topics=_union(paper.supplied.topics for paper in papers),
    )


def _union(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for several in values for value in several))


def _guessed(papers: Sequence[Paper]) -> set[str]:
    """Tag values that no record asserts but those whose tool guessed them."""
    guessed: set[str] = set()
    meant: set[str] = set()
    for paper in papers:
        doubtful = variant_named(paper.provenance.variant).guessed
        for value in (*paper.supplied.conditions, *paper.supplied.topics):
            (guessed if value in doubtful else meant).add(value)
    return guessed - meant


def _judge_tags(paper: Paper, guessed: set[str], vocabulary: Vocabulary) -> tuple[Paper, set[str]]:
    """`paper` with its tags and design judged by its own text, and the codes of the findings."""
    texts = Texts(paper.title, paper.abstract, paper.sections, paper.summary)
    supplied = paper.supplied
    found = judge(supplied.conditions, supplied.topics, texts, vocabulary, guessed)
    judged = replace(
        paper,
        conditions=found.conditions,
        topics=found.topics,
        study_design=found.study_design,
    )
    return judged, {code for code, _, _ in found.findings}


def _kept_codes(
    papers: Sequence[Paper],
    problems: Mapping[str, Sequence[Problem]],
    winners: Mapping[str, Paper],
) -> set[str]:
    """Codes that still hold: of each field those of the record whose value won."""
    owners = {named: winners[field].provenance.path for field, named in _PROBLEM_FIELDS.items()}
    return {
        problem.code
        for paper in papers
        for problem in problems.get(paper.provenance.path, ())
        if problem.field not in ("conditions", "topics")
        and owners.get(problem.field, problem.path) == problem.path
    }


def _duplicate(path: str, base: Paper) -> Problem:
    message = f"the same paper as {base.provenance.path}; the two are merged"
    return Problem(path, "duplicate-record", "", message)
