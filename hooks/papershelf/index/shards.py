"""Cuts postings into shards: runs of rare terms, and one shard for each common term.

docs/search-format.md describes the bytes; ``hooks/browser/worker/codec.js`` reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from papershelf.index.codec import (
    NUMBERS,
    Packed,
    front_code,
    front_code_by,
    pack,
    pack_parts,
    separator,
    shared_lengths,
    varints,
)
from papershelf.index.documents import Field
from papershelf.index.encode import Block, Encoder
from papershelf.index.postings import Numbers, Postings

# (length, boost) of documents in a field, most frequent first
Norms = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The sizes by which the index is divided; the defaults are for real corpora.

    Attributes:
        smallest_run: least bytes of a run of terms before deflation; in smaller runs the
            headers would be larger than the content.
        large_from: number of documents from which they are numbered so that long lists are short
            (`order`) and there are bare lists; in a smaller corpus the additional file costs more
            than it saves.
        bare_share: a list is bare if its norms would take at least this share of the bytes of its
            field's column, one file with the norms of all documents: its codes have no norms.
            A first search with one such word reads less without the column, and one with two,
            whose lists have its norms twice over, hardly more.
    """

    smallest_run: int = 2000
    large_from: int = 4096
    bare_share: float = 0.75

    def is_large(self, documents: int) -> bool:
        """Return whether so many documents are numbered for short lists, and have bare ones."""
        return documents >= self.large_from


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard of terms.

    Attributes:
        name: the separator of a run, or the common term.
        terms: the postings.
        places: the places of the terms, needed only for phrases.
    """

    name: str
    terms: Packed
    places: Packed


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The term shards, and what a reader needs to find and weigh a term.

    Attributes:
        runs: in the order of the terms; a run's separator sorts after all terms of
            earlier runs, and not after the terms of the run.
        common: shards of one term each, in order, but those with bare lists first.
        bare: number of shards with bare lists.
        norms: field -> norms; the code of a posting holds the number of a norm.
        columns: field -> the norms of all documents; only fields with bare lists.
        bare_from: for each field the number of postings from which a list is bare.
        averages: field -> average length.
    """

    runs: tuple[Shard, ...]
    common: tuple[Shard, ...]
    bare: int
    norms: tuple[Norms, ...]
    columns: Mapping[int, Packed]
    bare_from: tuple[int, ...]
    averages: tuple[float, ...]


