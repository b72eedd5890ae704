"""Postings to shards: runs of rare terms, and a shard of its own for each common one.

docs/search-format.md describes the bytes; ``docs/assets/search/codec.js`` reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isqrt

import numpy as np

from papershelf.index.codec import NUMBERS, deflate, front_code, pack, separator, varints
from papershelf.index.documents import FIELDS
from papershelf.index.encode import Encoder, Entry
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
    terms: bytes
    places: bytes


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The term shards and what a reader must know to find and to weigh a term.

    Attributes:
        runs: in the order of the terms; a run's terms do not sort before its separator,
            those of earlier runs do.
        common: shards of one term each, in order, but those with bare lists first.
        bare: how many have bare lists.
        norms: field -> norms, by which a posting's code names them.
        columns: field -> bytes of the norms of all documents; fields with bare lists only.
        bare_from: number of postings from which on a list is bare.
        averages: field -> average length.
    """

    runs: tuple[Shard, ...]
    common: tuple[Shard, ...]
    bare: int
    norms: tuple[Norms, ...]
    columns: Mapping[int, bytes]
    bare_from: int
    averages: tuple[float, ...]


@dataclass(slots=True)
class _Columns:
    """The columns of a shard as they grow; docs/search-format.md describes each."""

    terms: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    gaps: list[bytes] = field(default_factory=list)
    codes: list[bytes] = field(default_factory=list)
    overflow: list[int] = field(default_factory=list)
    places: list[bytes] = field(default_factory=list)
    size: int = 0

    def add(self, term: str, entry: Entry) -> None:
        self.terms.append(term)
        self.counts += entry.counts
        self.firsts += entry.firsts
        self.gaps.append(entry.gaps)
        self.codes.append(entry.codes)
        self.overflow += entry.overflow
        self.places.append(entry.places)
        self.size += len(term) // 2 + 3 + entry.size

    def shard(self, name: str) -> Shard:
        columns = [
            front_code(self.terms).encode(),
            varints(self.counts),
            varints(self.firsts),
            b"".join(self.gaps),
            b"".join(self.codes),
            varints(self.overflow),
        ]
        return Shard(name, pack(columns, NUMBERS), deflate([b"".join(self.places)]))


def build_shards(postings: Postings, layout: Layout) -> TermIndex:
    """Cut the terms of `postings`, a whole index, into shards.

    The sizes of runs grow with the square root of the whole: a first search pays for
    the list of runs once and for one run a word.
    """
    norms, ranks = _norms(postings)
    encoder = Encoder(postings, ranks, _bare_from(len(postings.boosts), layout))
    total = 2 * encoder.count_postings()
    common: dict[bool, list[Shard]] = {True: [], False: []}
    entries = zip(postings.terms, encoder.entries(), strict=True)
    runs = tuple(
        _cut(entries, max(layout.smallest_run, 2 * isqrt(total)), encoder.bare_from, common)
    )
    fields = sorted(encoder.bare)  # known now that all terms are cut
    columns = {field: deflate([varints(ranks[:, field].tolist())]) for field in fields}
    averages = tuple(postings.lengths.mean(axis=0).tolist()) if total else (0.0,) * len(FIELDS)
    bare, other = common[True], common[False]
    return TermIndex(runs, (*bare, *other), len(bare), norms, columns, encoder.bare_from, averages)


def _bare_from(documents: int, layout: Layout) -> int:
    return documents // _BARE_SHARE if documents >= layout.bare_from else documents + 1


def _cut(
    entries: Iterator[tuple[str, Entry]],
    target: int,
    bare_from: int,
    common: Mapping[bool, list[Shard]],
) -> Iterator[Shard]:
    """Runs of about `target` bytes; terms that fill half a run alone go to `common`, by
    whether they have bare lists."""
    start, columns = "", _Columns()
    for term, entry in entries:
        if entry.size > target // 2:
            single = _Columns()
            single.add(term, entry)
            common[_is_bare(entry, bare_from)].append(single.shard(term))
            continue
        if columns.size >= target:
            yield columns.shard(start)
            start = separator(columns.terms[-1], term)
            columns = _Columns()
        columns.add(term, entry)
    if columns.size:
        yield columns.shard(start)


def _is_bare(entry: Entry, bare_from: int) -> bool:
    mask, *sizes = entry.counts
    fields = (field for number, field in enumerate(FIELDS) if mask >> number & 1)
    return any(
        field.column and size >= bare_from for field, size in zip(fields, sizes, strict=True)
    )


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
