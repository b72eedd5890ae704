"""Files of the last build that this one need not write again.

MkDocs empties a site's folder before it builds, and on a large site taking files away
and writing the same ones again is most of a build.  So what may stay is moved aside
before, inside the site's folder under a hidden name that MkDocs does not touch, and back
afterwards: two renamings a folder, whatever the number of files.

A file stays if the last build made it from the same (its key says so) and nobody touched
it since (its size and time say so).  The list of files is taken away before anything is
moved and written when all is done: after a build that was killed nothing stays.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from papershelf.machinery.files import SiteSize, make_folder, write_bytes

# How the hidden names begin.
ASIDE = ".papershelf-kept"
# Lists of sites that no build asked for so long are dropped: a month.
_KEPT_SECONDS = 30 * 86_400

# size in bytes, time of the last change in ns
_Stamp = tuple[int, int]


class KeptFiles:
    """The generated files of a site: those that stay, and those that are written."""

    def __init__(
        self, site_dir: Path, cache_dir: Path | None = None, folders: Iterable[str] = ()
    ) -> None:
        """Take the site's folder, where to remember, and the folders below that may stay."""
        self._site = site_dir
        self._folders = tuple(folders)
        text = "\0".join((str(site_dir.resolve()), *self._folders))
        own = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        # Names of its own: different folders of one site are kept side by side.
        self._aside = site_dir / f"{ASIDE}-{own}"
        self._list = cache_dir / f"site-{own}.pickle" if cache_dir else None
        # file below the site's folder -> its key and how it looked when it was written
        self._known: dict[str, tuple[bytes, _Stamp]] = {}
        self._now: dict[str, bytes] = {}  # file -> key, of this build
        self._foreign: list[str] = []  # files of MkDocs in these folders

    def set_aside(self) -> None:
        """Move what may stay out of the way, before the site's folder is emptied."""
        shutil.rmtree(self._aside, ignore_errors=True)
        self._known, self._foreign = self._read_list()
        if not self._known:
            return
        try:
            self._aside.mkdir()
            for number, folder in enumerate(self._folders):
                if (self._site / folder).is_dir():
                    (self._site / folder).rename(self._aside / str(number))
        except OSError:
            # What cannot be moved MkDocs takes away; what was moved is no whole either.
            self._known = {}
            self.discard()

    def put_back(self) -> None:
        """Move it back, below what was written meanwhile."""
        gone, self._foreign = self._foreign, self._written()
        try:
            for name in gone:
                self._remove_aside(name)
            for number, folder in enumerate(self._folders):
                if (self._aside / str(number)).is_dir():
                    self._put_back(folder, self._aside / str(number))
        finally:
            shutil.rmtree(self._aside, ignore_errors=True)

    def discard(self) -> None:
        """Take away what was moved aside: the build failed."""
        shutil.rmtree(self._aside, ignore_errors=True)

    def stays(self, name: str, key: bytes | None) -> bool:
        """Whether a file is there as it would be written again; it is one of this build's.

        Without a key it is written anew by every build.
        """
        self._now[name] = key or b""
        known = self._known.get(name)
        return bool(key) and known is not None and known == (key, self._stamp(name))

    def write(self, name: str, data: bytes) -> None:
        """Write a file, unless it stays."""
        if not self.stays(name, hashlib.blake2b(data, digest_size=16).digest()):
            self.put(name, data)

    def put(self, name: str, data: bytes) -> None:
        """Write a file that does not stay."""
        path = f"{self._site}/{name}"
        make_folder(path.rpartition("/")[0])
        write_bytes(path, data)

    def rename_only(self, folder: str, name: str) -> None:
        """Give the only folder that stays in `folder` another name."""
        parent = self._site / folder
        entries = list(parent.iterdir()) if parent.is_dir() else []
        folders = [entry for entry in entries if entry.is_dir()]
        if len(folders) != 1 or folders[0].name == name:
            return
        before, after = f"{folder}/{folders[0].name}/", f"{folder}/{name}/"
        folders[0].rename(parent / name)
        self._known = {
            after + own.removeprefix(before) if own.startswith(before) else own: known
            for own, known in self._known.items()
        }

    def finish(self) -> SiteSize:
        """Take away what no longer belongs to the site, and remember what does.

        Returns:
            The size of all that was written or stays.
        """
        for name in sorted(self._known.keys() - self._now.keys(), reverse=True):
            if self._known[name][1] != self._stamp(name):
                continue  # by now it is another's: MkDocs has written a page there
            with suppress(OSError):
                os.unlink(f"{self._site}/{name}")  # noqa: PTH108 - as `_stamp`
                for parent in Path(name).parents[:-1]:
                    (self._site / parent).rmdir()  # an empty one
        stamps = ((name, key, self._stamp(name)) for name, key in self._now.items())
        known = {name: (key, stamp) for name, key, stamp in stamps if stamp is not None}
        self._remember(known)
        return SiteSize(len(known), sum(size for _, (size, _) in known.values()))

    def _remember(self, known: Mapping[str, tuple[bytes, _Stamp]]) -> None:
        """Write the list for the next build."""
        if self._list is None:
            return
        # In place at once, so that two builds cannot mix their lists.
        draft = self._list.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._list.parent.mkdir(parents=True, exist_ok=True)
            listed = known, self._foreign
            draft.write_bytes(pickle.dumps(listed, pickle.HIGHEST_PROTOCOL))
            draft.replace(self._list)
            _forget_old(self._list.parent)

    def _put_back(self, folder: str, kept: Path) -> None:
        """Put `kept` where it was, with what stands there now in the place of what was there."""
        known = {name.removeprefix(f"{folder}/").partition("/")[0] for name in self._known}
        with os.scandir(kept) as entries:
            strange = [entry.name for entry in entries if entry.name not in known]
        for name in strange:  # neither ours nor MkDocs'
            _remove(kept / name)
        here = self._site / folder
        if here.is_dir():
            for entry in list(here.iterdir()):
                _remove(kept / entry.name)
                entry.rename(kept / entry.name)
            here.rmdir()
        here.parent.mkdir(parents=True, exist_ok=True)
        kept.rename(here)

    def _written(self) -> list[str]:
        """The files that MkDocs wrote into the folders, by their names below the site's."""
        folders = [self._site / folder for folder in self._folders]
        files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        return sorted(path.relative_to(self._site).as_posix() for path in files)

    def _remove_aside(self, name: str) -> None:
        """Remove a file that MkDocs wrote the last time from what was moved aside."""
        for number, folder in enumerate(self._folders):
            if name.startswith(f"{folder}/") and name not in self._known:
                path = self._aside / str(number) / name.removeprefix(f"{folder}/")
                with suppress(OSError):
                    path.unlink()
                    while path.parent != self._aside:
                        path = path.parent
                        path.rmdir()  # an empty one

    def _read_list(self) -> tuple[dict[str, tuple[bytes, _Stamp]], list[str]]:
        """The list of the last build, which is taken away: what stands there may change now."""
        if self._list is None:
            return {}, []
        try:
            data = self._list.read_bytes()
            self._list.unlink()
            # The folder is this machine's own, written by `finish`.
            known, foreign = pickle.loads(data)  # noqa: S301
        except Exception:
            # Unpickling damaged bytes may raise anything.
            return {}, []
        return known, foreign

    def _stamp(self, name: str) -> _Stamp | None:
        try:
            found = os.stat(f"{self._site}/{name}")  # noqa: PTH116 - of every file of a site
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns


def _forget_old(folder: Path) -> None:
    """Drop the lists of sites of long ago: each live preview has a folder of its own."""
    oldest = time.time() - _KEPT_SECONDS
    with suppress(OSError):
        for path in folder.glob("site-*"):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
