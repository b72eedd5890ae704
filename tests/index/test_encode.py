"""Numbers to bytes, all at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.index import encode
from papershelf.index.codec import varints
from papershelf.index.encode import Encoder, leb128
from papershelf.index.postings import collect, merge

from tests.factories import FIELDS
from tests.index.decode import integers

BARE_FROM = [10 if field.column else 100 for field in FIELDS]

COLUMNS = ("counts", "firsts", "gaps", "codes", "overflow", "places")


def encoded(encoder: Encoder) -> list[list[bytes]]:
    """The columns of each term, term after term."""
    return [
        [getattr(block, name).of_terms(number, number + 1) for name in COLUMNS]
        for block in encoder.blocks()
        for number in range(len(block.sizes))
    ]


def test_many_terms_at_a_time_are_encoded_as_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [[f"tic autism {number} tic", *[""] * (len(FIELDS) - 1)] for number in range(30)]
    postings = merge([collect([(text, 1.0) for text in texts], FIELDS)])
    encoder = Encoder(postings, np.zeros(postings.lengths.shape, np.int64), BARE_FROM)
    (whole,) = encoder.blocks()
    terms, number = encoded(encoder), encoder.count_postings()
    monkeypatch.setattr(encode, "_BLOCK", 7)
    assert (encoded(encoder), encoder.count_postings()) == (terms, number)
    assert len(terms) == len(postings.terms)
    assert len(list(encoder.blocks())) > 2
    assert whole.bare_fields == [0]
    assert [postings.terms[number] for number in np.flatnonzero(whole.bare).tolist()] == [
        "autism",
        "tic",
    ]


def test_the_columns_of_a_term_are_what_the_format_says() -> None:
    texts = [{"abstract": "tic " * 9}, {}, {"title": "a tic"}, {"abstract": "no tic", "title": "x"}]
    fields = [[text.get(field.name, "") for field in FIELDS] for text in texts]
    postings = merge([collect([(text, 1.0) for text in fields], FIELDS)])
    norms = np.full(postings.lengths.shape, 2, np.int64)
    terms = encoded(Encoder(postings, norms, BARE_FROM))
    tic = dict(zip(COLUMNS, terms[postings.terms.index("tic")], strict=True))
    assert tic == {
        "counts": bytes([0b11, 2, 1]),  # in abstract and title, of two papers and of one
        "firsts": bytes([0, 2]),
        "gaps": bytes([2]),
        "codes": bytes([2 * 8 + 7, 2 * 8, 2 * 8]),
        "overflow": bytes([1]),
        "places": bytes([0, *[1] * 8, 1, 1]),
    }


def test_the_lists_of_a_term_come_apart() -> None:
    texts = [{"abstract": "tic"}, {}, {"title": "a tic"}, {"abstract": "no tic", "title": "x"}]
    fields = [[text.get(field.name, "") for field in FIELDS] for text in texts]
    postings = merge([collect([(text, 1.0) for text in fields], FIELDS)])
    norms = np.full(postings.lengths.shape, 2, np.int64)
    (block,) = Encoder(postings, norms, BARE_FROM).blocks()
    tic = postings.terms.index("tic")
    assert [column.by_list(tic) for column in (block.gaps, block.codes)] == [
        [bytes([2])],
        [bytes([2 * 8, 2 * 8]), bytes([2 * 8])],
    ]
    for column in block.of_shard:
        for number in range(len(postings.terms)):
            assert b"".join(column.by_list(number)) == column.of_terms(number, number + 1)


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_become_the_bytes_they_become_one_by_one(values: list[int]) -> None:
    data, offsets = leb128(np.array(values, np.int64))
    cut = [data[a:b] for a, b in pairwise(offsets)]
    assert cut == [varints([value]) for value in values]
    assert offsets[-1] == len(data)


def test_a_term_that_is_also_an_everyday_word_has_a_bit_above_its_fields() -> None:
    postings = merge([collect([(["young", *[""] * (len(FIELDS) - 1)], 1.0)], FIELDS)])
    norms = np.zeros(postings.lengths.shape, np.int64)
    (young,) = encoded(Encoder(postings, norms, BARE_FROM, {"young", "old"}))
    assert list(integers(young[COLUMNS.index("counts")])) == [1 << 16 | 1, 1]
