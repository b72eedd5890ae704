"""Finds the line of a field in a record's file, for reports that people read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from papershelf.normalise.body import label_line
from papershelf.normalise.declaration import Fields
from papershelf.normalise.fields import FIELDS
from papershelf.vocabulary import Facet


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
    for source in tags.get(field) or fields.sources(field):
        if match := _pattern(source).search(text):
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
    return re.compile(rf"^[\"']?{spelt}[\"']?\s?:", re.MULTILINE | re.IGNORECASE)
