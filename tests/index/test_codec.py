"""Bytes of the search files."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.index.codec import (
    TEXT,
    Packed,
    Short,
    front_code,
    in_code_units,
    pack,
    pack_parts,
    separator,
    varints,
)

from tests.index.decode import columns, front_coded, integers


@given(st.lists(st.integers(0, 2**40)))
def test_integers_come_back(values: list[int]) -> None:
    assert list(integers(varints(values))) == values


@given(st.lists(st.binary(), max_size=8))
def test_columns_come_back(parts: list[bytes]) -> None:
    assert columns(pack(parts).data) == parts


@given(st.lists(st.lists(st.binary(), max_size=3), max_size=8))
def test_parts_of_a_column_come_back_as_the_column(parts: list[list[bytes]]) -> None:
    assert columns(pack_parts(parts).data) == [b"".join(one) for one in parts]


@given(
    st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1))
)
def test_words_come_back(words: list[str]) -> None:
    ordered = in_code_units(words)
    assert ordered == sorted(words, key=lambda word: word.encode("utf-16-be"))
    # Beyond the BMP nothing is shared, so that counting UTF-16 units gives the same.
    assert front_coded(front_code(ordered).encode()) == ordered


def test_a_word_beyond_the_bmp_shares_nothing() -> None:
    assert front_code(["𐐀a", "𐐀b"]) == "0𐐀a\n0𐐀b\n"
    assert front_code(["tic", "tics"]) == "0tic\n3s\n"


def test_beyond_the_bmp_javascript_s_order_is_another() -> None:
    assert in_code_units(["\uff21", "𐐀", "a"]) == ["a", "𐐀", "\uff21"]


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [("tic", "tics", "tics"), ("autism", "axon", "ax"), ("", "a", "a")],
)
def test_a_separator_is_the_shortest_beginning_after_the_word_before(
    last: str, first: str, expected: str
) -> None:
    assert separator(last, first) == expected
    assert last < separator(last, first) <= first


def test_deflation_takes_the_strategy_that_is_smallest() -> None:
    repeated, random = b"abc" * 2000, bytes(range(256)) * 4
    for data in (repeated, random):
        packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_HUFFMAN_ONLY)
        huffman_only = packer.compress(data) + packer.flush()
        packed = Packed((data,))
        assert len(packed.data) <= len(huffman_only) + 2
        assert zlib.decompress(packed.data) == data


def test_a_file_is_known_by_its_columns_and_how_they_are_deflated() -> None:
    files = (
        Packed((b"ab", b"c")),
        Packed((b"a", b"bc")),
        Packed((b"ab", b"c"), TEXT),
        Short(b"abc"),
        Short(b"abd"),
    )
    assert len({file.digest for file in files}) == len(files)
    assert Packed([b"ab", b"c"]).digest == files[0].digest
    assert zlib.decompress(files[-1].data) == b"abd"
