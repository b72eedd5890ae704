"""Values are remembered as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf.machinery.store import Memory, Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def decode(data: bytes) -> list[int]:
    if not data.endswith(b";"):
        raise ValueError(data)
    return [int(number) for number in data[:-1].split()]


def encode(numbers: list[int]) -> bytes:
    return " ".join(map(str, numbers)).encode() + b";"


def memory(store: Store, *, lives: bool = False) -> Memory[list[int]]:
    return Memory(store, "numbers", encode, decode, lives=lives)


def test_a_memory_finds_values_as_they_were_kept(store: Store) -> None:
    assert memory(store).empty
    assert memory(store).keeps
    assert memory(store).keep({b"one": [1], b"many": [1, 2, 3]})
    assert not memory(store).empty
    assert memory(store).find([b"one", b"many", b"none"]) == {b"one": [1], b"many": [1, 2, 3]}


def test_a_memory_keeps_the_bytes_of_what_is_encoded_already(store: Store) -> None:
    memory(store).keep({b"one": [1], b"two": [2]}, {b"one": b"11;"})
    assert memory(store).find([b"one", b"two"]) == {b"one": [11], b"two": [2]}


def test_bytes_that_are_not_its_own_are_nothing_remembered(store: Store) -> None:
    memory(store).keep({b"one": [1], b"two": [2]}, {b"one": b"1 2"})
    assert memory(store).find([b"one", b"two"]) == {b"two": [2]}


@pytest.mark.parametrize("remembers", [True, False])
def test_a_process_that_builds_again_has_what_its_last_build_used(
    store: Store, remembers: bool
) -> None:
    lives = memory(store if remembers else Store(None), lives=True)
    assert lives.empty
    assert lives.keeps
    one, two = [1], [2]
    assert lives.find([b"one", b"two"]) == {}
    assert lives.keep({b"one": one, b"two": two}) is remembers
    assert not lives.empty
    found = lives.find([b"one", b"three"])
    assert found[b"one"] is one
    lives.keep({b"three": [3]})
    found = lives.find([b"one", b"two", b"three"])
    assert found[b"one"] is one
    # The build before did not use it: at most the store has it.
    assert found.get(b"two") is not two
    assert found.keys() == ({b"one", b"two", b"three"} if remembers else {b"one", b"three"})


def test_without_a_folder_a_memory_keeps_nothing() -> None:
    forgetful = memory(Store(None))
    assert forgetful.empty
    assert not forgetful.keeps
    assert not forgetful.keep({b"one": [1]})
    assert forgetful.find([b"one"]) == {}
