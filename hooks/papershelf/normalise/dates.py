"""Reads publication dates, often partial: from a field, a body label, or the DOI."""

from __future__ import annotations

import re
from collections.abc import Collection

from papershelf.model import DateSource, PartialDate
from papershelf.normalise.date_text import (
    FIRST_YEAR,
    LAST_YEAR,
    date_as_text,
    joined_date,
    make_date,
    read_date,
    read_whole_date,
)
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.journal import cited
from papershelf.normalise.supplies import is_of_body
from papershelf.normalise.text import NO_VALUE

# Keys whose value is only a year; month and day may have keys of their own.
_YEAR_KEYS = ("year", "publication_year", "pub_year")
MONTH_KEYS = ("month", "publication_month", "pub_month")
DAY_KEYS = ("day", "publication_day", "pub_day")


def read_published(draft: Draft, sources: tuple[str, ...]) -> Read[PartialDate | None]:
    """Read the date that a record states, else the date that its DOI encodes.

    A date is refused if it is after the year following the acquisition, or before the
    first journal.
    """
    acquired = draft["acquired"].value
    latest = int(acquired[:4]) + 1 if acquired else LAST_YEAR
    findings: list[Finding] = []
    refused: list[tuple[str, object]] = []
    for found in draft.supplies.values(sources):
        source, text = _text_of(draft, found.source, found.value)
        if text is None:
            message = "found a value that states no date, expected one such as 2020-06-15"
            findings.append(Finding("field-type", "published", message))
            continue
        where = DateSource.BODY if is_of_body(source) else DateSource.FIELD
        date, whole = read_whole_date(text, where)
        if date and date.year <= latest:
            if not whole:
                message = f"found {text[:80]!r}, read as {date.iso}: the month is unclear"
                findings.append(Finding("date-incomplete", "published", message))
            return Read(date, source, text, tuple(findings), tuple(refused))
        if text.lower() in NO_VALUE:
            continue
        message = f"found {text[:80]!r}, expected a date from {FIRST_YEAR} to {latest}"
        findings.append(Finding("date-implausible", "published", message))
        refused.append((source, text))
    if (found_beside := cited(draft)) and (stated := found_beside[0].date):
        journal = found_beside[1]
        where = DateSource.BODY if is_of_body(journal.source) else DateSource.FIELD
        date = read_date(stated, where)
        if date and date.year <= latest:
            return Read(date, journal.source, stated, tuple(findings), tuple(refused))
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


def _text_of(draft: Draft, source: str, value: object) -> tuple[str, str | None]:
    """Return what a source states, after the sources that it is from.

    The month and day may have keys of their own.  ``date`` is the day of a note if the record
    also states the paper's year, and that is two or more years away.
    """
    text = value.strip() if isinstance(value, str) else date_as_text(value)
    if not text:
        return source, None
    key = source.lower()
    if key == "date":
        year = draft.supplies.text(_YEAR_KEYS)
        stated = read_date(text, DateSource.FIELD)
        if (
            year.value
            and stated
            and year.value.isdecimal()
            and abs(int(year.value) - stated.year) > 1
        ):
            text, key, source = year.value, "year", year.source
    if key in _YEAR_KEYS and text.isdecimal():
        month, day = (draft.supplies.text(keys) for keys in (MONTH_KEYS, DAY_KEYS))
        source = ", ".join(filter(None, (source, month.source, day.source)))
        return source, joined_date(text, month.value, day.value)
    return source, text


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


_ARXIV = re.compile(r"arxiv\.(?:[a-z.-]+/(?=\d{7})|(?=\d{4}\.))(\d{2})(\d{2})\.?\d{3,5}")
_BIORXIV = re.compile(r"10\.1101/(\d{4})\.(\d{2})\.(\d{2})\.\d")
_SPRINGER = re.compile(r"/s\d{5}-0(\d{2})-")
_PII = re.compile(r"/s\d{4}-\d{3}[\dx]\((\d{2})\)")
_CAMBRIDGE = re.compile(r"10\.1017/s\d{7}[\dx](\d{2})\d")
_SAGE = re.compile(r"10\.1177/\d{7}[\dx](\d{2})\d{3,10}$")
_BENTHAM = re.compile(r"10\.2174/\d{7}[\dx]\d{2}666(\d{2})\d{10}$")
# A letter a year, after two of the journal: ``awx`` is Brain's 2017, ``awab`` its 2021.
_OXFORD = re.compile(r"10\.1093/[a-z]{2,12}/[a-z]{2}(?:([p-z])|a([a-h]))\d{3,4}$")
_DELIMITED = re.compile(r"[./(-]((?:19[5-9]|20[0-4])\d)[./)-]")


def date_from_doi(doi: str) -> PartialDate | None:
    """Return the date that a DOI encodes: a year, more for preprint servers, or None.

    arXiv encodes year and month, bioRxiv and medRxiv the day of submission,
    Springer Nature ``s12888-025-``, Elsevier ``(25)``, Cambridge, SAGE and Bentham two
    digits after the ISSN, Oxford a letter after the two of the journal; many others a year
    between full stops.
    """
    doi = doi.lower()
    if match := _ARXIV.search(doi):
        year = int(match[1])
        return make_date(year + (1900 if year > 90 else 2000), match[2], None, DateSource.DOI)
    if match := _BIORXIV.match(doi):
        return make_date(match[1], int(match[2]), match[3], DateSource.DOI)
    if match := _OXFORD.match(doi):
        year = 2009 + ord(match[1]) - ord("p") if match[1] else 2020 + ord(match[2]) - ord("a")
        return make_date(year, None, None, DateSource.DOI)
    for pattern in (_SPRINGER, _PII, _CAMBRIDGE, _SAGE, _BENTHAM):
        if match := pattern.search(doi):
            short = int(match[1])
            return make_date(short + (1900 if short >= 50 else 2000), None, None, DateSource.DOI)
    if match := _DELIMITED.search(doi):
        return make_date(match[1], None, None, DateSource.DOI)
    return None
