"""Makes texts of records safe to print: control characters can command a terminal."""

from __future__ import annotations


def harmless(text: str) -> str:
    """Return `text` with U+FFFD in place of each character that is not printable."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in text)
