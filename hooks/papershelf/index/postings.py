"""Turns documents into postings: the places of every term, and the lengths of fields.

An occurrence of a term is one 64-bit number (`TERM_SHIFT` and its neighbours), so that
sorting numbers sorts an index: by term, field, document and place.  Python looks up the
words of a text one by one; everything after that is arithmetic on whole arrays.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from papershelf.index.codec import in_code_units
from papershelf.index.documents import Field
from papershelf.index.runs import is_run
from papershelf.index.tokenise import pieces, read_compound, stem

# A field's length is rounded to this many significant bits, much as in Lucene
# (SmallFloat.intToByte4 keeps four): exact up to 8, above that within 12%.
LENGTH_BITS = 3

# The bits of an occurrence from the highest: 23 for the term's number, 4 for the field's,
# 20 for the document's, 16 for the place in the field.  They fit a signed number.
TERM_SHIFT, FIELD_SHIFT, DOCUMENT_SHIFT = 40, 36, 16
MAX_TERMS, MAX_DOCUMENTS, MAX_PLACES = (1 << 23) - 1, 1 << 20, (1 << 16) - 1

# In place of a word's number, for a term that is no stem of a word that may be misspelt.
_NO_WORD = -1

Numbers = NDArray[np.int64]


class IndexLimitError(ValueError):
    """A corpus has more documents or terms than an index can number."""


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """The inverted index of some documents.

    Attributes:
        terms: the terms; in a whole index in order of UTF-16 code units.
        occurrences: shape (occurrences,); sorted in a whole index.
        lengths: shape (documents, fields); the terms of a field, rounded by `round_lengths`.
        boosts: shape (documents,); factor of a document's score.
        words: words as written, before stemming; no numbers, no pairs of a run.
        word_counts: shape (words,); how often each occurs in the documents.
    """

    terms: Sequence[str]
    occurrences: Numbers
    lengths: NDArray[np.uint32]
    boosts: NDArray[np.float64]
    words: Sequence[str]
    word_counts: Numbers


def collect(documents: Iterable[tuple[Sequence[str], float]], fields: Sequence[Field]) -> Postings:
    """Collect the postings of documents, unsorted.

    Args:
        documents: for each its texts in the order of `fields`, and its boost.
        fields: the fields of the index.
    """
    with _LEXICON_LOCK:  # a Dask worker may have threads
        return _collect(documents, fields)


def _collect(documents: Iterable[tuple[Sequence[str], float]], fields: Sequence[Field]) -> Postings:
    lexicon = _LEXICON
    found: list[list[int]] = []  # for each field of each document the numbers of its compounds
    boosts = array("d")
    for texts, boost in documents:
        boosts.append(boost)
        found += [
            lexicon.whole(text) if field.whole else [lexicon[piece] for piece in pieces(text)]
            for field, text in zip(fields, texts, strict=True)
        ]
    numbers = np.fromiter(chain.from_iterable(found), np.int64)
    counts = np.fromiter(map(len, found), np.int64, len(found))
    return _place(numbers, counts, np.frombuffer(boosts, np.float64), len(fields))


def merge(parts: Iterable[Postings]) -> Postings:
    """Merge `parts`, whose documents follow one another, into a whole index.

    Raises:
        IndexLimitError: there are more documents or terms than can be numbered.
    """
    terms, words = _Numbering(), _Numbering()
    occurrences: list[Numbers] = []
    lengths: list[NDArray[np.uint32]] = []
    boosts = [np.empty(0)]
    counts = np.zeros(0, np.int64)
    first = 0
    for part in parts:
        shifted = part.occurrences + (first << DOCUMENT_SHIFT)
        occurrences.append(_renumber(shifted, terms.of(part.terms)))
        lengths.append(part.lengths)
        boosts.append(part.boosts)
        numbers = words.of(part.words)
        counts = np.pad(counts, (0, len(words) - len(counts)))
        counts[numbers] += part.word_counts
        first += len(part.boosts)
        _check_limit(first, MAX_DOCUMENTS, "papers")
        _check_limit(len(terms), MAX_TERMS, "terms")
    ordered = in_code_units(terms)
    ranks = np.empty(len(terms), np.int64)
    ranks[terms.of(ordered)] = np.arange(len(terms))
    whole = np.concatenate([np.empty(0, np.int64), *occurrences])
    occurrences.clear()
    whole = _renumber(whole, ranks)
    whole.sort()
    # Without documents the number of fields is not known.
    every = np.concatenate(lengths or [np.empty((0, 0), np.uint32)]), np.concatenate(boosts)
    return Postings(ordered, whole, *every, list(words), counts)


class _Numbering(dict[str, int]):
    """Text -> number, in the order in which texts are first looked up."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number

    def of(self, texts: Sequence[str]) -> Numbers:
        """Return the numbers of texts."""
        return np.fromiter(map(self.__getitem__, texts), np.int64, len(texts))


def _renumber(occurrences: Numbers, numbers: Numbers) -> Numbers:
    """Replace the term numbers of occurrences; `numbers` maps old to new ones."""
    terms: Numbers = numbers[occurrences >> TERM_SHIFT]
    terms <<= TERM_SHIFT
    terms |= occurrences & (1 << TERM_SHIFT) - 1
    return terms


