"""Numbers to bytes, all at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from papershelf.index.codec import varints
from papershelf.index.encode import leb128


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_become_the_bytes_they_become_one_by_one(values: list[int]) -> None:
    data, offsets = leb128(np.array(values, np.int64))
    cut = [data[a:b] for a, b in pairwise(offsets)]
    assert cut == [varints([value]) for value in values]
    assert offsets[-1] == len(data)
