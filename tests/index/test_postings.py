"""Documents to postings."""

from __future__ import annotations

import pytest
from papershelf.index.documents import FIELDS
from papershelf.index.postings import (
    DOCUMENT_SHIFT,
    FREQUENCY_SHIFT,
    MASK,
    Postings,
    round_length,
)

NAMES = [field.name for field in FIELDS]


def texts(**fields: str) -> list[str]:
    return [fields.get(name, "") for name in NAMES]


def places(postings: Postings, field: str, term: str) -> dict[int, list[int]]:
    """document -> places of a term."""
    number, key = NAMES.index(field), postings.terms[term]
    more = iter(postings.places[number].get(key, ()))
    found = {}
    for packed in postings.lists[number][key]:
        count = packed >> FREQUENCY_SHIFT & MASK
        further = [next(more) for _ in range(count - 1)]
        found[packed >> DOCUMENT_SHIFT] = [packed & MASK, *further]
    return found


def test_a_term_is_kept_with_all_its_places() -> None:
    postings = Postings()
    postings.add(texts(abstract="Tics and more tics"), 1.0)
    postings.add(texts(title="No tic"), 1.0)
    postings.add(texts(abstract="A tic"), 1.0)
    assert places(postings, "abstract", "tic") == {0: [0, 3], 2: [1]}
    assert places(postings, "title", "tic") == {1: [1]}


def test_stop_words_take_a_place_and_joined_words_that_of_their_first_part() -> None:
    postings = Postings()
    postings.add(texts(title="the low-dose of IL-2"), 1.0)
    found = {term: places(postings, "title", term)[0] for term in postings.terms}
    expected = {"low": [1], "dose": [2], "lowdos": [1], "il": [4], "2": [5], "il2": [4]}
    assert found == expected


def test_lengths_count_terms_and_are_rounded() -> None:
    postings = Postings()
    postings.add(texts(title="the tics of low-dose", abstract=" ".join("abcdefghijk")), 2.0)
    assert postings.lengths[NAMES.index("title")][0] == 4
    # "a" and "i" are stop words: nine terms.
    assert postings.lengths[NAMES.index("abstract")][0] == 8
    assert list(postings.boosts) == [2.0]


def test_a_doi_and_tags_are_terms_as_they_stand() -> None:
    postings = Postings()
    postings.add(texts(doi="10.1/a-b", conditions="#is:asd #may:adhd"), 1.0)
    assert set(postings.terms) == {"10.1/a-b", "#is:asd", "#may:adhd"}


def test_words_beyond_the_last_place_are_not_read() -> None:
    postings = Postings()
    postings.add(texts(body="tic " * (MASK + 10) + "late"), 1.0)
    found = places(postings, "body", "tic")[0]
    assert len(found) == MASK
    assert found[-1] == MASK - 1
    assert "late" not in postings.terms


@pytest.mark.parametrize(
    ("length", "rounded"), [(0, 0), (7, 7), (8, 8), (9, 8), (13, 12), (100, 96), (255, 224)]
)
def test_a_length_keeps_three_significant_bits(length: int, rounded: int) -> None:
    assert round_length(length) == rounded
