"""Compares the evidence map with that of an earlier version of the shelf."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from papershelf.exports.evidence import EvidenceMap
from papershelf.exports.evidence_json import FORMAT
from papershelf.vocabulary.check import FaultyFileError


class _Term(msgspec.Struct):
    id: str


class _Axis(msgspec.Struct):
    facet: str
    terms: list[_Term]


class _File(msgspec.Struct):
    """What is read of the JSON of an earlier map."""

    format: int
    date: str | None
    papers: int
    rows: _Axis
    columns: _Axis
    about: list[list[int]]


class Earlier(NamedTuple):
    """An earlier map.

    Attributes:
        date: of its newest record, ``""`` if not known.
        papers: number of all papers.
        facets: the names of the facets of rows and columns.
        about: slugs of a row and a column -> how many papers were about both.
    """

    date: str
    papers: int
    facets: tuple[str, str]
    about: dict[tuple[str, str], int]


class Change(NamedTuple):
    """A cell whose number has changed: row and column by position, and the numbers."""

    row: int
    column: int
    before: int
    now: int


def load_earlier(path: Path) -> Earlier:
    """Read the JSON of an earlier map.

    Raises:
        FaultyFileError: it cannot be read, or is no map of this format.
    """
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_File)
    except OSError as error:
        raise FaultyFileError(path, [f"cannot be read: {error.strerror}"]) from error
    except msgspec.DecodeError as error:
        raise FaultyFileError(path, [f"expected the JSON of an evidence map: {error}"]) from error
    if found.format != FORMAT:
        fault = f"format: found {found.format}, expected {FORMAT}, that of this version"
        raise FaultyFileError(path, [fault])
    about = {
        (row.id, column.id): number
        for row, numbers in zip(found.rows.terms, found.about, strict=False)
        for column, number in zip(found.columns.terms, numbers, strict=False)
    }
    facets = found.rows.facet, found.columns.facet
    return Earlier(found.date or "", found.papers, facets, about)


def changes(earlier: Earlier, now: EvidenceMap) -> list[Change]:
    """Return the cells whose numbers have changed, those that changed most first.

    Cells that the earlier map did not have are left out: its terms were others.
    """
    if earlier.facets != (now.rows.facet.name, now.columns.facet.name):
        return []
    found = []
    for row, cells in enumerate(now.cells):
        for column, cell in enumerate(cells):
            slugs = now.rows.groups[row].slug, now.columns.groups[column].slug
            before = earlier.about.get(slugs)
            if before is not None and before != cell.about:
                found.append(Change(row, column, before, cell.about))
    # Sorting keeps the order of the map among equal changes.
    return sorted(found, key=lambda one: -abs(one.now - one.before))
