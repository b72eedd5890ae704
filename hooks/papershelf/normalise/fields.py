"""What a record supplies for each part of a paper, as it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from papershelf.model import RawRecord
from papershelf.problems import Problem

# ``**Date:** 2025``, ``# **Authors:** …`` and ``- **DOI**: …``, each on a line of its own.
_LABEL = re.compile(r"^(?:# |[-*] )?\*\*([A-Z][A-Za-z ]{1,30}?):?\*\*:?[ \t]*(.*)$", re.MULTILINE)

_MAX_LABEL_TEXT = 200_000


class Fields:
    """Typed access to front matter and body labels; what has the wrong type is noted.

    Attributes:
        problems: one ``field-type`` problem for each value that was set aside.
    """

    def __init__(self, record: RawRecord) -> None:
        """Read the body's labels once; the first of a name counts."""
        self._record = record
        self._labels: dict[str, str] = {}
        for name, value in _LABEL.findall(record.body[:_MAX_LABEL_TEXT]):
            self._labels.setdefault(name, value.strip())
        self.problems: list[Problem] = []

    def text(self, sources: Iterable[str]) -> tuple[str | None, str]:
        """The first source that holds text, and that source; `None` and ``""`` without one."""
        for source in sources:
            if source.startswith("**"):
                value: object = self._labels.get(source.strip("*"), "")
            else:
                value = self._record.meta.get(source)
            if value is None or value == "":
                continue
            if isinstance(value, str):
                if value.strip():
                    return value.strip(), source
            else:
                self._wrong_type(source, value, "a text")
        return None, ""

    def texts(self, sources: Iterable[str]) -> tuple[str, ...]:
        """All texts of all sources in order, each once; a single text is a list of one."""
        found: dict[str, None] = {}
        for source in sources:
            value = self._record.meta.get(source)
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, str):
                    if item.strip():
                        found[item.strip()] = None
                elif item is not None:
                    self._wrong_type(source, item, "a text or a list of texts")
        return tuple(found)

    def raw(self, key: str) -> object:
        """A front matter value of any type."""
        return self._record.meta.get(key)

    def _wrong_type(self, source: str, value: object, expected: str) -> None:
        kind = {"dict": "mapping"}.get(type(value).__name__, type(value).__name__)
        message = f"found a {kind}, expected {expected}"
        self.problems.append(Problem(self._record.path, "field-type", source, message))
