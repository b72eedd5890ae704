"""Reads the paper's own DOI, cut out of the text around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.kind import is_book_title
from papershelf.normalise.supplies import is_address, is_of_body
from papershelf.normalise.text import NO_VALUE, clean_characters, unescape

# ANSI/NISO Z39.84; only older Wiley DOIs (SICI, ANSI/NISO Z39.56) have angle brackets: they
# end in a check character, which may be ``#``.
_REGISTRANT = r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/"
_SICI = r"[^\s\"<>]{4,80}<[^\s\"<>]{1,60}>\d\.\d\.CO;2-[\w#]"
_DOI = re.compile(
    rf"{_REGISTRANT}(?:{_SICI}|\(SICI\)[^\s\"]+|[^\s\"<>|\\^`{{}}•…；，、]+)", re.IGNORECASE
)
# Nearly all DOIs: no text is joined to one that ends in a digit, and it has nothing to decode; but
# servers of preprints add versions, and arXiv's numbers may lack their subject.
_PLAIN_DOI = re.compile(r"10\.(?!1101/|48550/)\d{4,9}/[A-Za-z0-9.-]{0,80}\d")
_SICI_DOI = re.compile(_REGISTRANT + _SICI, re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/(?:doi:)?|^(?:doi|info:doi/|urn:doi:)[:\s]*",
    re.IGNORECASE,
)
# ``…1466088Evaluating``: the next word of the page.  No DOI mixes case so after a digit.
_GLUED_WORD = re.compile(r"(?<=\d)[A-Z][a-z]{2,}[A-Za-z]*$")
# What an address has after the DOI that it leads to, and what separates several DOIs.
_AFTER = re.compile(
    r"\]\(|[?&]\w+=|#(?=[a-z])|[;,](?=https?:|(?:dx\.)?doi|10\.\d{4})|/(?=10\.\d{4,9}/)",
    re.IGNORECASE,
)
# The views of one paper on a publisher's site.
_VIEW = re.compile(
    r"(?:/(?:full|abstract|pdf|epdf|pdfdirect|epub|html|xml|summary|meta|references|citations?|"
    r"figures|fulltext|full-text|download|tables|suppl(?:_file)?)|"
    r"\.(?:full|pdf|full\.pdf|abstract|short|html))$",
    re.IGNORECASE,
)
_BIORXIV = re.compile(r"(10\.1101/[\d.]{6,})v\d{1,2}(?:\.\w+)*$", re.IGNORECASE)
# Before 2007 arXiv's numbers were unique within a subject only: without it they name nothing.
_LOST_SUBJECT = re.compile(r"10\.48550/arxiv\.\d{7}(?:v\d+)?", re.IGNORECASE)
_CITED = re.compile(
    r"\[(?:PubMed|Google ?Scholar|DOI|Cross ?Ref|PMC free article)\]|[•·] ?Google ?Scholar|"
    r"\b(?:Article|PubMed|Cross ?Ref|CAS) {1,3}Google ?Scholar",
    re.IGNORECASE,
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_MAX_DOI = 200
_MOST_CODINGS = 3

_MISSING = Finding("doi-missing", "doi", "no DOI of its own is given")


def read_doi(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """Read the paper's own DOI, not that of a paper it cites.

    Chapters of a book have no DOI: if the title is a book's, the PubMed fetch took the
    first DOI of the entry, which belongs to a cited paper.  A preprint without a DOI gets
    the one that arXiv makes of its id.
    """
    read = _first_doi(draft, sources)
    title = draft["title"].value
    if read.value is None:
        return _of_arxiv(draft, read)
    if not title or not is_book_title(title) or draft.supplied("journal"):
        return read
    message = f"{read.value} is another paper's: chapters of {title!r} have no DOI"
    return Read(
        None,
        findings=(*read.findings, Finding("doi-from-reference", "doi", message), _MISSING),
        refused=((read.source, read.supplied), *read.refused),
    )


def _of_arxiv(draft: Draft, read: Read[str | None]) -> Read[str | None]:
    """Return the DOI made of the record's arXiv id; `read` for other records."""
    arxiv = draft["arxiv"].value
    journal = draft.supplied("journal") if arxiv else None
    if not arxiv or (journal and "arxiv" not in journal.lower()):
        return read
    doi = f"10.48550/arXiv.{re.sub(r'v[0-9]+$', '', arxiv)}"
    message = f"{doi} was made of the arXiv id {arxiv}"
    rest = tuple([finding for finding in read.findings if finding is not _MISSING])
    found = Finding("doi-from-arxiv", "doi", message)
    return Read(doi, findings=(*rest, found), refused=read.refused)


