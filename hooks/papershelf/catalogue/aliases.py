"""Decides which former addresses lead to which paper.

A paper's address changes if its record gains a DOI, gets another title, or is merged with
another record.  Former addresses are those that records name, those that merged records would
have, and those of the site's last papers, where a list of these is given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from papershelf.catalogue.duplicates import MIN_TITLE, title_key
from papershelf.catalogue.identify import page_of
from papershelf.model import Paper
from papershelf.normalise.aliases import former_address
from papershelf.problems import Problem
from papershelf.records.former import FormerPaper


def settle_aliases(
    papers: Sequence[Paper], named: Mapping[str, Collection[str]], former: Sequence[FormerPaper]
) -> tuple[list[Paper], list[Problem]]:
    """Return the papers with the addresses that lead to them, and problems of those that cannot.

    An address that is a paper's own leads nowhere else.  Of several papers that want one, those
    whose records name it come first, then the first by path.

    Args:
        papers: all papers, with their ids; their aliases are what records name or merging adds.
        named: path -> the addresses that the record names.
        former: the papers of the last site.
    """
    own = {page_of(paper.id).casefold() for paper in papers}
    moved = _moved(papers, former)
    wishes: list[tuple[bool, str, int, str]] = []
    for at, paper in enumerate(papers):
        origin = paper.provenance
        by_record = {a for path in (origin.path, *origin.merged_paths) for a in named.get(path, ())}
        wishes += (
            (address not in by_record, origin.path, at, address)
            for address in {*paper.aliases, *moved.get(at, ())}
        )
    taken: dict[str, int] = {}
    given: dict[int, set[str]] = {}
    problems = []
    for unnamed, path, at, address in sorted(wishes):
        # Some systems do not tell capitals from small letters.
        folded = address.casefold()
        if folded not in own and taken.setdefault(folded, at) == at:
            given.setdefault(at, set()).add(address)
        elif not unnamed and folded != page_of(papers[at].id).casefold():
            message = f"{address} is the address of another paper, or leads to one"
            problems.append(Problem(path, "alias-taken", "aliases", message))
    return [_with(paper, given.get(at, ())) for at, paper in enumerate(papers)], problems


def _with(paper: Paper, addresses: Iterable[str]) -> Paper:
    aliases = tuple(sorted(addresses))
    return paper if aliases == paper.aliases else replace(paper, aliases=aliases)


def _moved(papers: Sequence[Paper], former: Sequence[FormerPaper]) -> dict[int, list[str]]:
    """Return position of a paper -> the addresses that it had."""
    found: dict[int, list[str]] = {}
    if former:
        places = _Places(papers)
        for old in former:
            at = places.of(old)
            if at is not None:
                found.setdefault(at, []).extend(_addresses(old))
    return found


def _addresses(old: FormerPaper) -> Iterator[str]:
    """Yield the addresses that led to a former paper."""
    for written in (page_of(old.id), *old.aliases):
        if address := former_address(f"/{written}"):
            yield address


class _Places:
    """Finds the paper that a former one has become."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._papers = papers
        self._dois = {paper.doi.lower(): at for at, paper in enumerate(papers) if paper.doi}
        self._pmids = {paper.pmid: at for at, paper in enumerate(papers) if paper.pmid}
        self._paths = {
            path: at
            for at, paper in enumerate(papers)
            for path in (paper.provenance.path, *paper.provenance.merged_paths)
        }
        self._titles: dict[str, int | None] = {}
        for at, paper in enumerate(papers):
            key = title_key(paper.title)
            self._titles[key] = None if key in self._titles else at

    def of(self, old: FormerPaper) -> int | None:
        """Return the position of the paper with the DOI, file, PubMed id or title of a former one.

        A file may have another paper's record now, and many papers have one short title.
        """
        if old.doi and (at := self._dois.get(old.doi.lower())) is not None:
            return at
        key = title_key(old.title)
        for path in (old.provenance.path, *old.provenance.merged_paths):
            at = self._paths.get(path)
            if at is not None and (
                self._may_be(old, at) or title_key(self._papers[at].title) == key
            ):
                return at
        if old.pmid and (at := self._pmids.get(old.pmid)) is not None:
            return at
        at = self._titles.get(key) if len(key) >= MIN_TITLE else None
        return at if at is not None and self._may_be(old, at) else None

    def _may_be(self, old: FormerPaper, at: int) -> bool:
        """Return whether one of the two lacks a DOI."""
        return not (old.doi and self._papers[at].doi)
