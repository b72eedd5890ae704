"""What records were read as, remembered by content.

One SQLite file in a folder that may be deleted at any time.  SQLite keeps two
builds at once, and a killed one, from harming each other.  An entry's key holds
everything the reading depends on: the record's path and bytes, the vocabulary,
the code that reads and the versions of what it calls; nothing else is trusted.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import cache
from importlib.metadata import version
from pathlib import Path

from papershelf.normalise import Reading

_FILE = "readings.sqlite3"
_TABLE = "CREATE TABLE IF NOT EXISTS reading (key BLOB PRIMARY KEY, value BLOB, day INTEGER)"
# Packages whose version changes what a record is read as.
_LIBRARIES = ("python-frontmatter", "PyYAML")
# Rooms whose code changes what a record is read as.
_ROOMS = ("parse.py", "model.py", "problems.py", "normalise", "vocabulary")
_DAY = 86_400
# Readings that no build asked for so long are dropped.
_KEPT_DAYS = 30


def reading_key(path: str, data: bytes, vocabulary: bytes, code: bytes) -> bytes:
    """The key of a record's reading: a hash of all that the reading depends on.

    `code` is the `code_version` of the process that builds: a worker started later
    may find other files on the disk than those it was started from.
    """
    digest = hashlib.sha256(code)
    for part in (path.encode("utf-8", "surrogateescape"), vocabulary, data):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


@cache
def code_version() -> bytes:
    """A hash of Python's version, the libraries' and the text of the rooms that read."""
    digest = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    root = Path(__file__).parent
    for room in _ROOMS:
        path = root / room
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.digest()


class ReadingCache:
    """Readings by key, in a folder; without a folder nothing is remembered.

    The cache may fail at any moment (deleted, full, of another SQLite): then
    nothing is found in it or kept, and the build goes on.
    """

    def __init__(self, folder: Path | None) -> None:
        """Take the folder, which is made when something is kept."""
        self._folder = folder

    @property
    def empty(self) -> bool:
        """Whether nothing can be remembered: there is no file yet, or no folder at all."""
        return self._folder is None or not (self._folder / _FILE).is_file()

    def find(self, keys: Sequence[bytes]) -> dict[bytes, Reading]:
        """The readings that are remembered, by key."""
        if self._folder is None or self.empty:
            return {}
        found: dict[bytes, Reading] = {}
        try:
            with closing(self._connect(self._folder)) as connection:
                for key in keys:
                    row = connection.execute(
                        "SELECT value FROM reading WHERE key = ?", (key,)
                    ).fetchone()
                    if row is not None:
                        # The folder is this machine's own, written by `keep`.
                        found[key] = pickle.loads(row[0])  # noqa: S301
        except Exception:
            # Unpickling damaged bytes may raise anything.
            return {}
        return found

    def keep(self, readings: Mapping[bytes, bytes]) -> None:
        """Remember readings, pickled, by key."""
        if self._folder is None or not readings:
            return
        day = int(time.time()) // _DAY
        rows = [(key, data, day) for key, data in readings.items()]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with closing(self._connect(self._folder)) as connection, connection:
                connection.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", rows)
        except (sqlite3.Error, OSError):
            return

    def forget_old(self, used: Sequence[bytes]) -> None:
        """Mark the keys a build used, and drop what no build used for a month."""
        if self._folder is None or self.empty:
            return
        day = int(time.time()) // _DAY
        try:
            with closing(self._connect(self._folder)) as connection, connection:
                connection.executemany(
                    "UPDATE reading SET day = ? WHERE key = ? AND day <> ?",
                    [(day, key, day) for key in used],
                )
                connection.execute("DELETE FROM reading WHERE day < ?", (day - _KEPT_DAYS,))
        except sqlite3.Error:
            return

    @staticmethod
    def _connect(folder: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(folder / _FILE, timeout=30)
        connection.execute("PRAGMA journal_mode = WAL")
        # A lost cache costs a cold build; waiting for the disk would cost every build.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_TABLE)
        return connection
