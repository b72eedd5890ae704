"""Made-up records: the same bytes each time, of the acquired corpus' size and form."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import frontmatter
import pytest
from papershelf.model import Paper
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.bench.generate import record, write_records
from tests.shelf import VOCABULARY

NUMBER = 150


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Paper, ...]:
    folder = tmp_path_factory.mktemp("records")
    write_records(folder, NUMBER)
    return load_catalogue(folder, VOCABULARY, Settings()).papers


def test_a_record_depends_on_the_seed_and_its_number_alone() -> None:
    assert record(7) == record(7)
    assert record(7) != record(8)
    assert record(7) != record(7, seed=1)


def test_records_lie_in_folders_of_a_thousand(tmp_path: Path) -> None:
    write_records(tmp_path, 1001)
    assert (tmp_path / "000" / "000999.md").is_file()
    assert (tmp_path / "001" / "001000.md").read_text(encoding="utf-8") == record(1000)


def test_every_record_becomes_a_paper_with_abstract_authors_and_doi(
    papers: tuple[Paper, ...],
) -> None:
    assert len(papers) == NUMBER
    assert all(paper.abstract.text and paper.authors and paper.doi for paper in papers)


def test_sizes_are_those_of_acquired_records(papers: tuple[Paper, ...]) -> None:
    assert 75 < mean(len(paper.title) for paper in papers) < 100
    assert 4 < mean(len(paper.authors) for paper in papers) < 6
    assert 1_050 < mean(len(paper.abstract.text) for paper in papers) < 1_300


def test_the_text_supports_what_a_record_is_tagged(papers: tuple[Paper, ...]) -> None:
    assert all(paper.tags_of("condition") for paper in papers)
    assert all(tag.named for paper in papers for tag in paper.tags_of("condition"))


def test_authors_are_acquired_as_a_list_of_glued_names_written_out() -> None:
    authors = frontmatter.loads(record(3))["authors"]
    assert isinstance(authors, str)
    assert authors.startswith("['")
    assert " " not in authors.split(",")[0]
