"""A plain-language summary is the curator's, else the paper's own section."""

from __future__ import annotations

import pytest
from papershelf.model import Section, Summary

from tests.normalise.records import draft_of

METHODS = "## Abstract\n\nWe slept.\n\n## Methods\n\nWe slept.\n"
SECTIONS = (Section("Methods", "We slept."),)


def test_the_front_matter_wins_and_names_its_source() -> None:
    meta: dict[str, object] = {"summary": "Sleep helps.\n", "summary_source": "the editors"}
    draft = draft_of(meta, f"{METHODS}\n## Plain language summary\n\nSleep.\n")
    assert draft["summary"].value == Summary("Sleep helps.", "the editors")
    assert draft["summary"].source == "summary"
    # What the body says besides is no copy of it, and remains a section.
    assert draft["body"].value == (*SECTIONS, Section("Plain language summary", "Sleep."))


@pytest.mark.parametrize(
    "heading", ["Plain-language summary", "Plain Language Summary", "Lay summary"]
)
def test_a_section_of_that_name_is_a_summary_and_no_section(heading: str) -> None:
    draft = draft_of({}, f"{METHODS}\n## {heading}\n\nSleep.\n")
    assert draft["summary"].value == Summary("Sleep.")
    assert draft["summary"].source == f"## {heading}"
    assert draft["body"].value == SECTIONS


@pytest.mark.parametrize("value", ["nan", "N/A", "None"])
def test_a_word_for_a_missing_value_is_no_summary(value: str) -> None:
    draft = draft_of({"summary": value}, f"{METHODS}\n## Lay summary\n\nSleep.\n")
    assert draft["summary"].value == Summary("Sleep.")
    assert draft["body"].value == SECTIONS
    assert draft.ledger.account().lost == 0
