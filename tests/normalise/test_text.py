"""Cleaning of characters and markup deletes no word."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.normalise.text import (
    ascii_lower,
    clean_line,
    composed,
    is_lowercased,
    strip_tags,
)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\u200bb\ufeff\u00adc", "abc"),
        ("a\u2028b", "a b"),
        ("a\x00b\x07", "ab"),
        ("a\u00a0b", "a b"),
        ("&lt;i&gt;in vivo&lt;/i&gt;", "in vivo"),
        ("A &amp;amp; B", "A & B"),
        ("<jats:p>x <jats:sub>2</jats:sub></jats:p>", "x 2"),
        ('<a href="https://x" class=y>link</a>', "link"),
    ],
)
def test_invisible_characters_entities_and_tags_are_removed(dirty: str, clean: str) -> None:
    assert clean_line(dirty) == clean


@pytest.mark.parametrize("text", ["p <.01 and >2", "a<b and c>d", "x <y> z", "1 < 2 > 0"])
def test_comparisons_are_no_tags(text: str) -> None:
    assert strip_tags(text) == text


@given(st.text(max_size=80))
def test_words_survive_cleaning(text: str) -> None:
    words = f"sleep {text} adults"
    cleaned = clean_line(words)
    assert cleaned.startswith("sleep")
    assert cleaned.endswith("adults")


def test_only_a_long_text_without_capitals_lost_them() -> None:
    sentence = "the adults slept for seven hours and were asked in the morning. "
    assert is_lowercased(sentence * 5)
    assert not is_lowercased(sentence.capitalize() * 20)
    assert not is_lowercased("iPS cells in sleep")


@given(st.text())
def test_a_text_lowered_for_a_search_has_the_same_places(text: str) -> None:
    lower = ascii_lower(f"{text}Skip – To")
    assert lower.endswith("skip – to")
    assert len(lower) == len(text) + 9


@pytest.mark.parametrize("digits", ["1" * 4301, "0" * 5000 + "65", "x" + "f" * 9000])
def test_the_number_of_no_character_is_a_replacement_character(digits: str) -> None:
    """Python raises an error on 4,301 digits."""
    assert clean_line(f"a &#{digits}; b") == "a \ufffd b"
    assert clean_line("&#65;&#x42;&#0000067;") == "ABC"


def test_a_long_run_of_marks_is_divided_and_no_mark_is_lost() -> None:
    marks = "\u0301\u0323" * 2_000
    text = composed(f"a{marks} sleep")
    assert sorted(text.replace("\u034f", "")) == sorted(
        unicodedata.normalize("NFC", f"a{marks} sleep")
    )
    runs = re.findall("[\u0300-\u034e]+", text)
    assert max(map(len, runs)) <= 34
    assert composed(text) == text


@given(
    st.text(alphabet="ae\u0301\u0323\u0327 é\u05b4\u05b7\u3099か", max_size=60), st.integers(0, 40)
)
def test_text_with_marks_as_languages_have_them_is_put_in_nfc_alone(text: str, times: int) -> None:
    spaced = "x".join(text[at : at + 3] for at in range(0, len(text), 3)) * times
    assert composed(spaced) == unicodedata.normalize("NFC", spaced)
