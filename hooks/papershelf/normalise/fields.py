"""What a record supplies for each part of a paper, as it stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from papershelf.model import RawRecord
from papershelf.normalise import page
from papershelf.normalise.body import Block, line_start

# (code, field, message), see `papershelf.problems`
Finding = tuple[str, str, str]

# ``**Date:** 2025``, ``# **Authors:** …`` and ``- **DOI**: …``, each on a line of its own.
_LABEL = re.compile(r"\*\*([A-Z][A-Za-z ]{1,30}?):?\*\*:?[ \t]*(.*)")
_BEFORE_LABEL = ("# ", "- ", "* ")

# Facts of a scraped page's head, by the name of their source.
_PAGE_FACTS: dict[str, Callable[[str], object]] = {
    "@authors": page.page_authors,
    "@journal": page.page_journal,
    "@published": page.page_published,
    "@doi": page.page_doi,
    "@pmid": page.page_pmid,
}

# The tools write their labels above and below the text, the pages they scraped have none.
_LABEL_REACH = 50_000

# Tags are words; what is longer or more is something else in their place.
_MAX_TAGS = 300
_MAX_TAGS_TEXT = 5_000


class Fields:
    """Typed access to what a record supplies; see `variants` for the names of sources.

    Attributes:
        notes: one ``field-type`` finding for each value that had to be set aside.
    """

    def __init__(self, record: RawRecord, body: str, blocks: tuple[Block, ...]) -> None:
        """Look nothing up yet; `body` and `blocks` are the record's, headings put apart."""
        self._meta = record.meta
        self._body = body
        self._blocks = blocks
        self.notes: list[Finding] = []

    def text(self, sources: Iterable[str]) -> str | None:
        """The text of the first source that holds one."""
        for source in sources:
            value = self._meta.get(source) if source[0] not in "*#@" else self._value(source)
            if value is not None and (text := self._as_text(source, value)):
                return text
        return None

    def candidates(self, sources: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Text and name of each source that holds text, in order."""
        for source in sources:
            value = self._value(source)
            if value is not None and (text := self._as_text(source, value)):
                yield text, source

    def texts(self, sources: Iterable[str]) -> tuple[str, ...]:
        """All texts of all sources in order, each once; a text may list several with commas."""
        found: dict[str, None] = {}
        for source in sources:
            value = self._value(source)
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, str) and len(item) <= _MAX_TAGS_TEXT:
                    for tag in item.split(",") if "," in item else (item,):
                        if tag := tag.strip():
                            found[tag] = None
                elif item is not None:
                    self._wrong_type(source, item, "a tag or a list of tags")
            if len(found) > _MAX_TAGS:
                message = f"found more than {_MAX_TAGS} values, the others are not read"
                self.notes.append(("field-type", source, message))
                break
        return tuple(found)[:_MAX_TAGS]

    def raw(self, sources: Iterable[str]) -> object:
        """The first value of any type that is not empty."""
        return next(filter(None, map(self._value, sources)), None)

    def _value(self, source: str) -> object:
        if source[0] not in "*#@":
            return self._meta.get(source)
        if source[0] == "*":
            return self._labels.get(source[2:-2])
        if source[0] == "@":
            return _PAGE_FACTS[source](self._body)
        return next((block.heading for block in self._blocks if block.level == 1), None)

    def _as_text(self, source: str, value: object) -> str:
        """The value if it is a text, else nothing and a finding."""
        if isinstance(value, str):
            return value.strip()
        self._wrong_type(source, value, "a text")
        return ""

    @cached_property
    def _labels(self) -> dict[str, str]:
        """The body's labels; of several with one name the first counts."""
        if len(self._body) > 2 * _LABEL_REACH:
            text = f"{self._body[:_LABEL_REACH]}\n{self._body[-_LABEL_REACH:]}"
        else:
            text = self._body
        found: dict[str, str] = {}
        for match in _LABEL.finditer(text):
            if line_start(text, match.start(), _BEFORE_LABEL) is not None:
                found.setdefault(match[1], match[2])
        return found

    def _wrong_type(self, source: str, value: object, expected: str) -> None:
        kind = {"dict": "mapping"}.get(type(value).__name__, type(value).__name__)
        finding = ("field-type", source, f"found a {kind}, expected {expected}")
        if finding not in self.notes:
            self.notes.append(finding)
