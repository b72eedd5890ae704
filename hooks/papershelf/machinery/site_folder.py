"""Builds the next site beside the published one and then replaces it.

A build that fails or is killed leaves the published site unchanged.  A hidden folder beside
the site, and so on the same file system, holds three folders:

``generator``
    the files that the site generator writes in this build;
``next``
    the next site.  It starts as the site that the last build replaced or, if there is
    none, as hard links to the published site's files, so that unchanged files need not be
    written again;
``old``
    the published site while the two are exchanged.

Two lists in the `Store`, one for each site, hold the key of every file (the hash of its
input) and its size and time when it was written.  A file that somebody changed since is
written again; one that is on no list is deleted, unless it is a hidden entry at the site's
root (``.git``).
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path

from papershelf.machinery.exchange import change_places
from papershelf.machinery.files import SiteSize, delete, make_folder, only_folder, write_new
from papershelf.machinery.lock import BusyError, FolderLock
from papershelf.machinery.output import Entry, Output
from papershelf.machinery.site_lists import FileList, list_memory, same, share, unchanged
from papershelf.machinery.store import Store

# The key of the generator's files, which each build moves in again.
_GENERATOR = b""
# The name in paths of a folder named by a hash of its content, which is known only at the end.
NAMED = "@"


class SiteFolder:
    """The published site and the next one."""

    def __init__(self, site: Path, store: Store, named_in: str = "") -> None:
        """Take the site's folder, which need not exist.

        Args:
            site: the published site.
            store: keeps the two lists.
            named_in: path below the site's of a folder whose only folder is named by a hash
                of its content, if any; in all paths that name is written `NAMED`.
        """
        self.site = Path(os.path.realpath(site))
        self._work = self.site.with_name(f".{self.site.name}.build")
        self._next, self._old = self._work / "next", self._work / "old"
        self.generator = self._work / "generator"
        self._store = store
        self._lock = FolderLock(self._work)
        self._named_in = named_in
        self._name = NAMED  # of the folder in `named_in` of the published site
        self._published: FileList = {}  # of the published site
        self._known: FileList = {}  # of the next site, before this build
        self._now: FileList = {}  # of the next site, when complete

    def begin(self) -> Callable[[], None] | None:
        """Prepare the folders for a build.

        Returns:
            A function that prepares the next site, or None if there is nothing to prepare.
            Call it before `reuse` and `put`; it may run in another process.

        Raises:
            BusyError: another build of the site is at work.
        """
        self._lock.take()
        lists = list_memory(self._store).find([self._list_key("site"), self._list_key("next")])
        self._published = lists.get(self._list_key("site"), {})
        self._known = lists.get(self._list_key("next"), {})
        share(self._published, self._known)
        # From now on the next site changes: after a killed build nothing in it is believed.
        self._store.forget("site", self._list_key("next"))
        self._restore()
        for folder in (self.generator, self._old):
            shutil.rmtree(folder, ignore_errors=True)
        self.generator.mkdir()
        self._name = only_folder(self.site / self._named_in) or NAMED
        if self._known and self._next.is_dir():
            self._rename_named(only_folder(self._next / self._named_in), NAMED)
            return self._remove_strangers
        shutil.rmtree(self._next, ignore_errors=True)
        self._next.mkdir()
        self._known = self._published
        return self._link_all if self._published else None

    @property
    def empty(self) -> bool:
        """Whether there is no file to reuse."""
        return not self._known and not self._published

    def reuse(self, path: str, key: bytes = b"", source: bytes = b"") -> Entry | None:
        """Let the next site have a file that one of both sites has, and return its entry.

        It is reused if it was made from the same: its key is `key`, or its source is `source`.
        """
        known = self._known.get(path)
        if known and same(known, key, source) and unchanged(known, f"{self._next}/{path}"):
            return known
        known = self._published.get(path)
        if known and same(known, key, source) and unchanged(known, self._published_path(path)):
            try:
                self._link(path)
            except OSError:
                return None
            return known
        return None

    def put(self, output: Output) -> Entry:
        """Reuse a file for the next site, or write it."""
        return self.reuse(output.path, output.key) or self.write(output)

    def put_all(self, outputs: Iterable[Output]) -> list[tuple[str, Entry]]:
        """Put several files; return their paths and entries."""
        return [(output.path, self.put(output)) for output in outputs]

    def write(self, output: Output) -> Entry:
        """Write a file into the next site; what the last one had in its place is deleted."""
        path, data = f"{self._next}/{output.path}", output.make()
        try:
            make_folder(path.rpartition("/")[0])
            found = write_new(path, data)
        except (FileExistsError, NotADirectoryError, IsADirectoryError, PermissionError):
            self._make_room(output.path)
            make_folder(path.rpartition("/")[0])
            found = write_new(path, data)
        return Entry(output.key, found.st_size, found.st_mtime_ns, output.source)

    def _make_room(self, path: str) -> None:
        """Delete a file where the next site has a folder, or a folder where it has a file."""
        if (self._next / path).is_dir():
            delete(f"{self._next}/{path}")
        for folder in Path(path).parents[:-1]:
            if (self._next / folder).is_file():
                delete(f"{self._next}/{folder}")

    def complete(self, files: Mapping[str, Entry], name: str = NAMED) -> SiteSize:
        """Move the generator's files in, and delete all files that do not belong to the site.

        Args:
            files: all other files of the site; each was reused or written before.
            name: the name of the folder written `NAMED` in paths.

        Returns:
            The size of the site, the generator's files included.
        """
        generated = dict(self.generated())
        now = {**files, **generated}
        self._remove(self._known.keys() - now.keys())
        for path in generated:
            target = f"{self._next}/{path}"
            make_folder(target.rpartition("/")[0])
            os.replace(f"{self.generator}/{path}", target)  # noqa: PTH105 - see files.py
        self._rename_named(NAMED, name)
        self._now = now
        return SiteSize(len(now), sum(entry.size for entry in now.values()))

    def publish(self) -> None:
        """Replace the published site with the next one."""
        change_places(self._next, self.site, self._old, self._is_foreign)
        self._carry_hidden()
        if self._old.is_dir():
            self._old.rename(self._next)
        self._remember(self._now)
        shutil.rmtree(self.generator, ignore_errors=True)
        self._lock.release()

    def abandon(self) -> None:
        """Give the next site up after a failed build."""
        self.remove_work()

    def remove_work(self) -> None:
        """Delete the hidden folder beside the site, for example when the live preview ends.

        If another build is at work in it, it is that build's.
        """
        with suppress(BusyError):
            self._lock.take(0)
            self._restore()
            shutil.rmtree(self._work, ignore_errors=True)
            self._lock.release()

    def _list_key(self, which: str) -> bytes:
        text = f"{which}\0{self.site}".encode("utf-8", "surrogateescape")
        return hashlib.blake2b(text, digest_size=16).digest()

    def _remember(self, now: FileList) -> None:
        """Keep both lists; if that fails, delete the replaced site, which is useless without."""
        known = {self._list_key("site"): now, self._list_key("next"): self._published}
        if not list_memory(self._store).keep(known):
            self.remove_work()

    def _link_all(self) -> None:
        """Fill the next site with hard links to the files of the published one."""
        # Where hard links are impossible, every file is written.
        with suppress(OSError):
            for path in self._published:
                try:
                    os.link(self._published_path(path), f"{self._next}/{path}")
                except FileNotFoundError:
                    make_folder(f"{self._next}/{path}".rpartition("/")[0])
                    with suppress(FileNotFoundError):  # somebody deleted it
                        os.link(self._published_path(path), f"{self._next}/{path}")

    def _link(self, path: str) -> None:
        make_folder(f"{self._next}/{path}".rpartition("/")[0])
        with suppress(FileNotFoundError):
            os.unlink(f"{self._next}/{path}")  # noqa: PTH108 - see files.py
        os.link(self._published_path(path), f"{self._next}/{path}")

    def _published_path(self, path: str) -> str:
        """Return the path of a file of the published site."""
        named = f"{self._named_in}/{NAMED}/"
        if self._named_in and path.startswith(named):
            path = f"{self._named_in}/{self._name}/{path.removeprefix(named)}"
        return f"{self.site}/{path}"

    def _rename_named(self, before: str | None, after: str) -> None:
        """Rename the folder of the next site that is named by its content."""
        folder = self._next / self._named_in
        if self._named_in and before and before != after and (folder / before).is_dir():
            (folder / before).rename(folder / after)

    def generated(self) -> Iterator[tuple[str, Entry]]:
        """Yield paths and entries of the files that the generator wrote."""
        for folder, _, names in os.walk(self.generator):
            for name in names:
                source = f"{folder}/{name}"
                path = os.path.relpath(source, self.generator).replace(os.sep, "/")
                found = os.stat(source)  # noqa: PTH116 - see files.py
                yield path, Entry(_GENERATOR, found.st_size, found.st_mtime_ns)

    def _remove(self, paths: Iterable[str]) -> None:
        """Delete files of the next site, and the folders left empty."""
        for path in sorted(paths, reverse=True):
            with suppress(OSError):
                with suppress(FileNotFoundError):  # already deleted
                    os.unlink(f"{self._next}/{path}")  # noqa: PTH108 - see files.py
                for parent in Path(path).parents[:-1]:
                    (self._next / parent).rmdir()

    def _remove_strangers(self) -> None:
        """Delete from the next site the files on no list, which somebody else put there."""
        folders = {""}
        for path in self._known:
            parent = path.rpartition("/")[0]
            while parent not in folders:
                folders.add(parent)
                parent = parent.rpartition("/")[0]
        unseen = [""]
        while unseen:
            prefix = unseen.pop()
            for entry in list(os.scandir(f"{self._next}/{prefix}")):
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False) and path in folders:
                    unseen.append(f"{path}/")
                elif path not in self._known or not entry.is_file(follow_symlinks=False):
                    delete(entry.path)

    def _restore(self) -> None:
        """Repair the folders after a build that was killed while it exchanged them."""
        if not self._old.is_dir():
            return
        if self.site.exists():
            self._carry_hidden()
        else:
            self._old.rename(self.site)

    def _carry_hidden(self) -> None:
        """Move foreign hidden entries of the old site into the new one."""
        if self._old.is_dir():
            for entry in list(self._old.iterdir()):
                if self._is_foreign(entry.name) and not os.path.lexists(self.site / entry.name):
                    shutil.move(entry, self.site / entry.name)

    def _is_foreign(self, name: str) -> bool:
        """Return whether an entry of the site's root is hidden and not made by a build.

        Site generators leave such entries alone, a ``.git`` folder for example.
        """
        made = chain(self._published, self._now)
        return name.startswith(".") and all(path.partition("/")[0] != name for path in made)
