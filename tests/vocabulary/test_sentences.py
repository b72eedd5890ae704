"""How a text is split into words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.vocabulary.sentences import STOP, Words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Oaks, (beeches) and elm-trees.", "oaks beeches and elm trees ."),
        ("One oak. Two? No; 3.5 of them!", "one oak . two . no . 3.5 of them ."),
        ("Methods: An oak", "methods an oak"),
        ("The oak (a tree). Then", "the oak a tree . then"),
        ("a blank was lost.After the stop", "a blank was lost . after the stop"),
        ("one part\n\nthe next", "one part . the next"),
        ("5% of <12 oaks, 34.2 ± 5.1", "5 percent of under 12 oaks 34.2 sd 5.1"),
        ("6–12 years‐old “oaks”", "6 12 years old oaks"),
        ("DSM-5, MRI-2B, under-5, 6-to-12", "dsm5 mri2b under 5 6 to 12"),
        ("größe ÉCOLE 木", "größe école 木"),
        ("", ""),
    ],
)
def test_a_text_is_split_at_all_but_letters_digits_and_ends_of_sentences(
    text: str, words: str
) -> None:
    assert Words(text).lower == words.split()


def test_words_are_quoted_as_written() -> None:
    words = Words("The OAK-tree, of course. And more")
    assert words.quote(1, 4) == "OAK tree of"
    assert [words.sentence(at) for at in (0, 4, 7)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("34.2", 34.2),
        ("seven", 7),
        ("twenty-two", 22),
        ("forty", 40),
        ("hundred", 100),
        ("two hundred", 100),
        ("one", None),
        ("oak", None),
        ("12b", None),
    ],
)
def test_numbers_are_read_in_figures_and_as_words(text: str, number: float | None) -> None:
    words = Words(text)
    assert words.number(len(words.lower) - 1) == number


@given(st.text(max_size=200))
def test_no_text_is_refused_and_case_changes_no_number_of_words(text: str) -> None:
    words = Words(text)
    assert len(words.written) == len(words.lower)
    assert all(word == STOP or any(c.isalnum() or c == STOP for c in word) for word in words.lower)
