"""What `papershelf list` prints in other programs' formats is imported as it was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from papershelf.exports.formats import FORMATS
from papershelf.importers.document import Document
from papershelf.importers.files import take_file
from papershelf.importers.plan import Importer, Outcome
from papershelf.model import Author, DateSource, Paper, PartialDate, Summary
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings
from papershelf.vocabulary import Vocabulary

from tests.factories import paper
from tests.importers.compared import import_text, papers_of, values_of
from tests.importers.foreign import csl, made_up
from tests.shelf import SHELF

ENDINGS = {
    **{"csl-json": "json", "bibtex": "bib", "ris": "ris"},
    **{"json": "json", "csv": "csv", "jsonl": "jsonl"},
}
VOCABULARY = Vocabulary({})


def test_every_format_of_ours_is_read() -> None:
    assert ENDINGS.keys() == FORMATS.keys()


def exported(papers: Sequence[Paper], form: str) -> bytes:
    return b"".join(FORMATS[form].write(papers, VOCABULARY))


def identity(paper: Paper) -> tuple[object, ...]:
    """What all these formats say of a paper beside what `values_of` compares."""
    return paper.pmid, paper.pmcid, paper.arxiv, paper.issn, paper.publisher, paper.language


@pytest.mark.parametrize("form", ENDINGS)
def test_made_up_papers_come_back(tmp_path: Path, form: str) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    import_text(tmp_path / "one", "facts.json", csl(made_up(40)), VOCABULARY)
    papers = papers_of(tmp_path / "one", VOCABULARY)
    plan = import_text(tmp_path / "two", f"x.{ENDINGS[form]}", exported(papers, form), VOCABULARY)
    assert plan.count(Outcome.WRITTEN) == len(papers) == 40
    again = papers_of(tmp_path / "two", VOCABULARY)
    assert list(map(values_of, again)) == list(map(values_of, papers))
    assert list(map(identity, again)) == list(map(identity, papers))


@pytest.mark.parametrize("form", ENDINGS)
def test_papers_of_a_shelf_come_back(tmp_path: Path, form: str) -> None:
    catalogue = load_catalogue(SHELF, SHELF / "vocabulary.yml", Settings())
    by_doi = {paper.doi: paper for paper in catalogue.papers if paper.doi}
    data = exported(catalogue.papers, form)
    plan = import_text(tmp_path, f"x.{ENDINGS[form]}", data, VOCABULARY)
    assert len(plan.results) == len(catalogue.papers)
    assert [result.note for result in plan.results if result.outcome is Outcome.REJECTED] == []
    again = {paper.doi: paper for paper in papers_of(tmp_path, VOCABULARY) if paper.doi}
    assert again.keys() == by_doi.keys()
    for doi, before in by_doi.items():
        expected, found = values_of(before), values_of(again[doi])
        assert {**found, "abstract": ""} == {**expected, "abstract": ""}
        assert str(found["abstract"]).split() == str(expected["abstract"]).split()


def test_what_only_the_json_form_has_comes_back(tmp_path: Path) -> None:
    given = paper(
        retracted=True, preprint_of="10.5555/x", license="CC0", abstract_source="the publisher",
        authors=(Author("Lee", "Ann", None, "", "Jr."), Author(None, None, "Rose Growers", "")),
        summary=Summary("Tomatoes grew."), corrected_by=("10.5555/c.2", "PMID:222"),
    )  # fmt: skip
    import_text(tmp_path, "x.json", exported([given], "json"), VOCABULARY)
    (found,) = papers_of(tmp_path, VOCABULARY)
    assert (found.retracted, found.preprint_of, found.license) == (True, "10.5555/x", "CC0")
    assert found.abstract_source == "the publisher"
    assert found.corrected_by == ("10.5555/c.2", "PMID:222")
    assert [(one.family, one.suffix, one.literal) for one in found.authors] == [
        ("Lee", "Jr.", None),
        (None, None, "Rose Growers"),
    ]
    assert found.summary is not None
    assert found.summary.text == "Tomatoes grew."


def test_a_date_that_was_inferred_is_not_stated(tmp_path: Path) -> None:
    given = paper(published=PartialDate(2024, None, None, DateSource.DOI), doi="10.1234/2024.5")
    import_text(tmp_path, "x.json", exported([given], "json"), VOCABULARY)
    (path,) = tmp_path.glob("*.md")
    assert "\ndate: " not in path.read_text("utf-8")


def test_a_text_that_a_spreadsheet_would_run_comes_back_as_it_was(tmp_path: Path) -> None:
    given = paper(title="=SUM(A1) and 'quoted' beds of compost")
    import_text(tmp_path, "x.csv", exported([given], "csv"), VOCABULARY)
    (found,) = papers_of(tmp_path, VOCABULARY)
    assert found.title == given.title


@pytest.mark.parametrize("form", ENDINGS)
def test_a_shelf_knows_its_own_exports(form: str) -> None:
    catalogue = load_catalogue(SHELF, SHELF / "vocabulary.yml", Settings())
    importer = Importer(SHELF, "", catalogue.vocabulary, catalogue.papers)
    name = f"x.{ENDINGS[form]}"
    take_file(importer, Document(name, exported(catalogue.papers, form)), "2026-01-02")
    plan = importer.plan()
    assert plan.count(Outcome.WRITTEN) == 0
