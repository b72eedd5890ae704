"""The postings of every term as bytes, all terms at once.

docs/search-format.md describes the columns; `shards` cuts them into files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """The postings of all terms of an index.

    Attributes:
        postings: how many there are.
        bare: fields of which a list holds no norms, ascending.
        bare_from: number of postings from which on a list is bare.
    """

    postings: int
    bare: tuple[int, ...]
    bare_from: int
    _fields: Sequence[int]  # of each list
    _sizes: Sequence[int]  # … its number of postings
    _firsts: Sequence[int]  # … its first document
    _lists: Sequence[int]  # lists up to the end of each term
    _gaps: _Varints
    _codes: _Varints
    _places: _Varints
    _overflow: Sequence[int]
    _overflows: Sequence[int]  # frequencies that overflow up to the end of each term

    def entries(self) -> Iterator[Entry]:
        """The postings of each term, in order."""
        start = over = gap = code = place = 0
        ends = zip(
            self._lists,
            self._gaps.ends,
            self._codes.ends,
            self._places.ends,
            self._overflows,
            strict=True,
        )
        for end, gap_end, code_end, place_end, over_end in ends:
            mask = sum(1 << field for field in self._fields[start:end])
            yield Entry(
                [mask, *self._sizes[start:end]],
                list(self._firsts[start:end]),
                self._gaps.data[gap:gap_end],
                self._codes.data[code:code_end],
                list(self._overflow[over:over_end]),
                self._places.data[place:place_end],
            )
            start, gap, code, place, over = end, gap_end, code_end, place_end, over_end


def encode(postings: Postings, norms: Numbers, bare_from: int) -> Encoded:
    """All postings of a whole index as bytes.

    Args:
        postings: sorted, see `Postings`.
        norms: number of each document's norm, shape (documents, fields).
        bare_from: see `Encoded`.
    """
    found = postings.occurrences.astype(np.int64)
    terms = len(postings.terms)
    firsts = _starts(found >> DOCUMENT_SHIFT)  # of each posting its first occurrence
    heads = found[firsts]
    frequencies = np.diff(firsts, append=len(found))
    documents = heads >> DOCUMENT_SHIFT & (MAX_DOCUMENTS - 1)
    fields = heads >> FIELD_SHIFT & (1 << TERM_SHIFT - FIELD_SHIFT) - 1
    lists = _starts(heads >> FIELD_SHIFT)  # of each list its first posting
    sizes = np.diff(lists, append=len(heads))
    small = np.minimum(frequencies, _FREQUENCIES) - 1
    columns = np.array([field.column for field in FIELDS])
    bare = columns[fields[lists]] & (sizes >= bare_from)
    codes = np.where(np.repeat(bare, sizes), small, norms[documents, fields] * _FREQUENCIES + small)
    over = frequencies >= _FREQUENCIES
    in_list = np.ones(len(heads), bool)
    in_list[lists] = False
    gaps = np.diff(documents, prepend=0)[in_list] - 1
    of_term = heads >> TERM_SHIFT
    return Encoded(
        postings=len(heads),
        bare=tuple(np.unique(fields[lists][bare]).tolist()),
        bare_from=bare_from,
        _fields=fields[lists].tolist(),
        _sizes=sizes.tolist(),
        _firsts=documents[lists].tolist(),
        _lists=_ends(of_term[lists], terms).tolist(),
        _gaps=_Varints.of(gaps, _ends(of_term[in_list], terms)),
        _codes=_Varints.of(codes, _ends(of_term, terms)),
        _places=_Varints.of(_place_gaps(found, firsts), _ends(found >> TERM_SHIFT, terms)),
        _overflow=(frequencies[over] - _FREQUENCIES).tolist(),
        _overflows=_ends(of_term[over], terms).tolist(),
    )


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


def _ends(terms: NDArray[np.int64], number: int) -> Numbers:
    """How many of the sorted numbers `terms` are at most 0, 1, … `number` - 1."""
    return np.searchsorted(terms, np.arange(number), side="right")
