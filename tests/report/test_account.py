"""What ends a build accounts for every character as for every file."""

from __future__ import annotations

from dataclasses import replace

from papershelf.normalise.text_account import TextAccount
from papershelf.report.account import other_files, summarise, text_conservation

from tests.factories import catalogue, paper


def test_the_reasons_stand_behind_the_sum_the_most_first() -> None:
    account = TextAccount(13_000, 9_000, {"copy": 1_000, "references": 3_000, "frame": 0})
    assert text_conservation(account) == (
        "13,000 characters = 9,000 shown + 4,000 withheld (references 3,000, copy 1,000)"
    )


def test_what_is_lost_is_named() -> None:
    assert text_conservation(TextAccount(3, 2)) == "3 characters = 2 shown + 0 withheld + 1 lost"


def test_other_files_are_counted_by_kind_and_the_first_are_named() -> None:
    plain = catalogue([paper("a")])
    assert other_files(plain) == ""
    names = tuple(f"{at}.bib" for at in range(6))
    full = replace(plain, unread=(*names, "x", "\x1b.pdf"), ignored=1200)
    assert other_files(full) == (
        "other files: 8 not read (.bib 6, .pdf 1, without an ending 1): 0.bib, 1.bib, 2.bib,"
        " 3.bib, 4.bib and 3 more; 1,200 ignored"
    )
    assert other_files(replace(plain, ignored=1)) == "other files: 1 ignored"
    assert other_files(replace(plain, unread=("\x1b.pdf",))).endswith("(.pdf 1): \ufffd.pdf")
    assert summarise(full)[-1] == other_files(full)
    assert summarise(plain)[-1] == text_conservation(plain.text)
