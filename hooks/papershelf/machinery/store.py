"""What records were read as, and the parts of an index, remembered by content.

All of it lies in a folder that may be deleted at any time.  An entry's key holds
everything the entry depends on (of a reading the record's path and bytes, the
vocabulary, the code that reads and the versions of what it calls); nothing else is
trusted.  Readings are in one SQLite file, parts in a file each that is put in its place
at once: two builds at the same time, or a killed one, do each other no harm.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Any

from jinja2.bccache import Bucket, FileSystemBytecodeCache

from papershelf.machinery.versions import code_version

_FILE = "readings-2.sqlite3"  # another number where the tables are others
# Readings are kept as they were made, many together: they share what they have in common.
_TABLES = """
CREATE TABLE IF NOT EXISTS batch (id INTEGER PRIMARY KEY, value BLOB, day INTEGER);
CREATE TABLE IF NOT EXISTS reading (key BLOB PRIMARY KEY, batch INTEGER, place INTEGER)
WITHOUT ROWID;
"""
# Packages whose version changes what a record is read as.
_LIBRARIES = ("python-frontmatter", "PyYAML")
# Rooms whose code changes what a record is read as.
_ROOMS = ("records", "model.py", "problems.py", "normalise", "vocabulary")
_DAY = 86_400
# Readings that no build asked for so long are dropped.
_KEPT_DAYS = 30
_PARTS_DAYS = 7
# Keys in a question to SQLite, which allowed no more than 999 once.
_ASKED = 500


def reading_key(path: str, data: bytes, vocabulary: bytes, code: bytes) -> bytes:
    """The key of a record's reading: a hash of all that the reading depends on.

    `code` is the `reading_version` of the process that builds: a worker started later
    may find other files on the disk than those it was started from.
    """
    digest = hashlib.sha256(code)
    for part in (path.encode("utf-8", "surrogateescape"), vocabulary, data):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


@cache
def reading_version() -> bytes:
    """The version of the code that reads."""
    return code_version(_ROOMS, _LIBRARIES)


class PartCache:
    """Parts of an index by key, in a folder; without a folder nothing is remembered.

    As with readings: what cannot be read or written is as if it had never been kept.
    """

    def __init__(self, folder: Path | None) -> None:
        """Take the folder, which is made when something is kept."""
        self._folder = folder / "parts" if folder else None

    def find(self, key: bytes) -> Any | None:
        """The part that is remembered."""
        if self._folder is None:
            return None
        path = self._folder / key.hex()
        try:
            # The folder is this machine's own, written by `keep`.
            part: Any = pickle.loads(path.read_bytes())  # noqa: S301
            os.utime(path)
        except Exception:
            # Unpickling damaged bytes may raise anything.
            return None
        return part

    def keep(self, key: bytes, part: Any) -> None:
        """Remember a part."""
        if self._folder is None:
            return
        draft = self._folder / f"{key.hex()}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(pickle.dumps(part, pickle.HIGHEST_PROTOCOL))
            draft.replace(self._folder / key.hex())

    def forget_old(self) -> None:
        """Drop what no build used for a week: an edited record leaves a part behind."""
        if self._folder is None or not self._folder.is_dir():
            return
        oldest = time.time() - _PARTS_DAYS * _DAY
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.stat().st_mtime < oldest:
                    path.unlink()


class TemplateCache(FileSystemBytecodeCache):
    """Compiled templates, by name and a hash of their text; without a folder none are kept.

    Jinja itself asks that Python's and its own version are the same.
    """

    def __init__(self, folder: Path | None) -> None:
        """Take the folder, which is made when something is kept."""
        self._folder = folder / "templates" if folder else None
        super().__init__(str(self._folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find a template."""
        if self._folder is not None:
            try:
                super().load_bytecode(bucket)
            except Exception:
                # Unpickling damaged bytes may raise anything.
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        if self._folder is not None:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)


def _today() -> int:
    return int(time.time()) // _DAY


