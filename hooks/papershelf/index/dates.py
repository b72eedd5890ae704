"""Says which papers of the index are of which year, and which of one year are newer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from papershelf.catalogue.groups import date_key
from papershelf.index.codec import Packed, varints
from papershelf.model import Paper


@dataclass(frozen=True, slots=True)
class YearRun:
    """Papers of one year with consecutive numbers, on the shelf's subject or all off-topic.

    Attributes:
        year: None for undated papers.
        count: number of papers.
        ranks: for each paper how many dates of the run are newer than its own; empty if the papers
            are numbered by date.
    """

    year: int | None
    count: int
    ranks: Sequence[int]

    def described(self) -> list[int | None]:
        """Return year and number for the manifest, and 1 if the run has a file of ranks."""
        return [self.year, self.count, *([1] if self.ranks else [])]


def year_runs(papers: Sequence[Paper]) -> list[YearRun]:
    """Divide papers, in the order of their numbers in the index, into runs of one year."""
    return [_run([date_key(paper) for paper in run]) for _, run in groupby(papers, key=year_of)]


def year_of(paper: Paper) -> tuple[bool, int]:
    """Return whether a paper is on the shelf's subject, and its year; 0 if it is undated."""
    return date_key(paper)[:2]


def _run(dates: Sequence[tuple[bool, int, int, int]]) -> YearRun:
    newest_first = sorted(dates, reverse=True)
    ranks = {date: rank for rank, date in enumerate(dict.fromkeys(newest_first))}
    ordered = list(dates) == newest_first
    _, year, *_ = dates[0]
    return YearRun(year or None, len(dates), () if ordered else [ranks[date] for date in dates])


def date_files(papers: Sequence[Paper]) -> Iterator[tuple[str, Packed]]:
    """Yield name and content of the files of ranks: the file of a run has its number."""
    for number, run in enumerate(year_runs(papers)):
        if run.ranks:
            yield f"dates/{number}.bin", Packed((varints(list(run.ranks)),))
