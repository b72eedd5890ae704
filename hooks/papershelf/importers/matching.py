"""Finds the record of the shelf that describes the same paper as an entry.

DOI, PubMed id, PMC id and arXiv id are compared in this order, then title, year and authors.
An id matches only if no id before it differs.  The rules for titles are those by which a build
merges records (`papershelf.catalogue.duplicates`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from papershelf.catalogue.duplicates import (
    MIN_TITLE,
    families,
    may_share_doi,
    may_share_title,
    title_key,
)
from papershelf.model import Paper

T = TypeVar("T")

_VERSION = re.compile(r"v\d+$")
# In the order in which they are compared.
_IDS: Mapping[str, Callable[[Paper], str | None]] = {
    "doi": lambda paper: paper.doi.lower() if paper.doi else None,
    "pmid": lambda paper: paper.pmid,
    "pmcid": lambda paper: paper.pmcid,
    "arxiv": lambda paper: _VERSION.sub("", paper.arxiv.lower()) if paper.arxiv else None,
}


class Matcher(Generic[T]):
    """The papers that are known, each with something that the caller needs of it."""

    def __init__(self) -> None:
        """Begin without any paper."""
        self._by_id: dict[tuple[str, str], list[tuple[Paper, T]]] = defaultdict(list)
        self._by_title: dict[str, list[tuple[Paper, T]]] = defaultdict(list)

    def add(self, paper: Paper, item: T) -> None:
        """Add a paper."""
        for name, value in _ids_of(paper):
            self._by_id[name, value].append((paper, item))
        self._by_title[title_key(paper.title)].append((paper, item))

    def find(self, paper: Paper) -> T | None:
        """Return the item of the known paper that is the same as `paper`, or None."""
        for name, value in _ids_of(paper):
            for known, item in self._by_id.get((name, value), ()):
                if _agree_before(name, known, paper) and may_share_doi(known, paper):
                    return item
        key = title_key(paper.title)
        for known, item in self._by_title.get(key, ()):
            if _agree_before("", known, paper) and _same_by_title(key, known, paper):
                return item
        return None


def _ids_of(paper: Paper) -> Iterator[tuple[str, str]]:
    for name, of in _IDS.items():
        if value := of(paper):
            yield name, value


def _agree_before(name: str, one: Paper, other: Paper) -> bool:
    """Return whether no id that is compared before `name`, or no id at all, differs."""
    for before, of in _IDS.items():
        if before == name:
            return True
        first, second = of(one), of(other)
        if first and second and first != second:
            return False
    return True


def _same_by_title(key: str, one: Paper, other: Paper) -> bool:
    """Return whether two papers of one title are the same by all else.

    Short titles (``Editorial``) name many papers, and so do titles without authors: then
    everything that a citation has must be equal.
    """
    if len(key) >= MIN_TITLE and one.authors and other.authors:
        return may_share_title(one, other)
    return _cited(one) == _cited(other)


def _cited(paper: Paper) -> tuple[object, ...]:
    date, journal = paper.published, paper.journal
    return (
        date.iso if date else None,
        families(paper.authors),
        title_key(journal.full) if journal else None,
        *(paper.volume, paper.issue, paper.pages),
    )
