"""Spreads values over files, and deflates what a browser reads."""

from __future__ import annotations

import zlib

# In zlib's frame, so that the browser's DecompressionStream compares a checksum.
_WINDOW, _MEMORY = 15, 9


def hash_text(text: str) -> int:
    """Return the 32-bit FNV-1a hash of the UTF-8 bytes (draft-eastlake-fnv)."""
    value = 0x811C9DC5
    for byte in text.encode("utf-8", "replace"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def deflate(data: bytes) -> bytes:
    """Deflate bytes (RFC 1950), as small as zlib can."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _WINDOW, _MEMORY)
    return packer.compress(data) + packer.flush()
