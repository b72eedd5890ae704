"""Bytes of the search files: variable-length integers, deflated columns.

The reader is ``hooks/browser/worker/codec.js``, the format docs/search-format.md.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from papershelf.machinery.versions import code_version

# Raw deflate, which the browser's DecompressionStream reads: windows of 2 ** 15 and, for
# short texts, 2 ** 13 bytes; a smaller one and less memory are set up in half the time.
_WINDOW, _MEMORY = -15, 9
_SHORT_WINDOW, _SHORT_MEMORY = -13, 8

# How matches are looked for: numbers have few repetitions worth a reference.
TEXT = (zlib.Z_DEFAULT_STRATEGY,)
NUMBERS = (zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE)

KEY_SIZE = 16
# What is in the key of every file that is deflated: another zlib, or deflated in another way,
# it is made of other bytes.
_KEY = hashlib.blake2b(zlib.ZLIB_RUNTIME_VERSION.encode(), digest_size=KEY_SIZE)
_KEY.update(code_version(("index/codec.py",), ()))


def varints(values: list[int]) -> bytes:
    """Unsigned LEB128: seven bits a byte, least significant first, high bit = more."""
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
    """Words, each as what it shares with the one before, the rest, and a line feed.

    A shared length of n is the character of code 48 + n, at most ``~``.  The reader
    counts UTF-16 code units; words beyond the BMP share nothing, so that it may.
    """
    return front_code_by(words, shared_lengths(words))


def front_code_by(words: Sequence[str], shared: Sequence[int]) -> str:
    """As `front_code`, where it is known what each word shares with the one before."""
    return "".join(
        [
            f"{chr(_SHARED_ZERO + length)}{word[length:]}\n"
            for word, length in zip(words, shared, strict=True)
        ]
    )


def shared_lengths(words: Sequence[str]) -> list[int]:
    """How many characters each word shares with the one before it, as `front_code` counts them."""
    if len(words) < 2:
        return [0] * len(words)
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    width = min(int(sizes.max()), _SHARED_MAX)
    # One row of code points a word, filled up with zeros.
    points = np.array(words, f"<U{width + 1}").view("<u4").reshape(len(words), -1)
    differ = points[1:] != points[:-1]
    first = np.where(differ.any(axis=1), differ.argmax(axis=1), width)
    shared = np.minimum(np.minimum(first, width), np.minimum(sizes[1:], sizes[:-1]))
    if _beyond_bmp("".join(words)):
        astral = np.fromiter(map(_beyond_bmp, words), bool, len(words))
        shared[astral[1:] | astral[:-1]] = 0
    return [0, *shared.tolist()]


def _beyond_bmp(text: str) -> bool:
    """Whether a character of `text` takes two UTF-16 code units."""
    return not text.isascii() and max(text) > _BMP


def in_code_units(words: Iterable[str]) -> list[str]:
    """Words in the order of their UTF-16 code units, as JavaScript compares them."""
    ordered = sorted(words)
    # Both orders are one as long as no character takes two units.
    if _beyond_bmp("".join(ordered)):
        ordered.sort(key=lambda word: word.encode("utf-16-be", "surrogatepass"))
    return ordered


def separator(last: str, first: str) -> str:
    """The shortest beginning of `first` that sorts after `last`, the word before it."""
    shared = next((i for i in range(len(last)) if last[i] != first[i]), len(last))
    return first[: shared + 1]


_SHARED_ZERO = ord("0")
_SHARED_MAX = ord("~") - _SHARED_ZERO
_BMP = "\uffff"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of an index, as it is."""

    data: bytes

    @property
    def key(self) -> bytes:
        """A hash of the bytes."""
        return hashlib.blake2b(self.data, digest_size=KEY_SIZE).digest()


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of an index: columns one after another, deflated when it is to be written.

    A file that stands there from the last build is known by its key, and not deflated.

    Attributes:
        columns: each has a Huffman table of its own.
        strategies: the smallest result of them is taken.
    """

    columns: Sequence[bytes]
    strategies: Sequence[int] = NUMBERS

    @property
    def key(self) -> bytes:
        """A hash of all that the bytes depend on."""
        digest = _KEY.copy()
        digest.update(repr((self.strategies, *map(len, self.columns))).encode())
        for column in self.columns:
            digest.update(column)
        return digest.digest()

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return min((_deflate(self.columns, strategy) for strategy in self.strategies), key=len)


def deflate_text(text: str) -> bytes:
    """A short text as UTF-8; a lone surrogate, which no page can show, becomes ``?``."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _SHORT_WINDOW, _SHORT_MEMORY)
    return packer.compress(text.encode("utf-8", "replace")) + packer.flush()


def _deflate(columns: Sequence[bytes], strategy: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, _WINDOW, _MEMORY, strategy)
    out = bytearray()
    for column in columns:
        if column:
            out += packer.compress(column)
            out += packer.flush(zlib.Z_BLOCK)
    return bytes(out + packer.flush())


def pack(columns: Sequence[bytes], strategies: Sequence[int] = TEXT) -> Packed:
    """The columns with a header that tells how many there are and how long each is."""
    header = varints([len(columns), *map(len, columns)])
    return Packed((header, *columns), strategies)
