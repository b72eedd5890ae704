"""Writes the records of a plan, each in one step, so that no reader ever sees half of one."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from papershelf.importers.plan import Change

# A file is written under a name that no reader takes for a record, then gets its own.
_PREFIX, _ENDING = ".papershelf-", ".part"
# What a killed run left is deleted when no other run can still be writing it.
_LEFT_AFTER = 24 * 60 * 60  # seconds


class ChangedFileError(OSError):
    """A record that another program changed between planning and writing."""


def write(shelf: Path, changes: Iterable[Change]) -> int:
    """Write the files of a plan below `shelf`; return how many.

    Raises:
        ChangedFileError: a file is not as it was when the plan was made.
        OSError: a file cannot be written; those before it are whole.
    """
    written = 0
    folders: set[Path] = set()
    for change in changes:
        # The file itself: a link in the folder remains one.
        path = Path(os.path.realpath(shelf / change.path))
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            _delete_left(path.parent)
            folders.add(path.parent)
        _write(path, change)
        written += 1
    return written


def _write(path: Path, change: Change) -> None:
    part = path.with_name(f"{_PREFIX}{secrets.token_hex(8)}{_ENDING}")
    try:
        # No fsync, which takes twice the time of all else: it matters if the power fails, not if
        # the program is killed.
        part.write_bytes(change.data)
        if change.before is None:
            _give_new_name(part, path)
            return
        if path.read_bytes() != change.before:
            raise ChangedFileError(f"{path}: another program changed it; import again")
        shutil.copymode(path, part)
        part.replace(path)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _give_new_name(part: Path, path: Path) -> None:
    """Give a file its name, unless another one has it."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise ChangedFileError(f"{path}: another program made it; import again") from None
    except OSError:  # a file system without hard links
        if path.exists():
            raise ChangedFileError(f"{path}: another program made it; import again") from None
        part.rename(path)


def _delete_left(folder: Path) -> None:
    """Delete the unfinished files of runs that were killed long ago."""
    for path in folder.glob(f"{_PREFIX}*{_ENDING}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _LEFT_AFTER:
                path.unlink()
