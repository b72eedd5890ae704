"""Reads what `papershelf list` prints as JSON and as CSV; its other formats are foreign ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from papershelf.author import Author
from papershelf.importers import people, words
from papershelf.importers.csl import items_of
from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.json_text import mapping_entry
from papershelf.importers.record import Record
from papershelf.importers.table_text import rows

_JSON_FITS = re.compile(r'\s*\[\s*\{"id":[^\n]*"date_inferred":')
_CSV_HEAD = '"id","type","title","authors","journal","date",'
# An apostrophe before what a spreadsheet would take for a formula.
_MARKED = re.compile("(^|;)'(?='*[=+\\-@＝＋－＠])")


def json_entries(document: Document) -> Iterator[Entry]:
    """Yield the papers of a file in their order.

    Raises:
        BrokenFileError: the file is no array in JSON.
    """
    for number, item in enumerate(items_of(document), 1):
        key = words.line(item.get("id")) if isinstance(item, dict) else ""
        yield mapping_entry(f"paper {number}", key, item)


def of_form(item: Mapping[str, object]) -> Record:
    """Return the record of a paper in the JSON form, as docs/json.md has it."""
    abstract, origin = item.get("abstract"), item.get("provenance")
    said = _shared(item)
    return replace(
        said,
        authors=_authors(item.get("authors")),
        date="" if item.get("date_inferred") is True else said.date,
        arxiv=words.arxiv(words.line(item.get("arxiv"))),
        preprint_of=words.doi(words.line(item.get("preprint_of"))),
        license=words.line(item.get("license")),
        abstract=words.paragraphs(abstract.get("text") if isinstance(abstract, dict) else ""),
        abstract_source=words.line(item.get("abstract_source")),
        summary=words.line(item.get("summary")),
        retracted=item.get("retracted") is True,
        corrected_by=tuple(_corrections(item.get("corrected_by"))),
        source=words.line(origin.get("source")) if isinstance(origin, dict) else "",
    )


def _corrections(value: object) -> Iterator[str]:
    for own in value if isinstance(value, list) else ():
        if found := words.notice(own):
            yield found


def _authors(value: object) -> tuple[Author, ...]:
    names = [name for name in value if isinstance(name, dict)] if isinstance(value, list) else []
    return people.known(
        people.group(name["literal"])
        if name.get("literal")
        else people.person(name.get("family"), name.get("given"), name.get("suffix"))
        for name in names
    )


def csv_entries(document: Document) -> Iterator[Entry]:
    """Yield the rows of a file in their order.

    Raises:
        BrokenFileError: the file is no CSV.
    """
    for number, row in rows(document):
        values = {key: _MARKED.sub(r"\1", value or "") for key, value in row.items() if key}
        yield Entry(f"line {number}", values.get("id", ""), values)


def of_row(row: Mapping[str, str]) -> Record:
    """Return the record of a row."""
    names = filter(None, map(words.name, row.get("authors", "").split(";")))
    said = _shared(row)
    return replace(
        said,
        authors=people.known(map(people.inverted, names)),
        arxiv=words.arxiv(said.url),
        abstract=words.paragraphs(row.get("abstract")),
        keywords=words.keywords([row.get("keywords")]),
    )


def _shared(values: Mapping[str, object]) -> Record:
    """Return the record of what both forms have under the same names."""

    def text(key: str) -> str:
        return words.line(values.get(key))

    return Record(
        title=text("title"),
        journal=text("journal"),
        volume=text("volume"),
        issue=text("issue"),
        pages=text("pages"),
        issn=words.issn(text("issn")),
        publisher=text("publisher"),
        date=words.date(text("date")),
        doi=words.doi(text("doi")),
        pmid=words.pmid(text("pmid")),
        pmcid=words.pmcid(text("pmcid")),
        url=text("url"),
        language=text("language"),
        genre=text("type"),
    )


JSON = Format(
    "Papershelf JSON", (".json",), lambda t: _JSON_FITS.match(t) is not None, json_entries, of_form
)
CSV = Format(
    "Papershelf CSV",
    (".csv",),
    lambda t: t.lstrip("\ufeff").startswith(_CSV_HEAD),
    csv_entries,
    of_row,
)
