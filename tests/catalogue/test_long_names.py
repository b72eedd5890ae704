"""Names of any length give address parts that fit a file system (255 bytes)."""

from __future__ import annotations

import pytest
from papershelf.catalogue import group_slug
from papershelf.catalogue.identify import own_id

from tests.factories import paper

LIMIT = 240  # leaves room for "-2" and the like


@pytest.mark.parametrize("letter", ["x", "ж", "論", "𐌰"])
def test_the_address_of_a_group_fits_into_a_folder_name(letter: str) -> None:
    assert len(group_slug(letter * 1_000).encode()) <= LIMIT


def test_long_labels_that_begin_alike_have_different_addresses() -> None:
    assert group_slug("a " * 500 + "b") != group_slug("a " * 500 + "c")


def test_a_name_of_usual_length_is_kept_whole() -> None:
    name = "International Journal of Environmental Research and Public Health"
    assert group_slug(name) == "-".join(name.lower().split())


@pytest.mark.parametrize(
    "changes",
    [
        {"identifier": "s" * 1_000},
        {"identifier": "", "doi": "10.1234/" + "d" * 1_000},
        {"identifier": "", "doi": None, "title": "t" * 1_000},
    ],
)
def test_the_id_of_a_paper_fits_into_a_folder_name(changes: dict[str, str]) -> None:
    assert len(own_id(paper(**changes)).encode()) <= LIMIT
