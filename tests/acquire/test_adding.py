"""Single papers are fetched by their ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from papershelf.acquire.adding import add, fetch
from papershelf.acquire.ids import PaperId, paper_id
from papershelf.acquire.transport import AnswerError
from papershelf.importers.plan import Outcome
from papershelf.importers.writing import write

from tests.acquire.service import Answer, Request, Service, http
from tests.acquire.shapes import answer, garden, preprint, result, work
from tests.acquire.test_searching import importer_of
from tests.importers.shelves import shelf


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("10.5555/garden.1", "doi", "10.5555/garden.1"),
        ("https://doi.org/10.5555/Garden(1)2", "doi", "10.5555/Garden(1)2"),
        ("doi:10.5555/garden.1", "doi", "10.5555/garden.1"),
        ("12345678", "pmid", "12345678"),
        ("PMID: 12345678", "pmid", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid", "12345678"),
        ("PMC1234567", "pmcid", "PMC1234567"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/", "pmcid", "PMC1234567"),
        ("arXiv:2101.00001v2", "arxiv", "2101.00001v2"),
        ("https://arxiv.org/abs/math/0309136", "arxiv", "math/0309136"),
        ("10.48550/arXiv.2101.00001", "arxiv", "2101.00001"),
    ],
)
def test_ids_are_recognised_however_they_are_written(text: str, kind: str, value: str) -> None:
    assert paper_id(text) == PaperId(kind, value)


@pytest.mark.parametrize(
    "text", ["", "compost", "10.5555", "123456789012", "https://gardens.example/x"]
)
def test_other_texts_are_no_ids(text: str) -> None:
    assert paper_id(text) is None


@pytest.mark.parametrize("text", ["10.5555/GARDEN.3", "1003", "PMC7003"])
def test_a_paper_is_completed_by_its_registry(text: str) -> None:
    found = paper_id(text)
    assert found is not None
    with Service(garden(9)) as service:
        record = fetch(found, http(), service.services)
    assert record is not None
    assert record.title == "Compost and tomatoes in 3 beds of one garden."
    assert (record.source, record.publisher) == ("Europe PMC", "Spade Press")
    assert [author.display for author in record.authors] == [
        "Ann Lee",
        "Bo van der Berg",
        "Rose Growers",
    ]
    assert (record.date, record.doi, record.pmid) == ("2015-03", "10.5555/garden.3", "1003")
    assert [part.label for part in record.abstract] == ["Background", "Methods"]


def test_a_paper_that_europe_pmc_lacks_comes_from_crossref() -> None:
    with Service(garden(1)) as service:
        record = fetch(PaperId("doi", "10.5555/other"), http(), service.services)
        paths = [request.path for request in service.requests]
    assert record is not None
    assert (record.title, record.source, record.date) == (
        "Compost and tomatoes",
        "Crossref",
        "2015-03",
    )
    assert paths == ["/epmc/search", "/crossref/works/10.5555/other"]


def test_a_preprint_of_arxiv_comes_from_its_registry() -> None:
    with Service(garden(1)) as service:
        record = fetch(PaperId("arxiv", "1501.00001v2"), http(), service.services)
        last = service.requests[-1]
    assert record is not None
    assert record.doi == "10.48550/arXiv.1501.00001"
    assert last.headers["Accept"] == "application/vnd.citationstyles.csl+json"


def with_preprint(
    found: dict[str, object], crossref: dict[str, object]
) -> Callable[[Request], Answer]:
    """The garden's server, which also has a preprint."""

    def ask(request: Request) -> Answer:
        if request.path == "/epmc/search" and "10.5555/pre.1" in request.parameters["query"]:
            return Answer(answer([found], 1))
        if request.path == "/crossref/works/10.5555/pre.1":
            return Answer(work("10.5555/pre.1", **crossref))
        return garden(9)(request)  # type: ignore[no-any-return]

    return ask


@pytest.mark.parametrize(
    ("found", "crossref", "doi"),
    [
        (preprint(), {}, "10.5555/garden.4"),
        (
            preprint(),
            {"relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/said.1"}]}},
            "10.5555/said.1",
        ),
        (preprint(commentCorrectionList={}), {}, ""),
        (
            preprint(
                commentCorrectionList={
                    "commentCorrection": [{"type": "Preprint of", "source": "MED", "id": "77"}]
                }
            ),
            {},
            "",
        ),
    ],
)
def test_a_preprint_names_its_published_version(
    found: dict[str, object], crossref: dict[str, object], doi: str
) -> None:
    with Service(with_preprint(found, crossref)) as service:
        record = fetch(PaperId("doi", "10.5555/pre.1"), http(), service.services)
    assert record is not None
    assert record.preprint_of == doi


def test_retractions_of_either_source_come_along() -> None:
    notice = {
        "commentCorrectionList": {"commentCorrection": [{"type": "Retraction in", "id": "9"}]}
    }
    by_crossref = work("10.5555/garden.1", **{"updated-by": [{"type": "retraction"}]})
    for found, registered in ((result(1, **notice), {}), (result(1), by_crossref)):

        def ask(request: Request, found: object = found, registered: object = registered) -> Answer:
            return Answer(answer([found], 1) if "search" in request.path else registered)

        with Service(ask) as service:
            record = fetch(PaperId("doi", "10.5555/garden.1"), http(), service.services)
        assert record is not None
        assert record.retracted


def test_a_paper_that_only_cites_the_id_is_not_taken() -> None:
    def ask(request: Request) -> Answer:
        return Answer(answer([result(7)], 1)) if "search" in request.path else Answer(b"", 404)

    with Service(ask) as service:
        assert fetch(PaperId("doi", "10.5555/other"), http(), service.services) is None


def test_crossref_gets_the_contact() -> None:
    with Service(garden(1)) as service:
        services = replace(service.services, contact="ann@gardens.example")
        fetch(PaperId("doi", "10.5555/other"), http(), services)
        assert service.requests[-1].parameters == {"mailto": "ann@gardens.example"}


def test_a_registry_that_fails_costs_no_paper_that_is_found() -> None:
    def ask(request: Request) -> Answer:
        return Answer(answer([result(1)], 1)) if "search" in request.path else Answer(status=500)

    with Service(ask) as service:
        assert fetch(PaperId("doi", "10.5555/garden.1"), http(attempts=2), service.services)
        with pytest.raises(AnswerError):
            fetch(PaperId("doi", "10.5555/other"), http(attempts=2), service.services)


def test_every_id_is_accounted_for(tmp_path: Path) -> None:
    folder = shelf(tmp_path / "papers")
    importer = importer_of(folder)
    with Service(garden(5)) as service:
        ids = ["10.5555/garden.1", "1001", "1002", "nonsense", "99999999", "1002"]
        add(importer, ids, http(), service.services, "2026-01-02")
    plan = importer.plan()
    write(folder, plan.changes)
    assert [result.outcome for result in plan.results] == [
        *(Outcome.WRITTEN, Outcome.ALREADY_THERE, Outcome.WRITTEN),
        *(Outcome.REJECTED, Outcome.REJECTED),
    ]
    text = (folder / "10.5555-garden.1.md").read_text("utf-8")
    assert "acquired_by: papershelf add 10.5555/garden.1\n" in text
