"""Reads DOIs, ids of PubMed, PubMed Central and arXiv, ISSNs and addresses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.kind import is_book_title
from papershelf.normalise.supplies import is_of_body
from papershelf.normalise.text import unescape

# ANSI/NISO Z39.84; only older Wiley DOIs (SICI) have angle brackets.
_DOI = re.compile(r"10\.\d{4,9}/(?:\(SICI\)[^\s\"]+|[^\s\"<>|\\^`{}•…]+)", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/|^doi:\s*", re.IGNORECASE)
# ``…1466088Evaluating``: the page's next word; no DOI has such a mix of case after a digit.
_GLUED_WORD = re.compile(r"(?<=\d)[A-Z][a-z]{2,}[A-Za-z]*$")
_CITED = re.compile(
    r"\[(?:PubMed|Google ?Scholar|DOI|Cross ?Ref|PMC free article)\]", re.IGNORECASE
)
_MAX_DOI = 200

_MISSING = Finding("doi-missing", "doi", "no DOI of its own is given")


def read_doi(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """Read the paper's own DOI, not that of a paper it cites.

    Chapters of a book have no DOI: if the title is a book's, the PubMed fetch took the
    first DOI of the entry, which belongs to a cited paper.
    """
    read = _first_doi(draft, sources)
    title = draft["title"].value
    if not read.value or not title or not is_book_title(title):
        return read
    if draft.supplied("journal"):
        return read
    message = f"{read.value} is another paper's: chapters of {title!r} bear no DOI"
    return Read(
        None,
        findings=(*read.findings, Finding("doi-from-reference", "doi", message), _MISSING),
        refused=((read.source, read.supplied), *read.refused),
    )


def _first_doi(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    findings: list[Finding] = []
    refused: list[tuple[str, object]] = []
    for found in draft.supplies.candidates(sources):
        findings += found.findings
        if found.value is None:
            continue
        supplied, source = found.value, found.source
        doi, dirty = clean_doi(supplied)
        if dirty:
            message = f"found {supplied[:_MAX_DOI]!r}, read as {doi!r}"
            findings.append(Finding("doi-dirty", "doi", message))
        if doi and (draft.variant.fixed_layout or not is_cited_only(doi, draft.body)):
            if is_of_body(source):
                message = f"{doi} was read from the body"
                findings.append(Finding("doi-from-body", "doi", message))
            return Read(doi, source, supplied, tuple(findings), tuple(refused))
        if doi:
            message = f"{doi} stands in the list of references only: it is another paper's"
            findings.append(Finding("doi-from-reference", "doi", message))
        refused.append((source, supplied))
    return Read(None, findings=(*findings, _MISSING), refused=tuple(refused))


def doi_merit(doi: str | None, codes: Collection[str]) -> tuple[bool, bool]:
    """Return a sort key: a DOI of the front matter is better than one from the body."""
    return doi is not None, "doi-from-body" not in codes


def clean_doi(supplied: str) -> tuple[str | None, bool]:
    """Return the bare DOI in `supplied`, and whether more than a resolver's prefix was cut off.

    Of several DOIs the first counts.  Punctuation and a joined word after it are cut
    off, and a closing bracket that was never opened; its case is kept.
    """
    text = unescape(supplied.strip()[: 10 * _MAX_DOI])
    match = _DOI.search(text)
    if match is None:
        return None, bool(text)
    doi = _balanced(match[0][:_MAX_DOI])
    if not _DOI.fullmatch(doi):  # only punctuation follows the prefix
        return None, True
    return doi, _PREFIX.sub("", text) != doi


def _balanced(doi: str) -> str:
    while True:
        trimmed = _GLUED_WORD.sub("", doi.rstrip(".,;:'’”*_&#"))
        for opening, closing in ("()", "[]"):
            if trimmed.endswith(closing) and trimmed.count(closing) > trimmed.count(opening):
                trimmed = trimmed[:-1]
        if trimmed == doi:
            return doi
        doi = trimmed


def is_cited_only(doi: str, body: str) -> bool:
    """Return whether `doi` occurs only in entries of a reference list, labels not counted."""
    lines = [line for line in _lines_with(doi.lower(), body.lower()) if not line.startswith("**")]
    return bool(lines) and all(_CITED.search(line) for line in lines)


def _lines_with(needle: str, text: str) -> Iterator[str]:
    at = text.find(needle)
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text[start:end].strip()
        at = text.find(needle, end)


def clean_pmid(supplied: str) -> str | None:
    """Return a PubMed id, one to eight digits, or None."""
    match = re.fullmatch(r"(?:PMID:?\s*)?(\d{1,8})", supplied.strip())
    return match[1] if match else None


def read_pmid(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """Read the PubMed id."""
    found = draft.supplies.text(sources)
    pmid = clean_pmid(found.value) if found.value else None
    if pmid is None:
        refused = ((found.source, found.value),) if found.value else ()
        return Read(None, findings=found.findings, refused=refused)
    return Read(pmid, found.source, found.supplied, found.findings)


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


def _own_url(supplied: str, doi: str | None) -> tuple[str | None, tuple[Finding, ...]]:
    url = clean_url(supplied)
    if url is None:
        message = f"found {supplied[:_MAX_DOI]!r}, expected an http(s) address"
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
    match = re.search(r"(?<![A-Za-z])PMC\s?(\d{1,9})(?!\d)", supplied, re.IGNORECASE)
    match = match or re.fullmatch(r"(\d{1,9})(?:\.\d+)?", supplied.strip())
    return f"PMC{match[1]}" if match else None


# Since 2007 ``2101.00001``, before ``math.GT/0309136``; a version may follow.
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:\s*)?"
    r"(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?)(?:\.pdf)?",
    re.IGNORECASE,
)


def clean_arxiv(supplied: str) -> str | None:
    """Return an arXiv id of the new or old style, without prefix or address, or None."""
    match = _ARXIV.match(supplied.strip())
    rest = supplied.strip()[match.end() :] if match else ""
    # ``arXiv:2101.00001 [cs.CL]``: the subject may follow.
    return match[1] if match and (not rest or rest.startswith((" ", "["))) else None
