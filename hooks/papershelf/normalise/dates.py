"""Reads publication dates, often partial: from a field, a body label, or the DOI."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from papershelf.model import DateSource, PartialDate
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.supplies import is_of_body

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_NUMERIC = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d])")
_YEAR_FIRST = re.compile(r"(\d{4})[ ,]+([A-Za-z]{3,9})\.?(?:[ ,]+(\d{1,2})\b)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ ,]+)?([A-Za-z]{3,9})\.?[ ,]+(\d{4})\b")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?[ ]+(\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\d{4})\b")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# The first scientific journal appeared in 1665.
_FIRST_YEAR = 1665
_LAST_YEAR = 2099

_MAX_TEXT = 100


def read_published(draft: Draft, sources: tuple[str, ...]) -> Read[PartialDate | None]:
    """Read the date that a record states, else the date that its DOI encodes.

    A date is refused if it is after the year following the acquisition, or before the
    first journal.
    """
    acquired = draft["acquired"].value
    latest = int(acquired[:4]) + 1 if acquired else _LAST_YEAR
    findings: list[Finding] = []
    refused: list[tuple[str, object]] = []
    for found in draft.supplies.candidates(sources):
        findings += found.findings
        if found.value is None:
            continue
        where = DateSource.BODY if is_of_body(found.source) else DateSource.FIELD
        date = read_date(found.value, where)
        if date and date.year <= latest:
            return Read(date, found.source, found.value, tuple(findings), tuple(refused))
        message = f"found {found.value[:80]!r}, expected a date from {_FIRST_YEAR} to {latest}"
        findings.append(Finding("date-implausible", "published", message))
        refused.append((found.source, found.value))
    doi = draft["doi"].value
    inferred = date_from_doi(doi) if doi else None
    if inferred and inferred.year <= latest:
        message = f"{inferred.iso} is inferred from the DOI, the record states no date"
        findings.append(Finding("date-inferred", "published", message))
    else:
        inferred = None
        message = "no date is given, and the DOI encodes none"
        findings.append(Finding("date-missing", "published", message))
    return Read(inferred, findings=tuple(findings), refused=tuple(refused))


def published_merit(date: PartialDate | None, _codes: Collection[str]) -> tuple[bool, bool, int]:
    """Return a sort key: stated dates are better than inferred ones, then more precise ones."""
    return date is not None, date is not None and not date.inferred, len(date.iso) if date else 0


def read_iso_date(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """Read a date in the form of ISO 8601, as precise as the record states it."""
    found = draft.supplies.text(sources)
    date = read_date(found.value, DateSource.FIELD) if found.value else None
    if date is None:
        refused = ((found.source, found.value),) if found.value else ()
        return Read(None, findings=found.findings, refused=refused)
    return Read(date.iso, found.source, found.supplied, found.findings)


def read_date(text: str, source: DateSource) -> PartialDate | None:
    """Read the date in `text`: ``2025-10-16``, ``2016 Jul-Sep``, ``15 October 2025``.

    Of a range the first month counts.  Return None if `text` has no year.
    """
    return _read(text.strip()[:_MAX_TEXT], source)


# Many records share a date: the cache gives them one object.
@lru_cache(maxsize=1 << 12)
def _read(text: str, source: DateSource) -> PartialDate | None:
    if match := _NUMERIC.match(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        if month is not None or (match := _YEAR_FIRST.match(text)) is None:
            return _date(year, month, day, source)
    if match := _YEAR_FIRST.match(text):
        return _date(match[1], _MONTHS.get(match[2][:3].lower()), match[3], source)
    if match := _MONTH_FIRST.search(text):
        return _date(match[3], _MONTHS.get(match[1][:3].lower()), match[2], source)
    if match := _DAY_FIRST.search(text):
        return _date(match[3], _MONTHS.get(match[2][:3].lower()), match[1], source)
    if match := _YEAR.search(text):
        return _date(match[1], None, None, source)
    return None


def _date(
    year: str | int | None, month: int | None, day: str | int | None, source: DateSource
) -> PartialDate | None:
    """Make a date of the parts that are possible; None without a possible year."""
    if year is None or int(year) < _FIRST_YEAR:
        return None
    if month is not None and not 1 <= month <= 12:
        month = None
    number = int(day) if day is not None and month is not None else None
    if number is not None and month is not None and not 1 <= number <= _DAYS[month - 1]:
        number = None
    return PartialDate(int(year), month, number, source)


_ARXIV = re.compile(r"arxiv\.(\d{2})(\d{2})\.\d{4,5}")
_BIORXIV = re.compile(r"10\.1101/(\d{4})\.(\d{2})\.(\d{2})\.\d")
_SPRINGER = re.compile(r"/s\d{5}-0(\d{2})-")
_PII = re.compile(r"/s\d{4}-\d{3}[\dx]\((\d{2})\)")
_CAMBRIDGE = re.compile(r"10\.1017/s\d{7}[\dx](\d{2})\d")
_DELIMITED = re.compile(r"[./(-]((?:19[5-9]|20[0-4])\d)[./)-]")


def date_from_doi(doi: str) -> PartialDate | None:
    """Return the date that a DOI encodes: a year, more for preprint servers, or None.

    arXiv encodes year and month, bioRxiv and medRxiv the day of submission,
    Springer Nature ``s12888-025-``, Elsevier ``(25)``, Cambridge the two digits
    after the ISSN; many others a year between punctuation marks.
    """
    doi = doi.lower()
    if match := _ARXIV.search(doi):
        return _date(2000 + int(match[1]), int(match[2]), None, DateSource.DOI)
    if match := _BIORXIV.match(doi):
        return _date(match[1], int(match[2]), match[3], DateSource.DOI)
    for pattern in (_SPRINGER, _PII, _CAMBRIDGE):
        if match := pattern.search(doi):
            short = int(match[1])
            return _date(short + (1900 if short >= 50 else 2000), None, None, DateSource.DOI)
    if match := _DELIMITED.search(doi):
        return _date(match[1], None, None, DateSource.DOI)
    return None
