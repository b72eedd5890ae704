"""DOIs, PubMed ids and addresses: trimmed, balanced, http(s) only."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>|\\^`{}]+")
_DOI_PREFIX = re.compile(r"^(?:https?://)?(?:dx\.)?doi\.org/|^doi:\s*", re.IGNORECASE)


def clean_doi(supplied: str) -> tuple[str | None, bool]:
    """The bare DOI in `supplied`, and whether anything but a resolver's prefix was cut off.

    Punctuation after it goes, and a closing bracket that was never opened.
    """
    match = _DOI.search(supplied)
    if match is None:
        return None, bool(supplied.strip())
    doi = _balanced(match[0])
    rest = _DOI_PREFIX.sub("", supplied.strip())
    return doi, rest != doi


def _balanced(doi: str) -> str:
    while True:
        trimmed = doi.rstrip(".,;:'’”*_•")
        if trimmed.endswith(")") and trimmed.count(")") > trimmed.count("("):
            trimmed = trimmed[:-1]
        if trimmed.endswith("]") and trimmed.count("]") > trimmed.count("["):
            trimmed = trimmed[:-1]
        if trimmed == doi:
            return doi
        doi = trimmed


def clean_pmid(supplied: str) -> str | None:
    """A PubMed id, one to eight digits, or `None`."""
    match = re.fullmatch(r"(?:PMID:?\s*)?(\d{1,8})", supplied.strip())
    return match[1] if match else None


def clean_url(supplied: str) -> str | None:
    """An absolute http(s) address with a host, or `None`."""
    text = supplied.strip()
    if any(character.isspace() or character in '<>"`\\' for character in text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    return text if parts.scheme.lower() in ("http", "https") and host else None
