"""Makes one record of two entries for one paper, as a build merges the records of duplicates."""

from __future__ import annotations

from msgspec.structs import replace

from papershelf.catalogue.duplicates import title_key
from papershelf.importers.reading import ReadRecord
from papershelf.importers.record import Record
from papershelf.normalise.declaration import given
from papershelf.normalise.fields import FIELDS

# Field -> attribute of a record, where the names differ.
ATTRIBUTES = {"published": "date"}
# Lists of words, of which the merged record has all.
_JOINED = ("keywords", "mesh_headings")


def merged(first: ReadRecord, other: ReadRecord) -> tuple[Record, tuple[str, ...]]:
    """Return the first entry's record with what the other one has better; also which fields."""
    changes: dict[str, object] = {}
    for field in FIELDS.merged:
        name = ATTRIBUTES.get(field.name, field.name)
        value = getattr(other.record, name, None)
        if name == "title" and title_key(first.record.title) == title_key(other.record.title):
            continue  # one more comma is no better title
        merit = field.merit or given
        if value and merit(field.of(other.paper), other.codes) > merit(
            field.of(first.paper), first.codes
        ):
            changes[name] = value
    for name in _JOINED:
        own = getattr(first.record, name)
        both = tuple(dict.fromkeys((*own, *getattr(other.record, name))))
        if len(both) > len(own):
            changes[name] = both
    return replace(first.record, **changes), tuple(changes)


def completed(record: Record, other: Record) -> Record:
    """Return a record with what it lacks and another one has, retraction and all."""
    lacking = {
        name: value
        for name in Record.__struct_fields__
        if not getattr(record, name) and (value := getattr(other, name))
    }
    return replace(record, **lacking)
