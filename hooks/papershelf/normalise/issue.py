"""Reads where in a journal a paper is printed: volume, issue, pages."""

from __future__ import annotations

import re
from collections.abc import Callable

from papershelf.normalise.citation import BEFORE_PAGES
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import NOTHING, Read
from papershelf.normalise.journal import cited
from papershelf.normalise.plain import read_checked
from papershelf.normalise.text import clean_line

_NAME = re.compile(r"(?:vol(?:ume)?|iss(?:ue)?|no|nr|number)\b\.?:?\s*", re.IGNORECASE)
# ``12``, ``XII``, ``12A``, ``3-4``, ``Suppl 1``, ``12(Pt 2)``
_NUMBER = re.compile(r"\w[\w .,:/()&+-]{0,39}")
_NUMERAL = re.compile(r"\d|^[IVXLCDM]+$|^[A-Z]$|suppl|spec|special", re.IGNORECASE)

_PAGE = r"[A-Za-z]{0,6}\.?\d{1,10}[A-Za-z]?|[ivxlcdm]{1,8}"
_RANGE = re.compile(rf"({_PAGE})(?:\s?-+\s?({_PAGE}))?", re.IGNORECASE)
_BEFORE_PAGES = re.compile(BEFORE_PAGES, re.IGNORECASE)
# As a spreadsheet writes the numbers of a column in which some are missing.
_DECIMAL = re.compile(r"(?<=\d)\.0(?=$|-)")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def read_number(draft: Draft, sources: tuple[str, ...], *, name: str) -> Read[str | None]:
    """Read the volume or issue, by `name`: from its field, else from the journal's citation."""
    read: Read[str | None] = NOTHING
    if sources:
        read = read_checked(draft, sources, name=name, clean=clean_number, expected="a number")
    return read if read.value else _from_citation(draft, read, name, clean_number)


def _from_citation(
    draft: Draft, read: Read[str | None], name: str, clean: Callable[[str], str | None]
) -> Read[str | None]:
    """Return a part of the citation in place of the journal; `read` if there is none."""
    found = cited(draft)
    part = getattr(found[0], name) if found else None
    value = clean(part) if part else None
    if found is None or value is None:
        return read
    journal = found[1]
    return Read(value, journal.source, journal.supplied, read.findings, read.refused)


def _whole(text: str) -> str:
    """Return ``12`` for ``12.0`` and ``12-19`` for ``12.0-19.0``."""
    return _DECIMAL.sub("", text) if ".0" in text else text


def clean_number(supplied: str) -> str | None:
    """Return the number of a volume or issue, without ``Vol.`` or ``No.``, or None."""
    text = clean_line(supplied).translate(_DASHES)
    text = text[match.end() :] if (match := _NAME.match(text)) else text
    text = _whole(text)
    return text if _NUMBER.fullmatch(text) and _NUMERAL.search(text) else None


def read_pages(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """Read the pages, ``12-19``, if need be from separate fields of first and last page."""

    def clean(supplied: str) -> str | None:
        last = draft["last_page"].value
        alone = last and not set(supplied.translate(_DASHES)) & set("-,;")
        return clean_pages(f"{supplied}-{last}" if alone else supplied)

    expected = "pages such as 12-19"
    read: Read[str | None] = NOTHING
    if sources:
        read = read_checked(draft, sources, name="pages", clean=clean, expected=expected)
    return read if read.value else _from_citation(draft, read, "pages", clean_pages)


def clean_pages(supplied: str) -> str | None:
    """Return pages and ranges with both ends in full (``1123-1131`` for ``1123-31``), or None."""
    text = clean_line(supplied).translate(_DASHES)
    text = text[match.end() :] if (match := _BEFORE_PAGES.match(text)) else text
    text = _whole(text)
    ranges = []
    for piece in re.split(r"\s*[,;]\s*", text.rstrip(" .,;")):
        match = _RANGE.fullmatch(piece)
        if match is None:
            return None
        first, last = match[1], match[2]
        if last and first.isdigit() and last.isdigit() and len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        ranges.append(f"{first}-{last}" if last and last != first else first)
    return ", ".join(ranges)
