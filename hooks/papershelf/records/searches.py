"""The files that searches leave on the shelf: what was searched, when, by whom, with what result.

A file has what PRISMA-S (Rethlefsen et al. 2021, 10.1186/s13643-020-01542-z) wants to be reported
of a search: database and platform (item 1), the query as run (8), limits (9), updates (12), dates
(13), the number of records (15) and of duplicates (16).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from papershelf.machinery.frozen import Value
from papershelf.vocabulary.check import FaultyFileError, mapping, read_mapping, shown

# The folder of these files, in that of the records; the ending of their names.
SEARCHES = "searches"
ENDING = ".yml"

_TEXTS = ("source", "platform", "query", "query_as_run")
_OPTIONAL_TEXTS = ("by", "updates")
# Of the papers found, which add up to their number.
_OUTCOMES = ("new", "updated", "already_there", "rejected")
_COUNTS = ("total", "found", *_OUTCOMES)


class Search(Value, frozen=True, kw_only=True):
    """A search and its result.

    Attributes:
        source: the database; `platform` is the address that was asked.
        query: as the user wrote it; `query_as_run` is what was sent.
        since: the first day of publication, or ``""``.
        most: the most papers that were wanted.
        date: the day of the search, as ISO 8601 writes it.
        total: papers that the database has for the query.
        found: those that were fetched: the sum of the next four.
        new: those that became records.
        updated: those whose records got what they lacked.
        already_there: those whose records had all of it.
        rejected: those that are no papers.
        by: who searched, or ``""``.
        updates: the file of the search that this one repeats, or ``""``.
    """

    source: str
    platform: str
    query: str
    query_as_run: str
    date: str
    most: int
    total: int
    found: int
    new: int
    updated: int
    already_there: int
    rejected: int
    since: str = ""
    by: str = ""
    updates: str = ""

    @property
    def duplicates(self) -> int:
        """The papers that the shelf had before."""
        return self.updated + self.already_there


def search_text(search: Search) -> str:
    """Return the file of a search, in YAML."""
    values: dict[str, Any] = {
        "source": search.source,
        "platform": search.platform,
        "query": search.query,
        "query_as_run": search.query_as_run,
        "limits": {**({"since": search.since} if search.since else {}), "most": search.most},
        "date": search.date,
        **({"by": search.by} if search.by else {}),
        **({"updates": search.updates} if search.updates else {}),
        **{name: getattr(search, name) for name in _COUNTS},
    }
    text: str = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1 << 30)
    return text


def read_searches(papers: Path) -> dict[str, Search]:
    """Return file name -> search of the searches of a folder of records, in the order of names.

    Raises:
        FaultyFileError: a file cannot be read, or lacks what a search has.
    """
    folder = papers / SEARCHES
    if not folder.is_dir():
        return {}
    return {path.name: read_search(path) for path in sorted(folder.glob(f"[!.]*{ENDING}"))}


def read_search(path: Path) -> Search:
    """Read a search's file.

    Raises:
        FaultyFileError: it cannot be read, or lacks what a search has; all faults are listed.
    """
    faults: list[str] = []
    data = read_mapping(path, faults)
    limits = mapping(data.get("limits"), "limits", faults)
    values: dict[str, Any] = {key: _text(data, key, faults) for key in _TEXTS}
    values |= {key: _text(data, key, faults) for key in _OPTIONAL_TEXTS if data.get(key)}
    values["date"] = _day(data, "date", faults)
    if limits.get("since"):
        values["since"] = _day(limits, "since", faults)
    values["most"] = _count(limits, "most", faults)
    values |= {key: _count(data, key, faults) for key in _COUNTS}
    if not faults and values["found"] != (added := sum(values[key] for key in _OUTCOMES)):
        found = f"found {values['found']}, expected {added}"
        faults.append(f"found: {found}, the sum of {', '.join(_OUTCOMES)}")
    if faults:
        raise FaultyFileError(path, faults)
    return Search(**values)


def _text(data: Mapping[str, object], key: str, faults: list[str]) -> str:
    """Return a text on one line; a number is one, too."""
    value = data.get(key)
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    text = " ".join(str(value).split()) if plain else ""
    if not text:
        faults.append(f"{key}: found {shown(value)}, expected a text")
    return text


def _day(data: Mapping[str, object], key: str, faults: list[str]) -> str:
    """Return a day as ISO 8601 writes it, whether YAML took it for a date or for a text."""
    value = data.get(key)
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        faults.append(f"{key}: found {shown(value)}, expected a day such as 2024-05-01")
        return ""


def _count(data: Mapping[str, object], key: str, faults: list[str]) -> int:
    value = data.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    faults.append(f"{key}: found {shown(value)}, expected a number of 0 or more")
    return 0
