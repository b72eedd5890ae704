"""How lines were broken is seen in where the next word would have stood."""

from __future__ import annotations

import textwrap

import pytest
from papershelf.normalise.lines import is_hard_wrapped, is_said, unquote

from tests.normalise.records import ABSTRACT


@pytest.mark.parametrize("width", [60, 72, 80, 100, 120])
def test_lines_of_one_width_are_wrapped(width: int) -> None:
    text = "\n".join(textwrap.wrap(ABSTRACT, width))
    assert is_hard_wrapped(text)
    assert is_hard_wrapped(f"{text}\n\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        ABSTRACT,
        f"{ABSTRACT}\n{ABSTRACT}",
        "\n".join(f"{sentence}." for sentence in ABSTRACT.rstrip(".").split(". ")),
        "We asked\nforty adults.",
        "",
    ],
)
def test_lines_that_are_paragraphs_are_not(text: str) -> None:
    assert not is_hard_wrapped(text)


def test_a_text_is_said_whatever_stands_between_its_words() -> None:
    assert is_said("We slept, all of us", "Yes: *We* slept (all of us).")
    assert not is_said("We slept badly", "We slept (all of us).")


def test_a_quotation_loses_its_marks_if_all_lines_have_them() -> None:
    assert unquote("> a\n>\n> b\n") == "a\n\nb\n"
    assert unquote("> a\nb > c") == "> a\nb > c"
