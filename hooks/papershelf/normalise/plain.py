"""Readers of fields that are one short text."""

from __future__ import annotations

from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import NOTHING, Read
from papershelf.normalise.text import NO_VALUE, clean_line


def read_text(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """A text as it stands there."""
    return draft.supplies.text(sources)


def read_line(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """A text as one line without markup."""
    found = draft.supplies.text(sources)
    if not found.value or found.value.lower() in NO_VALUE:
        return Read(None, findings=found.findings) if found.findings else NOTHING
    return Read(clean_line(found.value) or None, found.source, found.supplied, found.findings)
