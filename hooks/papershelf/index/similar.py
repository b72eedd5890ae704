"""Finds for each paper the papers most like it, by the weights of the search index.

A paper is known by the few terms that weigh most in it (BM25, as in a search); each term by
the few papers in which it weighs most.  Both limits are fixed, so that time and memory grow
with the number of papers and not with its square.  Weights are whole numbers: sums are the
same in every order, and a rebuild finds the same papers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from papershelf.index.documents import UNVERIFIED, Field
from papershelf.index.postings import (
    DOCUMENT_SHIFT,
    FIELD_SHIFT,
    MAX_DOCUMENTS,
    TERM_SHIFT,
    Numbers,
    Postings,
)

# BM25's saturation and length normalisation, as lunr sets them.
K1, B = 1.2, 0.75

# Papers found for each, and the reasons kept for each of them.
MOST, REASONS = 8, 4
# Terms by which a paper is known, and papers by which a term is known.  More of either changes
# few lists and costs time in proportion.
_TERMS, _PAPERS = 24, 32
# Terms of a paper of which pairs are compared, and papers compared by all terms.
_PAIRED, _CANDIDATES = 8, 10
_TERM_BITS = 24
# Fields that say what a paper is about, and their boosts; a full text names much beside that.
# Tags count as much as titles: they are the vocabulary's own words for the subject.
_BOOSTS = {"title": 2.0, "abstract": 1.0, "summary": 1.0}
_TAG_BOOST = 2.0
# Terms with fewer characters are articles and prepositions of other languages, and parts of names.
_SHORTEST = 3
# The weight that is written as the largest whole number of 12 bits.
_SCALE = 4095
# Papers compared at a time: at most `_TERMS` * `_PAPERS` pairs each.
_CHUNK = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Similar:
    """The papers most like each paper, best first.

    Attributes:
        papers: shape (papers, `MOST`); numbers of papers, -1 where there are no more.
        reasons: shape (papers, `MOST`, `REASONS`); numbers of `terms`, those that both papers
            share, the most telling first; -1 where there are no more.
        terms: terms of the index.
    """

    papers: NDArray[np.int32]
    reasons: NDArray[np.int32]
    terms: Sequence[str]

    def of(self, number: int) -> list[tuple[int, list[str]]]:
        """Return the papers most like one, each with the terms that both share."""
        return [
            (other, [self.terms[term] for term in reasons if term >= 0])
            for other, reasons in zip(
                self.papers[number].tolist(), self.reasons[number].tolist(), strict=True
            )
            if other >= 0
        ]


@dataclass(frozen=True, slots=True, eq=False)
class _Weights:
    """What terms weigh in papers; all have the same shape."""

    terms: Numbers
    papers: Numbers
    weights: Numbers

    def ordered(self, keys: Numbers, others: Numbers) -> _Weights:
        """Sort the entries by `keys`, then by `others`."""
        order = np.lexsort((others, keys))
        return _Weights(self.terms[order], self.papers[order], self.weights[order])

    def where(self, chosen: NDArray[np.bool_]) -> _Weights:
        """Keep some entries."""
        return _Weights(self.terms[chosen], self.papers[chosen], self.weights[chosen])

    def between(self, first: int, end: int) -> _Weights:
        """Keep the entries of papers from number `first` up to, not including, `end`, of those
        sorted by paper."""
        at = slice(*np.searchsorted(self.papers, (first, end)).tolist())
        return _Weights(self.terms[at], self.papers[at], self.weights[at])

    def strongest(self, keys: Numbers, others: Numbers, most: int) -> _Weights:
        """Keep for each key its heaviest entries; of equal ones those with the least of `others`.

        The result is sorted by key.
        """
        order = np.lexsort((others, -self.weights, keys))
        kept = order[_rank(keys[order]) < most]
        return _Weights(self.terms[kept], self.papers[kept], self.weights[kept])


def find_similar(
    postings: Postings,
    fields: Sequence[Field],
    tags: Collection[str],
    suggested: NDArray[np.bool_],
) -> Similar:
    """Find for each paper those most like it.

    Args:
        postings: a whole index.
        fields: its fields.
        tags: names of the fields of tags.
        suggested: shape (papers,); whether a paper may be suggested to readers of another.
    """
    count = len(postings.boosts)
    papers = np.full((count, MOST), -1, np.int32)
    reasons = np.full((count, MOST, REASONS), -1, np.int32)
    boosts = {**_BOOSTS, **dict.fromkeys(tags, _TAG_BOOST)}
    weights = _weights(postings, [boosts.get(field.name, 0.0) for field in fields])
    known = weights.strongest(weights.papers, weights.terms, _TERMS)
    keys = _keys(known)
    known = known.ordered(known.papers, known.terms)
    listed = keys.where(suggested[keys.papers])
    listed = listed.strongest(listed.terms, listed.papers, _PAPERS)
    for first in range(0, count, _CHUNK):
        own, others = _candidates(keys.between(first, first + _CHUNK), listed)
        _choose(own, others, known, papers, reasons)
    few = known.where(papers[known.papers, -1] < 0)
    if len(few.papers):
        # Short records share no pair of terms with enough others: one term must do.
        listed = known.where(suggested[known.papers])
        listed = listed.strongest(listed.terms, listed.papers, 4 * _PAPERS)
        _choose(*_candidates(few, listed), known, papers, reasons)
    used, numbers = np.unique(reasons, return_inverse=True)
    names = [postings.terms[term] for term in used.tolist() if term >= 0]
    missing = len(used) - len(names)  # whether -1 is among them
    return Similar(papers, (numbers.reshape(reasons.shape) - missing).astype(np.int32), names)


def _weights(postings: Postings, boosts_of_fields: Sequence[float]) -> _Weights:
    """Weigh each term that two papers share in each paper, over the fields of the subject.

    Each paper's weights are divided by their length as a vector, so that a long abstract is not
    like everything.
    """
    count = len(postings.boosts)
    boosts = np.array(boosts_of_fields)
    lengths = postings.lengths.reshape(-1, len(boosts))
    averages = np.maximum(lengths.mean(axis=0) if count else np.ones(len(boosts)), 1e-9)

    words = np.fromiter(map(_says_something, postings.terms), bool, len(postings.terms))
    found = postings.occurrences
    found = found[(boosts > 0)[_fields(found)] & words[found >> TERM_SHIFT]] >> DOCUMENT_SHIFT
    firsts = np.flatnonzero(np.diff(found, prepend=-1))  # of each term, field and paper
    frequencies = np.diff(firsts, append=len(found))
    found = found[firsts] << DOCUMENT_SHIFT
    terms, numbers = found >> TERM_SHIFT, _fields(found)
    papers = found >> DOCUMENT_SHIFT & MAX_DOCUMENTS - 1
    norms = 1 - B + B * lengths[papers, numbers] / averages[numbers]
    parts = boosts[numbers] * frequencies * (K1 + 1) / (frequencies + K1 * norms)

    order = np.argsort(terms << FIELD_SHIFT | papers, kind="stable")
    terms, papers, parts = terms[order], papers[order], parts[order]
    firsts = np.flatnonzero(np.diff(terms << FIELD_SHIFT | papers, prepend=-1))
    terms, papers = terms[firsts], papers[firsts]
    sums = np.add.reduceat(parts, firsts) if len(firsts) else parts
    in_papers = np.bincount(terms, minlength=len(postings.terms))[terms]
    sums *= np.log(1 + (count - in_papers + 0.5) / (in_papers + 0.5))
    shared = in_papers > 1
    terms, papers, sums = terms[shared], papers[shared], sums[shared]
    sizes = np.sqrt(np.bincount(papers, sums * sums, minlength=count))
    return _Weights(terms, papers, np.rint(sums / sizes[papers] * _SCALE).astype(np.int64))


def _fields(occurrences: Numbers) -> Numbers:
    numbers: Numbers = occurrences >> FIELD_SHIFT & (1 << TERM_SHIFT - FIELD_SHIFT) - 1
    return numbers


def _says_something(term: str) -> bool:
    """Return whether a term may relate two papers: it is no number, and no tag without evidence."""
    if term.startswith(UNVERIFIED):
        return False
    return len(term) >= _SHORTEST and any(map(str.isalpha, term))


def _keys(known: _Weights) -> _Weights:
    """Return the keys under which papers are compared: their heaviest terms, and pairs of these.

    A pair is as rare as a subject; a single term may be in a tenth of all papers, and its list
    would be cut before the papers that have most in common with one.
    """
    ranks = _rank(known.papers)
    firsts = _Weights(known.terms, known.papers, known.weights).where(ranks < _PAIRED)
    firsts = firsts.strongest(firsts.papers, firsts.terms, _PAIRED)
    starts = np.flatnonzero(np.diff(firsts.papers, prepend=-1))
    sizes = np.diff(starts, append=len(firsts.papers))
    parts = [firsts]
    for gap in range(1, _PAIRED):
        left = np.flatnonzero(_rank(firsts.papers) + gap < np.repeat(sizes, sizes))
        pair = np.sort(np.stack((firsts.terms[left], firsts.terms[left + gap])), axis=0)
        weights = firsts.weights[left] + firsts.weights[left + gap]
        parts.append(_Weights(pair[0] + 1 << _TERM_BITS | pair[1], firsts.papers[left], weights))
    whole = _Weights(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("terms", "papers", "weights")
        )
    )
    _, numbers, counts = np.unique(whole.terms, return_inverse=True, return_counts=True)
    whole = _Weights(numbers, whole.papers, whole.weights).where(counts[numbers] > 1)
    order = np.argsort(whole.papers, kind="stable")
    return _Weights(whole.terms[order], whole.papers[order], whole.weights[order])


def _candidates(some: _Weights, listed: _Weights) -> tuple[Numbers, Numbers]:
    """Return pairs of papers that may be most alike: `_CANDIDATES` for each paper of `some`."""
    starts = _starts(listed.terms, int(max(some.terms.max(initial=0), listed.terms.max(initial=0))))
    sizes = starts[some.terms + 1] - starts[some.terms]
    entries = _ranges(starts[some.terms], sizes)
    own, others = np.repeat(some.papers, sizes), listed.papers[entries]
    scores = np.repeat(some.weights, sizes) * listed.weights[entries]
    pairs = own * MAX_DOCUMENTS + others
    order = np.argsort(pairs, kind="stable")
    order = order[own[order] != others[order]]
    own, others, scores = own[order], others[order], scores[order]
    firsts = np.flatnonzero(np.diff(pairs[order], prepend=-1))
    if not len(firsts):
        return own, others
    totals = np.add.reduceat(scores, firsts)
    own, others = own[firsts], others[firsts]
    best = np.lexsort((others, -totals, own))
    best = best[_rank(own[best]) < _CANDIDATES]
    return own[best], others[best]


def _choose(
    own: Numbers,
    others: Numbers,
    known: _Weights,
    papers: NDArray[np.int32],
    reasons: NDArray[np.int32],
) -> None:
    """Compare pairs of papers by all terms by which both are known, and fill in the best.

    Args:
        own: numbers of papers, ascending.
        others: numbers of the papers to compare each with.
        known: the terms by which papers are known, sorted by paper and term.
        papers: see `Similar`.
        reasons: the same, but with numbers of the index's terms.
    """
    starts = _starts(known.papers, len(papers))
    sizes = starts[own + 1] - starts[own]
    pairs, entries = np.repeat(np.arange(len(own)), sizes), _ranges(starts[own], sizes)
    terms = known.terms[entries]
    table = known.papers << _TERM_BITS | known.terms
    wanted = others[pairs] << _TERM_BITS | terms
    at = np.minimum(np.searchsorted(table, wanted), len(table) - 1)
    both = table[at] == wanted
    pairs, terms, entries, at = pairs[both], terms[both], entries[both], at[both]
    scores = known.weights[entries] * known.weights[at]
    order = np.lexsort((terms, -scores, pairs))
    pairs, terms, scores = pairs[order], terms[order], scores[order]
    firsts = np.flatnonzero(np.diff(pairs, prepend=-1))
    if not len(firsts):
        return
    lengths = np.diff(firsts, append=len(pairs))
    # One word in common, however rare, is little: it may be a way of writing, and no subject.
    totals = np.add.reduceat(scores, firsts) * lengths // (lengths + 1)
    own, others = own[pairs[firsts]], others[pairs[firsts]]
    best = np.lexsort((others, -totals, own))
    ranks = _rank(own[best])
    best, ranks = best[ranks < MOST], ranks[ranks < MOST]
    papers[own[best], ranks] = others[best]
    for place in range(REASONS):
        has = lengths[best] > place
        reasons[own[best][has], ranks[has], place] = terms[firsts[best][has] + place]


def _rank(keys: Numbers) -> Numbers:
    """Return for each of sorted keys how many of the same are before it."""
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    return np.arange(len(keys)) - np.repeat(firsts, np.diff(firsts, append=len(keys)))


def _starts(keys: Numbers, most: int) -> Numbers:
    """Return where in sorted keys each number from 0 to `most` begins, and the end of all."""
    return np.concatenate(([0], np.cumsum(np.bincount(keys, minlength=most + 1))))


def _ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """Return the numbers of many ranges, one after the other."""
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
