"""Reads a citation in place of a journal's name: ``Phys. Rev. B 100, 045149 (2019)``."""

from __future__ import annotations

import re
from functools import lru_cache

from papershelf.machinery.frozen import Value

_YEAR = r"(?:18|19|20)\d\d"
_PAGE = r"[A-Za-z]{0,3}\d{1,8}[A-Za-z]?"
_PAGES = rf"{_PAGE}(?:\s?-\s?{_PAGE})?"
# ``pp. ``, ``Article number: ``, as Springer Nature cites
BEFORE_PAGES = r"(?:pp?|pages?|art(?:icle)?(?:\.?\s?(?:no|number))?|e?id|no)\b\.?:?\s*"
_BEFORE_PAGES = rf"(?:{BEFORE_PAGES})?"
# ``2015 Mar 2;12(3):45-67. doi: …``, as PubMed cites.
_PUBMED = re.compile(
    rf"(?P<journal>.+?)[.,;]?\s+(?P<date>{_YEAR}(?: [A-Z][a-z]{{2}}(?:-[A-Z][a-z]{{2}})?"
    rf"(?: \d{{1,2}})?)?)\s?;\s?(?P<volume>\w{{1,8}})?(?:\s?\((?P<issue>[^()]{{1,30}})\))?"
    rf"(?::\s?(?P<pages>{_PAGES}(?:,\s?{_PAGES}){{0,3}}))?\.?(?:\s.*)?"
)
# The journal, then in their order year, volume, issue, pages, year; most are optional.
_OTHER = re.compile(
    rf"(?P<journal>.+?)(?:\s*[,;:]\s*|\.?\s+)(?:\(?(?P<date>{_YEAR})\)?[,;:]?\s+)?"
    rf"(?P<named>vol(?:ume|\.)?\s*|v\.\s*)?(?P<volume>(?!{_YEAR}\b)\d{{1,4}}[A-Z]?)"
    r"(?:\s?\((?:no\.?\s*|issue\s*)?(?P<issue>[^()]{1,20})\)"
    r"|[,;]?\s*(?:no|nr|issue|iss|num|number)\b\.?\s*(?P<number>\w{1,8})|\.(?P<part>\d{1,3})(?!\d)"
    rf"|:(?P<colon>\d{{1,3}})(?=\s?\({_YEAR}\)\s?[,:;]))?(?:,?\s*\((?P<middle>{_YEAR})\))?"
    rf"(?:(?:\s*[,:;]\s*|\s+(?=\(?\d|[pae])){_BEFORE_PAGES}(?P<pages>(?!{_YEAR}\b(?!-)){_PAGES}))?"
    rf"(?:[,;.]?\s*\(?(?P<year>{_YEAR})\)?)?\.?",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?P<journal>.+?)\s*[,;:]\s*(?P<volume>\d{1,3})\.?", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_MAX_TEXT = 300


class Citation(Value, frozen=True):
    """A journal's name, and the parts of a citation after it, as written there."""

    journal: str
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    date: str | None = None


@lru_cache(maxsize=4096)
def split_citation(text: str) -> Citation | None:
    """Return the parts of a citation, or None for a text that is only a journal's name.

    A number after a name alone is not a citation: there must be a label, a comma, an issue,
    pages or a year as well.
    """
    if len(text) > _MAX_TEXT or not any(map(str.isdigit, text)):
        return None
    plain = text.translate(_DASHES)
    match = _PUBMED.fullmatch(plain) or _evident(_OTHER.fullmatch(plain))
    match = match or _LABELLED.fullmatch(plain)
    if match is None or not _LETTERS.search(match["journal"]):
        return None
    parts = match.groupdict()
    issue = _first(parts, "issue", "number", "part", "colon")
    date = _first(parts, "date", "middle", "year")
    if issue and date is None and re.fullmatch(_YEAR, issue):  # 12 (2015) 45-67
        issue, date = None, issue
    return Citation(
        match["journal"].rstrip(" ,;:"), parts.get("volume"), issue, parts.get("pages"), date
    )


def _first(parts: dict[str, str | None], *names: str) -> str | None:
    """Return the first of the groups `names` that matched."""
    return next((text for name in names if (text := parts.get(name))), None)


def _evident(match: re.Match[str] | None) -> re.Match[str] | None:
    """Return the match if it has more than one bare number."""
    names = ("named", "issue", "number", "part", "colon", "middle", "pages", "date", "year")
    return match if match and any(match[name] for name in names) else None
