"""Reads a text as one format does: entries, and the records of those without a fault."""

from __future__ import annotations

from papershelf.importers.document import Document, Entry, Format
from papershelf.importers.formats import format_of
from papershelf.importers.record import Record


def entries_of(form: Format, text: str | bytes) -> list[tuple[Entry, Record | None]]:
    """Return the entries of a text with their records; it must be recognised as `form`."""
    data = text.encode() if isinstance(text, str) else text
    document = Document("file", data)
    assert format_of(document) is form
    return [
        (entry, None if entry.fault else form.to_record(entry.value))
        for entry in form.entries(document)
    ]


def records_of(form: Format, text: str | bytes) -> list[Record]:
    """Return the records of a text whose entries have no faults."""
    found = entries_of(form, text)
    assert [entry.fault for entry, _ in found if entry.fault] == []
    return [record for _, record in found if record is not None]


def names(record: Record) -> list[str]:
    """Return the authors' names as an index has them."""
    return [author.inverted for author in record.authors]
