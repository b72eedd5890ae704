"""A body is divided into blocks, wherever the formatter put its headings."""

from __future__ import annotations

import pytest
from papershelf.normalise.body import heading_name, split_body, unglue_headings


def blocks(body: str) -> list[tuple[int, str, str]]:
    return [(block.level, block.heading, block.text.strip()) for block in split_body(body)]


def test_a_body_falls_into_headings_and_their_texts() -> None:
    body = "lead\n# Title\ntext\n\n## Abstract\n\nmore\n* ## PERMALINK\n"
    assert blocks(body) == [
        (0, "", "lead"),
        (1, "Title", "text"),
        (2, "Abstract", "more"),
        (2, "PERMALINK", ""),
    ]


def test_an_empty_body_has_no_blocks() -> None:
    assert blocks(" \n\n") == []


def test_a_paragraph_or_label_with_a_number_sign_is_no_heading() -> None:
    body = f"# {'A long paragraph. ' * 30}\n# **Authors:** Ann Lee\nissue #5 ## not one\n"
    assert [level for level, _, _ in blocks(body)] == [0]


def test_headings_joined_to_their_neighbours_are_put_on_their_own_lines() -> None:
    body = "**Source URL:** https://host/x## AbstractThis study## Full Text ContentMenu"
    assert unglue_headings(body) == (
        "**Source URL:** https://host/x\n## Abstract\nThis study\n## Full Text Content\nMenu"
    )


@pytest.mark.parametrize(
    ("address", "after"),
    [
        ("https://host/19", "## "), ("https://host/19", "##"), ("https://host/19", ""),
        ("https://host/19", " "), ("https://host/x#a", "## "), ("https://host/Abstract/x", ""),
    ],
)  # fmt: skip
def test_a_heading_joined_to_the_address_before_it_is_found(address: str, after: str) -> None:
    body = f"**Source URL:** {address}{after}AbstractThis study"
    assert unglue_headings(body) == f"**Source URL:** {address}\n## Abstract\nThis study"


@pytest.mark.parametrize("body", ["## Abstract\nx", "### Methods\nx", "a\n## Abstract:\nx"])
def test_headings_on_their_own_lines_are_unchanged(body: str) -> None:
    assert unglue_headings(body) == body


def test_ungluing_twice_changes_nothing() -> None:
    once = unglue_headings("x## AbstractOne## Full Text}## Scraping Notes- done")
    assert unglue_headings(once) == once


@pytest.mark.parametrize("heading", ["Methods", "2. METHODS:", "**Methods**", "  methods "])
def test_headings_are_compared_without_number_case_and_emphasis(heading: str) -> None:
    assert heading_name(heading) == "methods"
