"""Reads, writes and deletes files with `os`: pathlib takes three times as long."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

# Bytes of a file that is read whole.
LARGEST = 200_000_000
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class SiteSize:
    """How many files a site has and how many bytes they hold."""

    files: int
    bytes: int


def make_folder(path: str) -> None:
    """Make a folder and the folders above it, if they do not exist."""
    try:
        os.mkdir(path)  # noqa: PTH102 - see above
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103 - see above


def read_bytes(path: str, most: int = LARGEST) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        OSError: the file cannot be read: it is a pipe or device, or has more than `most` bytes.
    """
    # A pipe that nobody writes to would be waited for; a device has no end.
    descriptor = os.open(path, _READING)
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 - see above
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "not a regular file", path)
        if found.st_size > most:
            message = f"{found.st_size:,} bytes, expected at most {most:,}"
            raise OSError(errno.EFBIG, message, path)
        return file.read()


def write_bytes(path: str, data: bytes) -> None:
    """Write a file; an existing one is overwritten."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - see above
        _write_all(file, data)


def write_new(path: str, data: bytes) -> os.stat_result:
    """Delete an existing file at `path`, write a new one, and return its status.

    The existing file may be hard-linked from another folder and so must not be overwritten.
    """
    try:
        file = open(path, "xb", buffering=0)  # noqa: PTH123, SIM115 - see above; closed below
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108 - see above
        file = open(path, "xb", buffering=0)  # noqa: PTH123, SIM115 - see above; closed below
    with file:
        _write_all(file, data)
        return os.fstat(file.fileno())


def _write_all(file: FileIO, data: bytes) -> None:
    written = file.write(data)
    if written != len(data):  # the disk is full
        raise OSError(errno.ENOSPC, f"{written} of {len(data)} bytes written", file.name)


def site_size(site_dir: Path) -> SiteSize:
    """Count the files below `site_dir` and their bytes, as a host counts them."""
    files = size = 0
    folders = [str(site_dir)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    files += 1
                    size += entry.stat().st_size
    return SiteSize(files, size)


def only_folder(parent: Path) -> str | None:
    """Return the name of the only folder in `parent`, or None if there is not exactly one."""
    if not parent.is_dir():
        return None
    names = [entry.name for entry in os.scandir(parent) if entry.is_dir(follow_symlinks=False)]
    return names[0] if len(names) == 1 else None


def delete(path: str) -> None:
    """Delete a file, or a folder with everything in it."""
    if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114 - see above
        shutil.rmtree(path, ignore_errors=True)
    else:
        os.unlink(path)  # noqa: PTH108 - see above
