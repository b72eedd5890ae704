"""What ends a build accounts for every character as for every file."""

from __future__ import annotations

from papershelf.normalise.text_account import TextAccount
from papershelf.report.account import text_conservation


def test_the_reasons_stand_behind_the_sum_the_most_first() -> None:
    account = TextAccount(13_000, 9_000, {"copy": 1_000, "references": 3_000, "frame": 0})
    assert text_conservation(account) == (
        "13,000 characters = 9,000 shown + 4,000 withheld (references 3,000, copy 1,000)"
    )


def test_what_is_lost_is_named() -> None:
    assert text_conservation(TextAccount(3, 2)) == "3 characters = 2 shown + 0 withheld + 1 lost"
