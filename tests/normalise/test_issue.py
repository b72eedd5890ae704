"""Volumes, issues and pages are brought to one form, or noted."""

from __future__ import annotations

import pytest
from papershelf.normalise.issue import clean_number, clean_pages

from tests.normalise.records import codes_of, read_field


@pytest.mark.parametrize(
    ("supplied", "number"),
    [
        ("12", "12"),
        ("Vol. 12", "12"),
        ("volume 12A", "12A"),
        ("No. 3–4", "3-4"),
        ("XII", "XII"),
        ("Suppl 1", "Suppl 1"),
        ("12(Pt 2)", "12(Pt 2)"),
        ("12.0", "12"),
        ("12.05", "12.05"),
        ("in press", None),
        ("The issue is that nobody knows how many of 12 patients slept", None),
    ],
)
def test_a_volume_or_issue_is_a_number(supplied: str, number: str | None) -> None:
    assert clean_number(supplied) == number


@pytest.mark.parametrize(
    ("supplied", "pages"),
    [
        ("12-19", "12-19"),
        ("12–19", "12-19"),
        ("pp. 12 -- 19.", "12-19"),
        ("1123-31", "1123-1131"),
        ("12-12", "12"),
        ("e0123456", "e0123456"),
        ("S12-S19", "S12-S19"),
        ("iv-xii", "iv-xii"),
        ("12-19; 25", "12-19, 25"),
        ("104123", "104123"),
        ("45.0", "45"),
        ("Article 345", "345"),
        ("Art. no. e45", "e45"),
        ("online first", None),
        ("12-", None),
    ],
)
def test_pages_are_ranges_with_a_hyphen_and_both_ends_in_full(
    supplied: str, pages: str | None
) -> None:
    assert clean_pages(supplied) == pages
    assert pages is None or clean_pages(pages) == pages


@pytest.mark.parametrize(
    ("meta", "pages"),
    [
        ({"first_page": "12", "last_page": "19"}, "12-19"),
        ({"start_page": "12"}, "12"),
        ({"first_page": "12.0", "last_page": "19.0"}, "12-19"),
        ({"pages": "12-19", "last_page": "25"}, "12-19"),
    ],
)
def test_pages_are_read_from_first_and_last_page(meta: dict[str, object], pages: str) -> None:
    assert read_field("pages", meta).value == pages


def test_what_is_no_number_is_noted_and_refused() -> None:
    read = read_field("volume", {"volume": "in press"}, "**Volume:** 12\n")
    assert (read.value, read.source, codes_of(read)) == ("12", "**Volume**", ["field-invalid"])
    assert read.refused == (("volume", "in press"),)


@pytest.mark.parametrize("empty", ["", "None", "n/a"])
def test_a_word_for_no_value_is_none(empty: str) -> None:
    read = read_field("volume", {"volume": empty})
    assert (read.value, read.findings) == (None, ())
