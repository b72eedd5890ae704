"""Where in a record's file a field stands, for reports that people read."""

from __future__ import annotations

import re
from functools import lru_cache

from papershelf.normalise.body import label_line
from papershelf.normalise.declaration import Fields
from papershelf.normalise.fields import FIELDS

# Where tags may stand, in records of any variant.
_TAG_SOURCES = {
    "conditions": ("conditions", "condition", "primary_category", "category", "topics"),
    "topics": ("topics", "tags", "treatments"),
}


def line_of(text: str, field: str, fields: Fields = FIELDS) -> int | None:
    """The line, counted from 1, at which a field of the record `text` stands, if it does.

    Args:
        text: the whole file.
        field: as a `Problem` names it: a field, a front matter key, or a label of the
            body (``**Date**``).
        fields: the declaration, which says where fields stand.
    """
    for source in _TAG_SOURCES.get(field) or fields.sources(field):
        if match := _pattern(source).search(text):
            return text.count("\n", 0, match.start()) + 1
    return None


@lru_cache(maxsize=256)
def _pattern(source: str) -> re.Pattern[str]:
    """What finds a source, as `papershelf.normalise.supplies` writes it, in a file."""
    if source == "#":
        return re.compile(r"^# ", re.MULTILINE)
    if source.startswith("#"):
        return re.compile(rf"^#+ {re.escape(source.lstrip('# '))}", re.MULTILINE)
    if source.startswith("**"):
        return re.compile(rf"^{label_line(source.strip('*'))}", re.MULTILINE)
    return re.compile(rf"^{re.escape(source)}\s?:", re.MULTILINE) if source else re.compile(r"(?!)")
