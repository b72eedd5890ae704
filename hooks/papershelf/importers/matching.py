"""Finds the record of the shelf that describes the same paper as an entry.

DOI, PubMed id, PMC id and arXiv id are compared in this order, then title, year and authors.
An id matches only if no id before it differs.  The rules for titles are those by which a build
merges records (`papershelf.catalogue.duplicates`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Generic, TypeVar

from papershelf.catalogue.duplicates import (
    MIN_TITLE,
    MOST_COMPARED,
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
        # By title and one of the authors, and by all that a citation has.
        self._by_author: dict[tuple[str, str], list[tuple[Paper, T]]] = defaultdict(list)
        self._by_citation: dict[tuple[object, ...], list[tuple[Paper, T]]] = defaultdict(list)

    def add(self, paper: Paper, item: T) -> None:
        """Add a paper."""
        for name, value in _ids_of(paper):
            self._by_id[name, value].append((paper, item))
        for namesake in _namesakes(paper):
            self._by_author[namesake].append((paper, item))
        self._by_citation[_cited(paper)].append((paper, item))

    def find(self, paper: Paper) -> T | None:
        """Return the item of the known paper that is the same as `paper`, or None.

        Of thousands with one id or one title, only the last few are compared, or the time would
        grow with the square of their number.
        """
        for name, value in _ids_of(paper):
            for known, item in self._by_id.get((name, value), ())[-MOST_COMPARED:]:
                if _agree_before(name, known, paper) and may_share_doi(known, paper):
                    return item
        names = _namesakes(paper)
        alike = [self._by_citation.get(_cited(paper), ())]
        alike += [self._by_author.get(name, ()) for name in names]
        seen: set[int] = set()
        for known, item in chain.from_iterable(several[-MOST_COMPARED:] for several in alike):
            if id(known) in seen:
                continue
            seen.add(id(known))
            if _agree_before("", known, paper) and (not names or may_share_title(known, paper)):
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


def _namesakes(paper: Paper) -> list[tuple[str, str]]:
    """Return the title with each of the authors, one of whom a paper that is the same has, too.

    Short titles (``Editorial``) name many papers, and so do titles without authors: for them
    there are none, and everything that a citation has must be equal.
    """
    key = title_key(paper.title)
    return [(key, family) for family in families(paper.authors)] if len(key) >= MIN_TITLE else []


def _cited(paper: Paper) -> tuple[object, ...]:
    """Return the title and all that a citation has, for comparison."""
    date, journal = paper.published, paper.journal
    return (
        title_key(paper.title),
        date.iso if date else None,
        frozenset(families(paper.authors)),
        title_key(journal.full) if journal else None,
        *(paper.volume, paper.issue, paper.pages),
    )
