"""Exchanges two folders."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from papershelf.machinery.files import delete


def change_places(new: Path, place: Path, old: Path, keeps: Callable[[str], bool]) -> None:
    """Move `new` to `place`, and the folder that was at `place`, if any, to `old`.

    After an error both are where they were.  After a kill, if nothing is at `place`, the
    folder that was there is at `old`.

    Args:
        new: a folder.
        place: on the same file system, or a mount point.
        old: a path beside `new` at which there is nothing.
        keeps: takes the name of an entry of `place`; true if it need not move to `old`.
            Used where `place` is a mount point, which cannot itself be moved.
    """
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        new.rename(place)
        return
    shutil.copymode(place, new)
    new.rename(old)
    if _exchange(old, place):
        return
    old.rename(new)
    try:
        place.rename(old)
    except OSError as error:
        if error.errno not in (errno.EBUSY, errno.EXDEV):
            raise
        _change_entries(new, place, old, keeps)
        return
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise


def _change_entries(new: Path, place: Path, old: Path, keeps: Callable[[str], bool]) -> None:
    """Do what `change_places` does, entry by entry."""
    old.mkdir()
    moves: list[tuple[Path, Path]] = []
    try:
        for source, target in ((place, old), (new, place)):
            for entry in list(source.iterdir()):
                if source == new or not keeps(entry.name):
                    moves.append((entry, target / entry.name))
                    shutil.move(*moves[-1])
    except BaseException:  # Ctrl-C too: the site is whole again before the build ends
        for entry, target in reversed(moves):
            if not os.path.lexists(entry):
                shutil.move(target, entry)
            elif os.path.lexists(target):  # partly copied to another file system
                delete(str(target))
        old.rmdir()
        raise
    new.rmdir()


_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one step, so that both exist at every moment.

    Returns:
        False if the system cannot do this: only Linux can, on most file systems.
    """
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)
