"""A record may ask to count more or less in the search."""

from __future__ import annotations

import pytest

from tests.normalise.records import paper_of, read_field


@pytest.mark.parametrize(
    ("supplied", "factor"),
    [
        (None, 1.0),
        ("standard", 1.0),
        ("High", 1.5),
        ("low", 0.7),
        ("2.5", 2.5),
        ("1e9", 10.0),
        ("-3", 0.1),
        ("nan", 1.0),
        ("soon", 1.0),
    ],
)
def test_search_priority_is_a_name_or_a_bounded_number(supplied: str | None, factor: float) -> None:
    assert paper_of({"doi": "10.1234/x", "search_priority": supplied}).search_priority == factor


def test_what_names_no_priority_is_refused() -> None:
    read = read_field("priority", {"search_priority": "soon"})
    assert (read.source, read.refused) == ("", (("search_priority", "soon"),))
