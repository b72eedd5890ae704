"""Spellings that mean the same."""

from __future__ import annotations

import pytest
from papershelf.vocabulary.variants import plural_of, variants


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("tic disorder", "tic disorders"),
        ("therapy", "therapies"),
        ("essay", "essays"),
        ("reflex", "reflexes"),
        ("meta analysis", "meta analyses"),
        ("genetics", "genetics"),
        ("trisomy 21", "trisomy 21"),
        ("", ""),
    ],
)
def test_the_last_word_takes_the_regular_plural(singular: str, plural: str) -> None:
    assert plural_of(singular) == plural


def test_a_possessive_matches_with_and_without_its_s() -> None:
    assert variants("Down's syndrome", plural=False) == {
        ("down", "s", "syndrome"),
        ("downs", "syndrome"),
        ("down", "syndrome"),
    }


def test_hyphens_and_slashes_part_words() -> None:
    assert ("attention", "deficit", "hyperactivity", "disorders") in variants(
        "attention-deficit/hyperactivity disorder"
    )


@pytest.mark.parametrize(
    ("abbreviation", "forms"),
    [
        ("SSRI", {("SSRI",), ("SSRIs",)}),
        ("5-HT", {("5", "HT"), ("5", "HTs")}),
        ("IGF-I", {("IGF", "I")}),
    ],
)
def test_an_abbreviation_keeps_its_case_and_takes_an_s(
    abbreviation: str, forms: set[tuple[str, ...]]
) -> None:
    assert variants(abbreviation, cased=True) == forms


def test_a_phrase_without_a_word_matches_nothing() -> None:
    assert variants("?!") == set()
