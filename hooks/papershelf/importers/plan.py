"""Decides what becomes of each entry, before any file is written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from papershelf.importers.filling import additions, fill
from papershelf.importers.matching import Matcher
from papershelf.importers.merging import merged
from papershelf.importers.naming import FileNames
from papershelf.importers.reading import ReadRecord, read_record
from papershelf.importers.record import Origin, Record, record_text
from papershelf.importers.record_file import RecordFile
from papershelf.machinery.files import read_bytes
from papershelf.machinery.frozen import Value
from papershelf.model import Paper
from papershelf.vocabulary import Vocabulary

# In place of the path of a record without one.
_NEW = ".md"


class Outcome(StrEnum):
    """What becomes of an entry."""

    WRITTEN = "written"  # a new record
    UPDATED = "updated"  # a record got what it lacked
    ALREADY_THERE = "already there"  # a record has all of it
    REJECTED = "rejected"  # it is no paper, or cannot be read


class Result(Value, frozen=True):
    """What became of one entry.

    Attributes:
        source: the file or database that it is from.
        place: where it is there: ``line 12``, the entry's key.
        path: the record's file below the shelf's folder, ``""`` if it was rejected.
        note: why it was rejected, or which fields were added.
    """

    source: str
    place: str
    outcome: Outcome
    path: str = ""
    note: str = ""


class Change(Value, frozen=True):
    """A file to write: below the shelf's folder.

    Attributes:
        before: the bytes of the file that it replaces, None for a new file.
    """

    path: str
    data: bytes
    before: bytes | None = None


@dataclass(eq=False)
class _Item:
    """A record that is known: one of the shelf, or one to be written.

    Attributes:
        new: what will be written, with its origin; None for a record of the shelf.
        file: the file of a record of the shelf that gets additions.
        added: the fields added to it.
    """

    paper: Paper
    path: str
    new: tuple[ReadRecord, Origin] | None = None
    file: RecordFile | None = None
    added: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Plan:
    """What an import will do.

    Attributes:
        results: one for each entry, in their order.
        changes: the files to write, by path.
        others: keyword without a term -> how many of the entries that were not rejected have it.
    """

    results: tuple[Result, ...]
    changes: tuple[Change, ...]
    others: Mapping[str, int]

    def count(self, outcome: Outcome, source: str | None = None) -> int:
        """Return how many entries, of one source or of all, had an outcome."""
        return sum(
            result.outcome is outcome and source in (None, result.source) for result in self.results
        )


@dataclass
class Importer:
    """Takes the records of entries one after another, and plans what to write.

    Attributes:
        shelf: the folder of the shelf's records.
        into: the folder of new records, as a POSIX path below `shelf`; ``""`` for itself.
        papers: the papers of the shelf.
    """

    shelf: Path
    into: str
    vocabulary: Vocabulary
    papers: Iterable[Paper]
    _matcher: Matcher[_Item] = field(default_factory=Matcher)
    _changed: dict[str, _Item] = field(default_factory=dict)
    _results: list[Result] = field(default_factory=list)
    _others: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Get to know the papers of the shelf, and the names that are taken."""
        for paper in self.papers:
            self._matcher.add(paper, _Item(paper, paper.provenance.path))
        folder = self.shelf / self.into
        self._names = FileNames(os.listdir(folder) if folder.is_dir() else ())  # noqa: PTH208 - names only

    def reject(self, source: str, place: str, reason: str) -> None:
        """Count an entry that cannot be read."""
        self._results.append(Result(source, place, Outcome.REJECTED, "", reason))

    def take(self, record: Record, origin: Origin, source: str, place: str) -> None:
        """Plan what becomes of the record of one entry."""
        read = read_record(record, origin, self.vocabulary, _NEW)
        if isinstance(read, str):
            self.reject(source, place, read)
            return
        self._others.update(read.others)
        item = self._matcher.find(read.paper)
        if item is None:
            self._results.append(self._new(read, origin, source, place))
            return
        added = self._merge(item, *item.new, read) if item.new else self._fill(item, read)
        outcome = Outcome.UPDATED if added else Outcome.ALREADY_THERE
        self._results.append(Result(source, place, outcome, item.path, ", ".join(added)))

    def _new(self, read: ReadRecord, origin: Origin, source: str, place: str) -> Result:
        name = self._names.name(read.paper)
        path = f"{self.into}/{name}" if self.into else name
        item = _Item(read.paper, path, (read, origin))
        self._changed[path] = item
        self._matcher.add(read.paper, item)
        return Result(source, place, Outcome.WRITTEN, path)

    def _merge(
        self, item: _Item, first: ReadRecord, origin: Origin, other: ReadRecord
    ) -> tuple[str, ...]:
        """Merge an entry into a record that is not written yet; return the fields added."""
        record, added = merged(first, other)
        again = read_record(record, origin, self.vocabulary, _NEW) if added else ""
        if isinstance(again, str):
            return ()
        item.new, item.paper = (again, origin), again.paper
        self._matcher.add(again.paper, item)
        return added

    def _fill(self, item: _Item, read: ReadRecord) -> tuple[str, ...]:
        """Add to a record of the shelf what it lacks; return the fields added."""
        wanted = additions(item.paper, read, self.vocabulary, item.added)
        if not wanted:
            return ()
        file = item.file or RecordFile.of(read_bytes(f"{self.shelf}/{item.path}"))
        done = fill(item.path, file.text, wanted, self.vocabulary) if file else None
        if file is None or done is None:
            return ()
        item.file = file.with_text(done.text)
        item.added.update(done.added)
        self._changed[item.path] = item
        self._matcher.add(done.paper, item)
        return done.added

    def plan(self) -> Plan:
        """Return what is to be done with all that was taken."""
        changes = tuple(_change(path, self._changed[path]) for path in sorted(self._changed))
        return Plan(tuple(self._results), changes, dict(self._others))


def _change(path: str, item: _Item) -> Change:
    if item.file is not None:
        return Change(path, item.file.data, item.file.before)
    if item.new is None:
        raise AssertionError(f"{path}: nothing to write")
    return Change(path, record_text(item.new[0].raw).encode())
