"""Recognises the ids with which people name papers."""

from __future__ import annotations

import re
from typing import NamedTuple

from papershelf.normalise.doi import clean_doi
from papershelf.normalise.identifiers import clean_arxiv, clean_pmcid, clean_pmid

_VERSION = re.compile(r"v\d+$")
_ARXIV_DOI = "10.48550/arXiv."


class PaperId(NamedTuple):
    """An id: its kind (``doi``, ``pmid``, ``pmcid``, ``arxiv``), and the bare id."""

    kind: str
    value: str

    @property
    def doi(self) -> str | None:
        """The DOI, also that which arXiv makes of its ids; None for ids of PubMed."""
        if self.kind == "arxiv":
            return f"{_ARXIV_DOI}{_VERSION.sub('', self.value)}"
        return self.value if self.kind == "doi" else None


def paper_id(text: str) -> PaperId | None:
    """Return the id in a text: bare, with a prefix such as ``PMID:``, or in an address."""
    text = text.strip()
    if "PMC" in text.upper() and (pmcid := clean_pmcid(text)):
        return PaperId("pmcid", pmcid)
    if pmid := clean_pmid(text):
        return PaperId("pmid", pmid)
    if arxiv := clean_arxiv(text):
        return PaperId("arxiv", arxiv)
    doi, _ = clean_doi(text)
    return PaperId("doi", doi) if doi else None
