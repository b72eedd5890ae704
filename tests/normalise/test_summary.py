"""A plain-language summary is the curator's, else the paper's own section."""

from __future__ import annotations

import pytest
from papershelf.model import Section, Summary
from papershelf.normalise.summary import read_summary
from papershelf.normalise.variants import GENERIC

from tests.normalise.records import fields_of

METHODS = Section("Methods", "We slept.")


def test_the_front_matter_goes_first_and_names_its_source() -> None:
    fields = fields_of({"summary": "Sleep helps.\n", "summary_source": "the editors"})
    sections = (METHODS, Section("Plain language summary", "Sleep."))
    assert read_summary(fields, GENERIC, sections) == (
        Summary("Sleep helps.", "the editors"),
        (METHODS,),
    )


@pytest.mark.parametrize(
    "heading", ["Plain-language summary", "Plain Language Summary", "Lay summary:"]
)
def test_a_section_of_that_name_is_a_summary_and_no_section(heading: str) -> None:
    found = read_summary(fields_of({}), GENERIC, (Section(heading, "Sleep."), METHODS))
    assert found == (Summary("Sleep."), (METHODS,))
