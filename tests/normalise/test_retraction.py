"""A retracted paper is known by its record's key or its title's mark."""

from __future__ import annotations

import pytest
from papershelf.normalise.retraction import bare_title

from tests.normalise.records import read_field


@pytest.mark.parametrize(
    "title",
    [
        "RETRACTED: Sleep in adults",
        "RETRACTED ARTICLE: Sleep in adults",
        "[Retracted] Sleep in adults",
        "(Retracted) Sleep in adults",
        "WITHDRAWN: Sleep in adults",
        "Sleep in adults [RETRACTED]",
        "Sleep in adults (Retracted article. See vol. 12)",
    ],
)
def test_the_mark_of_a_retraction_is_told_from_the_title(title: str) -> None:
    assert bare_title(title) == "Sleep in adults"
    assert read_field("retracted", {"title": title}).value is True


@pytest.mark.parametrize(
    "title", ["Retracted publications on sleep", "Adults withdrawn from sleep", "Sleep in adults"]
)
def test_a_paper_about_retractions_is_not_retracted(title: str) -> None:
    assert bare_title(title) == title
    assert read_field("retracted", {"title": title}).value is False


@pytest.mark.parametrize(
    ("value", "retracted"),
    [
        ("true", True),
        ("Yes", True),
        ("2019-03-01", True),
        ({"date": "2019"}, True),
        ("Notice of 3 March 2019", True),
        ("false", False),
        ("nan", False),
        ("0.0", False),
        ("?", False),
        ("not found", False),
        ("Not retracted.", False),
        ("No retraction", False),
        ("none reported", False),
    ],
)
def test_a_key_says_that_a_paper_is_retracted(value: object, retracted: bool) -> None:
    assert read_field("retracted", {"title": "Sleep", "Retracted": value}).value is retracted


def test_where_a_key_says_nothing_the_title_does() -> None:
    read = read_field("retracted", {"title": "RETRACTED: Sleep in adults", "retracted": "nan"})
    assert read.value is True
