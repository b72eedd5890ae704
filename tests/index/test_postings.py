"""Documents to postings."""

from __future__ import annotations

import numpy as np
import pytest
from papershelf.index import postings as postings_module
from papershelf.index.postings import (
    DOCUMENT_SHIFT,
    FIELD_SHIFT,
    MAX_DOCUMENTS,
    MAX_PLACES,
    TERM_SHIFT,
    IndexLimitError,
    Postings,
    collect,
    merge,
    round_lengths,
)

from tests.factories import FIELDS

NAMES = [field.name for field in FIELDS]


def texts(**fields: str) -> list[str]:
    return [fields.get(name, "") for name in NAMES]


def whole(*documents: list[str]) -> Postings:
    return merge([collect([(document, 1.0) for document in documents], FIELDS)])


def counted(postings: Postings) -> dict[str, int]:
    """Return word -> how often it occurs in the documents."""
    return dict(zip(postings.words, postings.word_counts.tolist(), strict=True))


def places(postings: Postings, field: str, term: str) -> dict[int, list[int]]:
    """document -> places of a term."""
    found: dict[int, list[int]] = {}
    if term not in postings.terms:
        return found
    key = postings.terms.index(term) << TERM_SHIFT - FIELD_SHIFT | NAMES.index(field)
    for occurrence in postings.occurrences.tolist():
        if occurrence >> FIELD_SHIFT == key:
            document = occurrence >> DOCUMENT_SHIFT & MAX_DOCUMENTS - 1
            found.setdefault(document, []).append(occurrence & MAX_PLACES)
    return found


def test_a_term_is_kept_with_all_its_places() -> None:
    postings = whole(
        texts(abstract="Tics and more tics"), texts(title="No tic"), texts(abstract="A tic")
    )
    assert places(postings, "abstract", "tic") == {0: [0, 3], 2: [1]}
    assert places(postings, "title", "tic") == {1: [1]}


def test_stop_words_take_a_place_and_joined_words_that_of_their_first_part() -> None:
    postings = whole(texts(title="the low-dose of IL-2"))
    found = {term: places(postings, "title", term)[0] for term in postings.terms}
    expected = {"low": [1], "dose": [2], "lowdos": [1], "il": [4], "2": [5], "il2": [4]}
    assert found == expected


def test_the_places_of_a_term_ascend_though_a_joined_word_comes_after_its_parts() -> None:
    assert places(whole(texts(title="il-2-il2")), "title", "il2") == {0: [0, 2]}


def test_lengths_count_terms_and_are_rounded() -> None:
    title, abstract = "the tics of low-dose", " ".join("abcdefghijk")
    postings = merge([collect([(texts(title=title, abstract=abstract), 2.0)], FIELDS)])
    assert postings.lengths[0, NAMES.index("title")] == 4
    # "a" and "i" are stop words: nine terms.
    assert postings.lengths[0, NAMES.index("abstract")] == 8
    assert postings.boosts.tolist() == [2.0]


def test_a_doi_and_tags_are_whole_terms_and_no_compounds() -> None:
    postings = whole(texts(doi="10.1/a-b", conditions="#is:asd #may:adhd", title="a tic"))
    assert postings.terms == ["#is:asd", "#may:adhd", "10.1/a-b", "tic"]
    assert counted(postings) == {"tic": 1}


def test_words_are_counted_as_written_in_parts_and_joined_but_numbers_are_not() -> None:
    text = "the low-dose of 2010, low-dose studies, a dose"
    expected = {"low": 2, "dose": 3, "lowdose": 2, "studies": 1}
    assert counted(whole(texts(title=text))) == expected
    twice = whole(texts(title=text), texts(abstract=f"tic {text}"))
    assert counted(twice) == {**{word: 2 * count for word, count in expected.items()}, "tic": 1}


def test_each_letter_of_a_run_has_a_place_and_its_pairs_are_no_words_to_be_corrected() -> None:
    postings = whole(texts(title="IL-2受容体 と x"))
    found = {term: places(postings, "title", term)[0] for term in postings.terms}
    pairs = {"受容": [2], "容体": [3], "体と": [4], "と": [5]}
    assert found == {"il": [0], "2": [1], "il2": [0], **pairs, "x": [6]}
    assert counted(postings) == {"il": 1, "il2": 1, "x": 1}


def test_words_beyond_the_last_place_are_not_read() -> None:
    postings = whole(texts(body="tic " * (MAX_PLACES + 10) + "late"), texts(body="late"))
    found = places(postings, "body", "tic")[0]
    assert len(found) == MAX_PLACES
    assert found[-1] == MAX_PLACES - 1
    assert places(postings, "body", "late") == {1: [0]}


def test_parts_together_are_the_index_of_their_documents_in_order() -> None:
    documents = [texts(title=title) for title in ("zebra tic", "autism", "", "tic ﬀ", "𐐀 ﬀ")]
    parts = [collect([(document, 1.0)], FIELDS) for document in documents]
    together, apart = whole(*documents), merge(parts)
    assert apart.terms == together.terms
    assert np.array_equal(apart.occurrences, together.occurrences)
    assert np.array_equal(apart.lengths, together.lengths)
    assert counted(apart) == counted(together)


def test_more_papers_than_an_index_can_number_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings_module, "MAX_DOCUMENTS", 1)
    with pytest.raises(IndexLimitError, match="found 2 papers, expected at most 1"):
        whole(texts(title="one"), texts(title="two"))


@pytest.mark.parametrize(
    ("length", "rounded"), [(0, 0), (7, 7), (8, 8), (9, 8), (13, 12), (100, 96), (255, 224)]
)
def test_a_length_keeps_three_significant_bits(length: int, rounded: int) -> None:
    assert round_lengths(np.array([length])).tolist() == [rounded]
