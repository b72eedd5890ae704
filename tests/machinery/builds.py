"""Builds of a site that holds whatever a test wants."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from papershelf.machinery.lock import FolderLock
from papershelf.machinery.output import Output
from papershelf.machinery.site_folder import NAMED, SiteFolder
from papershelf.machinery.store import Store

from tests.factories import files_of

A, B = "papers/a/index.html", "papers/b/index.html"


class Builds:
    """Builds of one site; a file's text is its key."""

    def __init__(self, folder: Path) -> None:
        self.site, self.cache = folder / "site", folder / "cache"
        self.beside = folder / ".site.build"
        self._lock = FolderLock(self.beside)
        self.written: list[str] = []  # paths that the last build had to write

    @property
    def store(self) -> Store:
        return Store(self.cache)

    def start(self) -> SiteFolder:
        """A build up to where files are put; the one before has ended, at least by a kill."""
        self._lock.release()
        folder = SiteFolder(self.site, self.store, named_in="index")
        self._lock = folder._lock
        ready = folder.begin()
        if ready is not None:
            ready()
        return folder

    def put(
        self,
        files: Mapping[str, str],
        own: Mapping[str, str] | None = None,
        name: str = NAMED,
    ) -> SiteFolder:
        """A build up to where it would be published; `own` are the generator's files."""
        folder = self.start()
        self.written = []
        for path, text in (own or {}).items():
            (folder.generator / path).parent.mkdir(parents=True, exist_ok=True)
            (folder.generator / path).write_text(text, encoding="utf-8")
        entries = folder.put_all(self._output(path, text) for path, text in files.items())
        size = folder.complete(dict(entries), name)
        assert (size.files, size.bytes) == (
            len({**files, **(own or {})}),
            sum(map(len, {**files, **(own or {})}.values())),
        )
        return folder

    def _output(self, path: str, text: str) -> Output:
        def make() -> bytes:
            self.written.append(path)
            return text.encode()

        return Output(path, text.encode(), make)

    def build(
        self,
        files: Mapping[str, str],
        own: Mapping[str, str] | None = None,
        name: str = NAMED,
    ) -> dict[str, str]:
        """A whole build; returns what the site then holds."""
        self.put(files, own, name).publish()
        return self.now()

    def now(self) -> dict[str, str]:
        return {path: data.decode() for path, data in files_of(self.site).items()}

    def folders(self) -> set[str]:
        paths = (path for path in self.site.rglob("*") if path.is_dir())
        return {path.relative_to(self.site).as_posix() for path in paths}


def every(store: Store, kind: str) -> dict[bytes, bytes]:
    """All values of a kind that the store finds, by key."""
    if store.empty or store._folder is None:
        return {}
    (file,) = store._folder.glob("*.sqlite3")
    with suppress(sqlite3.Error, OSError, ValueError, MemoryError):
        with closing(sqlite3.connect(file)) as connection:
            rows = connection.execute("SELECT key FROM entry WHERE kind = ?", (kind,)).fetchall()
        return dict(store.find(kind, [key for (key,) in rows]))
    return {}


def age(path: Path) -> int:
    return path.stat().st_mtime_ns
