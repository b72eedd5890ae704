"""The postings of every term as bytes, many terms at once.

docs/search-format.md describes the columns; `shards` cuts them into files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from papershelf.index.documents import FIELDS
from papershelf.index.postings import (
    DOCUMENT_SHIFT,
    FIELD_SHIFT,
    MAX_DOCUMENTS,
    MAX_PLACES,
    TERM_SHIFT,
    Numbers,
    Postings,
)

# A posting's code is 8 * norm + frequency - 1; frequencies from 8 on overflow.
_FREQUENCIES = 8

# Occurrences that are encoded at a time.
_BLOCK = 1 << 20

_HAS_COLUMN = np.array([field.column for field in FIELDS])


@dataclass(frozen=True, slots=True)
class Entry:
    """The encoded postings of one term."""

    counts: list[int]  # field mask, then the number of documents in each of its fields
    firsts: list[int]  # first document in each field
    gaps: bytes  # differences of document numbers, less one
    codes: bytes
    overflow: list[int]
    places: bytes

    @property
    def size(self) -> int:
        """Bytes before deflation, about."""
        return len(self.counts) + 2 * len(self.firsts) + len(self.gaps) + len(self.codes)


@dataclass(frozen=True, slots=True, eq=False)
class _Varints:
    """Numbers as bytes one after another, and where those of each term end."""

    data: bytes
    ends: Sequence[int]

    @classmethod
    def of(cls, values: Numbers, ends: Numbers) -> _Varints:
        """Encode `values`; `ends` counts those up to the end of each term."""
        data, offsets = leb128(values)
        return cls(data, offsets[ends].tolist())


class Encoder:
    """Encodes the postings of a whole index, some terms at a time.

    Attributes:
        bare_from: number of postings from which on a list in a field with a column is bare.
        bare: fields that have a bare list among the terms encoded so far.
    """

    def __init__(self, postings: Postings, norms: Numbers, bare_from: int) -> None:
        """Take a sorted index, and the number of each document's norm, (documents, fields)."""
        self._found = postings.occurrences
        self._norms = norms
        self.bare_from = bare_from
        self.bare: set[int] = set()

    def count_postings(self) -> int:
        """How many postings there are."""
        return sum(
            len(_starts(self._found[start:end] >> DOCUMENT_SHIFT)) for start, end in self._blocks()
        )

    def entries(self) -> Iterator[Entry]:
        """The postings of each term, in order."""
        for start, end in self._blocks():
            block = self._encode(self._found[start:end])
            self.bare.update(block.bare)
            yield from block.entries()

    def _blocks(self) -> Iterator[tuple[int, int]]:
        """Runs of about `_BLOCK` occurrences, each of whole terms: what is made of an index
        takes several times its memory."""
        start, found = 0, self._found
        while start < len(found):
            last = found[min(start + _BLOCK, len(found)) - 1] >> TERM_SHIFT
            end = int(np.searchsorted(found, last + 1 << TERM_SHIFT))
            yield start, end
            start = end

    def _encode(self, found: Numbers) -> _Block:
        """The postings of the terms that `found` holds."""
        firsts = _starts(found >> DOCUMENT_SHIFT)  # of each posting its first occurrence
        heads = found[firsts]
        frequencies = np.diff(firsts, append=len(found))
        documents = heads >> DOCUMENT_SHIFT & (MAX_DOCUMENTS - 1)
        fields = heads >> FIELD_SHIFT & (1 << TERM_SHIFT - FIELD_SHIFT) - 1
        lists = _starts(heads >> FIELD_SHIFT)  # of each list its first posting
        sizes = np.diff(lists, append=len(heads))
        small = np.minimum(frequencies, _FREQUENCIES) - 1
        bare = _HAS_COLUMN[fields[lists]] & (sizes >= self.bare_from)
        whole_codes = self._norms[documents, fields] * _FREQUENCIES + small
        codes = np.where(np.repeat(bare, sizes), small, whole_codes)
        over = frequencies >= _FREQUENCIES
        in_list = np.ones(len(heads), bool)
        in_list[lists] = False
        gaps = np.diff(documents, prepend=0)[in_list] - 1
        of_term = heads >> TERM_SHIFT
        terms = np.unique(of_term)
        return _Block(
            bare=np.unique(fields[lists][bare]).tolist(),
            fields=fields[lists].tolist(),
            sizes=sizes.tolist(),
            firsts=documents[lists].tolist(),
            lists=_ends(of_term[lists], terms).tolist(),
            gaps=_Varints.of(gaps, _ends(of_term[in_list], terms)),
            codes=_Varints.of(codes, _ends(of_term, terms)),
            places=_Varints.of(_place_gaps(found, firsts), _ends(found >> TERM_SHIFT, terms)),
            overflow=(frequencies[over] - _FREQUENCIES).tolist(),
            overflows=_ends(of_term[over], terms).tolist(),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """The encoded postings of some terms.

    Attributes:
        bare: fields of which a list holds no norms.
        fields, sizes, firsts: of each list its field, number of postings, first document.
        lists, overflows: lists, and frequencies in `overflow`, up to the end of each term.
    """

    bare: Sequence[int]
    fields: Sequence[int]
    sizes: Sequence[int]
    firsts: Sequence[int]
    lists: Sequence[int]
    gaps: _Varints
    codes: _Varints
    places: _Varints
    overflow: Sequence[int]
    overflows: Sequence[int]

    def entries(self) -> Iterator[Entry]:
        """The postings of each term, in order."""
        start = over = gap = code = place = 0
        ends = zip(
            self.lists,
            self.gaps.ends,
            self.codes.ends,
            self.places.ends,
            self.overflows,
            strict=True,
        )
        for end, gap_end, code_end, place_end, over_end in ends:
            mask = sum(1 << field for field in self.fields[start:end])
            yield Entry(
                [mask, *self.sizes[start:end]],
                list(self.firsts[start:end]),
                self.gaps.data[gap:gap_end],
                self.codes.data[code:code_end],
                list(self.overflow[over:over_end]),
                self.places.data[place:place_end],
            )
            start, gap, code, place, over = end, gap_end, code_end, place_end, over_end


def leb128(values: Numbers) -> tuple[bytes, Numbers]:
    """Numbers as unsigned LEB128, and where each begins, with the end of the last one."""
    sizes = np.ones(len(values), np.int64)
    for bits in range(7, int(values.max(initial=0)).bit_length(), 7):
        sizes += values >> bits > 0
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    out = np.empty(offsets[-1], np.uint8)
    for at in range(int(sizes.max(initial=0))):
        longer = sizes > at
        more = (sizes[longer] > at + 1) * 0x80
        out[offsets[:-1][longer] + at] = values[longer] >> 7 * at & 0x7F | more
    return out.tobytes(), offsets


def _place_gaps(found: Numbers, firsts: Numbers) -> Numbers:
    """Of each posting the first place, then the differences to the next ones."""
    places = found & MAX_PLACES
    gaps = np.diff(places, prepend=0)
    gaps[firsts] = places[firsts]
    return gaps


def _starts(keys: Numbers) -> Numbers:
    """Where in sorted `keys` each new one begins."""
    return np.flatnonzero(np.diff(keys, prepend=-1))


def _ends(terms: Numbers, wanted: Numbers) -> Numbers:
    """How many of the sorted numbers `terms` are at most each of `wanted`."""
    return np.searchsorted(terms, wanted, side="right")
