"""Words for spelling."""

from __future__ import annotations

from itertools import pairwise

from papershelf.index.codec import Packed
from papershelf.index.words import rare_files, tail_files, word_files

from tests.index.decode import columns, front_coded, integers


def read(file: Packed) -> dict[str, int]:
    words, magnitudes = columns(file.data)
    return dict(zip(front_coded(words), integers(magnitudes), strict=True))


def test_a_word_s_count_is_kept_as_a_power_of_two() -> None:
    ((first, data),) = word_files({"tics": 9, "autism": 4})
    assert first == ""
    assert read(data) == {"autism": 3, "tics": 4}


def test_each_word_is_a_frequent_or_a_rare_one() -> None:
    counts = {f"word{count}": count for count in range(1, 9)}
    frequent, rare = (read(next(files(counts))[1]) for files in (word_files, rare_files))
    assert frequent.keys() | rare.keys() == counts.keys()
    assert not frequent.keys() & rare.keys()
    assert max(rare.values()) < min(frequent.values())


def test_tails_begin_with_the_second_letter_and_leave_out_rare_words() -> None:
    ((_, data),) = tail_files({"tourette": 5, "seldom": 2, "𐐀word": 9})
    assert read(data) == {"ourettet": 3}


def test_files_are_divided_by_separators_in_order() -> None:
    words = {f"word{number:05d}": 9 for number in range(5000)}
    files = list(word_files(words))
    assert len(files) > 2
    assert [word for _, data in files for word in read(data)] == sorted(words)
    for (first, data), (following, _) in pairwise(files):
        found = list(read(data))
        assert first <= found[0]
        assert found[-1] < following


def test_no_words_are_no_files() -> None:
    assert list(word_files({})) == []
