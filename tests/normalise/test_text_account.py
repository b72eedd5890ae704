"""The account of text adds up."""

from __future__ import annotations

from papershelf.normalise.text_account import TextAccount


def test_what_is_neither_shown_nor_withheld_is_lost() -> None:
    assert TextAccount(10, 6, {"copy": 3}).lost == 1


def test_accounts_are_summed_by_reason() -> None:
    total = TextAccount.total(
        [TextAccount(10, 6, {"copy": 4}), TextAccount(5, 2, {"a": 1, "copy": 2})]
    )
    assert total == TextAccount(15, 8, {"a": 1, "copy": 6})


def test_no_more_is_moved_than_is_shown() -> None:
    assert TextAccount(10, 6, {"copy": 4}).moved(8, "limit") == TextAccount(
        10, 0, {"copy": 4, "limit": 6}
    )
    assert TextAccount(4, 0, {"copy": 4}).moved(8, "limit") == TextAccount(4, 0, {"copy": 4})
