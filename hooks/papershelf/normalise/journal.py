"""Reads journal titles: in full, and short."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from papershelf.model import Journal
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.kind import preprint_server
from papershelf.normalise.text import clean_line

_SHORT_END = re.compile(r" [:=] | \(")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


def read_journal(draft: Draft, sources: tuple[str, ...]) -> Read[Journal | None]:
    """Read the journal, else the server of a preprint."""
    found = draft.supplies.text(sources)
    supplied = found.value
    journal = clean_journal(supplied) if supplied else None
    if journal is not None:
        return Read(journal, found.source, supplied, found.findings)
    refused = ((found.source, supplied),) if supplied else ()
    if server := preprint_server(draft["doi"].value, draft["database"].value):
        return Read(Journal(server, server), findings=found.findings, refused=refused)
    message = f"{supplied[:80]!r} is no journal" if supplied else "no journal is given"
    missing = Finding("journal-missing", "journal", message)
    return Read(None, findings=(*found.findings, missing), refused=refused)


def journal_merit(journal: Journal | None, _codes: Collection[str]) -> int:
    """Return a sort key: longer is better, as an abbreviation says less."""
    return len(journal.full) if journal else 0


@lru_cache(maxsize=4096)
def clean_journal(supplied: str) -> Journal | None:
    """Return the journal in full, and short: before `` : `` (subtitle), `` = `` or `` (`` (place).

    Return None for an address, a number or a year.
    """
    full = clean_line(supplied).rstrip(".").strip()
    if not _LETTER.search(full) or _ADDRESS.match(full):
        return None
    short = _SHORT_END.split(full, maxsplit=1)[0].strip()
    return Journal(full, short or full)
