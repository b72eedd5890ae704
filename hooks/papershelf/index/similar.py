"""Finds for each paper the papers most like it, by the weights of the search index.

A paper is known by the few terms that weigh most in it, and found under the few heaviest of
these and under pairs of them; under each there are only the papers in which it weighs most.
All limits are fixed, so that time and memory grow with the number of papers and not with its
square.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from papershelf.index.documents import Field
from papershelf.index.postings import MAX_DOCUMENTS, Numbers, Postings
from papershelf.index.weights import Weights, rank, weigh
from papershelf.machinery.store import Memory, Store

# Papers found for each, and the reasons kept for each of them.
MOST, REASONS = 8, 4
# Terms by which a paper is known, and those of which pairs are compared.  More of them change few
# lists and cost time in proportion.
_TERMS, _PAIRED = 24, 8
# Papers listed under a pair or a single term; under a term for papers of which pairs find too few.
_LISTED, _LISTED_FOR_FEW = 32, 128
# Papers compared by all terms.
_CANDIDATES = 10
_TERM_BITS = 24
# Fields that say what a paper is about, and their boosts; a full text names much beside that.
# Tags count as much as titles: they are the vocabulary's own words for the subject.
_BOOSTS = {"title": 2.0, "abstract": 1.0, "summary": 1.0}
_TAG_BOOST = 2.0
# Papers compared at a time, which limits the memory.
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


class _Encoded(msgspec.Struct, array_like=True):
    """A `Similar` without arrays; their types and shapes are those that it has."""

    papers: bytes
    reasons: bytes
    terms: list[str]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Encoded)


def encode_similar(found: Similar) -> bytes:
    """Encode what was found as bytes."""
    papers, reasons = found.papers.tobytes(), found.reasons.tobytes()
    return _ENCODER.encode(_Encoded(papers, reasons, list(found.terms)))


def decode_similar(data: bytes) -> Similar:
    """Decode what was found from the bytes of `encode_similar`."""
    found = _DECODER.decode(data)
    papers = np.frombuffer(found.papers, np.int32).reshape(-1, MOST)
    reasons = np.frombuffer(found.reasons, np.int32).reshape(len(papers), MOST, REASONS)
    return Similar(papers, reasons, found.terms)


def similar_memory(store: Store) -> Memory[Similar]:
    """Return the memory that keeps the papers most like each between builds."""
    return Memory(store, "similar", encode_similar, decode_similar)


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
    boosts = {**_BOOSTS, **dict.fromkeys(tags, _TAG_BOOST)}
    weights = weigh(postings, [boosts.get(field.name, 0.0) for field in fields])
    known = weights.strongest(weights.papers, weights.terms, _TERMS)
    found = _Comparison(known, suggested).all()
    used, numbers = np.unique(found.reasons, return_inverse=True)
    names = [postings.terms[term] for term in used.tolist() if term >= 0]
    missing = len(used) - len(names)  # whether -1 is among them
    reasons = (numbers.reshape(found.reasons.shape) - missing).astype(np.int32)
    return Similar(found.papers, reasons, names)


class _Lists:
    """Papers by key."""

    def __init__(self, entries: Weights, suggested: NDArray[np.bool_], most: int) -> None:
        """Keep for each key the papers in which it weighs most, of those that are suggested."""
        entries = entries.at(suggested[entries.papers])
        self._entries = entries.strongest(entries.terms, entries.papers, most)
        self._starts = _starts(self._entries.terms, int(self._entries.terms.max(initial=-1)) + 1)

    def candidates(self, some: Weights) -> Numbers:
        """Return pairs of papers that may be most alike, `_CANDIDATES` for each paper of `some`.

        A pair is one number: paper * `MAX_DOCUMENTS` + other paper.
        """
        some = some.at(some.terms + 1 < len(self._starts))
        starts = self._starts[some.terms]
        sizes = self._starts[some.terms + 1] - starts
        listed = self._entries.at(_ranges(starts, sizes))
        own = np.repeat(some.papers, sizes)
        pairs = own * MAX_DOCUMENTS + listed.papers
        scores = np.repeat(some.weights, sizes) * listed.weights
        order = np.argsort(pairs, kind="stable")
        order = order[own[order] != listed.papers[order]]
        pairs, scores = pairs[order], scores[order]
        firsts = np.flatnonzero(np.diff(pairs, prepend=-1))
        totals = np.add.reduceat(scores, firsts) if len(firsts) else scores
        pairs = pairs[firsts]
        best = np.lexsort((pairs, -totals, pairs // MAX_DOCUMENTS))
        kept: Numbers = best[rank(pairs[best] // MAX_DOCUMENTS) < _CANDIDATES]
        found: Numbers = pairs[kept]
        return found


class _Comparison:
    """Compares papers, some at a time."""

    def __init__(self, known: Weights, suggested: NDArray[np.bool_]) -> None:
        """Take the terms by which papers are known, sorted by paper, the heaviest first."""
        count = len(suggested)
        self._keys = _keys(known)
        self._lists = _Lists(self._keys, suggested, _LISTED)
        self._of_terms = _Lists(known, suggested, _LISTED_FOR_FEW)
        self._known = known.at(np.lexsort((known.terms, known.papers)))
        self._starts = _starts(known.papers, count)
        self._key_starts = _starts(self._keys.papers, count)
        self._table = self._known.papers << _TERM_BITS | self._known.terms
        self._papers = np.full((count, MOST), -1, np.int32)
        # With numbers of the index's terms.
        self._reasons = np.full((count, MOST, REASONS), -1, np.int32)

    def all(self) -> Similar:
        """Compare all papers; the terms are left out."""
        count = len(self._papers)
        for first in range(0, count, _CHUNK):
            end = min(first + _CHUNK, count)
            pairs = self._lists.candidates(_between(self._keys, self._key_starts, first, end))
            counts = np.bincount(pairs // MAX_DOCUMENTS - first, minlength=end - first)
            # Short records share no pair of terms with enough others: one term must do.
            some = _between(self._known, self._starts, first, end)
            few = some.at(counts[some.papers - first] < MOST)
            self._choose(np.union1d(pairs, self._of_terms.candidates(few)))
        return Similar(self._papers, self._reasons, ())

    def _choose(self, pairs: Numbers) -> None:
        """Compare pairs of papers by all terms by which both are known, and keep the best.

        Args:
            pairs: ascending, see `_Lists.candidates`.
        """
        own, others = np.divmod(pairs, MAX_DOCUMENTS)
        sizes = self._starts[own + 1] - self._starts[own]
        compared, entries = np.repeat(np.arange(len(own)), sizes), _ranges(self._starts[own], sizes)
        wanted = others[compared] << _TERM_BITS | self._known.terms[entries]
        at = np.minimum(np.searchsorted(self._table, wanted), len(self._table) - 1)
        both = self._table[at] == wanted
        compared, entries, at = compared[both], entries[both], at[both]
        scores = self._known.weights[entries] * self._known.weights[at]
        terms = self._known.terms[entries]
        order = np.lexsort((terms, -scores, compared))
        compared, terms, scores = compared[order], terms[order], scores[order]
        firsts = np.flatnonzero(np.diff(compared, prepend=-1))
        if not len(firsts):
            return
        lengths = np.diff(firsts, append=len(compared))
        # One word in common, however rare, is little: it may be a way of writing, and no subject.
        totals = np.add.reduceat(scores, firsts) * lengths // (lengths + 1)
        own, others = own[compared[firsts]], others[compared[firsts]]
        best = np.lexsort((others, -totals, own))
        ranks = rank(own[best])
        best, ranks = best[ranks < MOST], ranks[ranks < MOST]
        self._papers[own[best], ranks] = others[best]
        for place in range(REASONS):
            has = lengths[best] > place
            self._reasons[own[best][has], ranks[has], place] = terms[firsts[best][has] + place]


def _keys(known: Weights) -> Weights:
    """Return the keys under which papers are found: their heaviest terms, and pairs of these.

    A pair is as rare as a subject; a single term may be in a tenth of all papers, and its list
    would be cut before the papers that have most in common with one.
    """
    heavy = known.at(rank(known.papers) < _PAIRED)
    ranks = rank(heavy.papers)
    sizes = np.bincount(heavy.papers)[heavy.papers]
    parts = [heavy]
    for gap in range(1, _PAIRED):
        left = np.flatnonzero(ranks + gap < sizes)
        first, second = heavy.at(left), heavy.at(left + gap)
        low, high = np.sort(np.stack((first.terms, second.terms)), axis=0)
        pair = low + 1 << _TERM_BITS | high
        parts.append(Weights(pair, first.papers, first.weights + second.weights))
    terms = np.concatenate([part.terms for part in parts])
    papers = np.concatenate([part.papers for part in parts])
    weights = np.concatenate([part.weights for part in parts])
    _, numbers, counts = np.unique(terms, return_inverse=True, return_counts=True)
    order = np.argsort(papers, kind="stable")
    return Weights(numbers, papers, weights).at(order[counts[numbers[order]] > 1])


def _starts(keys: Numbers, end: int) -> Numbers:
    """Return where in sorted keys each number below `end` begins, and the end of all."""
    return np.concatenate(([0], np.cumsum(np.bincount(keys, minlength=end))))


def _ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """Return the numbers of many ranges, one after the other."""
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())


def _between(entries: Weights, starts: Numbers, first: int, end: int) -> Weights:
    """Return the entries of papers from number `first` up to, not including, `end`."""
    return entries.at(slice(starts[first], starts[end]))
