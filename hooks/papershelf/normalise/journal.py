"""Journal titles: in full, and short."""

from __future__ import annotations

import re
from functools import lru_cache

from papershelf.model import Journal
from papershelf.normalise.fields import Fields, Finding
from papershelf.normalise.kind import preprint_server
from papershelf.normalise.text import clean_line
from papershelf.normalise.variants import Variant

_SHORT_END = re.compile(r" [:=] | \(")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


def read_journal(
    fields: Fields, variant: Variant, doi: str | None, source: str | None
) -> tuple[Journal | None, str | None, tuple[Finding, ...]]:
    """The journal, or the server of a preprint; the field as supplied; what was wrong."""
    supplied = fields.text(variant.journal)
    journal = clean_journal(supplied) if supplied else None
    if journal is None and (server := preprint_server(doi, source)):
        return Journal(server, server), supplied, ()
    if journal is None:
        message = f"{supplied[:80]!r} is no journal" if supplied else "no journal is given"
        return None, supplied, (("journal-missing", "journal", message),)
    return journal, supplied, ()


@lru_cache(maxsize=4096)
def clean_journal(supplied: str) -> Journal | None:
    """The journal in full, and short: before `` : `` (subtitle), `` = `` and `` (`` (place).

    `None` for an address, a number or a year.
    """
    full = clean_line(supplied).rstrip(".").strip()
    if not _LETTER.search(full) or _ADDRESS.match(full):
        return None
    short = _SHORT_END.split(full, maxsplit=1)[0].strip()
    return Journal(full, short or full)
