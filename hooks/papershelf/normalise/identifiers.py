"""Reads ids of PubMed and arXiv, ISSNs, published versions and addresses, which must be http(s)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from papershelf.normalise.doi import clean_doi
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.plain import read_checked

_MAX_SHOWN = 200

# As PubMed writes it, as its pages' addresses and Europe PMC's do, and as a spreadsheet leaves it.
_PMID = re.compile(
    r"(?:(?:PMID|PubMed(?: ID)?|MEDLINE)\b[:\s#]*)?0*([1-9]\d{0,7})(?:\.0)?"
    r"(?:\s*\[[^\]]*\]|[;,].*)?\.?",
    re.IGNORECASE,
)
_PMID_ADDRESS = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed|"
    r"europepmc\.org/(?:abstract|article)/med)/(?:\?term=)?([1-9]\d{0,7})(?![\w.])",
    re.IGNORECASE,
)


def clean_pmid(supplied: str) -> str | None:
    """Return a PubMed id, one to eight digits, or None; 0 is what tools write for none."""
    text = supplied.strip()
    match = _PMID.fullmatch(text) or _PMID_ADDRESS.search(text)
    return match[1] if match else None


def read_url(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """Read the source's address, unless it is the address of the DOI or of another DOI."""
    found = draft.supplies.text(sources)
    if found.value is None:
        return found
    url, faults = _own_url(found.value, draft["doi"].value)
    if url is None:
        refused = ((found.source, found.value),)
        return Read(None, findings=(*found.findings, *faults), refused=refused)
    return Read(url, found.source, found.supplied, found.findings)


def read_preprint_of(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """Read the DOI of the published version of a preprint.

    Tools also write the paper's own DOI there, if the paper is the published version.
    """
    found = read_checked(
        draft,
        sources,
        name="preprint_of",
        clean=lambda text: clean_doi(text)[0],
        expected="the DOI of the published version of a preprint",
    )
    if found.value is None or found.value.lower() != (draft["doi"].value or "").lower():
        return found
    return Read(None, findings=found.findings, refused=((found.source, found.supplied),))


def _own_url(supplied: str, doi: str | None) -> tuple[str | None, tuple[Finding, ...]]:
    url = clean_url(supplied)
    if url is None:
        message = f"found {supplied[:_MAX_SHOWN]!r}, expected an http(s) address"
        return None, (Finding("url-malformed", "url", message),)
    named, _ = clean_doi(url) if "10." in url else (None, False)
    if named is None or doi is None:
        return url, ()
    if not named.lower().startswith(doi.lower()):
        message = f"{url} names another DOI than {doi}"
        return None, (Finding("url-contradicts-doi", "url", message),)
    return (None if urlsplit(url).hostname in ("doi.org", "dx.doi.org") else url), ()


def clean_url(supplied: str) -> str | None:
    """Return an absolute http(s) address with a host, or None."""
    text = supplied.strip()
    if any(character.isspace() or character in '<>"`\\' for character in text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    return text if parts.scheme.lower() in ("http", "https") and host else None


_ISSN = re.compile(r"(?<!\d)(\d{4})-?(\d{3}[\dXx])(?![\dXx])")


def clean_issn(supplied: str) -> str | None:
    """Return the first ISSN with a correct check digit as ``1234-5679`` (ISO 3297), or None."""
    for match in _ISSN.finditer(supplied):
        digits = (match[1] + match[2]).upper()
        total = sum(
            place * int(digit) for place, digit in zip(range(8, 1, -1), digits[:7], strict=True)
        )
        if "0123456789X"[-total % 11] == digits[-1]:
            return f"{digits[:4]}-{digits[4:]}"
    return None


def clean_pmcid(supplied: str) -> str | None:
    """Return a PubMed Central id, ``PMC`` and digits without a version, or None."""
    match = re.search(r"(?<![A-Za-z])PMC\s?0*([1-9]\d{0,8})(?!\d)", supplied, re.IGNORECASE)
    match = match or re.fullmatch(r"0*([1-9]\d{0,8})(?:\.\d+)?", supplied.strip())
    return f"PMC{match[1]}" if match else None


# Since 2007 ``2101.00001``, before ``math.GT/0309136``; a version may follow.
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|"
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.|arxiv:\s*)?"
    r"(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?)(?:\.pdf)?",
    re.IGNORECASE,
)


def clean_arxiv(supplied: str) -> str | None:
    """Return an arXiv id of the new or old style, without prefix or address, or None."""
    match = _ARXIV.match(supplied.strip())
    rest = supplied.strip()[match.end() :] if match else ""
    # ``arXiv:2101.00001 [cs.CL]``: the subject may follow.
    return match[1] if match and (not rest or rest.startswith((" ", "["))) else None