def _check_limit(found: int, limit: int, name: str) -> None:
    if found > limit:
        raise IndexLimitError(f"found {found:,} {name}, expected at most {limit:,} in an index")


class _Lexicon(dict[str, int]):
    """Compound -> number, and for each number its terms; filled at the first look-up.

    A process keeps one lexicon: most compounds of a text occurred before.
    """

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.words: list[str] = []
        self.lengths = array("q")  # number of a compound -> places it takes
        self.starts = array("q", [0])  # … -> where its entries begin in the next three
        self.entry_terms = array("q")  # number of a term
        self.entry_words = array("q")  # number of its unstemmed word, or `_NO_WORD`
        self.entry_places = array("q")  # its place in the compound
        self._numbers = _Numbering()  # term -> number
        self._words: dict[str, tuple[int, int]] = {}  # word -> its term's number, and its own
        self._whole: dict[str, int] = {}

    def __missing__(self, compound: str) -> int:
        read = read_compound(compound)
        for word, place in read.words:
            term, number = self._words.get(word) or self._learn(word)
            self.entry_terms.append(term)
            self.entry_words.append(number)
            self.entry_places.append(place)
        known = self[compound] = self._end(read.length)
        return known

    def whole(self, text: str) -> list[int]:
        """Return the numbers of a text of finished terms, each as a compound of one term."""
        known = self._whole
        for term in text.split():
            if term not in known:
                self.entry_terms.append(self._term(term))
                self.entry_words.append(_NO_WORD)
                self.entry_places.append(0)
                known[term] = self._end(1)
        return [known[term] for term in text.split()]

    def _end(self, length: int) -> int:
        """Finish the compound being read; return its number."""
        self.lengths.append(length)
        self.starts.append(len(self.entry_terms))
        return len(self.lengths) - 1

    def _learn(self, word: str) -> tuple[int, int]:
        number = _NO_WORD
        if not (word.isdigit() or is_run(word)):
            number = len(self.words)
            self.words.append(word)
        known = self._words[word] = self._term(stem(word)), number
        return known

    def _term(self, term: str) -> int:
        number = self._numbers[term]
        if number == len(self.terms):
            self.terms.append(term)
        return number


_LEXICON = _Lexicon()
_LEXICON_LOCK = threading.Lock()


def _place(
    compounds_found: Numbers, counts: Numbers, boosts: NDArray[np.float64], field_count: int
) -> Postings:
    """Compute the place of every term of every compound.

    Args:
        compounds_found: numbers of compounds, field after field, document after document.
        counts: number of compounds in each field of each document.
        boosts: the boost of each document.
        field_count: number of fields of a document.
    """
    lexicon = _LEXICON
    fields = np.repeat(np.arange(len(counts)), counts)  # document * fields + field
    taken = np.asarray(lexicon.lengths)[compounds_found]
    before = np.cumsum(taken) - taken
    starts = np.append(before, 0)[np.minimum(np.cumsum(counts) - counts, len(before))]
    places = before - np.repeat(starts, counts)
    # A longer text is cut at the last place that has a number.
    kept = places + taken <= MAX_PLACES
    compounds_found, fields, places = compounds_found[kept], fields[kept], places[kept]

    entries = np.asarray(lexicon.starts)
    sizes = (entries[1:] - entries[:-1])[compounds_found]
    # Numbers of the entries of each compound, from its first one on.
    firsts = np.repeat(entries[compounds_found] - (np.cumsum(sizes) - sizes), sizes)
    chosen = firsts + np.arange(len(firsts))
    fields = np.repeat(fields, sizes)
    places = np.repeat(places, sizes) + np.asarray(lexicon.entry_places)[chosen]
    used, terms = _densely(np.asarray(lexicon.entry_terms)[chosen])
    words, counts_of_words = _count(np.asarray(lexicon.entry_words)[chosen])
    documents, numbers = np.divmod(fields, field_count)
    occurrences = (
        (terms << TERM_SHIFT) | (numbers << FIELD_SHIFT) | (documents << DOCUMENT_SHIFT) | places
    )
    lengths = np.bincount(fields, minlength=len(counts)).reshape(-1, field_count)
    return Postings(
        [lexicon.terms[number] for number in used.tolist()],
        occurrences,
        round_lengths(lengths).astype(np.uint32),
        boosts,
        [lexicon.words[number] for number in words.tolist()],
        counts_of_words,
    )


def _densely(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Return the distinct `numbers`, ascending, and for each number its index among them."""
    used = np.zeros(int(numbers.max(initial=-1)) + 1, bool)
    used[numbers] = True
    return np.flatnonzero(used), (np.cumsum(used) - 1)[numbers]


def _count(words: Numbers) -> tuple[Numbers, Numbers]:
    """Return the distinct numbers of `words`, and how often each occurs."""
    counts = np.bincount(words[words != _NO_WORD])
    used = np.flatnonzero(counts)
    return used, counts[used]


def round_lengths(lengths: Numbers) -> Numbers:
    """Cut lengths to their `LENGTH_BITS` most significant bits: 100 -> 96, 7 -> 7."""
    # frexp's exponent of a whole number is its length in bits.
    bits = np.frexp(lengths.astype(np.float64))[1].astype(np.int64)
    surplus: Numbers = np.maximum(0, bits - LENGTH_BITS)
    return lengths >> surplus << surplus
