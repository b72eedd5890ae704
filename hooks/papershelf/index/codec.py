"""Bytes of the search files: variable-length integers, deflated columns.

The reader is ``docs/assets/search/codec.js``, the format docs/search-format.md.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

# Raw deflate, largest window and memory: the browser's DecompressionStream reads it.
_WINDOW, _MEMORY = -15, 9


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
    out, previous = [], ""
    for word in words:
        shared = _shared(previous, word)
        out.append(f"{chr(_SHARED_ZERO + shared)}{word[shared:]}\n")
        previous = word
    return "".join(out)


def separator(last: str, first: str) -> str:
    """The shortest beginning of `first` that sorts after `last`, the word before it."""
    shared = next((i for i in range(len(last)) if last[i] != first[i]), len(last))
    return first[: shared + 1]


_SHARED_ZERO = ord("0")
_SHARED_MAX = ord("~") - _SHARED_ZERO


def _shared(a: str, b: str) -> int:
    if max(a + b, default="") > "\uffff":
        return 0
    limit = min(len(a), len(b), _SHARED_MAX)
    return next((i for i in range(limit) if a[i] != b[i]), limit)


def deflate(columns: Sequence[bytes]) -> bytes:
    """Columns of numbers one after another, each with a Huffman table of its own.

    Numbers have few repetitions worth a reference: the strategies that look for fewer
    are tried as well, and the smallest result is taken.
    """
    return min((_deflate(columns, strategy) for strategy in _STRATEGIES), key=len)


_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE)


def deflate_text(text: str) -> bytes:
    """A text as UTF-8; a lone surrogate, which no page can show, becomes ``?``."""
    return _deflate([text.encode("utf-8", "replace")], zlib.Z_DEFAULT_STRATEGY)


def _deflate(columns: Sequence[bytes], strategy: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, _WINDOW, _MEMORY, strategy)
    out = bytearray()
    for column in columns:
        if column:
            out += packer.compress(column)
            out += packer.flush(zlib.Z_BLOCK)
    return bytes(out + packer.flush())


def pack(columns: Sequence[bytes]) -> bytes:
    """The columns with a header that tells how many there are and how long each is."""
    header = varints([len(columns), *map(len, columns)])
    return deflate([header, *columns])
