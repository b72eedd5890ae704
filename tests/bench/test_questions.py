"""The judged questions are in order, and a built index is scored by them."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from papershelf.catalogue import Catalogue
from papershelf.index.write import write_index
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.bench.options import REPOSITORY
from tests.bench.questions import (
    HALVES,
    QUESTIONS,
    Question,
    Result,
    measure,
    names_of_papers,
    read_questions,
    summarise,
    table,
)
from tests.bench.relevance import LostDocumentsError
from tests.shelf import FIXTURES

GARDENING = FIXTURES / "gardening"
COMPOST, DAWN, ROSES, HEAP, AFTER = (f"10.5555/garden.{number}" for number in range(1, 6))


def question(text: str, degrees: dict[str, int], asker: str = "gardener") -> Question:
    return Question(text, asker, "tune", degrees)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(GARDENING, GARDENING / "vocabulary.yml", Settings())


@pytest.fixture(scope="module")
def site(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_index(catalogue, folder / "assets/search/data", Settings())
    worker = REPOSITORY / "hooks/papershelf/theme/assets/search/worker.js"
    shutil.copy(worker, folder / "assets/search")
    return folder


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(QUESTIONS.read_text(encoding="utf-8"))["questions"]
    return found


def test_there_are_sixty_different_questions_of_four_kinds_of_askers(
    rows: list[dict[str, Any]],
) -> None:
    assert len({row["question"] for row in rows}) == 60
    askers = Counter(row["asker"] for row in rows)
    assert askers == {"parent": 20, "clinician": 15, "drug": 10, "everyday": 15}


def test_the_halves_alternate(rows: list[dict[str, Any]]) -> None:
    assert {row["half"] for row in rows} == set(HALVES)
    assert all(one["half"] != next_["half"] for one, next_ in pairwise(rows))


def test_each_question_has_an_answer_and_no_paper_is_judged_twice(
    rows: list[dict[str, Any]],
) -> None:
    for row in rows:
        judged = [*row["answers"], *row["related"]]
        assert row["answers"], row["question"]
        assert len(judged) == len(set(judged)), row["question"]


def test_an_answer_is_of_the_second_degree_and_related_evidence_of_the_first(
    tmp_path: Path,
) -> None:
    row = {
        "question": "when to water",
        "asker": "gardener",
        "half": "held",
        "answers": [DAWN],
        "related": [COMPOST, HEAP],
    }
    path = tmp_path / "questions.json"
    path.write_text(json.dumps({"questions": [row]}), encoding="utf-8")
    degrees = {DAWN: 2, COMPOST: 1, HEAP: 1}
    assert read_questions(path) == [Question("when to water", "gardener", "held", degrees)]


def test_a_built_index_is_scored_by_what_it_finds_first(site: Path, catalogue: Catalogue) -> None:
    asked = [
        question("watering runner beans at dawn or at dusk", {DAWN: 2}),
        question("watering runner beans at dawn or at dusk", {"10.5555/unknown": 2}),
        question("zzzz", {DAWN: 2}),
    ]
    names = names_of_papers(asked[:1], catalogue)
    first, other, nothing = measure(site, asked, names)
    assert (first.ndcg, first.relevant) == (1, 1)
    assert (other.ndcg, other.relevant) == (0, 0)
    assert (nothing.ndcg, nothing.relevant) == (0, 0)


def test_a_judged_paper_that_the_folder_lacks_is_an_error_that_names_it(
    catalogue: Catalogue,
) -> None:
    asked = [question("roses", {ROSES: 2, "10.5555/garden.99": 1})]
    with pytest.raises(LostDocumentsError, match=r"1 of 2 judged papers.*10\.5555/garden\.99"):
        names_of_papers(asked, catalogue)


def test_a_site_that_was_built_from_another_folder_is_an_error(
    site: Path, catalogue: Catalogue
) -> None:
    names = names_of_papers([], catalogue)
    del names[next(identifier for identifier, name in names.items() if name == AFTER)]
    with pytest.raises(LostDocumentsError, match=r"lacks papers of the site.*: 10\.5555-garden\.5"):
        measure(site, [question("beans after tomatoes", {DAWN: 2})], names)


def test_a_paper_without_a_doi_is_judged_by_its_id(tmp_path: Path) -> None:
    text = (GARDENING / "watering_at_dawn.md").read_text(encoding="utf-8")
    record = tmp_path / "watering_at_dawn.md"
    record.write_text(text.replace(f"doi: {DAWN}\n", ""), encoding="utf-8")
    catalogue = load_catalogue(tmp_path, GARDENING / "vocabulary.yml", Settings())
    (paper,) = catalogue.papers
    assert names_of_papers([question("dawn", {paper.id: 2})], catalogue) == {paper.id: paper.id}


def test_means_are_given_by_asker_and_half_and_count_questions_without_a_relevant_paper() -> None:
    results = [
        Result(Question("a", "gardener", "tune", {DAWN: 2}), 0.5, 1),
        Result(Question("b", "gardener", "held", {DAWN: 2}), 0.0, 0),
        Result(Question("c", "botanist", "tune", {DAWN: 2}), 1.0, 3),
    ]
    gardener, botanist, both = summarise(results)
    assert (gardener.ndcg(), gardener.ndcg("tune"), gardener.ndcg("held")) == (0.25, 0.5, 0)
    assert (gardener.without, both.without) == (1, 1)
    assert botanist.ndcg("held") is None
    assert both.ndcg() == 0.5
    assert "| all      |         3 |   0.500 |             0.750 |" in table([both])
