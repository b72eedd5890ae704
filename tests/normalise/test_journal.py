"""Journals are kept in full and shortened for lists."""

from __future__ import annotations

import pytest
from papershelf.normalise.journal import clean_journal

from tests.normalise.records import codes_of, read_field


@pytest.mark.parametrize(
    ("supplied", "short"),
    [
        ("Pharmacological reports : PR", "Pharmacological reports"),
        ("Lancet (London, England)", "Lancet"),
        ("Zhongguo Zhong yao za zhi = China journal", "Zhongguo Zhong yao za zhi"),
        ("Autism: Research", "Autism: Research"),
        ("J. Sleep.", "J. Sleep"),
        ("LinkedIn: a magazine", "LinkedIn: a magazine"),
        ("In: Proceedings of Sleep", "Proceedings of Sleep"),
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
    "supplied",
    [
        "https://journal.example",
        "www.journal.example",
        "2024",
        "-",
        "N/A",
        "Unknown",
        "None",
        "not found",
        "n.a.",
        "{{journal}}",
    ],
)
def test_an_address_a_number_or_a_placeholder_is_no_journal(supplied: str) -> None:
    assert clean_journal(supplied) is None


def test_the_server_of_a_preprint_is_shown_as_its_journal() -> None:
    read = read_field("journal", {"doi": "10.48550/arXiv.2505.11253", "journal": "2025"})
    assert read.value is not None
    assert (read.value.full, read.source, read.findings) == ("arXiv", "", ())
    assert (read.refused, read.as_supplied) == ((("journal", "2025"),), "2025")


@pytest.mark.parametrize(
    ("supplied", "full"),
    [
        ("[[Journal of Sleep]]", "Journal of Sleep"),
        ("*Journal of Sleep*", "Journal of Sleep"),
        ("In *Proceedings of Sleep*", "Proceedings of Sleep"),
        (r"Journal of Signs \& Sleep", "Journal of Signs & Sleep"),
        ("In Vivo", "In Vivo"),
    ],
)
def test_a_journal_is_read_without_markup(supplied: str, full: str) -> None:
    journal = clean_journal(supplied)
    assert journal is not None
    assert journal.full == full


def test_a_text_that_is_no_journal_is_refused() -> None:
    read = read_field("journal", {"journal": "https://journal.example"})
    assert (read.value, codes_of(read)) == (None, ["journal-missing"])
    assert read.refused == (("journal", "https://journal.example"),)
