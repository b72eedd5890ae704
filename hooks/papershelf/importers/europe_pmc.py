"""Reads the answers of Europe PMC's search in JSON, with ``resultType=core``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.document import BrokenFileError, Document, Entry, Format
from papershelf.importers.json_text import mapping_entry, type_name, whole
from papershelf.importers.record import Record

NAME = "Europe PMC"
_FITS = re.compile(r'\s*\{[^{}]{0,2000}"(?:hitCount|resultList)"\s*:')
_RETRACTED = "retracted publication"
_CORRECTED = ("erratum in", "correction in")


def entries(document: Document) -> Iterator[Entry]:
    """Yield the results of an answer in their order.

    Raises:
        BrokenFileError: the file is no answer.
    """
    try:
        results = results_of(whole(document))
    except ValueError as error:
        if isinstance(error, BrokenFileError):
            raise
        raise BrokenFileError(document.name, str(error)) from None
    for number, item in enumerate(results, 1):
        yield entry_of(number, item)


def results_of(answer: object) -> list[object]:
    """Return the results in an answer.

    Raises:
        ValueError: the answer has another form; the message says which.
    """
    if not isinstance(answer, Mapping):
        raise ValueError(f"found {type_name(answer)}, expected an object with resultList")  # noqa: TRY004 - data
    listed = answer.get("resultList")
    results = listed.get("result", []) if isinstance(listed, Mapping) else None
    if not isinstance(results, list):
        found = type_name(listed if results is None else results)
        raise ValueError(f"found {found} as resultList.result, expected an array")  # noqa: TRY004 - data
    return results


def entry_of(number: int, item: object) -> Entry:
    """Return the entry of a result, under the ids by which people know it."""
    found = item if isinstance(item, Mapping) else {}
    key = (
        words.line(found.get("doi"))
        or f"{words.line(found.get('source'))} {words.line(found.get('id'))}"
    )
    return mapping_entry(f"result {number}", key.strip(), item)


def to_record(item: Mapping[str, object]) -> Record:
    """Return the record of a result."""
    issue = _mapping(item.get("journalInfo"))
    journal, book = _mapping(issue.get("journal")), _mapping(item.get("bookOrReportDetails"))
    types = [words.line(kind).lower() for kind in _list(item, "pubTypeList", "pubType")]
    preprint = item.get("source") == "PPR"
    return Record(
        title=words.line(item.get("title")),
        authors=_authors(item),
        journal=words.line(journal.get("title")) or words.line(book.get("publisher")),
        volume=words.line(issue.get("volume")),
        issue=words.line(issue.get("issue")),
        pages=words.line(item.get("pageInfo")),
        issn=words.issn(journal.get("issn"), journal.get("essn")),
        date=_date(item, issue),
        doi=words.doi(item.get("doi")),
        pmid=words.pmid(item.get("pmid")),
        pmcid=words.pmcid(item.get("pmcid")),
        arxiv=words.arxiv(item.get("doi")) if preprint else "",
        language=words.line(item.get("language")),
        license=words.line(item.get("license")),
        abstract=words.paragraphs(item.get("abstractText")),
        keywords=words.keywords(_list(item, "keywordList", "keyword")),
        mesh_headings=_headings(item),
        retracted=_RETRACTED in types or _has_notice(item),
        corrected_by=tuple(_corrections(item)),
        source=NAME,
        genre=next(iter(types), ""),
    )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _list(item: Mapping[str, object], outer: str, inner: str) -> list[object]:
    """Return the list below two keys; one value alone is a list of one."""
    value = _mapping(item.get(outer)).get(inner)
    return value if isinstance(value, list) else [] if value is None else [value]


def _date(item: Mapping[str, object], issue: Mapping[str, object]) -> str:
    """Return the most precise date of the year in which one would cite the paper."""
    stated = [
        words.date(value)
        for value in (
            *(issue.get("dateOfPublication"), issue.get("printPublicationDate")),
            *(item.get("firstPublicationDate"), item.get("pubYear")),
        )
    ]
    dates = [date for date in stated if date]
    year = words.date(item.get("pubYear")) or next(iter(dates), "")[:4]
    # The printed date's day is always the first of the month: what the journal says counts more.
    return next((date for date in dates if date[:4] == year), year)


def _authors(item: Mapping[str, object]) -> tuple[Author, ...]:
    """Return the authors in parts, else those of the text ``Lee A, Diaz B.``"""
    listed = [_author(_mapping(name)) for name in _list(item, "authorList", "author")]
    found = people.known(listed)
    if found:
        return found
    text = words.name(item.get("authorString")).rstrip(".")
    return people.from_texts([name for name in text.split(", ") if name])


def _author(name: Mapping[str, object]) -> Author | None:
    if collective := words.name(name.get("collectiveName")):
        return people.group(collective)
    if words.name(name.get("lastName")):
        given = words.name(name.get("firstName")) or words.name(name.get("initials"))
        return people.person(name.get("lastName"), given)
    return next(iter(people.from_texts([words.name(name.get("fullName"))])), None)


def _headings(item: Mapping[str, object]) -> tuple[str, ...]:
    found = (
        words.line(_mapping(heading).get("descriptorName"))
        for heading in _list(item, "meshHeadingList", "meshHeading")
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _has_notice(item: Mapping[str, object]) -> bool:
    """Return whether a notice of retraction is linked to the paper."""
    return any(kind == "retraction in" for kind, _ in _links(item))


def _corrections(item: Mapping[str, object]) -> Iterator[str]:
    """Yield the ids of the notices that correct the paper."""
    for kind, link in _links(item):
        own = link.get("id") if link.get("source") == "MED" else ""
        if kind in _CORRECTED and (found := words.notice(link.get("reference"), own)):
            yield found


def published_version(item: Mapping[str, object]) -> str:
    """Return the PubMed id of the published version of a preprint, ``""`` if none is linked.

    Europe PMC does not name its DOI.
    """
    found = (
        words.pmid(link.get("id"))
        for kind, link in _links(item)
        if kind == "preprint of" and link.get("source") == "MED"
    )
    return next(filter(None, found), "")


def _links(item: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield the notices and versions that a result is linked to, each with its type."""
    for value in _list(item, "commentCorrectionList", "commentCorrection"):
        link = _mapping(value)
        yield words.line(link.get("type")).lower(), link


FORMAT = Format(NAME, (".json",), lambda t: _FITS.match(t) is not None, entries, to_record)
