"""Several records of one paper to one: field by field, the better value wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from papershelf.model import Paper, Supplied
from papershelf.normalise.declaration import Field, Fields, given
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.judge import Texts, judge
from papershelf.normalise.variants import variant_named
from papershelf.problems import Problem
from papershelf.vocabulary import Vocabulary


def merge_papers(
    papers: Sequence[Paper],
    problems: Mapping[str, Sequence[Problem]],
    vocabulary: Vocabulary,
    fields: Fields = FIELDS,
) -> tuple[Paper, tuple[Problem, ...]]:
    """One paper of the records of `papers`, and a problem for each record that went into it.

    Args:
        papers: two or more, by path.
        problems: path -> problems of that record.
        vocabulary: for the tags, which are judged again by the merged text.
        fields: the declaration, which says what makes one record's value better.
    """
    paths = [paper.provenance.path for paper in papers]
    codes = {path: {problem.code for problem in problems.get(path, ())} for path in paths}
    winners = {field.name: _best(papers, field, codes) for field in fields.merged}
    base = winners["title"]
    others = sorted(path for path in paths if path != base.provenance.path)
    merged = replace(
        base,
        **{fields.of_paper[field.name]: field.of(winners[field.name]) for field in fields.merged},
        kind=winners["doi"].kind,
        has_full_text=winners["body"].has_full_text,
        provenance=replace(base.provenance, merged_paths=tuple(others)),
        supplied=_supplied(papers, winners, fields),
    )
    merged, tag_codes = _judge_tags(merged, _guessed(papers), vocabulary)
    kept = _kept_codes(papers, problems, winners) | tag_codes
    notes = tuple(_duplicate(path, base) for path in others)
    codes_left = sorted({*kept, "duplicate-record"})
    return replace(merged, problem_codes=tuple(codes_left)), notes


def _best(papers: Sequence[Paper], field: Field, codes: Mapping[str, set[str]]) -> Paper:
    """The paper with the best value of a field; of equals the first by path."""
    merit = field.merit or given
    return max(papers, key=lambda paper: merit(field.of(paper), codes[paper.provenance.path]))


def _supplied(papers: Sequence[Paper], winners: Mapping[str, Paper], fields: Fields) -> Supplied:
    """What the winning records supplied; asserted tags of all of them."""
    return Supplied(
        **{name: getattr(winners[name].supplied, name) for name in fields.of_supplied},
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
    return judged, {finding.code for finding in found.findings}


def _kept_codes(
    papers: Sequence[Paper],
    problems: Mapping[str, Sequence[Problem]],
    winners: Mapping[str, Paper],
) -> set[str]:
    """Codes that still hold: of each field those of the record whose value won."""
    owners = {name: winner.provenance.path for name, winner in winners.items()}
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
