"""Decides which kind of publication a record describes, or that it describes none."""

from __future__ import annotations

import re
from functools import lru_cache

from papershelf.machinery.frozen import Value
from papershelf.model import PaperKind

# Books of the NCBI Bookshelf; for each of their chapters PubMed gives the book's title.
_BOOKS = re.compile(
    r"(?:statpearls|endotext|genereviews®?|medical genetics summaries|livertox.*|"
    r"drugs and lactation database.*|probe reports.*|pubmed clinical q&a|"
    r"clinical methods|comparative effectiveness review summary guides.*)(?: \[internet\])?",
    re.IGNORECASE,
)
# DataCite and Crossref prefixes of preprint servers.
_PREPRINT = re.compile(
    r"10\.(?:48550/arxiv|1101/(?:\d{4}\.\d\d\.\d\d\.|\d{6}$)|21203/rs|20944/preprints|31234/osf|"
    r"31219/osf|26434/chemrxiv|2139/ssrn|36227/techrxiv|64898/)",
    re.IGNORECASE,
)
_PREPRINT_SOURCE = re.compile(r"arxiv|biorxiv|medrxiv|chemrxiv|preprint", re.IGNORECASE)

_SEARCH_PAGE = re.compile(
    r"\bsearch (?:results?|archives?|page)\b|\bresults? by year\b|"
    r"\b(?:page|article|404) not found\b|\baccess denied\b|\bjust a moment\b",
    re.IGNORECASE,
)
_SEARCH_WORDS = ("search", "result", "not found", "denied", "moment")
_REVIEW_LABEL = re.compile(r"\b(?:review|original|research) ?article", re.IGNORECASE)
# Pages of guides and news also have shorter texts under a heading Abstract.
_MIN_EVIDENCE = 200


class Signs(Value, frozen=True):
    """The signs by which a record is recognised as a research paper."""

    title: str | None
    has_front_matter: bool
    authors: int
    doi: str | None
    pmid: str | None
    journal: str | None
    abstract_length: int
    source: str | None


def rejection(signs: Signs) -> str | None:
    """Return why a record is not a research paper, or None if it has a scholarly sign."""
    if not signs.has_front_matter:
        return "no front matter: a note, not an acquired record"
    # A paper may be about web searches, and no page of one names authors; it may hold a DOI.
    identified = signs.authors and (signs.doi or signs.pmid or signs.journal)
    if signs.title and not identified and _is_search_page(signs.title):
        return f"a page of a search or an error, by its title {signs.title!r}"
    scholarly = (
        signs.authors
        or signs.doi
        or signs.pmid
        or signs.journal
        or signs.abstract_length > _MIN_EVIDENCE
        or "pdf" in (signs.source or "").lower()
        or (signs.title and (_REVIEW_LABEL.search(signs.title) or is_book_title(signs.title)))
    )
    if not scholarly:
        return "no author, DOI, PubMed id, journal or abstract: a web page or guide"
    return None


def _is_search_page(title: str) -> bool:
    # Most titles have none of the words, and checking that is much faster.
    if title.isascii() and not any(map(title.lower().__contains__, _SEARCH_WORDS)):
        return False
    return _SEARCH_PAGE.search(title) is not None


def kind_of(
    title: str | None,
    doi: str | None,
    journal: str | None,
    source: str | None,
    preprint_of: str | None = None,
) -> PaperKind:
    """Return the kind: chapter by its book's title, preprint by the DOI's prefix or source.

    A paper whose record names a published version is a preprint, whatever its DOI.
    """
    if title and is_book_title(title):
        return PaperKind.CHAPTER
    if preprint_of or (doi and _PREPRINT.match(doi)):
        return PaperKind.PREPRINT
    if journal is None and source and _PREPRINT_SOURCE.search(source):
        return PaperKind.PREPRINT
    return PaperKind.PAPER


# Cached: three fields of a record depend on it.
@lru_cache(maxsize=16)
def is_book_title(title: str) -> bool:
    """Return whether a title is that of a book, where a chapter was meant."""
    return _BOOKS.fullmatch(title.strip(" .")) is not None


def preprint_server(doi: str | None, source: str | None) -> str | None:
    """Return the name of the preprint server to show as the journal, or None."""
    if (doi or "").lower().startswith("10.48550/arxiv"):
        return "arXiv"
    if source and source.lower().startswith("arxiv"):
        return "arXiv"
    return None
