"""Says what is read differently than before: compares papers with those of an earlier version.

What an earlier version read is the JSON of ``papershelf list``, which a site also has as an
archive. A paper is the same one if it is read from the same record.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from papershelf.exports.formats import FORMATS
from papershelf.machinery.files import read_bytes
from papershelf.model import Paper
from papershelf.report.terminal import harmless
from papershelf.vocabulary import FaultyFileError, Vocabulary

_GZIP = b"\x1f\x8b"
# Of the papers whose values of one key differ, and characters of a value.
_MOST, _WIDEST, _BEFORE = 10, 70, 15

_UNREADABLE = (OSError, ValueError, EOFError, LookupError, TypeError, RecursionError, zlib.error)

Form = Mapping[str, Any]


class Change(NamedTuple):
    """A value that is read differently: the paper's record, the key, both values."""

    path: str
    key: str
    before: object
    now: object


class Comparison(NamedTuple):
    """What differs between two readings of a shelf.

    Attributes:
        papers: the number of papers that both have.
        changes: the values that differ, sorted by key and record.
        gone: records that were papers of their own before, and are none now.
        new: records that are papers of their own now, and were none before.
        keys: keys that only one of the two readings has, sorted.
    """

    papers: int
    changes: Sequence[Change]
    gone: Sequence[str]
    new: Sequence[str]
    keys: Sequence[str]

    @property
    def same(self) -> bool:
        """Whether every paper is read as before; a key that did not exist is no difference."""
        return not (self.changes or self.gone or self.new)


def read_forms(paths: Iterable[Path]) -> list[Form]:
    """Read what ``papershelf list`` printed, or the archives of a site, compressed or not.

    Raises:
        FaultyFileError: a file holds something else.
    """
    forms: list[Form] = []
    for path in paths:
        try:
            data = read_bytes(str(path))
            found = json.loads(gzip.decompress(data) if data.startswith(_GZIP) else data)
            forms += [
                {**form, "provenance": {**form["provenance"], "path": _path(form)}}
                for form in found
            ]
        except _UNREADABLE as error:
            expected = f"expected what `papershelf list` prints ({error})"
            raise FaultyFileError(path, [expected]) from error
    return forms


def _path(form: Form) -> str:
    """Return the path of a paper's record.

    Raises:
        LookupError, TypeError: there is none.
    """
    path = form["provenance"]["path"]
    if not isinstance(path, str):
        raise TypeError(f"found the path {path!r:.80}, expected a text")
    return path


def forms_of(papers: Sequence[Paper], vocabulary: Vocabulary) -> list[Form]:
    """Return papers as ``papershelf list`` prints them."""
    found: list[Form] = json.loads(b"".join(FORMATS["json"].write(papers, vocabulary)))
    return found


def compare(before: Iterable[Form], now: Iterable[Form]) -> Comparison:
    """Compare two readings of the same records."""
    old, new = ({form["provenance"]["path"]: form for form in forms} for forms in (before, now))
    both = sorted(old.keys() & new.keys())
    keys = [{key for form in forms.values() for key in form} for forms in (old, new)]
    common = sorted(keys[0] & keys[1])
    changes = [
        Change(path, key, old[path].get(key), new[path].get(key))
        for key in common
        for path in both
        if old[path].get(key) != new[path].get(key)
    ]
    return Comparison(
        len(both),
        changes,
        sorted(old.keys() - new.keys()),
        sorted(new.keys() - old.keys()),
        sorted(keys[0] ^ keys[1]) if both else [],
    )


def differences(found: Comparison) -> Iterator[str]:
    """Yield the lines of a report on a comparison."""
    if found.keys:
        yield f"Only one of the two versions has these keys: {', '.join(found.keys)}"
    for heading, paths in (
        ("Papers before, and no papers of their own now", found.gone),
        ("Papers now, and no papers of their own before", found.new),
    ):
        if paths:
            yield f"{heading} ({len(paths):,})"
            yield from _first([f"  {harmless(path)}" for path in paths])
    by_key: dict[str, list[Change]] = {}
    for change in found.changes:
        by_key.setdefault(change.key, []).append(change)
    for key, changes in by_key.items():
        yield f"{key}: read differently in {_papers(len(changes))}"
        yield from _first([_line(change) for change in changes])
    if found.same:
        yield f"{_papers(found.papers)} compared: all are read as before"
        return
    changed = len({change.path for change in found.changes})
    yield f"{_papers(found.papers)} compared: {changed:,} read differently"


def _first(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"  … and {len(lines) - _MOST:,} more"


def _papers(number: int) -> str:
    return f"{number:,} paper{'s' if number != 1 else ''}"


def _line(change: Change) -> str:
    """Return a line with both values, from a little before the place where they differ."""
    texts = [json.dumps(value, ensure_ascii=False) for value in (change.before, change.now)]
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False))
    start = max(sum(1 for _ in alike) - _BEFORE, 0)
    before, now = (harmless(_cut(text, start)) for text in texts)
    return f"  {harmless(change.path)}: {before} → {now}"


def _cut(text: str, start: int) -> str:
    end = start + _WIDEST
    return f"{'…' if start else ''}{text[start:end]}{'…' if len(text) > end else ''}"
