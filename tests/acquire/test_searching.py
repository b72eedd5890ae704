"""A search is fetched page by page, goes on after an interruption, and is kept with the shelf."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from papershelf.acquire.kept_pages import KeptPages
from papershelf.acquire.searching import Question, search, search_change
from papershelf.acquire.services import Services
from papershelf.acquire.transport import AnswerError
from papershelf.importers.plan import Importer
from papershelf.importers.writing import write
from papershelf.model import RelationKind
from papershelf.pipeline import load_catalogue
from papershelf.records.searches import Search, read_search
from papershelf.settings import Settings

from tests.acquire.service import Answer, Request, Service, http
from tests.acquire.shapes import answer, garden, preprint, result
from tests.importers.shelves import shelf
from tests.records.test_searches import search as search_file

DAY = "2026-01-02"


class Replayed:
    """A transport that gives the same answers as a server, until it is interrupted."""

    def __init__(self, number: int, most: int = 10**6) -> None:
        self.asked: list[Mapping[str, str]] = []
        self.most = most
        self._ask = garden(number)

    def get(self, url: str, parameters: Mapping[str, str], accept: str = "") -> object:
        if len(self.asked) >= self.most:
            raise KeyboardInterrupt
        self.asked.append(parameters)
        return self._ask(Request("/epmc/search", parameters, {})).value


def importer_of(folder: Path) -> Importer:
    catalogue = load_catalogue(folder, folder / "vocabulary.yml", Settings())
    return Importer(folder, "", catalogue.vocabulary, catalogue.papers)


def run(
    folder: Path, transport: Any, question: Question, services: Services | None = None
) -> Search:
    kept = KeptPages(folder.parent / "cache", question.as_run, question.most)
    importer = importer_of(folder)
    done = search(question, importer, transport, services or Services(), kept, DAY)
    file = search_change(done, lambda path: (folder / path).exists())
    write(folder, [*importer.plan().changes, file])
    kept.delete()
    return done


def records(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.md")}


def test_all_pages_become_records(tmp_path: Path) -> None:
    folder = shelf(tmp_path / "papers")
    transport = Replayed(250)
    done = run(folder, transport, Question("compost", since="2010-01-01", by="Ann Lee"))
    assert (done.total, done.found, done.new, done.rejected) == (250, 250, 250, 0)
    assert [asked["cursorMark"] for asked in transport.asked] == ["*", "100", "200"]
    assert transport.asked[0]["query"] == "(compost) AND (FIRST_PDATE:[2010-01-01 TO 3000-12-31])"
    assert transport.asked[0]["resultType"] == "core"
    papers = load_catalogue(folder, folder / "vocabulary.yml", Settings()).papers
    assert len(papers) == 250
    assert papers[0].provenance.query == done.query_as_run
    assert papers[0].provenance.source == "Europe PMC"
    assert papers[0].supplied.tags["topic"] == ("compost",)


def test_no_more_than_wanted_is_fetched(tmp_path: Path) -> None:
    transport = Replayed(250)
    done = run(shelf(tmp_path / "papers"), transport, Question("compost", most=120))
    assert (done.total, done.found) == (250, 120)
    assert [asked["pageSize"] for asked in transport.asked] == ["100", "20"]


def test_an_interrupted_search_goes_on_with_the_next_page(tmp_path: Path) -> None:
    folder = shelf(tmp_path / "papers")
    with pytest.raises(KeyboardInterrupt):
        run(folder, Replayed(250, most=2), Question("compost"))
    assert records(folder) == {}
    transport = Replayed(250)
    assert run(folder, transport, Question("compost")).new == 250
    assert [asked["cursorMark"] for asked in transport.asked] == ["200"]
    (tmp_path / "other").mkdir()
    whole = shelf(tmp_path / "other/papers")
    run(whole, Replayed(250), Question("compost"))
    assert records(whole) == records(folder)


def test_a_damaged_or_old_page_is_fetched_again(tmp_path: Path) -> None:
    folder = shelf(tmp_path / "papers")
    for harm in (lambda path: path.write_text("{"), lambda path: os.utime(path, (0, 0))):
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        with pytest.raises(KeyboardInterrupt):
            run(folder, Replayed(250, most=2), Question("compost"))
        (second,) = (tmp_path / "cache").rglob("000001.json")
        harm(second)
        transport = Replayed(250, most=1)
        with pytest.raises(KeyboardInterrupt):
            run(folder, transport, Question("compost"))
        assert [asked["cursorMark"] for asked in transport.asked] == ["100"]


def test_pages_after_an_old_one_are_not_taken_up_later(tmp_path: Path) -> None:
    folder = shelf(tmp_path / "papers")
    with pytest.raises(KeyboardInterrupt):
        run(folder, Replayed(350, most=3), Question("compost"))
    (first,) = (tmp_path / "cache").rglob("000000.json")
    os.utime(first, (0, 0))
    with pytest.raises(KeyboardInterrupt):
        run(folder, Replayed(350, most=1), Question("compost"))
    transport = Replayed(350)
    run(folder, transport, Question("compost"))
    assert [asked["cursorMark"] for asked in transport.asked] == ["100", "200", "300"]


def test_a_repeated_search_reports_what_is_new(tmp_path: Path) -> None:
    folder = shelf(tmp_path / "papers")
    run(folder, Replayed(20), Question("compost"))
    done = run(folder, Replayed(25), Question("compost", updates="2026-01-02-compost.yml"))
    assert (done.found, done.new, done.already_there) == (25, 5, 20)
    files = sorted((folder / "searches").iterdir())
    assert [path.name for path in files] == ["2026-01-02-compost-2.yml", "2026-01-02-compost.yml"]
    assert read_search(files[0]).updates == "2026-01-02-compost.yml"


def test_faults_on_the_way_change_nothing(tmp_path: Path) -> None:
    faults = [Answer(status=429), Answer(status=500), Answer(answer([result(1)], 1), cut=9),
              Answer(dropped=True)]  # fmt: skip
    folder = shelf(tmp_path / "papers")
    with Service(garden(150), *faults) as service:
        done = run(folder, http(attempts=9), Question("compost"), service.services)
    assert (done.total, done.new) == (150, 150)


def test_preprints_name_their_published_versions_which_are_asked_for_at_once(
    tmp_path: Path,
) -> None:
    found = [preprint(id=f"PPR{at}", doi=f"10.5555/pre.{at}", title=f"Draft {at} on beds")
             for at in range(3)]  # fmt: skip
    folder = shelf(tmp_path / "papers")

    def ask(request: Request) -> Answer:
        if request.parameters["query"] == "compost":
            return Answer(answer([*found, result(4)], 4))
        return garden(9)(request)  # type: ignore[no-any-return]

    with Service(ask) as service:
        run(folder, http(), Question("compost"), service.services)
        assert len(service.requests) == 2
    papers = load_catalogue(folder, folder / "vocabulary.yml", Settings()).papers
    named = {paper.doi: paper.preprint_of for paper in papers}
    early, final = [f"10.5555/pre.{at}" for at in range(3)], "10.5555/garden.4"
    assert named == {**dict.fromkeys(early, final), final: None}
    related = {(paper.doi, one.kind, one.paper_id) for paper in papers for one in paper.related}
    assert related == {
        *((doi, RelationKind.PREPRINT_OF, final.replace("/", "-")) for doi in early),
        *((final, RelationKind.PUBLISHED_AS, doi.replace("/", "-")) for doi in early),
    }


def test_a_paper_that_was_retracted_since_is_marked_when_a_search_is_repeated(
    tmp_path: Path,
) -> None:
    folder = shelf(tmp_path / "papers")
    notice = {"commentCorrection": [{"type": "Retraction in", "source": "MED", "id": "5"}]}
    for item in (result(1), result(1, commentCorrectionList=notice)):
        found = Answer(answer([item], 1))
        with Service(lambda _, found=found: found) as service:  # type: ignore[misc]
            done = run(folder, http(), Question("compost"), service.services)
    assert (done.new, done.updated) == (0, 1)
    (paper,) = load_catalogue(folder, folder / "vocabulary.yml", Settings()).papers
    assert paper.retracted


@pytest.mark.parametrize(
    "value",
    [
        [],
        "x",
        None,
        {},
        {"hitCount": 3},
        {"hitCount": "3", "resultList": {"result": []}},
        {"hitCount": 3, "resultList": []},
        {"hitCount": 3, "resultList": {"result": {}}},
        {"hitCount": -1, "resultList": {"result": []}},
    ],
)
def test_an_answer_of_another_type_is_an_error_and_nothing_is_written(
    tmp_path: Path, value: object
) -> None:
    folder = shelf(tmp_path / "papers")
    expected = pytest.raises(AnswerError, match="Europe PMC's answer: found")
    with Service(lambda _: Answer(value)) as service, expected:
        run(folder, http(), Question("compost"), service.services)
    assert records(folder) == {}


@pytest.mark.parametrize("item", [None, [], "x", {}, {"title": 3}, result(1, title="")])
def test_a_result_that_is_no_paper_is_rejected(tmp_path: Path, item: object) -> None:
    with Service(lambda _: Answer(answer([result(1), item], 2))) as service:
        done = run(shelf(tmp_path / "papers"), http(), Question("x"), service.services)
    assert (done.found, done.new, done.rejected) == (2, 1, 1)


def test_a_service_that_repeats_its_cursor_has_no_more(tmp_path: Path) -> None:
    with Service(lambda _: Answer(answer([result(1)], 9, "*"))) as service:
        done = run(shelf(tmp_path / "papers"), http(), Question("x"), service.services)
        assert len(service.requests) == 1
    assert (done.total, done.found) == (9, 1)


def test_the_file_of_a_search_has_what_prisma_s_wants(tmp_path: Path) -> None:
    folder = shelf(tmp_path / "papers")
    question = Question("compost AND tomatoes", "2010-01-01", 50, "Ann Lee")
    done = run(folder, Replayed(60), question)
    (path,) = (folder / "searches").iterdir()
    assert path.name == "2026-01-02-compost-and-tomatoes.yml"
    assert yaml.safe_load(path.read_text("utf-8")) == {
        "source": "Europe PMC",
        "platform": "https://www.ebi.ac.uk/europepmc/webservices/rest/search",
        "query": "compost AND tomatoes",
        "query_as_run": "(compost AND tomatoes) AND (FIRST_PDATE:[2010-01-01 TO 3000-12-31])",
        "limits": {"since": "2010-01-01", "most": 50},
        "date": "2026-01-02",
        "by": "Ann Lee",
        "total": 60,
        "found": 50,
        "new": 50,
        "updated": 0,
        "already_there": 0,
        "rejected": 0,
    }
    assert read_search(path) == done
    catalogue = load_catalogue(folder, folder / "vocabulary.yml", Settings())
    assert catalogue.unread == ()


def test_names_of_files_are_safe_whatever_the_query() -> None:
    found = search_file(query='土/"\\ ' * 40)
    taken = {"searches/2026-01-02-search.yml"}
    assert search_change(found, taken.__contains__).path == "searches/2026-01-02-search-2.yml"
    long = search_file(query="compost " * 40)
    assert len(search_change(long, taken.__contains__).path) < 100
