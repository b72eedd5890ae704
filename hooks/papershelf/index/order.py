"""Numbers the papers of a large index so that the longest lists of postings take few bytes.

Papers of one year may have their numbers in any order; `dates` tells which of them are newer.  If
those with abstracts of one length are neighbours, the column of all lengths takes a few hundred
bytes; if among these those with the commonest words are, the lists of these words have few
changes.  Columns of bitmap indexes are sorted for the same reason (Lemire, Kaser and Aouiche:
Sorting improves word-aligned bitmap indexes, 2010).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from papershelf.index.documents import Field
from papershelf.index.postings import (
    DOCUMENT_SHIFT,
    FIELD_SHIFT,
    MAX_DOCUMENTS,
    TERM_SHIFT,
    Numbers,
    Postings,
)

# Number of the commonest terms by which papers are ordered.  Groups of one year and length are
# divided after about ten.
_TERMS = 16
# A term that occurs more often in a field counts as if it occurred so often.  Of 1, 2 and 3, the
# lists that a search of 100,000 papers loads were shortest with 2.
_FREQUENCIES = 2


def number_papers(
    postings: Postings, fields: Sequence[Field], years: Sequence[Hashable]
) -> Numbers:
    """Order papers by year as they are, then by length, then by the commonest terms.

    Args:
        postings: a whole index.
        fields: its fields.
        years: for each paper its year; papers of one year are neighbours.

    Returns:
        For each new number the old one, shape (papers,).
    """
    changes = [False, *(one != other for one, other in pairwise(years))]
    lengths = postings.lengths.reshape(-1, len(fields)).astype(np.int64)
    keys: list[Numbers] = [np.cumsum(changes[: len(years)])]
    keys += [-lengths[:, number] for number, field in enumerate(fields) if field.column]
    for term in _commonest(postings, [field.boost for field in fields]):
        keys += (-np.minimum(found, _FREQUENCIES) for _, found in _lists(postings, term))
    # The last key comes first; equal papers keep their order.
    return np.lexsort(keys[::-1])


def renumber(postings: Postings, order: Numbers) -> Postings:
    """Give papers other numbers: `order` has for each new number the old one."""
    numbers = np.empty(len(order), np.int64)
    numbers[order] = np.arange(len(order))
    mask = MAX_DOCUMENTS - 1 << DOCUMENT_SHIFT
    found = numbers[(postings.occurrences & mask) >> DOCUMENT_SHIFT]
    found <<= DOCUMENT_SHIFT
    found |= postings.occurrences & ~mask
    found.sort()
    lengths, boosts = postings.lengths[order], postings.boosts[order]
    return replace(postings, occurrences=found, lengths=lengths, boosts=boosts)


def _commonest(postings: Postings, boosts: Sequence[float]) -> list[int]:
    """Return the terms with the longest lists, the longest first.

    A list counts as much as its field does: of two words of a title more queries are made.
    """
    counts = np.bincount(postings.occurrences >> TERM_SHIFT)
    # The lists are counted of more terms than are wanted.
    often = np.argsort(-counts, kind="stable")[: 4 * _TERMS].tolist()
    sizes = [
        sum(boosts[field] * np.count_nonzero(found) for field, found in _lists(postings, term))
        for term in often
    ]
    return [often[at] for at in np.argsort(-np.array(sizes), kind="stable")[:_TERMS].tolist()]


def _lists(postings: Postings, term: int) -> Iterator[tuple[int, Numbers]]:
    """Yield each field that has a term, and for each paper how often; shape (papers,)."""
    ends = np.searchsorted(postings.occurrences, [term << TERM_SHIFT, term + 1 << TERM_SHIFT])
    found = postings.occurrences[slice(*ends)] >> DOCUMENT_SHIFT
    papers = found & MAX_DOCUMENTS - 1
    fields = found >> FIELD_SHIFT - DOCUMENT_SHIFT & (1 << TERM_SHIFT - FIELD_SHIFT) - 1
    for field in np.unique(fields).tolist():
        yield field, np.bincount(papers[fields == field], minlength=len(postings.boosts))
