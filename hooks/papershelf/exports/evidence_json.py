"""Makes the JSON of the evidence map, from which its page counts anew when a reader filters.

docs/json.md describes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec

from papershelf.catalogue import Group
from papershelf.exports.evidence import Axis, EvidenceMap
from papershelf.vocabulary import Facet
from papershelf.vocabulary.map_choice import Only

# Raised when a reader of the last format could not read the file.
FORMAT = 1


def evidence_json(found: EvidenceMap) -> bytes:
    """Return an evidence map as JSON, in UTF-8."""
    papers = found.papers
    columns: dict[str, Iterable[tuple[int, ...]]] = {
        "rows": [paper.rows for paper in papers],
        "columns": [paper.columns for paper in papers],
        "filter": [paper.values for paper in papers],
    }
    sets = {name: _sets(values) for name, values in columns.items()}
    data: dict[str, Any] = {
        "format": FORMAT,
        "date": found.date or None,
        "papers": found.total,
        "rows": _described(found.rows),
        "columns": _described(found.columns),
        "filter": _named(found.filter, found.values) if found.filter else None,
        "only": _check_box(found.only) if found.only else None,
        "about": [[cell.about for cell in row] for row in found.cells],
        "counted": [[cell.counted for cell in row] for row in found.cells],
        "sets": {name: list(numbers) for name, numbers in sets.items()},
        "of": {
            "year": [paper.year for paper in papers],
            "only": [int(paper.only) for paper in papers],
            **{name: [numbers[one] for one in columns[name]] for name, numbers in sets.items()},
        },
    }
    return msgspec.json.encode(data) + b"\n"


def _sets(values: Iterable[tuple[int, ...]]) -> dict[tuple[int, ...], int]:
    """Return set -> its number; the most frequent sets have the smallest numbers."""
    counts = Counter(values)
    ordered = sorted(counts, key=lambda found: (-counts[found], found))
    return {found: number for number, found in enumerate(ordered)}


def _described(axis: Axis) -> dict[str, object]:
    """Return an axis as JSON has it."""
    parents = [None if at is None else axis.groups[at].slug for at in axis.parents]
    described = _named(axis.facet, axis.groups)
    terms = [
        {"id": group.slug, "label": group.label, "parent": parent}
        for group, parent in zip(axis.groups, parents, strict=True)
    ]
    return {**described, "terms": terms}


def _named(facet: Facet, groups: Iterable[Group]) -> dict[str, object]:
    terms = [{"id": group.slug, "label": group.label} for group in groups]
    return {"facet": facet.name, "label": facet.label, "terms": terms}


def _check_box(only: Only) -> dict[str, object]:
    return {"facet": only.facet, "label": only.label, "id": only.slug}
