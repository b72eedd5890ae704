"""DOIs, PubMed ids and addresses: trimmed, balanced, http(s) only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from papershelf.machinery.frozen import Value
from papershelf.normalise.fields import Fields, Finding
from papershelf.normalise.kind import is_book_title
from papershelf.normalise.text import unescape
from papershelf.normalise.variants import Variant

# ANSI/NISO Z39.84; older Wiley DOIs (SICI) hold angle brackets, no other does.
_DOI = re.compile(r"10\.\d{4,9}/(?:\(SICI\)[^\s\"]+|[^\s\"<>|\\^`{}•…]+)", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/|^doi:\s*", re.IGNORECASE)
# ``…1466088Evaluating``: the next word of the page.  No DOI mixes case so after a digit.
_GLUED_WORD = re.compile(r"(?<=\d)[A-Z][a-z]{2,}[A-Za-z]*$")
_CITED = re.compile(
    r"\[(?:PubMed|Google ?Scholar|DOI|Cross ?Ref|PMC free article)\]", re.IGNORECASE
)
_MAX_DOI = 200

_MISSING = ("doi-missing", "doi", "no DOI of its own is given")


class Identifiers(Value, frozen=True):
    """The identifiers of a paper; see `papershelf.model.Paper` for their form."""

    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    supplied_doi: str | None = None
    notes: tuple[Finding, ...] = ()


def read_identifiers(fields: Fields, variant: Variant, body: str, title: str | None) -> Identifiers:
    """All identifiers of a record, and what was wrong with them.

    Args:
        fields: what the record supplies.
        variant: where its identifiers stand.
        body: for DOIs that only its list of references holds.
        title: a title that is a book's: its chapters bear no DOI, and the PubMed fetch
            took the first one of the entry, which is that of a cited paper.
    """
    found = _read_doi(fields, variant, body)
    if found.doi and title and is_book_title(title) and not fields.text(variant.journal):
        message = f"{found.doi} is another paper's: chapters of {title!r} bear no DOI"
        notes = (*found.notes, ("doi-from-reference", "doi", message), _MISSING)
        found = replace(found, doi=None, notes=notes)
    pmid = fields.text(variant.pmid)
    url, notes = _read_url(fields.text(variant.url), found.doi)
    return Identifiers(
        found.doi,
        clean_pmid(pmid) if pmid else None,
        url,
        found.supplied_doi,
        found.notes + notes,
    )


def _read_doi(fields: Fields, variant: Variant, body: str) -> Identifiers:
    notes: list[Finding] = []
    for supplied, source in fields.candidates(variant.doi):
        doi, dirty = clean_doi(supplied)
        if dirty:
            notes.append(("doi-dirty", "doi", f"found {supplied[:_MAX_DOI]!r}, read as {doi!r}"))
        if doi is None:
            continue
        if not variant.fixed_layout and is_cited_only(doi, body):
            message = f"{doi} stands in the list of references only: it is another paper's"
            notes.append(("doi-from-reference", "doi", message))
            continue
        if source[0] in "*@":
            notes.append(("doi-from-body", "doi", f"{doi} was read from the body"))
        return Identifiers(doi, supplied_doi=supplied, notes=tuple(notes))
    notes.append(_MISSING)
    return Identifiers(supplied_doi=fields.text(variant.doi), notes=tuple(notes))


def clean_doi(supplied: str) -> tuple[str | None, bool]:
    """The bare DOI in `supplied`, and whether anything but a resolver's prefix was cut off.

    Of several the first counts.  Punctuation and a joined word after it go, and
    a closing bracket that was never opened; its case stays.
    """
    text = unescape(supplied.strip()[: 10 * _MAX_DOI])
    match = _DOI.search(text)
    if match is None:
        return None, bool(text)
    doi = _balanced(match[0][:_MAX_DOI])
    if not _DOI.fullmatch(doi):  # nothing but punctuation stood after the prefix
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
    """Whether `doi` stands in entries of a reference list, and nowhere else but in its label."""
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
    """A PubMed id, one to eight digits, or `None`."""
    match = re.fullmatch(r"(?:PMID:?\s*)?(\d{1,8})", supplied.strip())
    return match[1] if match else None


def _read_url(supplied: str | None, doi: str | None) -> tuple[str | None, tuple[Finding, ...]]:
    """The source's address, unless it is the DOI's own or that of another DOI."""
    if supplied is None:
        return None, ()
    url = clean_url(supplied)
    if url is None:
        message = f"found {supplied[:_MAX_DOI]!r}, expected an http(s) address"
        return None, (("url-malformed", "url", message),)
    named, _ = clean_doi(url) if "10." in url else (None, False)
    if named is None or doi is None:
        return url, ()
    if not named.lower().startswith(doi.lower()):
        message = f"{url} names another DOI than {doi}"
        return None, (("url-contradicts-doi", "url", message),)
    return (None if urlsplit(url).hostname in ("doi.org", "dx.doi.org") else url), ()


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
