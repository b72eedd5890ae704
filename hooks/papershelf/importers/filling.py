"""Adds what a record lacks, and changes nothing that it has.

Of two values a merge would take the better one (`papershelf.catalogue.merge`).  Here the words
that are in a record remain, so only these are added: a value for a field that has none, an
abstract beside one that was cut, a date that is more precise than the record's and agrees with
it.  After each addition the record is read again; an addition that changes another field, or
that the reading does not take up, is dropped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from papershelf.importers.merging import ATTRIBUTES
from papershelf.importers.reading import ReadRecord
from papershelf.importers.record import abstract_text, front_matter
from papershelf.importers.terms import key_of
from papershelf.model import AbstractStatus, Paper
from papershelf.normalise import Reading, normalise
from papershelf.normalise.declaration import Field
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.keys import is_empty, key_source
from papershelf.records.parse import parse_record, place_of_head
from papershelf.vocabulary import Vocabulary

# Fields that are never added to a record: what a shelf's curator decides, and its text.
_CURATORS = frozenset(("id", "priority", "body"))
_CUT = (AbstractStatus.TRUNCATED, AbstractStatus.PARTIAL, AbstractStatus.LOST)
# An abstract that is whole is longer than one that was cut; a copy of the cut one is not.
_MORE_TEXT = 1.1
_EMPTY_VALUE = r"[ \t]*(?:''|\"\"|\[\]|\{\}|null|~)?[ \t]*(?:\n|\Z)(?![ \t-])"


class Addition(NamedTuple):
    """A value for one field: the keys under which it may go, the best first."""

    field: str
    keys: tuple[str, ...]
    value: object


class Filled(NamedTuple):
    """A record with additions: its text, what it is read as, and the names of the fields added."""

    text: str
    paper: Paper
    added: tuple[str, ...]


def fill(
    path: str, text: str, additions: Sequence[Addition], vocabulary: Vocabulary
) -> Filled | None:
    """Add to a record those of `additions` that harm nothing else in it; None if all do.

    Args:
        path: of the record, below the folder of records.
        text: of the record, with newlines as ``\\n``.
        additions: what `additions` returned.
        vocabulary: by which the record is read.
    """
    before = _read(path, text, vocabulary)
    if before is None:
        return None
    if done := _added(path, text, before, additions, vocabulary):
        return done
    found: Filled | None = None
    for addition in additions:
        done = _added(path, text, before, [addition], vocabulary)
        if done:
            names = (*(found.added if found else ()), *done.added)
            found = done._replace(added=names)
            text, before = done.text, done.paper
    return found


def _added(
    path: str, text: str, before: Paper, additions: Sequence[Addition], vocabulary: Vocabulary
) -> Filled | None:
    """Return a record with all `additions`, or None if one of them cannot be made."""
    for addition in additions:
        written = _with(text, path, addition)
        if written is None:
            return None
        text = written
    names = tuple(addition.field for addition in additions)
    after = _read(path, text, vocabulary)
    return Filled(text, after, names) if after and _only_adds(names, before, after) else None


def _read(path: str, text: str, vocabulary: Vocabulary) -> Paper | None:
    record, _ = parse_record(path, text.encode())
    reading: Reading | None = normalise(record, vocabulary) if record else None
    return reading.paper if reading else None


def additions(
    known: Paper, entry: ReadRecord, vocabulary: Vocabulary, done: Collection[str] = ()
) -> list[Addition]:
    """Return what an entry has and a known paper lacks, in the order of the fields.

    Args:
        known: the paper, with what all its records say.
        entry: the entry.
        vocabulary: by which both were read.
        done: fields to leave out.
    """
    found = []
    for field in FIELDS.merged:
        key = ATTRIBUTES.get(field.name, field.name)
        value = entry.raw.meta.get(key)
        if field.name == "abstract" and entry.record.abstract:
            value = abstract_text(entry.record.abstract)
        if (
            value is not None
            and field.name not in _CURATORS
            and _is_better(field, known, entry.paper)
        ):
            others = (other for other in field.keys if other != key)
            found.append(Addition(field.name, (key, *others), value))
    for facet in vocabulary.tag_facets:
        there = {tag.slug for tag in known.tags_of(facet.name)}
        named = entry.raw.meta.get(key_of(facet))
        terms = [term for term in named if term not in there] if isinstance(named, list) else []
        if terms and not known.supplied.tags.get(facet.name):
            found.append(Addition(facet.name, (key_of(facet),), terms))
    return [addition for addition in found if addition.field not in done]


def _is_better(field: Field, known: Paper, new: Paper) -> bool:
    """Return whether the new paper's value may be put beside that of the known one."""
    own, other = field.of(known), field.of(new)
    if not _has(field.name, new):
        return False
    if not _has(field.name, known):
        # A date that was inferred is not stated by being repeated.
        return not (field.name == "published" and own is not None and own.iso == other.iso)
    if field.name == "abstract":
        whole = own.status in _CUT and other.status is AbstractStatus.COMPLETE
        return whole and len(other.text) > _MORE_TEXT * len(own.text)
    if field.name == "published":
        return other.iso.startswith(own.iso) and len(other.iso) > len(own.iso)
    return False


def _has(name: str, paper: Paper) -> bool:
    """Return whether a paper states a field."""
    match name:
        case "title":
            return bool(paper.supplied.title)
        case "published":
            return paper.published is not None and not paper.published.inferred
        case "abstract":
            return bool(paper.abstract.parts)
        case "journal":
            return paper.supplied.journal is not None
        case "doi":
            return paper.doi is not None and paper.supplied.doi is not None
    return bool(next(field for field in FIELDS.merged if field.name == name).of(paper))


def _only_adds(names: Collection[str], before: Paper, after: Paper) -> bool:
    """Return whether a record has the fields `names` by additions, and all others as before."""
    for field in FIELDS.merged:
        same = field.of(before) == field.of(after)
        if same if field.name in names else not same and _has(field.name, before):
            return False
    own, now = before.supplied.tags, after.supplied.tags
    return all(facet in names or own[facet] == now.get(facet, ()) for facet in own)


def _with(text: str, path: str, addition: Addition) -> str | None:
    """Return a record with one more key, or None if none of the keys is free."""
    place = place_of_head(text)
    record, _ = parse_record(path, text.encode())
    if place is None or place.body is None or record is None:
        return None
    taken = {key_source(key): value for key, value in record.meta.items()}
    free = next((key for key in addition.keys if is_empty(taken.get(key_source(key)))), None)
    if free is None:
        return None
    head = text[place.start : place.end]
    if place.toml:
        # A key after a table would belong to the table.
        written = f"{free} = {_toml(addition.value)}\n" if key_source(free) not in taken else ""
        return text[: place.start] + written + text[place.start :] if written else None
    line = front_matter({free: addition.value})
    pattern = re.compile(rf"^{re.escape(free)}:{_EMPTY_VALUE}", re.MULTILINE | re.IGNORECASE)
    if pattern.search(head):
        head = pattern.sub(lambda _: line, head, count=1)
    elif key_source(free) in taken:
        return None
    else:
        head = (head if head.endswith("\n") or not head else f"{head}\n") + line
    return text[: place.start] + head + text[place.end :]


def _toml(value: object) -> str:
    """Return a text, a list or a mapping in TOML; its texts are written as JSON's."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key} = {_toml(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
