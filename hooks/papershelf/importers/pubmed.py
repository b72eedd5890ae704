"""Reads PubMed's XML, as its web service and *Save: XML* write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.nbib import heading
from papershelf.importers.record import Record
from papershelf.importers.xml_text import attribute, child, children, elements, name_of, text
from papershelf.model import AbstractPart

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FITS = re.compile(r"<Pubmed(?:Article|BookArticle)|<MedlineCitation\b")
_ARTICLES = ("PubmedArticle", "PubmedBookArticle")
_CITATION = "MedlineCitation"
_RETRACTED = frozenset(("retracted publication",))


def entries(document: Document) -> Iterator[Entry]:
    """Yield the articles of a file in their order; files of MEDLINE have citations only."""
    for number, article in enumerate(_elements(document), 1):
        citation = _citation(article)
        key = text(child(citation, "PMID")).strip()
        yield Entry(f"article {number}", key, article)


def _elements(document: Document) -> Iterator[Element]:
    """Yield the elements that describe an article each."""
    alone = True
    for article in elements(document, _ARTICLES):
        alone = False
        yield article
    if alone:
        yield from elements(document, (_CITATION,))


def _citation(article: Element) -> Element | None:
    """Return the part of an article that describes it; that of a book has another name."""
    if name_of(article) == _CITATION:
        return article
    return next(children(article, _CITATION, "BookDocument"), None)


def to_record(element: Element) -> Record:
    """Return the record of an element ``PubmedArticle`` or ``PubmedBookArticle``."""
    citation = _citation(element)
    article = child(citation, "Article")
    article = citation if article is None else article
    journal, book = child(article, "Journal"), child(citation, "Book")
    issue = child(journal, "JournalIssue")
    ids = _ids(element, citation, article)
    types = _types(citation, article)
    return Record(
        title=words.line(text(child(article, "ArticleTitle")))
        or words.line(text(child(article, "VernacularTitle")))
        or words.line(text(child(book, "BookTitle"))),
        authors=_authors(article) or _authors(book),
        journal=words.line(text(child(journal, "Title")))
        or words.line(text(child(journal, "ISOAbbreviation")))
        or words.line(text(child(book, "BookTitle"))),
        volume=words.line(text(child(issue, "Volume"))),
        issue=words.line(text(child(issue, "Issue"))),
        pages=_pages(article),
        issn=words.issn(
            text(child(journal, "ISSN")), text(child(citation, "MedlineJournalInfo", "ISSNLinking"))
        ),
        publisher=words.line(text(child(book, "Publisher", "PublisherName"))),
        date=_date(child(issue, "PubDate"))
        or _date(child(article, "ArticleDate"))
        or _date(child(book, "PubDate")),
        doi=words.doi(ids.get("doi")),
        pmid=words.pmid(text(child(citation, "PMID")), ids.get("pubmed")),
        pmcid=words.pmcid(ids.get("pmc")),
        language=words.line(text(child(article, "Language"))),
        abstract=_abstract(child(article, "Abstract")),
        abstract_source=words.line(text(child(article, "Abstract", "CopyrightInformation"))),
        keywords=_keywords(citation),
        mesh_headings=tuple(_headings(citation)),
        retracted=any(kind.strip().lower() in _RETRACTED for kind in types)
        or bool(_notices(citation, "RetractionIn")),
        corrected_by=tuple(filter(None, map(_cited, _notices(citation, "ErratumIn")))),
        source="PubMed",
        genre=words.line(next(iter(types), "")),
    )


def _types(citation: Element | None, article: Element | None) -> list[str]:
    """Return the types of publication; those of a chapter are beside its title."""
    listed = children(child(article, "PublicationTypeList"), "PublicationType")
    return [text(found) for found in chain(listed, children(citation, "PublicationType"))]


def _keywords(citation: Element | None) -> tuple[str, ...]:
    lists = children(citation, "KeywordList")
    return words.keywords(text(word) for found in lists for word in children(found, "Keyword"))


def _ids(element: Element, citation: Element | None, article: Element | None) -> dict[str, str]:
    """Return kind -> id of the article; those of its references are further down."""
    listed = chain(
        children(child(element, "PubmedData", "ArticleIdList"), "ArticleId"),
        children(child(citation, "ArticleIdList"), "ArticleId"),
    )
    found = {attribute(item, "IdType"): text(item) for item in listed}
    for item in children(article, "ELocationID"):
        if attribute(item, "ValidYN") != "N":
            found.setdefault(attribute(item, "EIdType"), text(item))
    return found


def _authors(article: Element | None) -> tuple[Author, ...]:
    """Return the authors of an article; of a book its editors, if it has no authors."""
    lists = list(children(article, "AuthorList"))
    own = [found for found in lists if attribute(found, "Type") != "editors"] or lists
    return people.known(
        _author(author)
        for found in own
        for author in children(found, "Author")
        if attribute(author, "ValidYN") != "N"
    )


def _author(author: Element) -> Author | None:
    if collective := text(child(author, "CollectiveName")):
        return people.group(collective)
    given = (
        text(child(author, "ForeName"))
        or text(child(author, "FirstName"))
        or text(child(author, "Initials"))
    )
    return people.person(text(child(author, "LastName")), given, text(child(author, "Suffix")))


def _pages(article: Element | None) -> str:
    pagination = child(article, "Pagination")
    stated = words.line(text(child(pagination, "MedlinePgn")))
    first, last = text(child(pagination, "StartPage")), text(child(pagination, "EndPage"))
    return stated or words.pages(first, last)


def _date(element: Element | None) -> str:
    """Return the date in ``Year``, ``Month`` and ``Day``, or in PubMed's free form."""
    parts = [text(child(element, name)).strip() for name in ("Year", "Month", "Day")]
    if not parts[0]:
        return words.date(text(child(element, "MedlineDate")))
    month = parts[1].zfill(2) if parts[1].isdigit() else parts[1]
    return words.date(
        "-".join(filter(None, (parts[0], month, parts[2].zfill(2) if month and parts[2] else "")))
    )


def _abstract(element: Element | None) -> tuple[AbstractPart, ...]:
    return words.labelled(
        (attribute(part, "Label"), text(part)) for part in children(element, "AbstractText")
    )


def _headings(citation: Element | None) -> Iterator[str]:
    """Yield the MeSH headings, without their qualifiers."""
    for found in children(child(citation, "MeshHeadingList"), "MeshHeading"):
        if name := heading(text(child(found, "DescriptorName"))):
            yield name


def _notices(citation: Element | None, kind: str) -> list[Element]:
    """Return the links to notices of one kind about the article."""
    notes = children(child(citation, "CommentsCorrectionsList"), "CommentsCorrections")
    return [note for note in notes if attribute(note, "RefType") == kind]


def _cited(note: Element) -> str:
    """Return the id of a notice, whose DOI may be in its citation."""
    return words.notice(text(child(note, "RefSource")), text(child(note, "PMID")))


FORMAT = Format("PubMed XML", (".xml",), lambda t: _FITS.search(t) is not None, entries, to_record)
