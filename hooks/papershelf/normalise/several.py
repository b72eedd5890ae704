"""Reads fields that have one value or a list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.other_types import wrong_type

# Of more values, the first are kept.
_MOST = 50


def read_several(
    draft: Draft,
    field: str,
    sources: tuple[str, ...],
    divide: Callable[[str], Iterator[str]],
    clean: Callable[[str], str | None],
    *,
    wanted: str,
    expected: str,
) -> Read[tuple[str, ...]]:
    """Read each different value once, in the record's order, at most 50; say which are none.

    Args:
        draft: the record.
        field: the field's name, for findings.
        sources: where the field may be in a record.
        divide: yields the values in a text, without those that are left out in silence.
        clean: returns a value as it is kept, or None if it is none.
        wanted: what a source must have, such as "an id or a list of them".
        expected: what a value must be, with an example.
    """
    found: dict[str, None] = {}
    findings: list[Finding] = []
    used = []
    for read in draft.supplies.values(sources):
        used.append(read.source)
        if not isinstance(read.value, str | list):
            findings.append(wrong_type(read.source, read.value, wanted))
            continue
        for item in read.value if isinstance(read.value, list) else [read.value]:
            for text in divide(item) if isinstance(item, str) else ():
                own = clean(text)
                if own is None:
                    message = f"found {text[:80]!r}, expected {expected}"
                    findings.append(Finding("field-invalid", field, message))
                elif len(found) < _MOST:
                    found[own] = None
    return Read(tuple(found), ", ".join(used), tuple(found), tuple(findings))
