"""Encodes the search files: variable-length integers, deflated columns.

``hooks/browser/worker/codec.js`` decodes them; docs/search-format.md describes the format.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

# In zlib's frame, so that the browser's DecompressionStream compares a checksum.  Windows
# have 2 ** 15 bytes and, for short texts, 2 ** 13: with that and less memory, setting up takes
# half the time.
_WINDOW, _MEMORY = 15, 9
_SHORT_WINDOW, _SHORT_MEMORY = 13, 8

# zlib's strategies to try; numbers have few repetitions.
TEXT = (zlib.Z_DEFAULT_STRATEGY,)
NUMBERS = (zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE)

DIGEST_SIZE = 16


def varints(values: list[int]) -> bytes:
    """Encode as unsigned LEB128: seven bits a byte, least significant first, high bit = more."""
    if not values or max(values) < 0x80:
        return bytes(values)
    out = bytearray()
    for value in values:
        while value > 0x7F:
            out.append(value & 0x7F | 0x80)
            value >>= 7
        out.append(value)
    return bytes(out)


def front_code(words: Sequence[str]) -> str:
    """Encode each word as the length shared with the word before, the rest, and a line feed.

    A shared length of n is the character of code 48 + n, at most ``~``.  As the reader
    counts UTF-16 code units, words beyond the BMP share nothing.
    """
    return front_code_by(words, shared_lengths(words))


def front_code_by(words: Sequence[str], shared: Sequence[int]) -> str:
    """Do as `front_code` does, with known shared lengths."""
    return "".join(
        [
            f"{chr(_SHARED_ZERO + length)}{word[length:]}\n"
            for word, length in zip(words, shared, strict=True)
        ]
    )


def shared_lengths(words: Sequence[str]) -> list[int]:
    """Return how many characters each word shares with the word before it, for `front_code`."""
    if len(words) < 2:
        return [0] * len(words)
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    width = min(int(sizes.max()), _SHARED_MAX)
    # One row of code points for each word, padded with zeros.
    points = np.array(words, f"<U{width + 1}").view("<u4").reshape(len(words), -1)
    differ = points[1:] != points[:-1]
    first = np.where(differ.any(axis=1), differ.argmax(axis=1), width)
    shared = np.minimum(np.minimum(first, width), np.minimum(sizes[1:], sizes[:-1]))
    if _beyond_bmp("".join(words)):
        astral = np.fromiter(map(_beyond_bmp, words), bool, len(words))
        shared[astral[1:] | astral[:-1]] = 0
    return [0, *shared.tolist()]


def _beyond_bmp(text: str) -> bool:
    """Return whether a character of `text` takes two UTF-16 code units."""
    return not text.isascii() and max(text) > _BMP


def in_code_units(words: Iterable[str]) -> list[str]:
    """Sort words by their UTF-16 code units, as JavaScript compares them."""
    ordered = sorted(words)
    # Both orders are the same if no character takes two units.
    if _beyond_bmp("".join(ordered)):
        ordered.sort(key=code_units)
    return ordered


def code_units(word: str) -> bytes:
    """Return what sorts as JavaScript compares `word`."""
    return word.encode("utf-16-be", "surrogatepass")


def separator(last: str, first: str) -> str:
    """Return the shortest prefix of `first` that sorts after `last`, the word before it."""
    shared = next((i for i in range(len(last)) if last[i] != first[i]), len(last))
    return first[: shared + 1]


_SHARED_ZERO = ord("0")
_SHARED_MAX = ord("~") - _SHARED_ZERO
_BMP = "\uffff"


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of an index: columns one after another, deflated only when it is written.

    The digest identifies a file that the last build wrote, which is not deflated again.

    Attributes:
        columns: each gets its own Huffman table, and so do parts of a column that are given apart.
        strategies: strategies of zlib to try; the smallest result is used.
    """

    columns: Sequence[bytes]
    strategies: Sequence[int] = NUMBERS

    @property
    def digest(self) -> bytes:
        """A hash of the content before deflation."""
        digest = hashlib.blake2b(digest_size=DIGEST_SIZE)
        digest.update(repr((self.strategies, *map(len, self.columns))).encode())
        for column in self.columns:
            digest.update(column)
        return digest.digest()

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return min((_deflate(self.columns, strategy) for strategy in self.strategies), key=len)


@dataclass(frozen=True, slots=True)
class Short:
    """A file of an index with a short text as UTF-8, deflated only when it is written."""

    text: bytes

    @property
    def digest(self) -> bytes:
        """A hash of the text."""
        return hashlib.blake2b(self.text, digest_size=DIGEST_SIZE).digest()

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        packer = zlib.compressobj(9, zlib.DEFLATED, _SHORT_WINDOW, _SHORT_MEMORY)
        return packer.compress(self.text) + packer.flush()


def _deflate(columns: Sequence[bytes], strategy: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, _WINDOW, _MEMORY, strategy)
    out = bytearray()
    for column in columns:
        if column:
            out += packer.compress(column)
            out += packer.flush(zlib.Z_BLOCK)
    return bytes(out + packer.flush())


def pack(columns: Sequence[bytes], strategies: Sequence[int] = TEXT) -> Packed:
    """Return columns with a header that gives their number and the length of each."""
    return pack_parts([[column] for column in columns], strategies)


def pack_parts(columns: Sequence[Sequence[bytes]], strategies: Sequence[int] = TEXT) -> Packed:
    """Do as `pack` does, with columns in parts, of which each gets its own Huffman table."""
    header = varints([len(columns), *(sum(map(len, parts)) for parts in columns)])
    return Packed((header, *chain.from_iterable(columns)), strategies)
