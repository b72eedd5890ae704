"""Finds the line of a field in a record's file, for reports that people read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from papershelf.machinery.files import read_bytes
from papershelf.normalise.body import label_line
from papershelf.normalise.declaration import Fields
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.supplies import is_of_body
from papershelf.problems import Problem
from papershelf.vocabulary import Facet

# The front matter with the lines around it.
_HEAD = re.compile(
    r"\s*(?:-{3,}|\+{3})[ \t]*\n.*?\n(?:-{3,}|\.{3}|\+{3})[ \t]*(?:\n|\Z)", re.DOTALL
)


class Places:
    """Finds the lines of problems in the files of a folder."""

    def __init__(self, folder: Path, facets: Sequence[Facet] = ()) -> None:
        """Take the folder of the records, and the facets of their tags."""
        self._folder, self._facets = folder, facets
        # A report by file asks for one file several times.
        self._text = lru_cache(maxsize=1)(self._read)

    def line(self, problem: Problem) -> int | None:
        """Return the line of a problem's field, counted from 1, or None."""
        if not problem.field:
            return None  # of a whole file, which may be a pipe or a large one of another kind
        return line_of(self._text(problem.path), problem.field, self._facets)

    def _read(self, path: str) -> str:
        try:
            return read_bytes(str(self._folder / path)).decode("utf-8", "replace")
        except OSError:
            return ""


def line_of(
    text: str, field: str, facets: Iterable[Facet] = (), fields: Fields = FIELDS
) -> int | None:
    """Return the line, counted from 1, of a field of the record `text`, or None.

    Args:
        text: the whole file.
        field: the name in a `Problem`: a field, a front matter key, or a label of the
            body (``**Date**``).
        facets: the facets of tags; a `Problem` may name their sections as fields.
        fields: the declaration, which says where each field is found.
    """
    tags = {facet.section: facet.all_sources for facet in facets}
    head = _HEAD.match(text)
    for source in tags.get(field) or fields.sources(field):
        end = len(text) if is_of_body(source) else head.end() if head else 0
        if match := _pattern(source).search(text, 0, end):
            return text.count("\n", 0, match.start()) + 1
    return None


@lru_cache(maxsize=256)
def _pattern(source: str) -> re.Pattern[str]:
    """Return the pattern of a source as `papershelf.normalise.supplies` names it."""
    if source == "#":
        return re.compile(r"^# ", re.MULTILINE)
    if source.startswith("#"):
        return re.compile(rf"^#+ {re.escape(source.lstrip('# '))}", re.MULTILINE)
    if source.startswith("**"):
        return re.compile(rf"^{label_line(source.strip('*'))}", re.MULTILINE)
    if not source:
        return re.compile(r"(?!)")
    # However the key is spelt there, see `supplies.key_source`.
    spelt = re.escape(source).replace("_", "[ _-]?")
    return re.compile(rf"^[\"']?{spelt}[\"']?\s?[:=]", re.MULTILINE | re.IGNORECASE)
