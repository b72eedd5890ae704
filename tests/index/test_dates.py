"""Which papers of the index are of which year, and which of one year are newer."""

from __future__ import annotations

import zlib

from papershelf.index.dates import date_files, year_runs

from tests.factories import paper, published
from tests.index.decode import integers

DAYS = [
    published(2024, 3, 1),
    published(2024, 12),
    published(2024),
    published(2024, 12, 24),
    published(2024, 3, 1),
]
OLDER = [published(2021, 5), published(2021), None]
PAPERS = [paper(str(number), published=date) for number, date in enumerate([*DAYS, *OLDER])]
STRAY = [paper("x", published=published(2021), problem_codes=("off-topic",))]


def test_a_run_has_the_papers_of_one_year_and_off_topic_ones_their_own() -> None:
    runs = year_runs([*PAPERS, *STRAY])
    assert [run.described() for run in runs] == [[2024, 5, 1], [2021, 2], [None, 1], [2021, 1]]


def test_a_rank_counts_the_newer_dates_of_the_year() -> None:
    ((name, file),) = date_files([*PAPERS, *STRAY])
    assert name == "dates/0.bin"
    assert list(integers(zlib.decompress(file.data))) == [2, 1, 3, 0, 2]


def test_papers_numbered_by_date_need_no_file() -> None:
    assert list(date_files(PAPERS[5:])) == []
    assert year_runs([]) == []
