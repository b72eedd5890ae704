"""Weighs the terms of papers: what each says about the subject of each paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from papershelf.index.documents import UNVERIFIED
from papershelf.index.postings import (
    DOCUMENT_SHIFT,
    FIELD_SHIFT,
    MAX_DOCUMENTS,
    TERM_SHIFT,
    Numbers,
    Postings,
)
from papershelf.index.runs import is_run

# BM25's saturation and length normalisation, as lunr sets them.
K1, B = 1.2, 0.75
# Terms with fewer characters are articles and prepositions of other languages, and parts of names;
# of scripts without blanks between words, letters without the next one.
_SHORTEST, _SHORTEST_OF_RUN = 3, 2
# The weight that is written as the largest whole number of 12 bits.
_SCALE = 4095


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What terms weigh in papers, in whole numbers: sums are the same in every order.

    Attributes:
        terms: shape (entries,); numbers of terms, or of other keys.
        papers: shape (entries,); numbers of papers.
        weights: shape (entries,).
    """

    terms: Numbers
    papers: Numbers
    weights: Numbers

    def at(self, places: Numbers | NDArray[np.bool_] | slice) -> Weights:
        """Return the entries at some places."""
        return Weights(self.terms[places], self.papers[places], self.weights[places])

    def strongest(self, keys: Numbers, others: Numbers, most: int) -> Weights:
        """Keep for each key its heaviest entries; of equal ones those with the least of `others`.

        The result is sorted by key, and for each key by weight, the heaviest first.
        """
        order = np.lexsort((others, -self.weights, keys))
        return self.at(order[rank(keys[order]) < most])


def weigh(postings: Postings, boosts: Sequence[float]) -> Weights:
    """Weigh each term that two papers share in each paper, by BM25.

    Each paper's weights are divided by their length as a vector, so that a long abstract is not
    like everything.

    Args:
        postings: a whole index.
        boosts: of its fields, 0 for those that do not say what a paper is about.
    """
    count = len(postings.boosts)
    terms, papers, sums = _sums(postings, np.array(boosts))
    in_papers = np.bincount(terms, minlength=len(postings.terms))[terms]
    sums *= np.log(1 + (count - in_papers + 0.5) / (in_papers + 0.5))
    shared = in_papers > 1
    terms, papers, sums = terms[shared], papers[shared], sums[shared]
    sizes = np.sqrt(np.bincount(papers, sums * sums, minlength=count))
    return Weights(terms, papers, np.rint(sums / sizes[papers] * _SCALE).astype(np.int64))


def _sums(
    postings: Postings, boosts: NDArray[np.float64]
) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
    """Return terms, papers, and BM25's sum over the fields without the rarity of the term."""
    lengths = postings.lengths.reshape(-1, len(boosts))
    averages = np.maximum(lengths.sum(axis=0) / max(len(lengths), 1), 1e-9)
    words = np.fromiter(map(_says_something, postings.terms), bool, len(postings.terms))
    found = postings.occurrences
    found = found[(boosts > 0)[_fields(found)] & words[found >> TERM_SHIFT]] >> DOCUMENT_SHIFT
    firsts = np.flatnonzero(np.diff(found, prepend=-1))  # of each term, field and paper
    frequencies = np.diff(firsts, append=len(found))
    found = found[firsts] << DOCUMENT_SHIFT
    terms, fields = found >> TERM_SHIFT, _fields(found)
    papers = found >> DOCUMENT_SHIFT & MAX_DOCUMENTS - 1
    norms = 1 - B + B * lengths[papers, fields] / averages[fields]
    parts = boosts[fields] * frequencies * (K1 + 1) / (frequencies + K1 * norms)

    pairs = terms * MAX_DOCUMENTS + papers
    order = np.argsort(pairs, kind="stable")
    firsts = np.flatnonzero(np.diff(pairs[order], prepend=-1))
    sums = np.add.reduceat(parts[order], firsts) if len(firsts) else parts
    return terms[order][firsts], papers[order][firsts], sums


def _fields(occurrences: Numbers) -> Numbers:
    fields: Numbers = occurrences >> FIELD_SHIFT & (1 << TERM_SHIFT - FIELD_SHIFT) - 1
    return fields


def _says_something(term: str) -> bool:
    """Return whether a term may relate two papers: it is no number, and no tag without evidence."""
    if term.startswith(UNVERIFIED):
        return False
    least = _SHORTEST_OF_RUN if is_run(term) else _SHORTEST
    return len(term) >= least and any(map(str.isalpha, term))


def rank(keys: Numbers) -> Numbers:
    """Return for each of sorted keys how many of the same are before it."""
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    return np.arange(len(keys)) - np.repeat(firsts, np.diff(firsts, append=len(keys)))
