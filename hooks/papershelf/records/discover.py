"""Finds the files of a folder that are records, and those that are not."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from papershelf.machinery.patterns import matcher
from papershelf.problems import Problem


class Found(NamedTuple):
    """The files of a folder.

    Attributes:
        records: sorted POSIX paths of the records.
        faults: a problem for each entry that looks like a record and cannot be one.
        others: a problem for each file of another kind, which is not read.
        ignored: the number of files that the curator's patterns leave out.
    """

    records: tuple[str, ...]
    faults: tuple[Problem, ...] = ()
    others: tuple[Problem, ...] = ()
    ignored: int = 0


def discover(root: Path, ignored: Sequence[str] = (), own: Collection[str] = ()) -> Found:
    """Find the records below `root`, and the files that are none.

    Every ``*.md`` counts, in any subfolder that is not hidden.  A symbolic link is
    followed if its target is below `root`.  Hidden files of another kind are passed over.

    Args:
        root: the folder.
        ignored: patterns of files to leave out, as ``.gitignore`` writes them.
        own: names of files directly below `root` that belong to the shelf.

    Raises:
        NotADirectoryError: when there is no folder `root`.
    """
    if not root.is_dir():
        raise NotADirectoryError(f"{root}: there is no such folder of records")
    base = root.resolve()
    leaves_out = matcher(ignored)
    paths: list[str] = []
    faults: list[Problem] = []
    others: list[Problem] = []
    left_out = 0
    for name, regular in sorted(_entries(str(root), base)):
        if leaves_out(name):
            left_out += 1
        elif regular is None:
            if name not in own:
                others.append(unread(name))
        elif not regular and (fault := _fault(root / name, base)):
            faults.append(Problem(printable(name), fault[0], "", fault[1]))
        else:
            paths.append(name)
    return Found(tuple(paths), tuple(faults), tuple(others), left_out)


def only(names: Sequence[str]) -> Found:
    """Sort files that the curator names into records and others."""
    records = tuple(name for name in names if is_record(name))
    return Found(records, (), tuple(unread(name) for name in names if not is_record(name)))


def is_record(name: str) -> bool:
    """Return whether a file is a record by its name."""
    return name.lower().endswith(".md")


def unread(name: str) -> Problem:
    """Return the problem of a file of another kind than records are."""
    ending = Path(name).suffix
    kind = f"a file {ending}" if ending else "a file without an ending"
    return Problem(printable(name), "file-unread", "", f"{kind} is not read, only .md")


def printable(name: str) -> str:
    """Return a file name that can be printed: bytes that are not UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _entries(root: str, base: Path) -> Iterator[tuple[str, bool | None]]:
    """Yield the POSIX path of each file, and of each link to a folder outside `root`.

    With each comes whether it is a regular file, which needs no further check; None for a file
    that is no record by its name.
    """
    folders = [""]
    while folders:
        below = folders.pop()
        # A folder that cannot be read has no records.
        with suppress(OSError), os.scandir(f"{root}/{below}") as entries:
            for entry in entries:
                name = f"{below}{entry.name}"
                if not _is_folder(entry):
                    if is_record(entry.name):
                        yield name, entry.is_file(follow_symlinks=False)
                    elif not entry.name.startswith("."):
                        yield name, None
                elif entry.name.startswith("."):
                    continue
                elif not entry.is_symlink():
                    folders.append(f"{name}/")
                # Links to folders are not followed: if the target is inside the tree, its
                # files are found there; if it is outside, the link is reported.
                elif _fault(Path(entry.path), base):
                    yield name, False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False


def _fault(path: Path, base: Path) -> tuple[str, str] | None:
    """Return why an entry below `base` cannot be a record, as code and message, or None."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(base):
            return "outside-folder", "a symbolic link that leads out of the papers folder"
        if path.is_file() or path.is_dir():
            return None
    except (OSError, RuntimeError):  # RuntimeError: a loop of links
        return "unreadable", "a symbolic link that leads nowhere"
    return "unreadable", "not a regular file"
