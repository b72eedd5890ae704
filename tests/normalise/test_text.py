"""Cleaning of characters and markup deletes no word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.normalise.text import ascii_lower, clean_line, is_lowercased, strip_tags


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
