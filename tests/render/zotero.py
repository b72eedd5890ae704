"""What Zotero saves from the head of a page: its translator "Embedded Metadata", as a table.

Priority 320, version of 2024-06-13: `HIGHWIRE_MAPPINGS`, `processHighwireCreators`, `init`,
`addLowQualityMetadata`.  Names whose letters are all of one case, which it re-cases, are left.
"""

from __future__ import annotations

import re
from typing import Any

from lxml.html import HtmlElement

_FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_book_title": "bookTitle",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_publisher": "publisher",
    "citation_doi": "DOI",
    "citation_public_url": "url",
    "citation_language": "language",
}
_TYPES = {"citation_journal_title": "journalArticle", "citation_book_title": "bookSection"}
# Prefixes whose properties are RDF statements: these decide the type if Highwire's do not.
_PREFIXES = "bib bibo dc dcterms prism foaf vcard link z eprint og article book".split()


def saved(head: HtmlElement) -> dict[str, Any]:
    """The item that Zotero saves from a head."""
    tags = [
        (meta.get("name") or meta.get("property") or "", meta.get("content") or "")
        for meta in head.iter("meta")
    ]
    item: dict[str, Any] = {"itemType": _type(tags)}
    for name, text in reversed(tags):  # of repeated tags the first wins
        if name in _FIELDS and text.strip():
            item[_FIELDS[name]] = " ".join(text.split())
    item["creators"] = _creators([text for name, text in tags if name == "citation_author"])
    found = dict(reversed(tags))
    pages = [found.get("citation_firstpage"), found.get("citation_lastpage")]
    assert not any("-" in page for page in pages if page), "Zotero would cut it"
    item["pages"] = "-".join(filter(None, pages))
    item["ISSN"] = ", ".join(text for name, text in tags if name == "citation_issn")
    item["PMID"] = found.get("citation_pmid", "")
    keywords = found.get("citation_keywords", "").split(";")
    item["tags"] = [word.strip() for word in keywords if word.strip()]
    canonical = [link.get("href") for link in head.iter("link") if link.get("rel") == "canonical"]
    item.setdefault("url", "".join(map(str, canonical)))
    return {key: value for key, value in item.items() if value}


def _type(tags: list[tuple[str, str]]) -> str:
    of_highwire = [_TYPES[name] for name, _ in tags if name in _TYPES]
    if of_highwire:
        return of_highwire[-1]
    statements = {name: text for name, text in tags if re.split("[.:_]", name)[0] in _PREFIXES}
    if not statements:
        return "journalArticle"
    return statements.get("z:itemType", "webpage")


def _creators(authors: list[str]) -> list[tuple[str, ...]]:
    """Last and first name of each author, or the one name of a group."""
    found: list[tuple[str, ...]] = []
    for author in authors:
        names = re.split(r"\s*;\s*", author)
        if len(names) == len(authors) == 1:
            pieces = re.split(r"\s*,\s*", names[0])
            if len(pieces) > 1 and " " in pieces[0] and " " in pieces[1]:
                names = pieces
        for name in names:
            last, _, first = name.strip().partition(", ")
            if last:
                found.append((last, first) if first else (last,))
    return found
