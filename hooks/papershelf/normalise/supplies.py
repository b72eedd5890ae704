"""Looks values up in front matter and body by the names of their sources.

A source is written as
- ``doi``: a key of the front matter;
- ``**Date**``: a label of the body, a line ``**Date:** …`` or ``- **Date**: …``;
- ``#``: the first heading of level 1;
- ``## Abstract``: the text below a heading of that name, whatever its level;
- ``@doi``: a fact of the scraped page's head, see `page`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from papershelf.normalise.body import (
    BEFORE_LABEL,
    LABEL_VALUE,
    Block,
    heading_name,
    line_start,
)
from papershelf.normalise.findings import NOTHING, Finding, Read
from papershelf.normalise.page import FACTS

# First characters of sources that are not front matter keys.
_MARKS = "*#@"

# Characters at both ends of a body where tools write labels; scraped pages have none.
_LABEL_REACH = 50_000

# Limits for tags: longer or more values are not tags.
_MAX_TAGS = 300
_MAX_TAGS_TEXT = 5_000


def is_of_body(source: str) -> bool:
    """Return whether a source is a label, heading or page fact, not a front matter key."""
    return source[:1] in _MARKS


def is_listed(source: str) -> bool:
    """Whether a source is a key or a label, so that `Supplies.present` tells if it is there."""
    return source[:1] not in "#@"


class Supplies:
    """Gives typed access to the front matter and the body of one record."""

    __slots__ = ("_blocks", "_body", "_labels", "_meta")

    def __init__(self, meta: Mapping[str, object], body: str, blocks: tuple[Block, ...]) -> None:
        """Find the labels of the body, whose headings must be on lines of their own."""
        self._meta = meta
        self._body = body
        self._blocks = blocks
        self._labels = _labels(body)

    def present(self, sources: frozenset[str]) -> list[str]:
        """Those of some keys and labels that the record has, empty ones too, sorted."""
        return sorted({*sources.intersection(self._meta), *sources.intersection(self._labels)})

    def text(self, sources: Iterable[str]) -> Read[str | None]:
        """Return the text of the first source that has one."""
        findings: tuple[Finding, ...] = ()
        for source in sources:
            value = self._meta.get(source) if source[0] not in _MARKS else self._value(source)
            if isinstance(value, str):
                if text := value.strip():
                    return Read(text, source, text, findings)
            elif value is not None:
                findings += (_wrong_type(source, value, "a text"),)
        return Read(None, findings=findings) if findings else NOTHING

    def candidates(self, sources: Iterable[str]) -> Iterator[Read[str | None]]:
        """Yield for each source with a value its text, or a finding if it is not a text."""
        for source in sources:
            value = self._meta.get(source) if source[0] not in _MARKS else self._value(source)
            if isinstance(value, str):
                if text := value.strip():
                    yield Read(text, source, text)
            elif value is not None:
                yield Read(None, findings=(_wrong_type(source, value, "a text"),))

    def first(self, sources: Iterable[str]) -> Read[object]:
        """Return the first value, of any type, that is not empty."""
        for source in sources:
            if value := self._value(source):
                return Read(value, source, value)
        return NOTHING

    def tags(self, sources: Iterable[str]) -> Read[tuple[str, ...]]:
        """Return all tags of all sources in order, without repetitions; commas separate tags.

        The result's `source` is the first source that has any.
        """
        found: dict[str, None] = {}
        findings: list[Finding] = []
        first = ""
        for source in sources:
            value = self._value(source)
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, str) and len(item) <= _MAX_TAGS_TEXT:
                    for tag in item.split(",") if "," in item else (item,):
                        if tag := tag.strip():
                            found[tag] = None
                elif item is not None:
                    findings.append(_wrong_type(source, item, "a tag or a list of tags"))
            first = first or (source if found else "")
            if len(found) > _MAX_TAGS:
                message = f"found more than {_MAX_TAGS} values, the others are not read"
                findings.append(Finding("field-type", source, message))
                break
        tags = tuple(found)[:_MAX_TAGS]
        return Read(tags, first, tags, tuple(dict.fromkeys(findings)) if findings else ())

    def _value(self, source: str) -> object:
        if source[0] not in _MARKS:
            return self._meta.get(source)
        if source[0] == "*":
            return self._labels.get(source)
        if source[0] == "@":
            return FACTS[source](self._body)
        if source == "#":
            return next((block.heading for block in self._blocks if block.level == 1), None)
        name = heading_name(source.lstrip("# "))
        return next((block.text for block in self._blocks if block.name == name), None)


def _labels(body: str) -> dict[str, str]:
    """Find the labels of a body; of several with one name the first counts."""
    if len(body) > 2 * _LABEL_REACH:
        body = f"{body[:_LABEL_REACH]}\n{body[-_LABEL_REACH:]}"
    found: dict[str, str] = {}
    for match in LABEL_VALUE.finditer(body):
        if line_start(body, match.start(), BEFORE_LABEL) is not None:
            found.setdefault(f"**{match[1]}**", match[2])
    return found


def _wrong_type(source: str, value: object, expected: str) -> Finding:
    kind = {"dict": "mapping"}.get(type(value).__name__, type(value).__name__)
    return Finding("field-type", source, f"found a {kind}, expected {expected}")