def _first_doi(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    findings: list[Finding] = []
    refused: list[tuple[str, object]] = []
    for found in draft.supplies.candidates(sources):
        findings += found.findings
        if found.value is None:
            continue
        supplied, source = found.value, found.source
        doi, dirty = clean_doi(supplied)
        if is_address(source):
            if doi is None:
                continue
            message = f"{doi} was read from the address {supplied[:_MAX_DOI]!r}"
            findings.append(Finding("doi-from-address", "doi", message))
            return Read(doi, source, supplied, tuple(findings), tuple(refused))
        if doi is None and supplied.lower() not in NO_VALUE:
            message = f"found {supplied[:_MAX_DOI]!r}, expected a DOI such as 10.1000/182"
            findings.append(Finding("field-invalid", "doi", message))
        elif doi and dirty:
            message = f"found {supplied[:_MAX_DOI]!r}, read as {doi!r}"
            findings.append(Finding("doi-dirty", "doi", message))
        if doi and (draft.variant.fixed_layout or not is_cited_only(doi, draft.body)):
            if is_of_body(source):
                message = f"{doi} was read from the body"
                findings.append(Finding("doi-from-body", "doi", message))
            return Read(doi, source, supplied, tuple(findings), tuple(refused))
        if doi:
            message = f"{doi} is in the list of references only: it is another paper's"
            findings.append(Finding("doi-from-reference", "doi", message))
        refused.append((source, supplied))
    return Read(None, findings=(*findings, _MISSING), refused=tuple(refused))


def doi_merit(doi: str | None, codes: Collection[str]) -> tuple[bool, bool]:
    """Return a sort key: a DOI of the front matter is better than one from the body."""
    return doi is not None, "doi-from-body" not in codes


def clean_doi(supplied: str) -> tuple[str | None, bool]:
    """Return the bare DOI in `supplied`, and whether more than a resolver's prefix was cut off.

    Of several DOIs the first counts.  Percent codes are decoded.  Punctuation, a joined word,
    a link's end and the name of a view (``/full``) after it are cut off, and a closing bracket
    that was never opened; its case is kept.
    """
    if _PLAIN_DOI.fullmatch(supplied):
        return supplied, False
    text = unescape(supplied.strip()[: 10 * _MAX_DOI])
    match = _DOI.search(_decoded(text))
    if match is None:
        return None, bool(text)
    doi = match[0][:_MAX_DOI] if _SICI_DOI.fullmatch(match[0]) else _trimmed(match[0])
    if not _DOI.fullmatch(doi) or _LOST_SUBJECT.fullmatch(doi):
        return None, True  # only punctuation, or too little, follows the prefix
    return doi, _PREFIX.sub("", text) not in (doi, "<" + doi + ">")


def _decoded(text: str) -> str:
    """Return `text` without percent codes, entities, invisible characters and special hyphens."""
    for _ in range(_MOST_CODINGS):
        if "%" not in text:
            break
        text = unescape(unquote(text))
    return (
        text if text.isascii() and text.isprintable() else clean_characters(text).translate(_DASHES)
    )


def _trimmed(text: str) -> str:
    """Return a DOI without what follows it in an address or a list."""
    # The registrant's slash is no sign of a second DOI.
    begin = text.index("/") + 1
    after = None if "<" in text else _AFTER.search(text, begin)
    doi = text[: after.start()] if after else text
    doi = doi[:_MAX_DOI]
    while True:
        trimmed = _GLUED_WORD.sub("", doi.rstrip(".,;:'’”*_&#/"))
        trimmed = _VIEW.sub("", trimmed) if len(trimmed) > begin else trimmed
        trimmed = _BIORXIV.sub(r"\1", trimmed)
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
