"""Takes the entries of files into an import."""

from __future__ import annotations

from pathlib import Path

from papershelf.importers.document import MOST_BYTES, Document
from papershelf.importers.formats import format_of
from papershelf.importers.plan import Importer
from papershelf.importers.record import Origin
from papershelf.machinery.files import read_bytes


def read_document(path: Path, encoding: str | None = None) -> Document:
    """Read a file.

    Raises:
        OSError: it cannot be read, is no regular file, or is too large.
    """
    return Document(str(path), read_bytes(str(path), MOST_BYTES), encoding)


def take_file(importer: Importer, document: Document, acquired: str) -> str:
    """Take all entries of a file; return the name of its format.

    Args:
        importer: takes the entries.
        document: the file.
        acquired: the day, as ISO 8601 writes it.

    Raises:
        BrokenFileError: the file is in no known format, or broken as a whole.
    """
    format_ = format_of(document)
    name = Path(document.name).name
    for entry in format_.entries(document):
        place = f"{entry.place} ({entry.key})" if entry.key else entry.place
        if entry.fault:
            importer.reject(document.name, place, entry.fault)
            continue
        record = format_.to_record(entry.value)
        method = f"papershelf import of {name} ({format_.name})"
        method += f", {entry.key}" if entry.key else ""
        importer.take(record, Origin(method, acquired), document.name, place)
    return format_.name
