"""Postings to shards: runs of rare terms, and a shard of its own for each common one.

docs/search-format.md describes the bytes; ``docs/assets/search/codec.js`` reads them.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import isqrt

from papershelf.index.codec import deflate, front_code, pack, separator, varints
from papershelf.index.documents import FIELDS
from papershelf.index.postings import DOCUMENT_SHIFT, FREQUENCY_SHIFT, MASK, Postings

# A posting's code is 8 * norm + frequency - 1; frequencies from 8 on overflow.
_FREQUENCIES = 8

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
    """A shard: `name` is a run's separator or a common term; `places` go with phrases."""

    name: str
    terms: bytes
    places: bytes


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The term shards and what a reader must know to find and to weigh a term.

    Attributes:
        runs: in the order of the terms; a run's terms do not sort before its separator,
            those of earlier runs do.
        common: shards of one term each, in order.
        norms: field -> norms, by which a posting's code names them.
        columns: field -> bytes of the norms of all documents; fields with bare lists only.
        bare_from: number of postings from which on a list is bare.
        averages: field -> average length.
    """

    runs: tuple[Shard, ...]
    common: tuple[Shard, ...]
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

    def add(self, term: str, entry: _Entry) -> None:
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
            front_code(self.terms),
            varints(self.counts),
            varints(self.firsts),
            b"".join(self.gaps),
            b"".join(self.codes),
            varints(self.overflow),
        ]
        return Shard(name, pack(columns), deflate([b"".join(self.places)]))


@dataclass(frozen=True, slots=True)
class _Entry:
    """The encoded postings of one term."""

    counts: list[int]  # field mask, then the number of documents in each of its fields
    firsts: list[int]  # first document in each field
    gaps: bytes  # differences of document numbers, less one
    codes: bytes
    overflow: list[int]
    places: bytes

    @property
    def size(self) -> int:
        return len(self.counts) + 2 * len(self.firsts) + len(self.gaps) + len(self.codes)


def build_shards(postings: Postings, layout: Layout) -> TermIndex:
    """Cut the terms of `postings`, in order of UTF-16 code units, into shards.

    The sizes of runs grow with the square root of the whole: a first search pays for
    the list of runs once and for one run a word.
    """
    norms, codes = _norms(postings)
    encoder = _Encoder(postings, codes, layout)
    ordered = sorted(postings.terms.items(), key=lambda item: item[0].encode("utf-16-be"))
    entries = ((term, encoder.encode(number)) for term, number in ordered)
    total = sum(2 * len(found) for lists in postings.lists for found in lists.values())
    common: list[Shard] = []
    runs = tuple(_cut(entries, max(layout.smallest_run, 2 * isqrt(total)), common))
    columns = {number: deflate([varints(list(codes[number]))]) for number in sorted(encoder.bare)}
    averages = tuple(sum(lengths) / max(1, len(lengths)) for lengths in postings.lengths)
    return TermIndex(runs, tuple(common), norms, columns, encoder.bare_from, averages)


def _cut(
    entries: Iterator[tuple[str, _Entry]], target: int, common: list[Shard]
) -> Iterator[Shard]:
    """Runs of about `target` bytes; terms that fill half a run alone go to `common`."""
    start, columns = "", _Columns()
    for term, entry in entries:
        if entry.size > target // 2:
            single = _Columns()
            single.add(term, entry)
            common.append(single.shard(term))
            continue
        if columns.size >= target:
            yield columns.shard(start)
            start = separator(columns.terms[-1], term)
            columns = _Columns()
        columns.add(term, entry)
    if columns.size:
        yield columns.shard(start)


def _norms(postings: Postings) -> tuple[tuple[Norms, ...], tuple[array[int], ...]]:
    """The norms of each field, and field -> document -> number of its norm."""
    norms, codes = [], []
    for lengths in postings.lengths:
        pairs = list(zip(lengths, postings.boosts, strict=True))
        counted = sorted(Counter(pairs).items(), key=lambda item: (-item[1], item[0]))
        ranks = {pair: rank for rank, (pair, _) in enumerate(counted)}
        norms.append(tuple(pair for pair, _ in counted))
        codes.append(array("I", (ranks[pair] for pair in pairs)))
    return tuple(norms), tuple(codes)


class _Encoder:
    """Encodes the postings of a term; `bare` collects the fields of which a list was bare."""

    def __init__(self, postings: Postings, norms: tuple[array[int], ...], layout: Layout) -> None:
        self._lists = tuple(zip(postings.lists, postings.places, strict=True))
        self._norms = norms
        documents = postings.documents
        self.bare_from = (
            documents // _BARE_SHARE if documents >= layout.bare_from else documents + 1
        )
        self.bare: set[int] = set()

    def encode(self, term: int) -> _Entry:
        mask, counts = 0, []
        firsts: list[int] = []
        gaps: list[int] = []
        codes: list[int] = []
        overflow: list[int] = []
        places: list[int] = []
        for number, (lists, more) in enumerate(self._lists):
            found = lists.get(term)
            if found is None:
                continue
            mask |= 1 << number
            counts.append(len(found))
            documents = [packed >> DOCUMENT_SHIFT for packed in found]
            frequencies = [packed >> FREQUENCY_SHIFT & MASK for packed in found]
            firsts.append(documents[0])
            gaps += [b - a - 1 for a, b in pairwise(documents)]
            codes += self._codes(number, documents, frequencies)
            overflow += [tf - _FREQUENCIES for tf in frequencies if tf >= _FREQUENCIES]
            places += _place_gaps(found, more.get(term, _NONE))
        return _Entry(
            [mask, *counts], firsts, varints(gaps), varints(codes), overflow, varints(places)
        )

    def _codes(self, number: int, documents: list[int], frequencies: list[int]) -> list[int]:
        small = [tf - 1 if tf < _FREQUENCIES else _FREQUENCIES - 1 for tf in frequencies]
        if FIELDS[number].column and len(documents) >= self.bare_from:
            self.bare.add(number)
            return small
        norm = self._norms[number]
        return [
            norm[document] * _FREQUENCIES + tf
            for document, tf in zip(documents, small, strict=True)
        ]


_NONE = array("H")


def _place_gaps(found: array[int], more: array[int]) -> list[int]:
    """Of each posting the first place, then the differences to the next ones."""
    if not more:
        return [packed & MASK for packed in found]
    gaps: list[int] = []
    at = 0
    for packed in found:
        place = packed & MASK
        gaps.append(place)
        count = (packed >> FREQUENCY_SHIFT & MASK) - 1
        if count:
            following = more[at : at + count]
            at += count
            for next_place in following:
                gaps.append(next_place - place)
                place = next_place
    return gaps
