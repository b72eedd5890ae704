"""Bytes of the search files: variable-length integers, deflated columns.

The reader is ``docs/assets/search/codec.js``, the format docs/search-format.md.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

# Raw deflate, largest window and memory: the browser's DecompressionStream reads it.
_WINDOW, _MEMORY = -15, 9


def varints(values: Sequence[int]) -> bytes:
    """Unsigned LEB128: seven bits a byte, least significant first, high bit = more."""
    try:
        small = bytes(values)
    except ValueError:
        small = b"\x80"
    if not small or max(small) < 0x80:
        return small
    out = bytearray()
    for value in values:
        while value > 0x7F:
            out.append(value & 0x7F | 0x80)
            value >>= 7
        out.append(value)
    return bytes(out)


def deflate(columns: Iterable[bytes]) -> bytes:
    """The columns one after another, each with a Huffman table of its own."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _WINDOW, _MEMORY)
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
