"""Encodes the postings of all terms as bytes, many terms at once.

docs/search-format.md describes the columns; `shards` cuts them into files.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from papershelf.index.postings import (
    DOCUMENT_SHIFT,
    FIELD_SHIFT,
    MAX_DOCUMENTS,
    MAX_PLACES,
    TERM_SHIFT,
    Numbers,
    Postings,
)

# A posting's code is 8 * norm + frequency - 1; frequencies from 8 on go to `overflow`.
_FREQUENCIES = 8

# The bit of a field mask, above those of all fields, of a name of authors that is also a word.
_EVERYDAY = 1 << (1 << TERM_SHIFT - FIELD_SHIFT)

# Number of occurrences encoded at a time.
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Numbers as LEB128, grouped by term.

    Attributes:
        starts: shape (terms + 1,); where the bytes of each term begin, and the end of all.
        lists: where the bytes of each list end; only of columns whose lists are apart.
    """

    data: bytes
    starts: Numbers
    lists: Numbers

    @classmethod
    def of(cls, values: Numbers, ends: Numbers, sizes: Numbers | None = None) -> Column:
        """Encode `values`.

        Args:
            values: of all terms.
            ends: number of values up to the end of each term.
            sizes: number of values of each list, if the lists are to be apart.
        """
        data, offsets = leb128(values)
        lists = offsets[ends if sizes is None else np.cumsum(sizes)]
        return cls(data, offsets[np.concatenate([[0], ends])], lists)

    def of_terms(self, first: int, end: int) -> bytes:
        """Return the bytes of the terms from `first` up to, not including, `end`."""
        return self.data[self.starts[first] : self.starts[end]]

    def by_list(self, number: int) -> list[bytes]:
        """Return the bytes of one term, apart for each of its lists that has any."""
        first, end = np.searchsorted(self.lists, self.starts[number : number + 2], "right")
        edges = [self.starts[number], *self.lists[first:end]]
        return [self.data[start:end] for start, end in pairwise(edges) if start < end]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """The encoded postings of consecutive terms, column by column.

    Attributes:
        counts: for each term its field mask, whose bit `_EVERYDAY` is no field, then the number
            of documents in each field.
        firsts: the first document in each field.
        gaps: differences of document numbers, minus one.
        codes: for each posting 8 * norm + frequency - 1; in bare lists without the norm.
        overflow: frequency - 8 of each posting whose frequency is at least 8.
        places: for each posting the first place, then the differences.
        sizes: shape (terms,); approximate bytes before deflation, without places.
        bare: shape (terms,); whether a list of the term is bare.
        bare_fields: fields with a bare list.
    """

    counts: Column
    firsts: Column
    gaps: Column
    codes: Column
    overflow: Column
    places: Column
    sizes: Numbers
    bare: NDArray[np.bool_]
    bare_fields: Sequence[int]

    @property
    def of_shard(self) -> tuple[Column, ...]:
        """The columns of a shard of terms, after that of the terms themselves."""
        return self.counts, self.firsts, self.gaps, self.codes, self.overflow


