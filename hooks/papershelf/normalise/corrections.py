"""Reads which notices correct a paper, as PubMed, Europe PMC and Crossref name them."""

from __future__ import annotations

from collections.abc import Iterator

from papershelf.normalise.doi import clean_doi
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.identifiers import clean_pmid
from papershelf.normalise.limits import LONGEST_LINE
from papershelf.normalise.other_types import wrong_type
from papershelf.normalise.text import NO_VALUE

# Before a PubMed id, which a DOI cannot begin with.
PUBMED = "PMID:"
_MOST = 50
_EXPECTED = "the DOI or the PubMed id of a correction, such as 10.5555/compost.2 or PMID:12345678"


def read_corrected_by(draft: Draft, sources: tuple[str, ...]) -> Read[tuple[str, ...]]:
    """Read the ids of corrections from a text or a list of texts; semicolons divide ids."""
    found: dict[str, None] = {}
    findings: list[Finding] = []
    used = []
    for read in draft.supplies.values(sources):
        used.append(read.source)
        if not isinstance(read.value, str | list):
            findings.append(wrong_type(read.source, read.value, "an id or a list of them"))
            continue
        for text in _texts(read.value):
            own = notice_id(text)
            if own is None:
                message = f"found {text[:80]!r}, expected {_EXPECTED}"
                findings.append(Finding("field-invalid", "corrected_by", message))
            elif len(found) < _MOST:
                found[own] = None
    return Read(tuple(found), ", ".join(used), tuple(found), tuple(findings))


def _texts(value: str | list[object]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        for text in item[:LONGEST_LINE].split(";") if isinstance(item, str) else ():
            if text.strip().lower() not in (*NO_VALUE, ""):
                yield text.strip()


def notice_id(text: str) -> str | None:
    """Return the id of a notice: a bare DOI in small letters, ``PMID:`` and digits, or None."""
    if pmid := clean_pmid(text):
        return f"{PUBMED}{pmid}"
    doi, _ = clean_doi(text)
    return doi.lower() if doi else None