class ReadingCache:
    """Readings by key, in a folder; without a folder nothing is remembered.

    The cache may fail at any moment (deleted, full, of another SQLite): then
    nothing is found in it or kept, and the build goes on.
    """

    def __init__(self, folder: Path | None) -> None:
        """Take the folder, which is made when something is kept."""
        self._folder = folder
        self._kept: sqlite3.Connection | None = None  # to which `keep` writes

    @property
    def empty(self) -> bool:
        """Whether nothing can be remembered: there is no file yet, or no folder at all."""
        return self._folder is None or not (self._folder / _FILE).is_file()

    def find(self, keys: Sequence[bytes]) -> dict[bytes, Any]:
        """The readings that are remembered, by key."""
        if self._folder is None or self.empty:
            return {}
        found: dict[bytes, Any] = {}
        try:
            with closing(self._connect(self._folder)) as connection:
                wanted: dict[int, list[tuple[bytes, int]]] = defaultdict(list)
                for key, (batch, place) in self._places(connection, keys):
                    wanted[batch].append((key, place))
                for batch, places in wanted.items():
                    row = connection.execute("SELECT value FROM batch WHERE id = ?", (batch,))
                    # The folder is this machine's own, written by `keep`.
                    readings = pickle.loads(row.fetchone()[0])  # noqa: S301
                    found.update((key, readings[place]) for key, place in places)
        except Exception:
            # Unpickling damaged bytes may raise anything.
            return {}
        return found

    def keep(self, keys: Sequence[bytes], pickled: bytes) -> None:
        """Remember readings: their keys (``b""`` to pass one over), and a pickled list of them."""
        if self._folder is None:
            return
        try:
            if self._kept is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._kept = self._connect(self._folder)
            with self._kept:
                row = self._kept.execute(
                    "INSERT INTO batch (value, day) VALUES (?, ?)", (pickled, _today())
                )
                self._kept.executemany(
                    "INSERT OR REPLACE INTO reading VALUES (?, ?, ?)",
                    [(key, row.lastrowid, place) for place, key in enumerate(keys) if key],
                )
        except (sqlite3.Error, OSError):
            return

    def close(self) -> None:
        """All that is to be kept has been; each `keep` is whole already."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def forget_old(self, used: Sequence[bytes]) -> None:
        """Mark the batches a build used, and drop what no build used for a month."""
        if self._folder is None or self.empty:
            return
        day = _today()
        try:
            with closing(self._connect(self._folder)) as connection, connection:
                query = "SELECT EXISTS (SELECT 1 FROM batch WHERE day <> ?)"
                if not connection.execute(query, (day,)).fetchone()[0]:
                    return  # all of it is of today
                batches = {batch for _, (batch, _) in self._places(connection, used)}
                connection.executemany(
                    "UPDATE batch SET day = ? WHERE id = ? AND day <> ?",
                    [(day, batch, day) for batch in batches],
                )
                old = (day - _KEPT_DAYS,)
                connection.execute(
                    "DELETE FROM reading WHERE batch IN (SELECT id FROM batch WHERE day < ?)", old
                )
                connection.execute("DELETE FROM batch WHERE day < ?", old)
        except sqlite3.Error:
            return

    @staticmethod
    def _places(
        connection: sqlite3.Connection, keys: Sequence[bytes]
    ) -> Iterator[tuple[bytes, tuple[int, int]]]:
        """Key -> batch and place in it, of the keys that are known."""
        for start in range(0, len(keys), _ASKED):
            asked = keys[start : start + _ASKED]
            marks = ",".join("?" * len(asked))
            # Nothing but question marks.
            query = f"SELECT key, batch, place FROM reading WHERE key IN ({marks})"  # noqa: S608
            yield from ((key, (batch, at)) for key, batch, at in connection.execute(query, asked))

    @staticmethod
    def _connect(folder: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(folder / _FILE, timeout=30)
        connection.execute("PRAGMA journal_mode = WAL")
        # A lost cache costs a cold build; waiting for the disk would cost every build.
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        return connection
