"""Reads facts about a paper from the head of its scraped page: citation, authors, DOI.

Pages of PubMed Central begin with the journal, a line such as
``. 2019 Aug 28;237(11):2853–2863. doi: [10.1007/…](…)`` and a link for each
author; Springer's have ``Published: 15 October 2025``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Characters in which a page's own facts are; further down it cites other papers.
_HEAD = 6000

_CITATION = re.compile(
    r"^(?P<journal>[A-Z][^\n\[\]#*|]{2,80})\n+\. ?"
    r"(?P<date>\d{4}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d{1,2})?)?);",
    re.MULTILINE,
)
# Publishers also state the date at the end of a page, where copies lost their capitals.
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_PUBLISHED = re.compile(
    rf"\bpublished(?: online| on)?\s?:\s{{0,3}}"
    rf"(\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}, \d{{4}}|\d{{4}}-\d\d-\d\d)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"\[([^\]\n]{3,80})\]\(https://pubmed\.ncbi\.nlm\.nih\.gov/\?term=[^)\n]{0,200}Author[^)\n]{0,20}\)"
)
_DOI = re.compile(
    r"(?:\bdoi\.org/|\bdoi:?\s{0,3}\[?)(10\.\d{4,9}/[^\s\"<>\]]{1,200})", re.IGNORECASE
)
_PMID = re.compile(r"\bPMID:?\s{0,3}\[?(\d{1,8})\b")


def _citation_in(head: str) -> re.Match[str] | None:
    """Find the citation line; few heads have a line that begins with a full stop."""
    return _CITATION.search(head) if "\n." in head else None


def page_authors(body: str) -> list[str]:
    """Return the authors in the page's order, without repetitions."""
    return list(dict.fromkeys(_AUTHOR.findall(body[: 4 * _HEAD])))


def page_journal(body: str) -> str | None:
    """Return the journal above the citation line, mostly abbreviated, or None."""
    citation = _citation_in(body[:_HEAD])
    return citation["journal"].strip() if citation else None


def page_published(body: str) -> str | None:
    """Return the date of the citation line, else of a label anywhere on the page, or None."""
    if citation := _citation_in(body[:_HEAD]):
        return citation["date"]
    # Bodies may have megabytes and seldom have the word; searching for it is much faster.
    found = [at for word in ("ublished", "UBLISHED") if (at := body.find(word)) >= 0]
    match = _PUBLISHED.search(body, max(0, min(found) - 2)) if found else None
    return match[1] if match else None


def page_doi(body: str) -> str | None:
    """Return the first DOI of the page's head that is labelled as a DOI, or None."""
    match = _DOI.search(body[:_HEAD])
    return match[1] if match else None


def page_pmid(body: str) -> str | None:
    """Return the PubMed id of the page's head, or None."""
    match = _PMID.search(body[:_HEAD])
    return match[1] if match else None


# Name of a source -> the function that reads the fact.
FACTS: dict[str, Callable[[str], object]] = {
    "@authors": page_authors,
    "@journal": page_journal,
    "@published": page_published,
    "@doi": page_doi,
    "@pmid": page_pmid,
}
