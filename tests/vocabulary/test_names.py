"""A misspelt value has the name that was meant."""

from __future__ import annotations

import pytest
from papershelf.vocabulary.names import Name, Names
from papershelf.vocabulary.term import value_key

from tests.growth import is_linear

NAMES = Names(
    [
        Name("plant", "runner-beans", "runner-beans"),
        Name("plant", "roses", "roses"),
        Name("task", "pruning", "pruning"),
        Name("plant", "Runner beans", "runner-beans"),
        Name("plant", "Phaseolus coccineus", "runner-beans"),
        Name("plant", "NPK", "npk"),
    ]
)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("rosse", "roses"),
        ("Rosees", "roses"),
        ("rses", "roses"),
        ("rozes", "roses"),
        ("runer_beans", "runner-beans"),
        ("runnerbeans", "runner-beans"),
        ("runner beens", "runner-beans"),
        ("phaseolis cocineus", "Phaseolus coccineus"),
        ("prunning", "pruning"),
    ],
)
def test_a_misspelt_value_has_the_name_as_it_is_written(value: str, meant: str) -> None:
    assert NAMES.nearest(value) == meant


@pytest.mark.parametrize(
    "value",
    ["", "npq", "nkp", "tulips", "roasted", "beans and roses", "rose " * 20, "a b c d e f g h i j"],
)
def test_another_value_has_none(value: str) -> None:
    assert NAMES.nearest(value) is None


def test_the_first_name_of_a_key_counts() -> None:
    assert NAMES.of_kind("plant")[value_key("RUNNER  beans")] == "runner-beans"
    assert NAMES.of_kind("nothing") == {}


def test_looking_a_value_up_does_not_depend_on_the_number_of_names() -> None:
    def names(number: int) -> Names:
        made = Names(Name("plant", f"plant number {at}", "x") for at in range(number))
        made.nearest("plnt number 7")  # what is prepared once
        return made

    def look_up(made: Names) -> None:
        for at in range(300):
            made.nearest(f"plnt number {at}")

    assert is_linear(names, look_up, 20_000)
