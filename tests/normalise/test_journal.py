"""Journals are kept in full and shortened for lists."""

from __future__ import annotations

import pytest
from papershelf.normalise.journal import clean_journal, read_journal
from papershelf.normalise.variants import GENERIC

from tests.normalise.records import fields_of


@pytest.mark.parametrize(
    ("supplied", "short"),
    [
        ("Pharmacological reports : PR", "Pharmacological reports"),
        ("Lancet (London, England)", "Lancet"),
        ("Zhongguo Zhong yao za zhi = China journal", "Zhongguo Zhong yao za zhi"),
        ("Autism: Research", "Autism: Research"),
        ("J. Sleep.", "J. Sleep"),
    ],
)
def test_a_journal_is_short_before_subtitle_translation_and_place(
    supplied: str, short: str
) -> None:
    journal = clean_journal(supplied)
    assert journal is not None
    assert journal.short == short
    assert clean_journal(journal.full) == journal


@pytest.mark.parametrize(
    "supplied", ["https://journal.example", "www.journal.example", "2024", "-"]
)
def test_an_address_or_a_number_is_no_journal(supplied: str) -> None:
    assert clean_journal(supplied) is None


def test_the_server_of_a_preprint_stands_in_for_a_journal() -> None:
    journal, supplied, notes = read_journal(
        fields_of({}), GENERIC, "10.48550/arXiv.2505.11253", "ArXiv"
    )
    assert journal is not None
    assert (journal.full, supplied, notes) == ("arXiv", None, ())
