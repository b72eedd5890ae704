"""Words know their places in the text, however many are asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from papershelf.vocabulary.words import Words


@given(st.text(alphabet="ab Éß_-.\n", max_size=60))
def test_a_word_has_the_same_place_asked_for_alone_and_among_others(text: str) -> None:
    together = Words(text)
    numbers = range(len(together.words))
    assert [together.written(at) for at in numbers] == [Words(text).written(at) for at in numbers]
    assert [together.written(at).lower() for at in numbers] == together.words


def test_words_far_down_in_a_long_text_are_found() -> None:
    words = Words("x -- " * 500 + "Red  oak, ash")
    assert words.written(500, 2) == "Red  oak"
    assert words.gaps(500, 3) == ["  ", ", "]
