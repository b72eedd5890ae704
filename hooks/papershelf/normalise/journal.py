"""Reads journal titles: in full, and short."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from papershelf.model import Journal
from papershelf.normalise.citation import Citation, split_citation
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.kind import preprint_server
from papershelf.normalise.markup import without_markup
from papershelf.normalise.text import NO_VALUE, clean_line

_SHORT_END = re.compile(r" [:=] | \(")
_LETTER = re.compile(r"[^\W\d_]")
# ``In *Proceedings of …*``, as Hugo writes it.
_IN = re.compile(r"In(?::\s*| (?=[*_]))")
_TEMPLATE = re.compile(r"\{\{.*\}\}|<%.*%>|\$\{.*\}")
_NO_JOURNAL = NO_VALUE | {
    "journal", "no journal", "journal not found", "unknown journal", "not applicable", "na", "n.a",
}  # fmt: skip
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

    Volume, issue, pages and year after it are cut off.  Return None for an address, a number,
    a year or a word for nothing.
    """
    line = clean_line(supplied)
    if _TEMPLATE.fullmatch(line):
        return None
    citation = citation_in(supplied)
    full = (citation.journal if citation else plain_journal(line)).rstrip(".").strip()
    if not _LETTER.search(full) or _ADDRESS.match(full) or full.lower() in _NO_JOURNAL:
        return None
    short = _SHORT_END.split(full, maxsplit=1)[0].strip()
    return Journal(full, short or full)


def plain_journal(line: str) -> str:
    """Return a journal's title without markup."""
    return without_markup(line[match.end() :] if (match := _IN.match(line)) else line)


@lru_cache(maxsize=4096)
def citation_in(supplied: str) -> Citation | None:
    """Return the citation in place of a journal, if there is one."""
    if not any(map(str.isdigit, supplied)):
        return None
    return split_citation(plain_journal(clean_line(supplied)))


def cited(draft: Draft) -> tuple[Citation, Read[Journal | None]] | None:
    """Return the citation that the record's journal was read from, and the journal as read."""
    journal: Read[Journal | None] = draft["journal"]
    supplied = journal.supplied
    citation = citation_in(supplied) if isinstance(supplied, str) else None
    return (citation, journal) if citation else None