class _Run:
    """A growing shard: its terms and their columns, which docs/search-format.md describes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.terms: list[str] = []
        self._shared: list[int] = []  # for each term, see `shared_lengths`
        self._columns: list[list[bytes]] = [[] for _ in range(5)]
        self._places: list[bytes] = []

    def add(self, terms: Sequence[str], shared: Sequence[int], block: Block, first: int) -> None:
        """Add terms of a block, from number `first` on, with their shared lengths there."""
        # The term before the first one may be another one here than in the block.
        self._shared += shared_lengths([*self.terms[-1:], terms[0]])[-1:] if self.terms else [0]
        self._shared += shared[1:]
        self.terms += terms
        end = first + len(terms)
        for own, column in zip(self._columns, block.of_shard, strict=True):
            own.append(column.of_terms(first, end))
        self._places.append(block.places.of_terms(first, end))

    def shard(self) -> Shard:
        columns = [front_code_by(self.terms, self._shared).encode(), *map(b"".join, self._columns)]
        return Shard(self.name, pack(columns, NUMBERS), Packed((b"".join(self._places),)))


def build_shards(
    postings: Postings, fields: Sequence[Field], layout: Layout, everyday: Container[str] = ()
) -> TermIndex:
    """Cut the terms of `postings`, a whole index with these `fields`, into shards.

    Of terms that are names of authors, `everyday` has those that are also words.

    The sizes of runs grow with the square root of the whole index: a first search loads
    the list of all runs once, and one run for each word.
    """
    lengths = postings.lengths.reshape(-1, len(fields))
    norms, ranks = _norms(lengths, postings.boosts.tolist())
    columns = {
        number: Packed((varints(ranks[:, number].tolist()),))
        for number, field in enumerate(fields)
        if field.column and layout.is_large(len(ranks))
    }
    bare_from = tuple(
        _bare_from(columns.get(number), ranks[:, number], layout) for number in range(len(fields))
    )
    encoder = Encoder(postings, ranks, bare_from, everyday)
    total = 2 * encoder.count_postings()
    cutter = _Cutter(max(layout.smallest_run, 2 * isqrt(total)))
    with_columns: set[int] = set()
    start = 0
    for block in encoder.blocks():
        end = start + len(block.sizes)
        cutter.take(postings.terms[start:end], block)
        with_columns.update(block.bare_fields)
        start = end
    used = {number: column for number, column in columns.items() if number in with_columns}
    averages = tuple(lengths.mean(axis=0).tolist()) if total else (0.0,) * len(fields)
    common = (*cutter.bare, *cutter.common)
    bare = len(cutter.bare)
    return TermIndex(cutter.runs(), common, bare, norms, used, bare_from, averages)


def _bare_from(column: Packed | None, norms: Numbers, layout: Layout) -> int:
    """Return the number of postings from which the lists of a field are bare.

    Args:
        column: its column, if it may have one.
        norms: shape (documents,); the norms of all documents, of which a list has some.
    """
    shares = np.bincount(norms) / max(len(norms), 1)
    bits = -float(np.sum(shares * np.log2(shares, where=shares > 0, out=np.zeros_like(shares))))
    if column is None or bits == 0:
        return len(norms) + 1
    return max(1, int(layout.bare_share * 8 * len(column.data) / bits))


class _Cutter:
    """Cuts terms into runs of about `target` bytes; a term of half that size gets its own shard.

    Attributes:
        bare: shards of single terms with bare lists.
        common: shards of the other single terms.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._runs: list[Shard] = []
        self._open = _Run("")
        self._size = 0  # of the open run
        self.bare: list[Shard] = []
        self.common: list[Shard] = []

    def take(self, terms: Sequence[str], block: Block) -> None:
        """Add the next terms and their postings."""
        alone = block.sizes > self._target // 2
        for number in np.flatnonzero(alone).tolist():
            single = _alone(terms[number], block, number)
            (self.bare if block.bare[number] else self.common).append(single)
        kept = np.flatnonzero(~alone)
        shared = shared_lengths(terms)
        lengths = np.fromiter(map(len, terms), np.int64, len(terms))
        sizes = np.cumsum((block.sizes + lengths // 2 + 3)[kept])  # cumulative
        start = before = 0
        while start < len(kept):
            if self._size >= self._target:
                self._cut(terms[kept[start]])
            # The term that reaches the target is the last of the run.
            full = int(np.searchsorted(sizes, before + self._target - self._size)) + 1
            for first, end in _stretches(kept[start:full]):
                self._open.add(terms[first:end], shared[first:end], block, first)
            start = min(full, len(kept))
            self._size += int(sizes[start - 1]) - before
            before = int(sizes[start - 1])

    def runs(self) -> tuple[Shard, ...]:
        """Return all runs; call it after the last term."""
        last = [self._open.shard()] if self._open.terms else []
        return (*self._runs, *last)

    def _cut(self, term: str) -> None:
        """End the open run before `term`."""
        self._runs.append(self._open.shard())
        self._open, self._size = _Run(separator(self._open.terms[-1], term)), 0


def _alone(term: str, block: Block, number: int) -> Shard:
    """Return the shard of one term, whose number in the block is given.

    The words of a text and those of titles have other gaps and other frequencies, so each list
    gets Huffman tables of its own.
    """
    columns = [column.by_list(number) for column in block.of_shard]
    terms = pack_parts([[front_code([term]).encode()], *columns], NUMBERS)
    return Shard(term, terms, Packed((block.places.of_terms(number, number + 1),)))


def _stretches(numbers: Numbers) -> Iterator[tuple[int, int]]:
    """Yield ascending numbers as ranges: first, and end."""
    for stretch in np.split(numbers, np.flatnonzero(np.diff(numbers) != 1) + 1):
        yield int(stretch[0]), int(stretch[-1]) + 1


def _norms(
    lengths: NDArray[np.uint32], boosts: Sequence[float]
) -> tuple[tuple[Norms, ...], Numbers]:
    """Return the norms of each field, and each document's norm number: (documents, fields)."""
    norms = []
    ranks = np.zeros(lengths.shape, np.int64)
    for number, of_field in enumerate(lengths.T.tolist()):
        pairs = list(zip(of_field, boosts, strict=True))
        counted = sorted(Counter(pairs).items(), key=lambda item: (-item[1], item[0]))
        known = {pair: rank for rank, (pair, _) in enumerate(counted)}
        norms.append(tuple(known))
        ranks[:, number] = [known[pair] for pair in pairs]
    return tuple(norms), ranks
