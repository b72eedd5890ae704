"""Values are kept by a key of all they depend on, and a lost store costs only time."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from papershelf.machinery import store as store_module
from papershelf.machinery.store import KEPT_DAYS, Store

from tests.conftest import ROOT
from tests.machinery.builds import every

VALUES = {b"one": b"first value", b"two": b"second value", b"three": bytes(100_000)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


@pytest.fixture
def at_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets the day."""

    def set_day(day: int) -> None:
        monkeypatch.setattr(store_module, "_today", lambda: day)

    return set_day


def find(store: Store, kind: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    return dict(store.find(kind, keys))


def file_of(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_values_are_found_as_they_were_kept(store: Store) -> None:
    assert store.empty
    assert store.keep("kind", VALUES.items())
    assert not store.empty
    assert find(store, "kind", [*VALUES, b"another"]) == VALUES
    assert find(store, "kind", [b"two"]) == {b"two": VALUES[b"two"]}
    assert find(store, "kind", []) == {}
    assert every(store, "kind") == VALUES


def test_values_of_another_kind_are_others(store: Store) -> None:
    store.keep("kind", VALUES.items())
    store.keep("other", [(b"one", b"other value")])
    assert find(store, "other", list(VALUES)) == {b"one": b"other value"}
    assert every(store, "third") == {}


def test_a_value_that_is_kept_again_is_the_new_one(store: Store) -> None:
    store.keep("kind", VALUES.items())
    store.keep("kind", [(b"one", b"changed")])
    assert find(store, "kind", [b"one"]) == {b"one": b"changed"}


def test_values_are_found_one_after_another_while_others_are_kept(store: Store) -> None:
    store.keep("kind", VALUES.items())
    one_by_one = store.find("kind", list(VALUES))
    next(one_by_one)
    assert store.keep("kind", [(b"four", b"value")])
    assert len(list(one_by_one)) == 2
    half_used = store.find("kind", list(VALUES))
    next(half_used)
    del half_used
    store.forget("kind", b"one")
    assert find(store, "kind", list(VALUES)).keys() == {b"two", b"three"}


def test_any_number_of_keys_is_found(store: Store) -> None:
    values = {number.to_bytes(4, "big"): str(number).encode() for number in range(2_345)}
    store.keep("kind", values.items())
    assert find(store, "kind", list(values)) == values


def test_a_value_that_is_kept_alone_replaces_all_of_its_kind(store: Store) -> None:
    assert store.keep_only("kind", b"one", b"first")
    store.keep("kind", VALUES.items())
    store.keep("other", VALUES.items())
    assert store.keep_only("kind", b"four", b"last")
    assert every(store, "kind") == {b"four": b"last"}
    assert every(store, "other") == VALUES


def test_a_value_is_forgotten(store: Store) -> None:
    store.forget("kind", b"one")  # nothing is there yet
    store.keep("kind", VALUES.items())
    store.keep("other", VALUES.items())
    store.forget("kind", b"one")
    assert find(store, "kind", list(VALUES)).keys() == {b"two", b"three"}
    assert find(store, "other", list(VALUES)) == VALUES


def test_values_that_no_build_used_for_the_kept_days_are_dropped(
    store: Store, at_day: Callable[[int], None]
) -> None:
    store.forget_old()  # nothing is there yet
    at_day(1_000)
    store.keep("kind", VALUES.items())
    at_day(1_001)
    assert find(store, "kind", [b"one"])
    at_day(1_000 + KEPT_DAYS)
    store.forget_old()
    assert find(store, "other", [b"two"]) == {}
    at_day(1_001 + KEPT_DAYS)
    store.forget_old()
    assert every(store, "kind") == {b"one": VALUES[b"one"]}


def test_the_file_shrinks_when_values_are_dropped(
    store: Store, tmp_path: Path, at_day: Callable[[int], None]
) -> None:
    at_day(1_000)
    store.keep("kind", VALUES.items())
    before = file_of(tmp_path / "cache").stat().st_size
    at_day(2_000)
    store.forget_old()
    assert file_of(tmp_path / "cache").stat().st_size < before / 2


def test_without_a_folder_nothing_is_remembered() -> None:
    store = Store(None)
    assert store.empty
    assert not store.keeps
    assert not store.keep("kind", VALUES.items())
    store.forget("kind", b"one")
    store.forget_old()
    assert find(store, "kind", list(VALUES)) == every(store, "kind") == {}


def test_in_a_folder_that_cannot_be_made_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert_forgetful(Store(tmp_path / "file" / "cache"))


def test_where_the_file_cannot_be_opened_nothing_is_remembered(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep("kind", VALUES.items())
    file = file_of(tmp_path)
    file.unlink()
    file.mkdir()
    assert_forgetful(store)


def test_a_file_that_is_no_database_counts_as_empty(store: Store, tmp_path: Path) -> None:
    store.keep("kind", VALUES.items())
    file_of(tmp_path / "cache").write_bytes(b"not a database at all" * 100)
    assert_forgetful(store)


def assert_forgetful(store: Store) -> None:
    """Nothing is kept, and nothing raises."""
    assert not store.keep("kind", VALUES.items())
    store.forget("kind", b"one")
    store.forget_old()
    assert find(store, "kind", list(VALUES)) == every(store, "kind") == {}


def test_a_truncated_file_counts_as_empty(store: Store, tmp_path: Path) -> None:
    store.keep("kind", VALUES.items())
    file = file_of(tmp_path / "cache")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert find(store, "kind", list(VALUES)).items() <= VALUES.items()


def test_a_file_that_a_killed_process_left_empty_is_filled(store: Store, tmp_path: Path) -> None:
    store.keep("kind", VALUES.items())
    file_of(tmp_path / "cache").write_bytes(b"")
    assert find(store, "kind", list(VALUES)) == {}
    assert store.keep("kind", VALUES.items())
    assert find(store, "kind", list(VALUES)) == VALUES


def test_an_entry_with_flipped_bytes_is_not_returned(store: Store, tmp_path: Path) -> None:
    values = {b"one": b"first value", b"two": b"second value"}
    store.keep("kind", values.items())
    file = file_of(tmp_path / "cache")
    whole = file.read_bytes()
    lost = 0
    for at in (at for at, byte in enumerate(whole) if byte):
        changed = whole[at] ^ (0x01, 0x80, 0xFF)[at % 3]
        file.write_bytes(whole[:at] + bytes([changed]) + whole[at + 1 :])
        for found in (find(store, "kind", list(values)), every(store, "kind")):
            assert found.items() <= values.items()
        lost += len(found) < len(values)
    assert lost > len(b"".join(values.values()))


def test_an_entry_of_another_type_is_not_returned(store: Store, tmp_path: Path) -> None:
    store.keep("kind", VALUES.items())
    for value in ("text", 1, 1.5, None):
        with closing(sqlite3.connect(file_of(tmp_path / "cache"))) as database, database:
            database.execute("UPDATE entry SET value = ? WHERE key = ?", (value, b"one"))
        assert find(store, "kind", list(VALUES)).keys() == {b"two", b"three"}


KEEP = """
import sys
from pathlib import Path
from papershelf.machinery.store import Store

from tests.machinery.builds import every
store = Store(Path(sys.argv[1]))
for number in range(50):
    key = f"{sys.argv[2]} {number}".encode()
    assert store.keep("kind", [(key, key)])
    every(store, "kind")
"""


def test_two_processes_may_keep_at_once(store: Store, tmp_path: Path) -> None:
    store.keep("kind", [])
    both = [
        subprocess.Popen([sys.executable, "-c", KEEP, str(tmp_path / "cache"), name], cwd=ROOT)
        for name in ("one", "other")
    ]
    assert [process.wait(300) for process in both] == [0, 0]
    keys = {f"{name} {number}".encode() for name in ("one", "other") for number in range(50)}
    assert every(store, "kind") == {key: key for key in keys}
