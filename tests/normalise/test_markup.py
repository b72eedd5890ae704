"""Markdown, wikilinks and LaTeX are read, signs that mean themselves are left."""

from __future__ import annotations

import pytest
from papershelf.normalise.markup import without_markup


@pytest.mark.parametrize(
    ("supplied", "text"),
    [
        ("*Drosophila* models of **tics**", "Drosophila models of tics"),
        ("_Drosophila_-based `models`", "Drosophila-based models"),
        ("Models of [[tics]] and [[sleep|dreams]]", "Models of tics and dreams"),
        ("[Sleep](https://sleep.example/x)", "Sleep"),
        ("H~2~O and x^2^", "H2O and x2"),
        (r"Sleep \*and\* rest \[sic\]", "Sleep *and* rest [sic]"),
        (r"{ADHD} \& {\'e}tudes", "ADHD & études"),
    ],
)
def test_signs_of_markup_are_taken_off(supplied: str, text: str) -> None:
    assert without_markup(supplied) == text


@pytest.mark.parametrize(
    "text",
    ["A* search", "5*3 and 2*4", "ZrO_2 and snake_case_word", "~50 adults", "[18F]FDG (PET)", "p*"],
)
def test_signs_that_mean_themselves_are_left(text: str) -> None:
    assert without_markup(text) == text
