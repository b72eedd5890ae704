"""The proof that no sentence of a record is lost."""

from __future__ import annotations

from papershelf.normalise.text_account import TextAccount

from tests.bench.sentences import Checked, checked, letters, sentences
from tests.factories import VOCABULARY

RAW = b"""---
title: Roses in clay
doi: 10.1234/roses
---
# Roses in clay

## Soil

Clay holds water. Sand does not!

## References

1. Rose, A. On roses. J Ex. 2015;1:2.
"""


def test_the_raw_text_is_divided_at_sentences_lines_and_labels() -> None:
    found = sentences("---\ntitle: x\n---\nOne. Two?\n# Head\nEnd.**Date:** now")
    assert found == ["One.", "Two?", "# Head", "End.", "**Date:**", " now"]


def test_letters_are_compared_without_tags_blanks_and_entities() -> None:
    assert letters("<p>Cohen&#x27;s d &lt; 1</p>") == letters("Cohen's d < 1") == "cohensd1"


def test_a_sentence_on_the_page_is_not_missing_and_references_are_withheld() -> None:
    page = letters("Roses in clay Soil Clay holds water. Sand does not!")
    found = checked("a.md", RAW, page, VOCABULARY, merged=False)
    assert found.holds
    assert found.missing > len("## References")


def test_a_sentence_that_the_page_lacks_fails() -> None:
    page = letters("Roses in clay Soil Clay holds water.")
    long = RAW.replace(b"Sand does not!", b"Sand does not, " + b"as far as we know, " * 9)
    assert not checked("a.md", long, page, VOCABULARY, merged=False).holds


def test_lost_text_fails_even_if_it_is_little() -> None:
    account = TextAccount(read=2, shown=1)
    assert not Checked("a.md", 1, 2, 0, 0, account.lost).holds