class Encoder:
    """Encodes the postings of a whole index, block by block."""

    def __init__(
        self,
        postings: Postings,
        norms: Numbers,
        bare_from: Sequence[int],
        everyday: Container[str] = (),
    ) -> None:
        """Take a sorted index.

        Args:
            postings: the postings of the whole index.
            norms: shape (documents, fields); the number of each document's norm.
            bare_from: for each field the number of postings from which a list is bare.
            everyday: the terms that are names of authors and also everyday words.
        """
        self._found = postings.occurrences
        self._norms = norms
        self._bare_from = np.array(bare_from)
        self._everyday = np.array([term in everyday for term in postings.terms], bool)

    def count_postings(self) -> int:
        """Count the postings."""
        return sum(
            len(_starts(self._found[start:end] >> DOCUMENT_SHIFT)) for start, end in self._blocks()
        )

    def blocks(self) -> Iterator[Block]:
        """Encode the postings of all terms, in order."""
        return (self._encode(self._found[start:end]) for start, end in self._blocks())

    def _blocks(self) -> Iterator[tuple[int, int]]:
        """Yield ranges of about `_BLOCK` occurrences that do not divide a term.

        Encoding takes several times the memory of the occurrences, so it goes block by block.
        """
        start, found = 0, self._found
        while start < len(found):
            last = found[min(start + _BLOCK, len(found)) - 1] >> TERM_SHIFT
            end = int(np.searchsorted(found, last + 1 << TERM_SHIFT))
            yield start, end
            start = end

    def _encode(self, found: Numbers) -> Block:
        """Encode the postings of the terms in `found`."""
        firsts = _starts(found >> DOCUMENT_SHIFT)  # first occurrence of each posting
        heads = found[firsts]
        frequencies = np.diff(firsts, append=len(found))
        documents = heads >> DOCUMENT_SHIFT & (MAX_DOCUMENTS - 1)
        lists = _starts(heads >> FIELD_SHIFT)  # first posting of each list
        fields = heads[lists] >> FIELD_SHIFT & (1 << TERM_SHIFT - FIELD_SHIFT) - 1
        sizes = np.diff(lists, append=len(heads))
        bare = sizes >= self._bare_from[fields]
        over = frequencies >= _FREQUENCIES
        in_list = np.ones(len(heads), bool)
        in_list[lists] = False
        gaps = np.diff(documents, prepend=0)[in_list] - 1

        postings = _starts(heads >> TERM_SHIFT)  # first posting of each term
        # First list of each term.
        lists_of = np.searchsorted(lists, np.append(postings, len(heads)))
        everyday = self._everyday[heads[postings] >> TERM_SHIFT]
        columns = {
            "counts": _counts(fields, sizes, lists_of, everyday),
            "firsts": Column.of(documents[lists], lists_of[1:]),
            "gaps": Column.of(gaps, _before(in_list, postings), sizes - 1),
            "codes": Column.of(
                self._codes(
                    documents, frequencies, np.repeat(fields, sizes), np.repeat(bare, sizes)
                ),
                np.append(postings[1:], len(heads)),
                sizes,
            ),
            "overflow": Column.of(frequencies[over] - _FREQUENCIES, _before(over, postings)),
            "places": Column.of(
                _place_gaps(found, firsts), np.append(firsts[postings[1:]], len(found))
            ),
        }
        return Block(
            **columns,
            sizes=_sizes(lists_of, columns),
            bare=np.bitwise_or.reduceat(bare, lists_of[:-1]),
            bare_fields=np.unique(fields[bare]).tolist(),
        )

    def _codes(
        self, documents: Numbers, frequencies: Numbers, fields: Numbers, bare: NDArray[np.bool_]
    ) -> Numbers:
        """Return each posting's code: its norm and frequency, in a `bare` list the latter only."""
        small = np.minimum(frequencies, _FREQUENCIES) - 1
        return np.where(bare, small, self._norms[documents, fields] * _FREQUENCIES + small)


def _sizes(lists_of: Numbers, columns: Mapping[str, Column]) -> Numbers:
    """Return for each term about how many bytes it takes before deflation, without places."""
    sizes: Numbers = 1 + 3 * np.diff(lists_of)
    for name in ("gaps", "codes"):
        sizes += np.diff(columns[name].starts)
    return sizes


def _counts(
    fields: Numbers, sizes: Numbers, lists_of: Numbers, everyday: NDArray[np.bool_]
) -> Column:
    """Encode for each term its field mask, then the sizes of its lists.

    Args:
        fields: the field of each list.
        sizes: the number of postings of each list.
        lists_of: the first list of each term, then the number of lists.
        everyday: for each term whether it is an everyday word.
    """
    terms = np.arange(len(lists_of) - 1)
    masks = np.bitwise_or.reduceat(1 << fields, lists_of[:-1]) + everyday * _EVERYDAY
    return Column.of(np.insert(sizes, lists_of[:-1], masks), lists_of[1:] + terms + 1)


def _before(chosen: NDArray[np.bool_], starts: Numbers) -> Numbers:
    """Count the `chosen` before the end of each term; terms begin at `starts`."""
    before: Numbers = np.cumsum(chosen)[np.append(starts[1:], len(chosen)) - 1]
    return before


def leb128(values: Numbers) -> tuple[bytes, Numbers]:
    """Encode numbers as unsigned LEB128; also return where each begins, and the end of all."""
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
    """Return for each posting the first place, then the differences to the next ones."""
    places = found & MAX_PLACES
    gaps = np.diff(places, prepend=0)
    gaps[firsts] = places[firsts]
    return gaps


def _starts(keys: Numbers) -> Numbers:
    """Return where in sorted `keys` each new value begins."""
    return np.flatnonzero(np.diff(keys, prepend=-1))
