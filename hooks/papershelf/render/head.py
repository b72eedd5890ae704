"""Makes the metadata in the head of a paper's page, for search engines and reference managers.

Highwire's ``citation_*`` are what Google Scholar's inclusion guidelines ask for and Zotero's
translator "Embedded Metadata" reads; JSON-LD is schema.org's, OpenGraph is for previews of links.
All of it is made from the CSL item, which exports share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

import msgspec

from papershelf.exports.csl import CslItem, CslName

# Characters of DOIs that need no escape in a path (Crossref's display guideline).
_DOI_SAFE = "/:;()._-+,=@!$&'*~[]"
# The first range of the pages.
_PAGES = re.compile(r"([^\s,-]+)(?:-([^\s,-]+))?")
_CONTAINERS = {
    "article-journal": "citation_journal_title",
    "chapter": "citation_book_title",
    # A preprint has no journal.  Zotero calls the server its publisher.
    "article": "citation_publisher",
}


class Meta(NamedTuple):
    """A meta element: its name (or ``""``), its content, its property in OpenGraph (or ``""``)."""

    name: str
    content: str
    property: str = ""


class Schema(NamedTuple):
    """The types of schema.org for a shelf's papers, and for what they are about (or ``""``)."""

    article: str = "ScholarlyArticle"
    about: str = ""


def doi_url(doi: str) -> str:
    """Return the address of a DOI, percent-encoded where needed."""
    return "https://doi.org/" + quote(doi, safe=_DOI_SAFE)


def metas(item: CslItem) -> Iterator[Meta]:
    """Yield the meta elements of a paper's page.

    OpenGraph's address is left out: it is the canonical one, which the page has as a link.
    """
    yield Meta("citation_title", item.title, "og:title")
    yield Meta("", "article", "og:type")
    for name in item.author:
        yield Meta("citation_author", _author(name, alone=len(item.author) == 1))
    if item.issued:
        first, *rest = item.issued.parts
        yield Meta("citation_publication_date", "/".join([f"{first:04d}", *map(_two, rest)]))
    if item.container_title:
        yield Meta(_CONTAINERS[item.type], item.container_title)
    if not item.container_title or item.type == "article":
        # Without a journal, Zotero would take the page for a web page because of OpenGraph.
        yield Meta("z:itemType", _ZOTERO_TYPES[item.type])
    yield from _details(item)


_ZOTERO_TYPES = {
    "article-journal": "journalArticle",
    "chapter": "bookSection",
    "article": "preprint",
}


def _details(item: CslItem) -> Iterator[Meta]:
    first, last = _first_range(item.page)
    values = (
        ("citation_volume", item.volume),
        ("citation_issue", item.issue),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_issn", item.issn),
        ("citation_doi", item.doi),
        ("citation_pmid", item.pmid),
        ("citation_publisher", item.publisher),
        ("citation_language", item.language),
        ("citation_keywords", item.keyword),
    )
    for name, value in values:
        if value:
            yield Meta(name, value)


def _first_range(pages: str | None) -> tuple[str | None, str | None]:
    match = _PAGES.match(pages or "")
    return (match[1], match[2]) if match else (None, None)


def _two(number: int) -> str:
    return f"{number:02d}"


def _author(name: CslName, *, alone: bool) -> str:
    """Return ``van der Berg, Jan``, without a semicolon, at which Zotero divides authors."""
    if name.literal:
        return name.literal.replace(";", ",")
    family = " ".join(filter(None, (name.whole_family, name.suffix)))
    text = ", ".join(filter(None, (family, name.given))).replace(";", ",")
    # Zotero takes a comma in the only author for the border between two, if there are blanks
    # before and after it, unless it has divided at a semicolon.
    return f"{text};" if alone and " " in family and " " in (name.given or "") else text


def linked_data(item: CslItem, canonical: str, schema: Schema, about: tuple[str, ...]) -> str:
    """Return the JSON-LD of a paper's page, ready to be put into a script element.

    It has no keywords: search engines do not read them, reference managers read the meta element.

    Args:
        item: the paper.
        canonical: the page's address, or ``""``.
        schema: the types of schema.org.
        about: names of what the paper is about.
    """
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": schema.article if item.type != "chapter" else "Chapter",
        "@id": doi_url(item.doi) if item.doi else "",
        "url": canonical,
        "headline": item.title,
        "author": list(map(_person, item.author)),
        "datePublished": "-".join(map(_two, item.issued.parts)) if item.issued else "",
        "isPartOf": _part_of(item),
        "pagination": item.page,
        "publisher": {"@type": "Organization", "name": item.publisher} if item.publisher else "",
        "identifier": {"@type": "PropertyValue", "propertyID": "pmid", "value": item.pmid}
        if item.pmid
        else "",
        "inLanguage": item.language,
        "about": [{"@type": schema.about, "name": name} for name in about] if schema.about else "",
        "creativeWorkStatus": item.note,
    }
    known = {key: value for key, value in values.items() if value}
    # "</script>" would end the element, "<!--" would hide its end.
    return msgspec.json.encode(known).decode().replace("<", "\\u003c")


def _person(name: CslName) -> dict[str, str]:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    person = {
        "@type": "Person",
        "givenName": name.given,
        "familyName": name.whole_family,
        "honorificSuffix": name.suffix,
    }
    return {key: value for key, value in person.items() if value}


def _part_of(item: CslItem) -> dict[str, Any] | None:
    """Return the issue, its volume and its journal, one within the other; or the book."""
    if not item.container_title:
        return None
    kind = "Book" if item.type == "chapter" else "Periodical"
    part: dict[str, Any] = {"@type": kind, "name": item.container_title}
    if item.issn:
        part["issn"] = item.issn
    if item.volume:
        part = {"@type": "PublicationVolume", "volumeNumber": item.volume, "isPartOf": part}
    if item.issue:
        part = {"@type": "PublicationIssue", "issueNumber": item.issue, "isPartOf": part}
    return part
