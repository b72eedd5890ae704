"""Reads the factor by which a paper's search score is multiplied."""

from __future__ import annotations

from collections.abc import Collection

from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Read

_NAMED = {"low": 0.7, "standard": 1.0, "normal": 1.0, "medium": 1.0, "high": 1.5}
_LEAST, _MOST = 0.1, 10.0


def read_priority(draft: Draft, sources: tuple[str, ...]) -> Read[float]:
    """Read the factor: a name such as ``high``, or a number, limited to 0.1 to 10."""
    found = draft.supplies.text(sources)
    if found.value is None:
        return Read(1.0, findings=found.findings)
    factor = _factor(found.value)
    if factor is None:
        return Read(1.0, findings=found.findings, refused=((found.source, found.value),))
    return Read(factor, found.source, found.supplied, found.findings)


def _factor(text: str) -> float | None:
    if text.lower() in _NAMED:
        return _NAMED[text.lower()]
    try:
        number = float(text)
    except ValueError:
        return None
    return min(max(number, _LEAST), _MOST) if number == number else None


def priority_merit(factor: float, _codes: Collection[str]) -> float:
    """Return a sort key: the greatest factor wins."""
    return factor
