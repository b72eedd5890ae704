"""The page on records has every code and key of the program, and no other."""

from __future__ import annotations

import re

import pytest
from papershelf.normalise import normalise
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.keys import NOT_READ, SECTIONS
from papershelf.normalise.variants import GENERIC, VARIANTS, variant_of
from papershelf.problems import CODES, TAG_CODES, codes_of, meaning_of
from papershelf.records.parse import parse_record
from papershelf.vocabulary import load_vocabulary

from tests.report.records_page import PAGE, record_to_copy, tables, written
from tests.shelf import GARDENING


@pytest.mark.parametrize("head", tables())
def test_the_tables_of_the_page_are_those_of_the_program(head: str) -> None:
    # After an intended change: python -m tests.report.records_page
    assert written()[head] == tables()[head]


def test_every_code_and_key_is_on_the_page() -> None:
    text = PAGE.read_text("utf-8")
    named = [
        *CODES,
        *FIELDS.read_keys,
        *SECTIONS,
        *(key for keys in NOT_READ.values() for key in keys),
    ]
    assert [name for name in named if f"`{name}`" not in text] == []


def test_the_record_to_copy_has_every_field_and_no_problem() -> None:
    record, problems = parse_record("a.md", record_to_copy().encode())
    assert record is not None
    reading = normalise(record, load_vocabulary(GARDENING / "vocabulary.yml"))
    assert problems + reading.problems == ()
    assert reading.paper is not None
    missing = {field.name for field in FIELDS if not record.meta.keys() & {*field.keys}}
    # The first two are in the text; the next complete a key, or repeat another; the last two are
    # for preprints and for corrected papers.
    assert missing == {
        "abstract",
        "body",
        "last_page",
        "abstract_source",
        "preprint_of",
        "corrected_by",
    }
    assert reading.paper.abstract.parts
    assert reading.paper.sections
    assert [author.inverted for author in reading.paper.authors] == [
        "Lee, Ann",
        "Diaz, Bo C.",
        "Rose Growers' Association",
    ]


def test_the_page_names_the_keys_by_which_tools_are_recognised() -> None:
    record, _ = parse_record("a.md", record_to_copy().encode())
    assert record is not None
    assert variant_of(record.meta) is GENERIC
    marks = {variant.marks[0] for variant in VARIANTS}
    (sentence,) = re.findall(r"habits of those tools: ([^.]*)\.", PAGE.read_text("utf-8"))
    assert set(re.findall(r"`(\w+)`", sentence)) == marks


def test_every_code_says_what_was_found_and_what_to_do_in_sentences() -> None:
    for code, meaning in (*CODES.items(), *TAG_CODES.items()):
        assert meaning.found.endswith("."), code
        assert meaning.done == (not meaning.todo), code
        assert not meaning.todo or meaning.todo.endswith("."), code


def test_a_code_of_tags_means_the_same_for_every_facet() -> None:
    assert "plant-unlisted" in codes_of(["plant"])
    assert meaning_of("plant-unlisted") is TAG_CODES["unlisted"]
