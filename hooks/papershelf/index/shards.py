"""Postings to shards: runs of rare terms, and a shard of its own for each common one."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import isqrt

from papershelf.index.codec import pack, varints
from papershelf.index.documents import FIELDS
from papershelf.index.postings import MAX_TF, TF_BITS, Postings

# A posting's code is 8 * norm + frequency - 1; frequencies from 8 on overflow.
_FREQUENCIES = 8

# (length, boost) of a document's field, most frequent first
Norms = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The term shards and what a reader must know to find and to weigh a term.

    Attributes:
        runs: first term and bytes of each run, in the order of the terms.
        common: term and bytes of each shard of one term, in order.
        norms: field -> norms, by which a posting's code names them.
        averages: field -> average length.
    """

    runs: tuple[tuple[str, bytes], ...]
    common: tuple[tuple[str, bytes], ...]
    norms: tuple[Norms, ...]
    averages: tuple[float, ...]


@dataclass(slots=True)
class _Columns:
    """The columns of a shard as they grow; docs/search-format.md describes each."""

    terms: bytearray = field(default_factory=bytearray)
    counts: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    gaps: list[bytes] = field(default_factory=list)
    codes: list[bytes] = field(default_factory=list)
    overflow: list[int] = field(default_factory=list)
    size: int = 0
    previous: str = ""

    def add(self, term: str, entry: _Entry) -> None:
        shared = _shared(self.previous, term)
        self.terms += f"{chr(_SHARED_ZERO + shared)}{term[shared:]}\n".encode()
        self.previous = term
        self.counts += entry.counts
        self.firsts += entry.firsts
        self.gaps.append(entry.gaps)
        self.codes.append(entry.codes)
        self.overflow += entry.overflow
        self.size += len(term) - shared + 3 + entry.size

    def pack(self) -> bytes:
        return pack(
            [
                bytes(self.terms),
                varints(self.counts),
                varints(self.firsts),
                b"".join(self.gaps),
                b"".join(self.codes),
                varints(self.overflow),
            ]
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    """The encoded postings of one term."""

    counts: list[int]  # field mask, then the number of documents in each of its fields
    firsts: list[int]  # first document in each field
    gaps: bytes  # differences of document numbers, less one
    codes: bytes
    overflow: list[int]

    @property
    def size(self) -> int:
        return len(self.counts) + 2 * len(self.firsts) + len(self.gaps) + len(self.codes)


# A shared length of n is the character of this code + n, at most up to "~".
_SHARED_ZERO = ord("0")
_SHARED_MAX = ord("~") - _SHARED_ZERO


def build_shards(postings: Postings) -> TermIndex:
    """Cut the terms of `postings`, in order of UTF-16 code units, into shards.

    The sizes of runs grow with the square root of the whole: a first search pays for
    the list of runs once and for one run a word.
    """
    norms, codes = _norms(postings)
    ordered = sorted(postings.terms().items(), key=lambda item: item[0].encode("utf-16-be"))
    entries = ((term, _encode(postings, number, codes)) for term, number in ordered)
    total = sum(2 * len(found) for lists in postings.lists for found in lists.values())
    target = max(1000, 2 * isqrt(total))
    common: list[tuple[str, bytes]] = []
    runs = tuple(_cut(entries, target, common))
    averages = tuple(sum(lengths) / max(1, len(lengths)) for lengths in postings.lengths)
    return TermIndex(runs, tuple(common), norms, averages)


def _cut(
    entries: Iterator[tuple[str, _Entry]], target: int, common: list[tuple[str, bytes]]
) -> Iterator[tuple[str, bytes]]:
    """Runs of about `target` bytes; terms that fill half a run alone go to `common`."""
    first, columns = "", _Columns()
    for term, entry in entries:
        if entry.size > target // 2:
            single = _Columns()
            single.add(term, entry)
            common.append((term, single.pack()))
            continue
        if columns.size >= target:
            yield first, columns.pack()
            columns = _Columns()
        if not columns.size:
            first = term
        columns.add(term, entry)
    if columns.size:
        yield first, columns.pack()


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


def _encode(postings: Postings, term: int, norms: tuple[array[int], ...]) -> _Entry:
    mask, counts = 0, []
    firsts: list[int] = []
    gaps: list[int] = []
    codes: list[int] = []
    overflow: list[int] = []
    for number in range(len(FIELDS)):
        found = postings.lists[number].get(term)
        if found is None:
            continue
        mask |= 1 << number
        counts.append(len(found))
        documents = [packed >> TF_BITS for packed in found]
        frequencies = [packed & MAX_TF for packed in found]
        firsts.append(documents[0])
        gaps += [b - a - 1 for a, b in pairwise(documents)]
        norm = norms[number]
        codes += [
            norm[document] * _FREQUENCIES + min(frequency, _FREQUENCIES) - 1
            for document, frequency in zip(documents, frequencies, strict=True)
        ]
        if max(frequencies) >= _FREQUENCIES:
            overflow += [tf - _FREQUENCIES for tf in frequencies if tf >= _FREQUENCIES]
    return _Entry([mask, *counts], firsts, varints(gaps), varints(codes), overflow)


def _shared(a: str, b: str) -> int:
    """How many leading characters two terms share; 0 for terms beyond the BMP.

    The reader counts UTF-16 code units; within the BMP they are characters.
    """
    if max(a + b) <= "\uffff":
        limit = min(len(a), len(b), _SHARED_MAX)
        return next((i for i in range(limit) if a[i] != b[i]), limit)
    return 0
