"""Reads which notices correct a paper, as PubMed, Europe PMC and Crossref name them."""

from __future__ import annotations

from collections.abc import Iterator

from papershelf.normalise.doi import clean_doi
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Read
from papershelf.normalise.identifiers import clean_pmid
from papershelf.normalise.limits import LONGEST_LINE
from papershelf.normalise.several import read_several
from papershelf.normalise.text import NO_VALUE

# Before a PubMed id, which a DOI cannot begin with.
PUBMED = "PMID:"
_EXPECTED = "the DOI or the PubMed id of a correction, such as 10.5555/compost.2 or PMID:12345678"


def read_corrected_by(draft: Draft, sources: tuple[str, ...]) -> Read[tuple[str, ...]]:
    """Read the ids of corrections from a text or a list of texts; semicolons divide ids."""
    wanted = "an id or a list of them"
    return read_several(
        draft, "corrected_by", sources, _ids, notice_id, wanted=wanted, expected=_EXPECTED
    )


def _ids(text: str) -> Iterator[str]:
    for one in text[:LONGEST_LINE].split(";"):
        if one.strip().lower() not in (*NO_VALUE, ""):
            yield one.strip()


def notice_id(text: str) -> str | None:
    """Return the id of a notice: a bare DOI in small letters, ``PMID:`` and digits, or None."""
    if pmid := clean_pmid(text):
        return f"{PUBMED}{pmid}"
    doi, _ = clean_doi(text)
    return doi.lower() if doi else None
