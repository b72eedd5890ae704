"""Writes CSL items as RIS, which all reference managers read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from papershelf.exports.csl import CslItem
from papershelf.exports.text import line

# UNPB is what Zotero and others write for a preprint.
_TYPES = {"article-journal": "JOUR", "chapter": "CHAP", "article": "UNPB"}
_RANGE = re.compile(r"([^\s,-]+)-([^\s,-]+)")


def ris(item: CslItem) -> str:
    """Return the record of a paper; its lines end with CR and LF."""
    lines = [f"{tag}  - {line(value)}".rstrip(" ") for tag, value in _tags(item) if value]
    return "".join([f"{text}\r\n" for text in (f"TY  - {_TYPES[item.type]}", *lines, "ER  - ")])


def ris_lines(items: Iterable[CslItem]) -> Iterator[str]:
    """Yield the records of papers, with an empty line between two of them."""
    before = ""
    for item in items:
        yield before + ris(item)
        before = "\r\n"


def _tags(item: CslItem) -> Iterator[tuple[str, str | None]]:
    """Yield tags and values, without the first and the last tag of a record."""
    date = item.issued.parts if item.issued else ()
    for name in item.author:
        yield "AU", ", ".join(name.parts)
    yield "TI", item.title
    yield "T2", item.container_title
    yield "J2", item.container_title_short
    yield "PY", f"{date[0]:04d}" if date else None
    if len(date) > 1:
        yield "DA", "/".join([f"{date[0]:04d}", *(f"{part:02d}" for part in date[1:])])
    yield "VL", item.volume
    yield "IS", item.issue
    pages = _RANGE.fullmatch(item.page or "")
    yield "SP", pages[1] if pages else item.page
    yield "EP", pages[2] if pages else None
    yield "PB", item.publisher
    yield "M3", item.genre
    yield "SN", item.issn
    yield "DO", item.doi
    yield "AN", item.pmid
    yield "C2", item.pmcid
    yield "UR", item.url
    yield "LA", item.language
    for keyword in item.keywords:
        yield "KW", keyword
    yield "N1", item.note
    yield "AB", item.abstract
    yield "ID", item.key
