"""Keeps values from build to build, by kind and key, in one SQLite file.

A key is a hash of everything its value depends on; nothing else is compared.  The file may
be deleted at any time.  It may also fail at any time (full, damaged, written by another
version of SQLite): then nothing is found or kept, and the build goes on without it.
A digest tells damage.  It does not tell who wrote a value, so values are data only: nothing
that is kept is ever run, and whoever decodes a value checks it.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Generic, TypeVar

_FILE = "store-1.sqlite3"  # change the number when the tables change
_TABLES = """
PRAGMA page_size = 16384; -- a value fits into a page: half the time of small ones
PRAGMA auto_vacuum = FULL; -- the file shrinks when values are dropped
CREATE TABLE IF NOT EXISTS entry
    (kind TEXT, key BLOB, day INTEGER, digest BLOB, value BLOB, PRIMARY KEY (kind, key));
CREATE INDEX IF NOT EXISTS entry_day ON entry (day);
"""
_DAY = 86_400  # seconds
# Days after which a value that no build used is deleted.
KEPT_DAYS = 14
# Keys in one query; older versions of SQLite allow at most 999.  Rows are fetched at once, so
# that no lock is held while they are used.
_ASKED = 200
_SECONDS_FOR_A_LOCK = 30
_DIGEST_SIZE = 16
# What SQLite raises; in a damaged file, text may not be UTF-8 and sizes may be huge.
_FAILURES = (sqlite3.Error, OSError, ValueError, MemoryError)

_Value = TypeVar("_Value")


class Store:
    """Keeps bytes by kind and key in a folder; without a folder it keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder, which is made when the first value is kept."""
        self._folder = folder

    def find(self, kind: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Yield key and value of each of `keys` that is in the store."""
        if self.empty:
            return
        with suppress(*_FAILURES), self._opened() as connection:
            unused: list[bytes] = []  # not used yet today
            for start in range(0, len(keys), _ASKED):
                rows = _entries(connection, kind, keys[start : start + _ASKED])
                for key, day, digest, value in rows:
                    if _is_whole(kind, key, value, digest):
                        yield key, value
                        if day != _today():
                            unused.append(key)
            _mark_used(connection, kind, unused)

    def has(self, kind: str, keys: Sequence[bytes]) -> set[bytes]:
        """Return those of `keys` that are in the store; their values may still be damaged."""
        found: set[bytes] = set()
        if not self.empty:
            with suppress(*_FAILURES), self._opened() as connection:
                query = "SELECT key FROM entry WHERE kind = ? AND key = ?"
                for key in keys:
                    found.update(*connection.execute(query, (kind, key)).fetchall())
        return found

    def keep(self, kind: str, values: Iterable[tuple[bytes, bytes]]) -> bool:
        """Keep values by key; return False if that failed."""
        if self._folder is None:
            return False
        rows = ((kind, key, _today(), _digest(kind, key, value), value) for key, value in values)
        with suppress(*_FAILURES):
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._opened() as connection, connection:
                connection.executescript(_TABLES)
                connection.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)", rows)
            return True
        return False

    def keep_only(self, kind: str, key: bytes, value: bytes) -> bool:
        """Keep a value in place of all others of its kind; return False if that failed."""
        self._delete("kind = ?", kind)
        return self.keep(kind, [(key, value)])

    def forget(self, kind: str, key: bytes) -> None:
        """Delete one value."""
        self._delete("kind = ? AND key = ?", kind, key)

    def forget_old(self) -> None:
        """Delete the values that no build has used for `KEPT_DAYS`."""
        self._delete("day < ?", _today() - KEPT_DAYS)

    def _delete(self, where: str, *values: object) -> None:
        if not self.empty:
            with suppress(*_FAILURES), self._opened() as connection, connection:
                # `where` comes only from the two methods above.
                connection.execute(f"DELETE FROM entry WHERE {where}", values)  # noqa: S608

    @property
    def keeps(self) -> bool:
        """Whether there is a folder to keep values in."""
        return self._folder is not None

    @property
    def empty(self) -> bool:
        """Whether the store has no file yet, or no folder at all."""
        return self._folder is None or not (self._folder / _FILE).is_file()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        if self._folder is None:
            raise FileNotFoundError(_FILE)
        file = self._folder / _FILE
        if file.exists() and not file.is_file():
            raise OSError(f"{file} is a pipe or a device")
        with closing(sqlite3.connect(file, timeout=_SECONDS_FOR_A_LOCK)) as connection:
            # A lost file costs a cold build; waiting for the disk would cost every build.
            connection.execute("PRAGMA synchronous = OFF")
            yield connection


