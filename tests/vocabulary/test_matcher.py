"""Terms are found in texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.vocabulary.matcher import Matcher, Phrase
from papershelf.vocabulary.variants import variants

from tests.growth import is_linear

PHRASES = (
    Phrase("hum", "humming"),
    Phrase("hum", "hum"),
    Phrase("hum", "hum's syndrome"),
    Phrase("hum", "HS", cased=True),
    Phrase("hum", "humid summer", other=True),
    Phrase("hum", "high score", other=True),
    Phrase("blue", "blue mood disorder"),
    Phrase("blue", "mood disorder", weak=True),
    Phrase("trial", "random trial", plural=False),
)
MATCHER = Matcher(PHRASES)


def named(text: str) -> dict[str, str]:
    return MATCHER.find(text).named


@pytest.mark.parametrize(
    "text",
    [
        "humming",
        "Humming",
        "a HUMMING b",
        "(humming)",
        "humming,",
        "*humming*",
        "_humming_",
        "hums",
    ],
)
def test_a_word_matches_at_word_boundaries_in_any_case(text: str) -> None:
    assert "hum" in named(text)


@pytest.mark.parametrize("text", ["therhumming", "hummingbird", "humming2", "humming_syndrome", ""])
def test_letters_inside_a_word_are_no_word(text: str) -> None:
    assert named(text) == {}


@pytest.mark.parametrize(
    "between",
    [" ", "  ", "-", "‑", "–", " - ", "\n", " \n", "/", "* *", "\u00a0"],
)
def test_a_phrase_continues_over_spaces_hyphens_and_a_line_end(between: str) -> None:
    assert "blue" in named(f"the blue{between}mood{between}disorder")


@pytest.mark.parametrize("between", [". ", ", ", "; ", " (", "\n\n", ": ", " and ", "  \n\n  "])
def test_a_phrase_ends_at_a_stop_a_comma_a_bracket_a_paragraph(between: str) -> None:
    assert "blue" not in named(f"blue{between}mood disorder")


@pytest.mark.parametrize(
    "text",
    ["Hum's syndrome", "Hum’s syndrome", "Hums syndrome", "hum syndrome", "HUM`S SYNDROMES"],
)
def test_apostrophes_may_differ_or_be_missing(text: str) -> None:
    assert named(text)["hum"].lower().startswith("hum")


def test_the_words_are_given_as_written_and_the_longer_of_two() -> None:
    assert named("x Hum’s\nSyndrome y") == {"hum": "Hum’s Syndrome"}


def test_the_first_place_in_the_text_counts() -> None:
    assert named("Humming, then hum's syndrome")["hum"] == "Humming"


def test_terms_come_in_the_order_of_the_text() -> None:
    assert list(named("random trial, blue mood disorder, humming")) == ["trial", "blue", "hum"]


@pytest.mark.parametrize(
    ("text", "matches"), [("HS", True), ("HSs", True), ("hs", False), ("Hs", False)]
)
def test_an_abbreviation_matches_only_with_the_same_case(text: str, matches: bool) -> None:
    assert ("hum" in named(text)) is matches


@pytest.mark.parametrize("text", ["HUM", "HUMS"])
def test_a_short_word_in_capitals_is_an_acronym(text: str) -> None:
    assert named(text) == {}


def test_words_inside_a_phrase_that_means_something_else_do_not_count() -> None:
    matcher = Matcher([Phrase("low", "low"), Phrase("low", "low country", other=True)])
    assert matcher.find("the low country").named == {}
    assert matcher.find("the low country is low").named == {"low": "low"}


def test_an_abbreviation_does_not_count_in_a_text_where_it_means_something_else() -> None:
    assert named("The high score (HS) rose.") == {}
    assert named("The high score (HS) rose by humming.") == {"hum": "humming"}


def test_weak_words_are_kept_apart() -> None:
    found = MATCHER.find("a mood disorder")
    assert found.named == {}
    assert found.supported == {"blue": "mood disorder"}


def test_a_phrase_without_plural_does_not_match_several() -> None:
    assert named("random trial") == {"trial": "random trial"}
    assert named("random trials") == {}


@pytest.mark.parametrize(
    "piece",
    ["hum ", "blue mood ", "a", " ", "_", "humid summer hum ", "a-"],
    ids=["words", "half phrases", "one word", "blanks", "underscores", "others", "hyphens"],
)
def test_a_text_of_a_megabyte_costs_in_proportion_to_its_length(piece: str) -> None:
    assert is_linear(lambda length: piece * (length // len(piece)), MATCHER.find, 1_000_000)


WORDS = st.sampled_from(
    ["hum", "Hum", "hums", "humming", "s", "syndrome", "HS", "blue", "mood", "disorder",
     "disorders", "humid", "summer", "high", "score", "random", "trial", "trials", "other"]
)  # fmt: skip
JOINTS = st.sampled_from([" ", " ", " ", "-", "'", "’", "\n", ". ", ", ", " (", "\n\n", "/"])


def naive(text: str) -> set[tuple[str, bool]]:
    """(slug, weak) of all terms in `text`, by one regular expression a spelling."""
    gap = r"(?:[ \n/-]|['’])"
    spans: dict[Phrase, list[tuple[int, int]]] = {}
    for phrase in PHRASES:
        flags = 0 if phrase.cased else re.IGNORECASE
        spans[phrase] = [
            match.span()
            for words in variants(phrase.words, cased=phrase.cased, plural=phrase.plural)
            for match in re.finditer(r"(?<!\w)" + gap.join(words) + r"(?!\w)", text, flags)
            if phrase.cased or len(words) > 1 or len(words[0]) > 4 or not match[0].isupper()
        ]
    others = {
        phrase.slug: [s for p in PHRASES if p.other and p.slug == phrase.slug for s in spans[p]]
        for phrase in PHRASES
    }
    return {
        (phrase.slug, phrase.weak)
        for phrase in PHRASES
        for start, _ in spans[phrase]
        if not phrase.other
        and not (phrase.cased and others[phrase.slug])
        and not any(a <= start < b for a, b in others[phrase.slug])
    }


@given(st.lists(st.tuples(WORDS, JOINTS), max_size=12))
def test_the_matcher_agrees_with_a_naive_oracle(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + joint for word, joint in pieces)
    found = MATCHER.find(text)
    assert {(slug, False) for slug in found.named} | {
        (slug, True) for slug in found.supported
    } == naive(text)


@given(st.text())
def test_any_text_is_scanned_and_contains_what_is_found(text: str) -> None:
    for words in MATCHER.find(f"{text} humming {text}").named.values():
        assert words in " ".join(f"{text} humming {text}".split())
