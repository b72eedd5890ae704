"""The page on records has every code and key of the program, and no other."""

from __future__ import annotations

from papershelf.problems import CODES, TAG_CODES, codes_of, meaning_of

from tests.report.records_page import tables, written


def test_the_tables_of_the_page_are_those_of_the_program() -> None:
    # After an intended change: python -m tests.report.records_page
    assert written() == tables()


def test_every_code_says_what_was_found_and_what_to_do_in_sentences() -> None:
    for code, meaning in (*CODES.items(), *TAG_CODES.items()):
        assert meaning.found.endswith("."), code
        assert meaning.done == (not meaning.todo), code
        assert not meaning.todo or meaning.todo.endswith("."), code


def test_a_code_of_tags_means_the_same_for_every_facet() -> None:
    assert "plant-unlisted" in codes_of(["plant"])
    assert meaning_of("plant-unlisted") is TAG_CODES["unlisted"]
