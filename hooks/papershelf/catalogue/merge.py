"""Merges several records of one paper: field by field, the better value wins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec.structs import replace

from papershelf.catalogue.digests import ENCODER, content_key
from papershelf.catalogue.identify import own_id, page_of
from papershelf.model import Paper, PaperKind, Supplied
from papershelf.normalise.declaration import Field, Fields, given
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.judge import Texts, judge
from papershelf.problems import Problem
from papershelf.vocabulary import Vocabulary


def merge_papers(
    papers: Sequence[Paper],
    problems: Mapping[str, Sequence[Problem]],
    vocabulary: Vocabulary,
    fields: Fields = FIELDS,
) -> tuple[Paper, tuple[Problem, ...]]:
    """Merge `papers` into one, and return a problem for each record merged into another.

    What they say decides, and between records that say the same the path.

    Args:
        papers: two or more.
        problems: path -> problems of that record.
        vocabulary: needed to judge the tags again, by the merged text.
        fields: the declaration, which says what makes one record's value better.
    """
    papers = sorted(papers, key=content_key)
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
        supplied=_supplied(papers, winners, fields, vocabulary),
        # Each record had, or would have, a page of its own.
        aliases=_union(
            [*(paper.aliases for paper in papers), [page_of(own_id(paper)) for paper in papers]]
        ),
    )
    merged = _published(merged)
    merged, tag_codes = _judge_tags(merged, _guessed(papers, vocabulary), vocabulary)
    judged_anew = {facet.section for facet in vocabulary.facets}
    kept = _kept_codes(papers, problems, winners, judged_anew) | tag_codes
    notes = tuple(_duplicate(path, base) for path in others)
    codes_left = sorted({*kept, "duplicate-record"})
    return replace(merged, problem_codes=tuple(codes_left)), notes


def _published(paper: Paper) -> Paper:
    """Return a merged paper as a preprint if one of its records names a published version."""
    if paper.preprint_of is None:
        return paper
    if paper.preprint_of.lower() == (paper.doi or "").lower():
        return replace(paper, preprint_of=None)
    return replace(paper, kind=PaperKind.PREPRINT)


def _best(papers: Sequence[Paper], field: Field, codes: Mapping[str, set[str]]) -> Paper:
    """Return the paper with the best value of a field; of equally good ones the one with more text.

    Papers with one value are taken in their order.
    """
    merit = field.merit or given

    def key(paper: Paper) -> tuple[Any, int, bytes]:
        value = field.of(paper)
        written = ENCODER.encode(value)
        return merit(value, codes[paper.provenance.path]), len(written), written

    return max(papers, key=key)


def _supplied(
    papers: Sequence[Paper], winners: Mapping[str, Paper], fields: Fields, vocabulary: Vocabulary
) -> Supplied:
    """Return what the winning records supplied, and the terms that all records assert."""
    asserting = {name for paper in papers for name in paper.supplied.tags}
    return Supplied(
        **{name: getattr(winners[name].supplied, name) for name in fields.of_supplied},
        tags={
            facet.name: _union(paper.supplied.tags.get(facet.name, ()) for paper in papers)
            for facet in vocabulary.facets
            if facet.name in asserting
        },
    )


def _union(values: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for several in values for value in several))


def _guessed(papers: Sequence[Paper], vocabulary: Vocabulary) -> set[str]:
    """Return the tag values asserted only by records whose tool sets them at random."""
    guessed: set[str] = set()
    meant: set[str] = set()
    for paper in papers:
        doubtful = vocabulary.guessed(paper.provenance.variant)
        for value in chain.from_iterable(paper.supplied.tags.values()):
            (guessed if value in doubtful else meant).add(value)
    return guessed - meant


def _judge_tags(paper: Paper, guessed: set[str], vocabulary: Vocabulary) -> tuple[Paper, set[str]]:
    """Judge tags and facts of `paper` by its text; return it with the codes of the findings."""
    texts = Texts(paper.title, paper.abstract, paper.sections, paper.summary)
    found = judge(paper.supplied.tags, texts, vocabulary, guessed)
    judged = replace(paper, tags=found.tags, facts=found.facts)
    return judged, {finding.code for finding in found.findings}


def _kept_codes(
    papers: Sequence[Paper],
    problems: Mapping[str, Sequence[Problem]],
    winners: Mapping[str, Paper],
    settled: Collection[str],
) -> set[str]:
    """Return the codes that still apply: for each field those of the record whose value won.

    The codes of the fields in `settled` no longer apply.
    """
    owners = {name: winner.provenance.path for name, winner in winners.items()}
    return {
        problem.code
        for paper in papers
        for problem in problems.get(paper.provenance.path, ())
        if problem.field not in settled and owners.get(problem.field, problem.path) == problem.path
    }


def _duplicate(path: str, base: Paper) -> Problem:
    message = f"the same paper as {base.provenance.path}; the two are merged"
    return Problem(path, "duplicate-record", "", message)
