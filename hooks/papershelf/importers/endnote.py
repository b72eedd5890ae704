"""Reads EndNote's XML, which EndNote, Zotero and JabRef write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.record import Record
from papershelf.importers.xml_text import attribute, child, children, elements, text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FITS = re.compile(r"<xml\b[^>]*>\s*<records\b|<source-app\b")
_PUBMED = re.compile(r"pubmed|medline", re.IGNORECASE)


def entries(document: Document) -> Iterator[Entry]:
    """Yield the references of a file in their order."""
    for number, element in enumerate(elements(document, ("record",)), 1):
        yield Entry(f"record {number}", _line(element, "label"), element)


def to_record(element: Element) -> Record:
    """Return the record of an element ``record``; EndNote wraps texts in elements of style."""
    database = _line(element, "remote-database-name")
    accession = _line(element, "accession-num") if _PUBMED.search(database) else ""
    urls = [
        words.line(text(url))
        for listed in children(child(element, "urls"), "related-urls", "web-urls")
        for url in children(listed, "url")
    ]
    doi = _line(element, "electronic-resource-num")
    return Record(
        title=_line(element, "titles", "title"),
        authors=_authors(child(element, "contributors")),
        journal=_line(element, "periodical", "full-title")
        or _line(element, "titles", "secondary-title")
        or _line(element, "titles", "alt-title"),
        volume=_line(element, "volume"),
        issue=_line(element, "number") or _line(element, "issue"),
        pages=_line(element, "pages"),
        issn=words.issn(_line(element, "isbn"), _line(element, "issn")),
        publisher=_line(element, "publisher"),
        date=_date(child(element, "dates")),
        doi=words.doi(doi, *urls),
        pmid=words.pmid(accession, *urls),
        pmcid=words.pmcid(*_pmcids(element), *urls),
        arxiv=words.arxiv(*urls, doi),
        url=next((url for url in urls if url.lower().startswith("http")), ""),
        language=_line(element, "language"),
        abstract=words.paragraphs(_lines(child(element, "abstract"))),
        keywords=words.keywords(
            _lines(word) for word in children(child(element, "keywords"), "keyword")
        ),
        citation_key=_line(element, "label"),
        source=database,
        genre=attribute(child(element, "ref-type"), "name").replace(" ", ""),
    )


def _line(element: Element, *path: str) -> str:
    return words.line(text(child(element, *path)))


def _lines(element: Element | None) -> str:
    """Return a text with the ends of its lines, which EndNote writes as carriage returns."""
    return text(element).replace("\r\n", "\n").replace("\r", "\n")


def _pmcids(element: Element) -> Iterator[str]:
    """Yield what may be a PubMed Central id: EndNote has it in a field without a name."""
    found = _line(element, "custom2")
    if found.upper().startswith("PMC"):
        yield found


def _authors(contributors: Element | None) -> tuple[Author, ...]:
    """Return the authors, or if nobody else is named the editors."""
    for name in ("authors", "secondary-authors", "tertiary-authors"):
        own = [words.name(text(one)) for one in children(child(contributors, name), "author")]
        if found := people.one_each(own):
            return found
    return ()


def _date(dates: Element | None) -> str:
    """Return the most precise date in the year of the reference; the other is often ``Mar 2``."""
    year = words.line(text(child(dates, "year")))
    stated = words.line(text(child(dates, "pub-dates", "date")))
    cited = words.date(year)
    tried = (words.date(found) for found in (stated, f"{year} {stated}", f"{stated} {year}"))
    dated = [date for date in tried if date and date[:4] == (cited or date)[:4]]
    return max(dated, key=len, default=cited)


FORMAT = Format("EndNote XML", (".xml",), lambda t: _FITS.search(t) is not None, entries, to_record)
