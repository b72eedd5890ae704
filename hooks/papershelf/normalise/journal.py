"""Journal titles: in full, and short."""

from __future__ import annotations

import re
import unicodedata

from papershelf.model import Journal

_SHORT_END = re.compile(r" [:=] | \(")


def read_journal(supplied: str) -> Journal | None:
    """The journal, short before `` : `` (subtitle), `` = `` (translation) and `` (`` (place)."""
    full = unicodedata.normalize("NFC", " ".join(supplied.split())).rstrip(".")
    if not re.search(r"[^\W\d_]", full) or full.startswith(("http://", "https://", "www.")):
        return None
    short = _SHORT_END.split(full, maxsplit=1)[0].strip()
    return Journal(full, short or full)
