"""Where in a record's file a field stands, for reports that people read."""

from __future__ import annotations

import re
from functools import lru_cache

from papershelf.normalise.variants import GENERIC

# Field that a problem names -> sources that may hold it, see `normalise.variants`.
_SOURCES: dict[str, tuple[str, ...]] = {
    "title": GENERIC.title,
    "authors": GENERIC.authors,
    "journal": GENERIC.journal,
    "published": GENERIC.published,
    "doi": GENERIC.doi,
    "pmid": GENERIC.pmid,
    "url": GENERIC.url,
    "conditions": ("conditions", "condition", "primary_category", "category", "topics"),
    "topics": ("topics", "tags", "treatments"),
    "id": GENERIC.slug,
}
_HEADINGS = {"abstract": "Abstract"}


def line_of(text: str, field: str) -> int | None:
    """The line, counted from 1, at which a field of the record `text` stands, if it does.

    Args:
        text: the whole file.
        field: as a `Problem` names it: a field of the model, a front matter key, or
            a label of the body (``**Date**``).
    """
    for source in _SOURCES.get(field, (field,)):
        if match := _pattern(source, field).search(text):
            return text.count("\n", 0, match.start()) + 1
    return None


@lru_cache(maxsize=256)
def _pattern(source: str, field: str) -> re.Pattern[str]:
    if field in _HEADINGS:
        return re.compile(rf"^#+ {_HEADINGS[field]}", re.MULTILINE)
    if source == "#":
        return re.compile(r"^# ", re.MULTILINE)
    if source.startswith("**"):
        label = re.escape(source.strip("*"))
        return re.compile(rf"^(?:# |[-*] )?\*\*{label}:?\*\*", re.MULTILINE)
    return re.compile(rf"^{re.escape(source)}\s?:", re.MULTILINE) if source else re.compile(r"(?!)")