class Memory(Generic[_Value]):
    """Keeps values of one kind, encoded in a `Store`, and optionally as objects in memory."""

    def __init__(
        self,
        store: Store,
        kind: str,
        encode: Callable[[_Value], bytes],
        decode: Callable[[bytes], _Value],
        *,
        lives: bool = False,
    ) -> None:
        """Take the store, and the functions that encode and decode values.

        Args:
            store: keeps the bytes.
            kind: name of the kind of values.
            encode: turns a value into bytes.
            decode: turns bytes into a value; may raise anything on bytes not from `encode`.
            lives: whether this process makes many builds, as the live preview does; the
                values that the last build used are then kept in memory.
        """
        self._store, self._kind = store, kind
        self._encode, self._decode = encode, decode
        self._live: dict[bytes, _Value] | None = {} if lives else None

    @property
    def empty(self) -> bool:
        """Whether no value is kept."""
        return self._store.empty and not self._live

    @property
    def keeps(self) -> bool:
        """Whether values can be kept."""
        return self._store.keeps or self._live is not None

    def find(self, keys: Sequence[bytes]) -> dict[bytes, _Value]:
        """Return the kept values by key; call it once a build, with all keys."""
        live = self._live or {}
        found = {key: live[key] for key in keys if key in live}
        missing = [key for key in keys if key not in found]
        for key, data in self._store.find(self._kind, missing):
            # Whatever is wrong with the bytes: treat the value as not kept.
            with suppress(Exception):
                found[key] = self._decode(data)
        if self._live is not None:
            self._live = dict(found)
        return found

    def has(self, keys: Sequence[bytes]) -> set[bytes]:
        """Return those of `keys` that have a value; it may still be damaged."""
        return self._store.has(self._kind, keys)

    def keep(
        self, values: Mapping[bytes, _Value], encoded: Mapping[bytes, bytes] | None = None
    ) -> bool:
        """Keep values by key; return False if that failed.

        `encoded` has the bytes of values that are encoded already.
        """
        if self._live is not None:
            self._live.update(values)
        known = encoded or {}
        return self._store.keep(
            self._kind,
            ((key, known.get(key) or self._encode(value)) for key, value in values.items()),
        )

    def keep_only(self, key: bytes, value: _Value) -> bool:
        """Keep one value, and none of others that are too large to keep one of each build."""
        if self._live is not None:
            self._live = {key: value}
        return self._store.keep_only(self._kind, key, self._encode(value))


def _entries(
    connection: sqlite3.Connection, kind: str, keys: Sequence[bytes]
) -> list[tuple[bytes, int, bytes, bytes]]:
    """Return key, day of last use, digest and value of the keys that are in the store."""
    marks = ",".join("?" * len(keys))  # nothing but question marks
    query = f"SELECT key, day, digest, value FROM entry WHERE kind = ? AND key IN ({marks})"  # noqa: S608
    return connection.execute(query, (kind, *keys)).fetchall()


def _mark_used(connection: sqlite3.Connection, kind: str, keys: Sequence[bytes]) -> None:
    """Record that values were used today."""
    today = _today()
    with connection:
        connection.executemany(
            "UPDATE entry SET day = ? WHERE kind = ? AND key = ?",
            [(today, kind, key) for key in keys],
        )


def _is_whole(kind: str, key: object, value: object, digest: bytes) -> bool:
    """Return whether an entry is undamaged; in a damaged file it may be of any type."""
    if not isinstance(key, bytes) or not isinstance(value, bytes):
        return False
    return _digest(kind, key, value) == digest


def _digest(kind: str, key: bytes, value: bytes) -> bytes:
    """Hash an entry."""
    digest = hashlib.blake2b(f"{kind}\0{len(key)}\0".encode(), digest_size=_DIGEST_SIZE)
    digest.update(key)
    digest.update(value)
    return digest.digest()


def _today() -> int:
    return int(time.time()) // _DAY
