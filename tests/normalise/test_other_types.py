"""A text that YAML takes for something else because of a colon is read as it was meant."""

from __future__ import annotations

import pytest
from papershelf.normalise import normalise
from papershelf.normalise.other_types import as_written, read_other

from tests.normalise.records import VOCABULARY, codes_of, read_field, record_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"Rest": "a review"}, "Rest: a review"),
        ({"Rest in bed": "a review"}, "Rest in bed: a review"),
        ({"rest in bed": "a review"}, "rest in bed: a review"),
        ([{"Rest": "a review"}], "Rest: a review"),
        ({"Rest": None}, "Rest:"),
    ],
)
def test_one_key_with_a_text_is_a_text(value: object, text: str) -> None:
    read = read_other("title", value)
    assert (read.value, codes_of(read)) == (text, ["yaml-repaired"])
    assert repr(text) in read.findings[0].message


@pytest.mark.parametrize("value", [{"x": "y"}, {"by": "CC BY"}, {"A": "b", "C": "d"}, {"A": ["b"]}])
def test_another_mapping_is_none(value: object) -> None:
    read = read_other("title", value)
    assert (read.value, codes_of(read)) == (None, ["field-type"])


def test_a_mapping_s_name_is_its_text() -> None:
    assert (
        read_other("journal", {"name": "Journal of Rest", "Other": "x"}).value == "Journal of Rest"
    )
    assert as_written({}) is None


def test_titles_journals_and_tags_are_read_so() -> None:
    assert read_field("title", {"title": {"Rest": "a review"}}).value == "Rest: a review"
    assert read_field("journal", {"journal": [{"Rest": "the journal"}]}).value.full == (
        "Rest: the journal"
    )
    meta: dict[str, object] = {"title": "Rest", "doi": "10.1234/x", "topics": [{"rest": "a bed"}]}
    problems = [(p.code, p.field) for p in normalise(record_of(meta), VOCABULARY).problems]
    assert ("yaml-repaired", "topics") in problems
    assert ("topic-unlisted", "topics") in problems
