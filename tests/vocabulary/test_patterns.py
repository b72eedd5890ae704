"""What a pattern finds, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.vocabulary.anchors import Pattern, is_pattern
from papershelf.vocabulary.patterns import Patterns
from papershelf.vocabulary.sentences import Words

from tests.growth import is_linear

UNITS = ("years", "months")


def found(pattern: str, text: str) -> list[str]:
    """The words that a pattern finds in a text."""
    words = Words(text)
    return [
        words.quote(m.start, m.end) for m in Patterns([Pattern("x", pattern)], UNITS).find(words)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("old oak", "An Old-Oak, an old, oak", ["Old Oak", "old oak"]),
        ("old oak", "old. Oak", []),
        ("old oak", "an oak that is old", []),
        ("old|young oak", "A young oak and an old oak", ["young oak", "old oak"]),
        ("an * oak", "an oak, an old oak, an very old oak", ["an old oak"]),
        ("an * oak", "an. Oak", []),
        ("plant .. oak", "plant oak; plant one old oak", ["plant oak", "plant one old oak"]),
        ("plant .. oak", "plant a b c d e oak", ["plant a b c d e oak"]),
        ("plant .. oak", "plant a b c d e f oak", []),
        ("plant .. oak", "plant it. An oak", []),
        ("the .. old oak .. tree", "the one old oak is a tree", ["the one old oak is a tree"]),
        ("SGA", "sga Sga SGA", ["SGA"]),
        ("SGA|oak tree", "sga tree, SGA tree, Oak tree", ["SGA tree", "Oak tree"]),
        (
            "N oaks",
            "12 oaks, 3.5 oaks, some oaks, twelve oaks",
            ["12 oaks", "3.5 oaks", "twelve oaks"],
        ),
        ("N U old", "12 years old, 12 miles old", ["12 years old"]),
        ("N .. oaks", "300 old oaks. Old oaks", ["300 old oaks"]),
        ("^ oak", "Oak. Oak and oak", ["Oak", "Oak"]),
        ("oak", "Oak and oak", ["Oak", "oak"]),
    ],
)
def test_a_pattern_finds_its_words_within_a_sentence(
    pattern: str, text: str, words: list[str]
) -> None:
    assert found(pattern, text) == words


def test_a_match_has_its_numbers_and_its_unit() -> None:
    words = Words("aged six to 12.5 months")
    (match,) = Patterns([Pattern("x", "aged N to N U")], UNITS).find(words)
    assert (match.numbers, match.unit) == ((6, 12.5), "months")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("aged 6 to 12 months", "months"),
        ("aged 6 to 12, years later", "years"),
        ("aged 6 to 12. Years later", ""),
        ("aged 6 to 12", ""),
        ("aged 6 to 12 miles", ""),
    ],
)
def test_a_match_takes_the_unit_after_its_last_word(text: str, unit: str) -> None:
    (match,) = Patterns([Pattern("x", "aged N to N")], UNITS).find(Words(text))
    assert match.unit == unit


def test_patterns_of_one_word_are_told_apart() -> None:
    patterns = Patterns([Pattern("a", "old oak"), Pattern("b", "oak tree"), Pattern("c", "oak")])
    assert {match.sign for match in patterns.find(Words("an oak tree"))} == {"b", "c"}
    assert {match.sign for match in patterns.find(Words("an old oak"))} == {"a", "c"}


@pytest.mark.parametrize("words", ["N N", "*", "..", "^", ""])
def test_what_has_no_word_is_no_pattern(words: str) -> None:
    assert not is_pattern(words)
    assert is_pattern(f"{words} oak")


PIECES = st.lists(st.sampled_from("oak old tree N U * .. a|b 12 years . ,".split()), max_size=12)


@given(PIECES.map(" ".join).filter(is_pattern), PIECES.map(" ".join))
def test_every_match_is_in_the_text_and_in_one_sentence(pattern: str, text: str) -> None:
    words = Words(text)
    for match in Patterns([Pattern("x", pattern)], UNITS).find(words):
        assert 0 <= match.start < match.end <= len(words.lower)
        assert "." not in words.lower[match.start : match.end]


def test_the_time_grows_with_the_text_only() -> None:
    patterns = Patterns([Pattern("x", "N .. oak .. tree"), Pattern("y", "oak .. N")], UNITS)
    assert is_linear(lambda length: Words("oak 12 " * length), patterns.find, 20_000)
