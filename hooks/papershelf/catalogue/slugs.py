"""Makes parts of addresses of labels."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

# For text in lower-case ASCII: each character but letters and digits becomes a blank.
_GAPS = bytes(code if chr(code).isascii() and chr(code).isalnum() else 32 for code in range(256))
# Letters that Unicode does not decompose to ASCII.
_LETTERS = str.maketrans(
    {
        **{"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D"},
        **{"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th", "ı": "i"},
    }
)
_MAX_SLUG, _MAX_CHARACTER = 200, 4  # bytes


def slugify(text: str) -> str:
    """Return an address part: runs of ASCII letters and digits joined by ``-``; may be empty."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = text.encode("ascii", "ignore").decode()
    return "-".join(text.lower().encode().translate(_GAPS).decode().split())


# Cached: every page that names an author needs the author's slug again.
@lru_cache(maxsize=1 << 18)
def group_slug(label: str) -> str:
    """Return the address part of a group; a label in another script keeps that script.

    A label too long for the name of a folder (255 bytes) is cut and gets a hash, which
    distinguishes it from others with the same beginning.
    """
    slug = _own_script(label) if _has_other_script(label) else slugify(label)
    if len(slug) <= _MAX_SLUG // _MAX_CHARACTER:
        return slug
    data = slug.encode()
    if len(data) <= _MAX_SLUG:
        return slug
    beginning = data[:_MAX_SLUG].decode(errors="ignore")
    return f"{beginning}-{hashlib.blake2b(data, digest_size=4).hexdigest()}"


def _has_other_script(label: str) -> bool:
    """Return whether letters of `label` have no ASCII form; without them names could coincide."""
    if label.isascii():
        return False
    plain = unicodedata.normalize("NFKD", label.translate(_LETTERS))
    return any(c.isalnum() and not c.isascii() for c in plain)


def _own_script(label: str) -> str:
    """Return runs of letters, digits and their marks joined by ``-``, in lower case."""
    kept = (
        c if c.isalnum() or unicodedata.category(c).startswith("M") else " "
        for c in unicodedata.normalize("NFC", label.lower())
    )
    return "-".join("".join(kept).split())
