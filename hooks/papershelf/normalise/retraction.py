"""Finds retracted papers: by a key of the record, or by the publisher's mark on the title."""

from __future__ import annotations

import re

from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Read
from papershelf.normalise.text import NO_VALUE

# ``RETRACTED: …``, ``[Retracted] …``, ``RETRACTED ARTICLE: …``, ``WITHDRAWN: …``
_WORD = r"(?:retracted|withdrawn)(?: (?:article|paper|manuscript))?"
_BEFORE = re.compile(rf"[\[(]\s*{_WORD}\s*[\])]\s*[:.–—-]?\s*|{_WORD}\s*[:–—]\s*", re.IGNORECASE)
_AFTER = re.compile(rf"\s*[\[(]\s*{_WORD}\b[^\[\]()]{{0,200}}[\])]$", re.IGNORECASE)
_HINTS = ("retracted", "withdrawn")
# ``no``, ``not retracted``, ``No notice was found``
_NO = re.compile(r"(?:no|not|none|never|false)\b.*|[nf]|0+(?:\.0+)?", re.IGNORECASE | re.DOTALL)


def bare_title(title: str) -> str:
    """Return a title without the mark of a retraction."""
    if not any(map(title.lower().__contains__, _HINTS)):
        return title
    before = _BEFORE.match(title)
    return _AFTER.sub("", title[before.end() :] if before else title).strip() or title


def read_retracted(draft: Draft, sources: tuple[str, ...]) -> Read[bool]:
    """Read whether the paper is retracted: from a key, which may be a date, else the title."""
    for found in draft.supplies.values(sources):
        said = found.value.strip() if isinstance(found.value, str) else "yes"
        if said.lower() not in NO_VALUE:
            return Read(_NO.fullmatch(said) is None, found.source, found.value)
    title = draft["title"]
    if title.value and bare_title(title.value) != title.value:
        return Read(True, title.source, title.supplied)
    return _NOT


_NOT: Read[bool] = Read(False)
