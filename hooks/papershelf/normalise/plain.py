"""Readers of fields that consist of one short text."""

from __future__ import annotations

from collections.abc import Callable

from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import NOTHING, Finding, Read
from papershelf.normalise.supplies import is_address
from papershelf.normalise.text import NO_VALUE, clean_characters, clean_line


def read_text(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """Read a text unchanged, but for characters that nobody sees."""
    found = draft.supplies.text(sources)
    if not found.value or found.value.isprintable():
        return found
    return Read(clean_characters(found.value), found.source, found.supplied, found.findings)


def read_line(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """Read a text as one line without markup."""
    found = draft.supplies.text(sources)
    if not found.value or found.value.lower() in NO_VALUE:
        return Read(None, findings=found.findings) if found.findings else NOTHING
    return Read(clean_line(found.value) or None, found.source, found.supplied, found.findings)


def read_checked(
    draft: Draft,
    sources: tuple[str, ...],
    *,
    name: str,
    clean: Callable[[str], str | None],
    expected: str,
) -> Read[str | None]:
    """Read the first text of the field `name` that `clean` accepts as `expected`.

    An address may contain the value, but need not.
    """
    findings: list[Finding] = []
    refused: list[tuple[str, object]] = []
    for found in draft.supplies.candidates(sources):
        findings += found.findings
        if found.value is None:
            continue
        if value := clean(found.value):
            return Read(value, found.source, found.value, tuple(findings), tuple(refused))
        if found.value.lower() not in NO_VALUE and not is_address(found.source):
            message = f"found {found.value[:80]!r}, expected {expected}"
            findings.append(Finding("field-invalid", name, message))
            refused.append((found.source, found.value))
    return Read(None, findings=tuple(findings), refused=tuple(refused)) if findings else NOTHING
