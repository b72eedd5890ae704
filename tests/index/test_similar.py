"""The papers most like each paper, by the weights of the index."""

from __future__ import annotations

import random

import numpy as np
import pytest
from papershelf.index.postings import Postings, collect, merge
from papershelf.index.similar import MOST, Similar, decode_similar, encode_similar, find_similar

from tests.factories import FIELDS
from tests.index.test_postings import texts

SUBJECTS = {
    "soil": "clay loam humus drainage compost nitrogen",
    "tools": "spade shears blade handle grip sharpening",
    "birds": "robin nest feather migration song eggs",
}


def whole(*documents: list[str]) -> Postings:
    return merge([collect([(document, 1.0) for document in documents], FIELDS)])


def similar(*documents: list[str], left_out: int = -1) -> Similar:
    suggested = np.array([number != left_out for number in range(len(documents))], bool)
    return find_similar(whole(*documents), FIELDS, ("conditions", "topics"), suggested)


def corpus(count: int) -> list[list[str]]:
    """Papers on three subjects in turn, each with some of the subject's words and many others."""
    chance = random.Random(7)
    subjects = list(SUBJECTS.values())
    return [
        texts(
            title=" ".join(chance.sample(subjects[number % 3].split(), 3)),
            abstract=" ".join(f"word{chance.randrange(count)}x" for _ in range(20)),
        )
        for number in range(count)
    ]


def test_a_paper_is_like_those_on_its_subject_and_never_like_itself() -> None:
    found = similar(*corpus(60))
    for number in range(60):
        others = [other for other, _ in found.of(number)]
        assert len(others) == MOST
        assert len(set(others)) == MOST
        assert number not in others
        assert {other % 3 for other in others} == {number % 3}


def test_what_was_found_comes_back_as_it_was() -> None:
    for found in (similar(*corpus(12)), similar()):
        back = decode_similar(encode_similar(found))
        assert np.array_equal(back.papers, found.papers)
        assert np.array_equal(back.reasons, found.reasons)
        assert back.terms == found.terms


def test_the_reasons_are_terms_that_both_share_the_most_telling_first() -> None:
    found = similar(
        texts(title="Robins in clay gardens", abstract="We watched gardens."),
        texts(title="The song of robins", abstract="We watched gardens."),
        texts(title="Clay gardens", abstract="We watched gardens."),
        texts(title="Lawns", abstract="We watched gardens."),
        texts(title="Hedges", abstract="We watched gardens."),
    )
    reasons = dict(found.of(0))
    assert reasons[1][0] == "robin"
    assert reasons[2][0] == "clay"
    assert all(len(set(terms)) == len(terms) for terms in reasons.values())


def test_tags_in_common_are_reasons_and_unverified_ones_are_not() -> None:
    found = similar(
        texts(title="Alpha", conditions="#is:adhd #is:adhd"),
        texts(title="Beta", conditions="#is:adhd"),
        texts(title="Gamma", conditions="#may:tic-disorders"),
        texts(title="Delta", conditions="#may:tic-disorders"),
    )
    assert found.of(0) == [(1, ["#is:adhd"])]
    assert found.of(2) == []


def test_every_reason_is_a_term_of_both_papers_however_few_words_they_have() -> None:
    chance = random.Random(3)
    words = [
        f"{first}{last}" for first in ("clay", "loam", "sand") for last in ("box", "pot", "row")
    ]
    titles = [chance.sample(words, chance.randrange(1, 4)) for _ in range(60)]
    found = similar(*[texts(title=" ".join(title)) for title in titles])
    for number, title in enumerate(titles):
        others = [other for other, _ in found.of(number)]
        assert len(set(others)) == len(others)
        for other, reasons in found.of(number):
            assert reasons
            assert {*reasons} <= {*title} & {*titles[other]}


def test_numbers_and_words_of_two_letters_relate_nothing() -> None:
    found = similar(
        texts(title="Eins 2024 de la", abstract="0.05"), texts(title="Zwei 2024 de la, 0.05")
    )
    assert found.of(0) == []


def test_papers_without_blanks_between_words_are_related_by_pairs_of_letters() -> None:
    found = similar(
        texts(title="堆肥对番茄产量的影响", abstract="我们比较了堆肥与番茄。"),
        texts(title="番茄与堆肥", abstract="堆肥使番茄产量提高。"),
        texts(title="玫瑰修剪", abstract="修剪玫瑰。"),
        texts(title="修剪玫瑰的时间", abstract="何时修剪玫瑰?"),
    )
    assert [[other for other, _ in found.of(number)] for number in range(4)] == [[1], [0], [3], [2]]


def test_a_paper_that_is_left_out_is_not_suggested_but_has_suggestions() -> None:
    found = similar(*corpus(30), left_out=4)
    assert len(found.of(4)) == MOST
    assert all(other != 4 for number in range(30) for other, _ in found.of(number))


def test_a_corpus_without_papers_and_one_with_one_have_no_suggestions() -> None:
    assert similar().papers.shape == (0, MOST)
    assert similar(texts(title="Alone")).of(0) == []


def test_the_order_of_equals_is_that_of_the_papers() -> None:
    found = similar(*[texts(title="Clay loam humus")] * 20)
    assert [other for other, _ in found.of(19)] == list(range(MOST))


def test_the_pairs_that_are_compared_grow_with_the_papers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []
    original = np.repeat

    def counting(values: object, repeats: object) -> object:
        made = original(values, repeats)  # type: ignore[call-overload]
        compared.append(len(made))
        return made

    monkeypatch.setattr(np, "repeat", counting)

    def steps(papers: int) -> int:
        compared.clear()
        similar(*[texts(title="Clay loam humus", abstract="The same words.")] * papers)
        return sum(compared)

    # Lists of terms are cut: from then on twice the papers make twice the pairs.
    assert steps(400) <= 2.1 * steps(200)
