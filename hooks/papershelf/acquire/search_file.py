"""The file that a search leaves on the shelf: what was searched, when, by whom, with what result.

It has what PRISMA-S (Rethlefsen et al. 2021, 10.1186/s13643-020-01542-z) wants to be reported of a
search: database and platform (item 1), the query as run (8), limits (9), updates (12), dates (13),
the number of records (15) and of duplicates (16).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from papershelf.catalogue.slugs import slugify
from papershelf.machinery.frozen import Value
from papershelf.vocabulary.check import FaultyFileError

_LONGEST_SLUG = 60
_TEXTS = ("source", "platform", "query", "query_as_run", "date")
_COUNTS = ("total", "found", "new", "updated", "already_there", "rejected")


class Search(Value, frozen=True, kw_only=True):
    """A search and its result.

    Attributes:
        source: the database; `platform` is the address that was asked.
        query: as the user wrote it; `query_as_run` is what was sent.
        since: the first day of publication, or ``""``.
        most: the most papers that were wanted.
        date: the day of the search.
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


def file_name(search: Search) -> str:
    """Return the name of a search's file: the day, then words of the query."""
    slug = slugify(search.query)[:_LONGEST_SLUG].strip("-") or "search"
    return f"{search.date}-{slug}.yml"


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


def read_search(path: Path) -> Search:
    """Read a search's file.

    Raises:
        FaultyFileError: it cannot be read, or lacks what a search has.
    """
    try:
        values = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise FaultyFileError(path, [f"cannot be read: {error.strerror}"]) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FaultyFileError(path, [f"not valid YAML: {error}"]) from error
    if not isinstance(values, Mapping):
        raise FaultyFileError(path, ["expected keys with values, as a search has"])
    limits = values.get("limits")
    flat = {**values, **(limits if isinstance(limits, Mapping) else {})}
    faults = [f"{key}: expected a text" for key in _TEXTS if not _text(flat.get(key))]
    faults += [
        f"{key}: expected a number" for key in ("most", *_COUNTS) if not _count(flat.get(key))
    ]
    if faults:
        raise FaultyFileError(path, faults)
    texts = {key: _text(flat.get(key)) for key in (*_TEXTS, "since", "by", "updates")}
    values_of: dict[str, Any] = {**texts, **{key: flat[key] for key in ("most", *_COUNTS)}}
    return Search(**values_of)


def _text(value: object) -> str:
    """Return a text, or a day that YAML took for a date, as a text; ``""`` for anything else."""
    return "" if isinstance(value, list | Mapping | bool) or value is None else str(value).strip()


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
