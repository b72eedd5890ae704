"""nDCG by hand, and collections read as they are distributed."""

from __future__ import annotations

from math import log2
from pathlib import Path

import frontmatter
import pytest
from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings

from tests.bench.judged import Collection, CollectionError, Document, read_collections
from tests.bench.relevance import (
    evaluate,
    ndcg,
    paper_numbers,
    rank_with_lunr,
    write_collection,
)
from tests.shelf import VOCABULARY

CACM = """.I 1
.T
Tics in
children
.W
Tics come and go.
.B
CACM December, 1958
.A
Perlis, A. J.
Samelson,K.
.K
habit, motor
.N
CA581203
.X
100	5	1
.I 2
.T
Sleep
.B
CACM May, 1960
"""
CACM_QUERIES = ".I 1\n.W\n What of\ntics?\n.N\n 1. Someone\n.I 2\n.W\nUnjudged\n.I 0\n"
CACM_JUDGEMENTS = "01 0001  0 0\n01 0002  0 0\n"
CRANFIELD = ".I 1\n.T\nwings .\n.A\nting-yili\n.B\nj. ae. scs.\n.W\nwings .\nof a plate .\n"
CRANFIELD_QUERIES = ".I 001\n.W\nwhat of wings .\n.I 004\n.W\nwhat of plates .\n"
CRANFIELD_JUDGEMENTS = "1 1 -1\n2 1 3 \n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "cacm.all": CACM,
        "query.text": CACM_QUERIES,
        "qrels.text": CACM_JUDGEMENTS,
        "cran.all.1400": CRANFIELD,
        "cran.qry": CRANFIELD_QUERIES,
        "cran.rel": CRANFIELD_JUDGEMENTS,
    }.items():
        (tmp_path / name).write_text(text, encoding="latin-1")
    return tmp_path


def test_a_perfect_ranking_scores_one_whatever_the_order_of_equals() -> None:
    assert ndcg([3, 7, 1], {7: 1, 3: 1}) == 1
    assert ndcg([7, 3, 1], {7: 1, 3: 1}) == 1


def test_a_ranking_is_scored_as_worked_out_by_hand() -> None:
    # Relevant at ranks 2 and 4: 1/log2(3) + 1/log2(5) = 0.6309 + 0.4307 = 1.0616.
    # Three are relevant, so the best is 1 + 0.6309 + 0.5 = 2.1309.
    assert ndcg([9, 1, 8, 2], {1: 1, 2: 1, 3: 1}) == pytest.approx(1.0616 / 2.1309, abs=1e-4)


def test_a_document_of_the_second_degree_gains_twice_as_much() -> None:
    # Degree 1 at rank 1, degree 2 at rank 3: 1 + 2 / log2(4) = 2. The best: 2 + 1/log2(3) = 2.6309.
    assert ndcg(["b", "x", "a"], {"a": 2, "b": 1}) == pytest.approx(2 / 2.6309, abs=1e-4)
    assert ndcg(["a", "b"], {"a": 2, "b": 1}) == 1


def test_ranks_after_the_tenth_count_for_nothing() -> None:
    assert ndcg([*range(10), 99], {99: 1}) == 0
    assert ndcg([*range(9), 99], {99: 1}) == pytest.approx(1 / log2(11))


def test_more_relevant_documents_than_ranks_can_still_score_one() -> None:
    assert ndcg(range(10), dict.fromkeys(range(30), 1)) == pytest.approx(1)


def test_an_engine_that_finds_nothing_scores_nothing() -> None:
    collection = Collection("C", (), (("a", frozenset({1})), ("b", frozenset({2}))))
    score = evaluate(collection, "engine", [[], [2]])
    assert (score.ndcg, score.queries, score.empty) == (0.5, 2, 1)


def test_cacm_is_read_with_keywords_in_the_text_and_judged_queries_alone(folder: Path) -> None:
    cacm, _ = read_collections(folder)
    assert cacm.documents[0] == Document(
        1,
        "Tics in children",
        ("Perlis, A. J.", "Samelson,K."),
        "CACM December, 1958",
        "Tics come and go. habit, motor",
    )
    assert cacm.queries == (("What of tics?", frozenset({1, 2})),)


def test_cranfields_judgements_count_queries_and_skip_what_is_of_no_interest(
    folder: Path,
) -> None:
    _, cranfield = read_collections(folder)
    assert cranfield.queries == (("what of plates .", frozenset({1})),)


def test_a_folder_without_the_files_is_refused_by_name(folder: Path) -> None:
    (folder / "cran.rel").unlink()
    with pytest.raises(CollectionError, match=r"no cran\.rel"):
        read_collections(folder)


def test_every_document_becomes_a_paper_that_is_found_by_its_number(
    folder: Path, tmp_path: Path
) -> None:
    for collection in read_collections(folder):
        records = tmp_path / collection.name
        write_collection(collection, records)
        catalogue = load_catalogue(records, vocabulary_of(records, default=VOCABULARY), Settings())
        numbers = paper_numbers(collection, catalogue)
        assert set(numbers.values()) == {document.number for document in collection.documents}


def test_no_document_is_off_topic(tmp_path: Path) -> None:
    records = tmp_path / "records"
    wings = Document(1, "Wings", (), "", "A plate has drag. " * 50)
    write_collection(Collection("Wings", (wings,), ()), records)
    vocabulary = vocabulary_of(records, default=VOCABULARY)
    [paper] = load_catalogue(records, vocabulary, Settings()).papers
    assert not paper.off_topic


def test_sentences_begin_with_capitals_in_a_record(folder: Path, tmp_path: Path) -> None:
    _, cranfield = read_collections(folder)
    write_collection(cranfield, tmp_path / "records")
    record = frontmatter.load(str(tmp_path / "records" / "00001.md"))
    assert record.content.endswith("## Abstract\n\nWings . Of a plate .")


def test_plain_lunr_ranks_a_document_that_has_the_word(folder: Path) -> None:
    cacm, _ = read_collections(folder)
    assert rank_with_lunr(cacm) == [[1]]
