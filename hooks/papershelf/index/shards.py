"""Postings to shards: runs of rare terms, and a shard of its own for each common one.

docs/search-format.md describes the bytes; ``hooks/browser/worker/codec.js`` reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

import numpy as np

from papershelf.index.codec import (
    NUMBERS,
    Packed,
    front_code_by,
    pack,
    separator,
    shared_lengths,
    varints,
)
from papershelf.index.documents import FIELDS
from papershelf.index.encode import Block, Encoder
from papershelf.index.postings import Numbers, Postings

# A list of at least 1/`_BARE_SHARE` of all documents is bare, if its field has a column:
# its codes hold no norms, for those of all documents are in one file, the column.
_BARE_SHARE = 8

# (length, boost) of a document's field, most frequent first
Norms = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """From which sizes on the index is divided; the defaults are for real corpora.

    Attributes:
        smallest_run: bytes of a run of terms before deflation; below, the headers would
            outweigh the content.
        bare_from: documents from which on there are bare lists; in a small corpus one
            more file costs more than it saves.
    """

    smallest_run: int = 2000
    bare_from: int = 4096


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard of terms.

    Attributes:
        name: a run's separator or a common term.
        terms: the postings.
        places: go with phrases.
    """

    name: str
    terms: Packed
    places: Packed


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The term shards and what a reader must know to find and to weigh a term.

    Attributes:
        runs: in the order of the terms; a run's terms do not sort before its separator,
            those of earlier runs do.
        common: shards of one term each, in order, but those with bare lists first.
        bare: how many have bare lists.
        norms: field -> norms, by which a posting's code names them.
        columns: field -> the norms of all documents; fields with bare lists only.
        bare_from: number of postings from which on a list is bare.
        averages: field -> average length.
    """

    runs: tuple[Shard, ...]
    common: tuple[Shard, ...]
    bare: int
    norms: tuple[Norms, ...]
    columns: Mapping[int, Packed]
    bare_from: int
    averages: tuple[float, ...]


class _Run:
    """A shard's terms and their columns as it grows; docs/search-format.md describes each."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.terms: list[str] = []
        self._shared: list[int] = []  # of each term, as `front_code` counts
        self._columns: list[list[bytes]] = [[] for _ in range(5)]
        self._places: list[bytes] = []

    def add(self, terms: Sequence[str], shared: Sequence[int], block: Block, first: int) -> None:
        """Terms of a block, from number `first` on; `shared` has what they share with others
        before them."""
        # What stands before the first one here may be another term than there.
        self._shared += shared_lengths([*self.terms[-1:], terms[0]])[-1:] if self.terms else [0]
        self._shared += shared[1:]
        self.terms += terms
        end = first + len(terms)
        columns = (block.counts, block.firsts, block.gaps, block.codes, block.overflow)
        for own, column in zip(self._columns, columns, strict=True):
            own.append(column.of_terms(first, end))
        self._places.append(block.places.of_terms(first, end))

    def shard(self) -> Shard:
        columns = [front_code_by(self.terms, self._shared).encode(), *map(b"".join, self._columns)]
        return Shard(self.name, pack(columns, NUMBERS), Packed((b"".join(self._places),)))


def build_shards(postings: Postings, layout: Layout) -> TermIndex:
    """Cut the terms of `postings`, a whole index, into shards.

    The sizes of runs grow with the square root of the whole: a first search pays for
    the list of runs once and for one run a word.
    """
    norms, ranks = _norms(postings)
    bare_from = _bare_from(len(postings.boosts), layout)
    encoder = Encoder(postings, ranks, bare_from)
    total = 2 * encoder.count_postings()
    cutter = _Cutter(max(layout.smallest_run, 2 * isqrt(total)))
    fields: set[int] = set()
    start = 0
    for block in encoder.blocks():
        end = start + len(block.sizes)
        cutter.take(postings.terms[start:end], block)
        fields.update(block.bare_fields)
        start = end
    columns = {field: Packed((varints(ranks[:, field].tolist()),)) for field in sorted(fields)}
    averages = tuple(postings.lengths.mean(axis=0).tolist()) if total else (0.0,) * len(FIELDS)
    common = (*cutter.bare, *cutter.common)
    bare = len(cutter.bare)
    return TermIndex(cutter.runs(), common, bare, norms, columns, bare_from, averages)


def _bare_from(documents: int, layout: Layout) -> int:
    return documents // _BARE_SHARE if documents >= layout.bare_from else documents + 1


class _Cutter:
    """Cuts terms into runs of about `target` bytes, and sets those apart that fill half a
    run alone.

    Attributes:
        bare: shards of such terms with bare lists.
        common: shards of the others.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._runs: list[Shard] = []
        self._open = _Run("")
        self._size = 0  # of the open run
        self.bare: list[Shard] = []
        self.common: list[Shard] = []

    def take(self, terms: Sequence[str], block: Block) -> None:
        """The next terms and their postings."""
        alone = block.sizes > self._target // 2
        for number in np.flatnonzero(alone).tolist():
            single = _Run(terms[number])
            single.add(terms[number : number + 1], [0], block, number)
            (self.bare if block.bare[number] else self.common).append(single.shard())
        kept = np.flatnonzero(~alone)
        shared = shared_lengths(terms)
        lengths = np.fromiter(map(len, terms), np.int64, len(terms))
        sizes = np.cumsum((block.sizes + lengths // 2 + 3)[kept])  # up to each of them
        start = before = 0
        while start < len(kept):
            if self._size >= self._target:
                self._cut(terms[kept[start]])
            # The run is full with the term that reaches the target.
            full = int(np.searchsorted(sizes, before + self._target - self._size)) + 1
            for first, end in _stretches(kept[start:full]):
                self._open.add(terms[first:end], shared[first:end], block, first)
            start = min(full, len(kept))
            self._size += int(sizes[start - 1]) - before
            before = int(sizes[start - 1])

    def runs(self) -> tuple[Shard, ...]:
        """All runs, when there are no more terms."""
        last = [self._open.shard()] if self._open.terms else []
        return (*self._runs, *last)

    def _cut(self, term: str) -> None:
        """End the open run before `term`."""
        self._runs.append(self._open.shard())
        self._open, self._size = _Run(separator(self._open.terms[-1], term)), 0


def _stretches(numbers: Numbers) -> Iterator[tuple[int, int]]:
    """Ascending numbers as ranges: first, and end."""
    for stretch in np.split(numbers, np.flatnonzero(np.diff(numbers) != 1) + 1):
        yield int(stretch[0]), int(stretch[-1]) + 1


def _norms(postings: Postings) -> tuple[tuple[Norms, ...], Numbers]:
    """The norms of each field, and the number of each document's norm, (documents, fields)."""
    norms = []
    ranks = np.zeros(postings.lengths.shape, np.int64)
    boosts = postings.boosts.tolist()
    for number, lengths in enumerate(postings.lengths.T.tolist()):
        pairs = list(zip(lengths, boosts, strict=True))
        counted = sorted(Counter(pairs).items(), key=lambda item: (-item[1], item[0]))
        known = {pair: rank for rank, (pair, _) in enumerate(counted)}
        norms.append(tuple(known))
        ranks[:, number] = [known[pair] for pair in pairs]
    return tuple(norms), ranks
