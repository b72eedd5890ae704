"""Letters of scripts without blanks between words."""

from __future__ import annotations

import unicodedata

import pytest
from papershelf.index.runs import is_run, letters, pairs
from papershelf.index.tokenise import compounds, fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("睡眠", ["睡", "眠"]),
        ("人々〇", ["人", "々", "〇"]),
        ("수면각", ["수", "면", "각"]),
        ("がん", ["が", "ん"]),
        ("เด็กที่", ["เ", "ด็", "ก", "ที่"]),
        ("ဘာသာ", ["ဘာ", "သာ"]),
        ("자폐 아동", ["자", "폐", "아", "동"]),
    ],
)
def test_a_letter_has_the_marks_that_belong_to_it(text: str, expected: list[str]) -> None:
    found = letters(fold(text))
    assert [unicodedata.normalize("NFC", letter) for letter in found] == expected


def test_marks_without_end_are_letters_of_their_own() -> None:
    assert [len(letter) for letter in letters("ก" + "\u0e31" * 9)] == [8, 2]


def test_a_pair_is_a_letter_and_the_next_one_and_the_last_letter_is_alone() -> None:
    assert pairs("一二三") == ["一二", "二三", "三"]
    assert pairs("一") == ["一"]


def test_a_run_ends_where_another_script_or_a_sign_begins_and_not_at_one_blank() -> None:
    found = compounds("第2型，IL-2受容体・機能\n障害  x睡")
    assert found == ["第", "2", "型", "il-2", "受容体 機能\n障害", "x", "睡"]
    assert [is_run(compound) for compound in found] == [True, False, True, False, True, False, True]
