"""What the head of a scraped page says about its paper: citation line, authors, DOI.

Pages of PubMed Central open with the journal, a line such as
``. 2019 Aug 28;237(11):2853–2863. doi: [10.1007/…](…)`` and a link for each
author; Springer's say ``Published: 15 October 2025``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A page's own facts stand at its head; further down it cites other papers.
_HEAD = 6000

_CITATION = re.compile(
    r"^(?P<journal>[A-Z][^\n\[\]#*|]{2,80})\n+\. ?"
    r"(?P<date>\d{4}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d{1,2})?)?);",
    re.MULTILINE,
)
# Publishers state the date at a page's end as well, where copies lost their capitals.
_PUBLISHED = re.compile(
    r"\bpublished(?: online| on)?\s?:\s{0,3}"
    r"(\d{1,2} [a-z]{3,9},? \d{4}|[a-z]{3,9} \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"\[([^\]\n]{3,80})\]\(https://pubmed\.ncbi\.nlm\.nih\.gov/\?term=[^)\n]{0,200}Author[^)\n]{0,20}\)"
)
_DOI = re.compile(
    r"(?:\bdoi\.org/|\bdoi:?\s{0,3}\[?)(10\.\d{4,9}/[^\s\"<>\]]{1,200})", re.IGNORECASE
)
_PMID = re.compile(r"\bPMID:?\s{0,3}\[?(\d{1,8})\b")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page's head states, as written there."""

    authors: tuple[str, ...] = ()
    journal: str | None = None
    published: str | None = None
    doi: str | None = None
    pmid: str | None = None


def read_page(body: str) -> PageFacts:
    """The facts at the head of the page that `body` was scraped from."""
    head = body[:_HEAD]
    citation = _CITATION.search(head)
    published = None if citation else _find_published(body)
    doi = _DOI.search(head)
    pmid = _PMID.search(head)
    return PageFacts(
        # The names stand twice, as headings and in the links; links come in order.
        authors=tuple(dict.fromkeys(_AUTHOR.findall(body[: 4 * _HEAD]))),
        journal=citation["journal"].strip() if citation else None,
        published=citation["date"] if citation else published[1] if published else None,
        doi=doi[1] if doi else None,
        pmid=pmid[1] if pmid else None,
    )


def _find_published(body: str) -> re.Match[str] | None:
    # Bodies reach megabytes and seldom hold the word; finding it first is much faster.
    at = body.lower().find("published")
    return _PUBLISHED.search(body, max(0, at - 1)) if at >= 0 else None
