"""Reads Zotero's CSV, and its items in JSON, as Better BibTeX and its web service write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.csl import items_of
from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.json_text import mapping_entry
from papershelf.importers.record import Record
from papershelf.importers.table_text import rows

_CSV_HEAD = re.compile(r'\ufeff?"?Key"?,"?Item Type"?,')
_JSON_ITEM = re.compile(r'"itemType"\s*:')
# Notes and files of a library, which are no papers.
PARTS = frozenset(("note", "attachment", "annotation"))
# What the CSV calls the fields of an item.
_COLUMNS = {
    "Key": "key", "Item Type": "itemType", "Title": "title", "Volume": "volume", "Issue": "issue",
    "Publication Title": "publicationTitle", "Pages": "pages", "ISSN": "ISSN", "Date": "date",
    "Publisher": "publisher", "DOI": "DOI", "Url": "url", "Language": "language",
    "Rights": "rights", "Abstract Note": "abstractNote", "Extra": "extra",
    "Library Catalog": "libraryCatalog", "Archive": "archive", "Repository": "repository",
}  # fmt: skip


def csv_entries(document: Document) -> Iterator[Entry]:
    """Yield an entry for each row of a CSV; notes and attachments are none.

    Raises:
        BrokenFileError: the file is no CSV.
    """
    for number, row in rows(document):
        item = {ours: row.get(theirs) or "" for theirs, ours in _COLUMNS.items()}
        creators = [_creator(name, "author") for name in (row.get("Author") or "").split(";")]
        creators += [_creator(name, "editor") for name in (row.get("Editor") or "").split(";")]
        tags = ";".join(row.get(key) or "" for key in ("Manual Tags", "Automatic Tags"))
        whole = item | {"creators": creators, "tags": tags.split(";")}
        if item["itemType"] not in PARTS:
            yield Entry(f"line {number}", item["key"], whole)


def _creator(name: str, part: str) -> dict[str, str]:
    family, comma, given = name.strip().partition(",")
    if comma:
        return {"creatorType": part, "lastName": family, "firstName": given.strip()}
    return {"creatorType": part, "name": family}


def json_entries(document: Document) -> Iterator[Entry]:
    """Yield the items of a file; notes and attachments are none."""
    for number, item in enumerate(items_of(document), 1):
        inner = item.get("data", item) if isinstance(item, dict) else item
        if not (isinstance(inner, dict) and words.line(inner.get("itemType")) in PARTS):
            key = words.line(inner.get("citationKey")) if isinstance(inner, dict) else ""
            yield mapping_entry(f"item {number}", key, inner)


def to_record(item: Mapping[str, object]) -> Record:
    """Return the record of an item, in Zotero's own names of fields."""
    extra = words.named_values(item.get("extra"))

    def text(*keys: str) -> str:
        return next((found for key in keys if (found := words.line(item.get(key)))), "")

    archive = text("archiveID") or extra.get("arxiv", "")
    return Record(
        title=text("title"),
        authors=_authors(item.get("creators")),
        journal=text("publicationTitle", "bookTitle", "proceedingsTitle"),
        volume=text("volume"),
        issue=text("issue"),
        pages=text("pages"),
        issn=words.issn(text("ISSN")),
        publisher=text("publisher", "institution", "university"),
        date=words.date(text("date")),
        doi=words.doi(text("DOI"), extra.get("doi"), text("url")),
        pmid=words.pmid(text("PMID"), extra.get("pmid")),
        pmcid=words.pmcid(text("PMCID"), extra.get("pmcid")),
        arxiv=words.arxiv(archive, text("number"), text("url")),
        url=text("url"),
        language=text("language"),
        license=text("rights"),
        abstract=words.paragraphs(item.get("abstractNote")),
        keywords=words.keywords(_tags(item.get("tags"))),
        citation_key=text("citationKey") or extra.get("citation key", ""),
        source=text("libraryCatalog", "repository"),
        genre=text("itemType"),
    )


def _tags(value: object) -> Iterator[object]:
    """Yield the words of tags, which are texts or mappings with a key ``tag``."""
    for tag in value if isinstance(value, list) else ():
        yield tag.get("tag") if isinstance(tag, Mapping) else tag


def _authors(value: object) -> tuple[Author, ...]:
    """Return the authors, or if nobody else is named the editors."""
    creators = (
        [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
    )
    for part in ("author", "editor"):
        own = [item for item in creators if item.get("creatorType", "author") == part]
        if found := people.known(map(_author, own)):
            return found
    return ()


def _author(item: Mapping[str, object]) -> Author | None:
    if name := words.name(item.get("name")):
        return people.group(name)
    return people.person(item.get("lastName"), item.get("firstName"))


CSV = Format(
    "Zotero CSV", (".csv",), lambda t: _CSV_HEAD.match(t) is not None, csv_entries, to_record
)
JSON = Format(
    "Zotero JSON",
    (".json",),
    lambda t: t.lstrip()[:1] in ("{", "[") and _JSON_ITEM.search(t) is not None,
    json_entries,
    to_record,
)
