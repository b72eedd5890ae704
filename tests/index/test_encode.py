"""Numbers to bytes, all at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.index import encode
from papershelf.index.codec import varints
from papershelf.index.documents import FIELDS
from papershelf.index.encode import Encoder, leb128
from papershelf.index.postings import collect, merge


def test_many_terms_at_a_time_are_encoded_as_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [[f"tic autism {number} tic", *[""] * (len(FIELDS) - 1)] for number in range(30)]
    postings = merge([collect([(text, 1.0) for text in texts])])
    norms = np.zeros(postings.lengths.shape, np.int64)
    whole = Encoder(postings, norms, bare_from=10)
    entries, number = list(whole.entries()), whole.count_postings()
    monkeypatch.setattr(encode, "_BLOCK", 7)
    cut = Encoder(postings, norms, bare_from=10)
    assert (list(cut.entries()), cut.count_postings()) == (entries, number)
    assert len(entries) == len(postings.terms)
    assert cut.bare == whole.bare == {0}


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_become_the_bytes_they_become_one_by_one(values: list[int]) -> None:
    data, offsets = leb128(np.array(values, np.int64))
    cut = [data[a:b] for a, b in pairwise(offsets)]
    assert cut == [varints([value]) for value in values]
    assert offsets[-1] == len(data)
