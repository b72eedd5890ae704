"""Finds the files of a folder that are records, and those that are not."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
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
        refused: a problem for each folder that the system does not let us list.
        ignored: the number of files that the curator's patterns leave out.
    """

    records: tuple[str, ...]
    faults: tuple[Problem, ...] = ()
    others: tuple[Problem, ...] = ()
    ignored: int = 0
    refused: tuple[Problem, ...] = ()


def discover(root: Path, ignored: Sequence[str] = (), own: Collection[str] = ()) -> Found:
    """Find the records below `root`, and the files that are none.

    Every ``*.md`` counts, in any subfolder that is not hidden.  A symbolic link is
    followed if its target is below `root`.  Hidden files of another kind are passed over.

    Args:
        root: the folder.
        ignored: patterns of files to leave out, as ``.gitignore`` writes them.
        own: names of files directly below `root` that belong to the shelf, and with a slash at
            the end those of folders of such files.

    Raises:
        NotADirectoryError: when there is no folder `root`.
        OSError: `root` itself cannot be listed.
    """
    if not root.is_dir():
        raise NotADirectoryError(f"{root}: there is no such folder of records")
    base = root.resolve()
    leaves_out = matcher(ignored)
    paths: list[str] = []
    faults: list[Problem] = []
    others: list[Problem] = []
    left_out = 0
    refused: dict[str, OSError] = {}
    for name, regular in sorted(_entries(str(root), base, refused)):
        if leaves_out(name):
            left_out += 1
        elif regular is None:
            if name not in own and f"{name.partition('/')[0]}/" not in own:
                others.append(unread(name))
        elif not regular and (fault := _fault(root / name, base)):
            faults.append(Problem(printable(name), fault[0], "", fault[1]))
        else:
            paths.append(name)
    closed = tuple(
        _unlisted(name, error) for name, error in refused.items() if not leaves_out(f"{name}/")
    )
    return Found(tuple(paths), tuple(faults), tuple(others), left_out, closed)


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


def _unlisted(folder: str, error: OSError) -> Problem:
    """Return the problem of a folder whose records nobody can see."""
    message = f"the folder cannot be listed ({_said(error)}), so none of its records is read"
    return Problem(printable(folder), "unreadable", "", message)


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__


def printable(name: str) -> str:
    """Return a file name that can be printed: bytes that are not UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _entries(
    root: str, base: Path, refused: dict[str, OSError]
) -> Iterator[tuple[str, bool | None]]:
    """Yield the POSIX path of each file, and of each link to a folder outside `root`.

    With each comes whether it is a regular file, which needs no further check; None for a file
    that is no record by its name.  Folders that cannot be listed are put into `refused`.
    """
    folders = [""]
    while folders:
        below = folders.pop()
        for entry in _listed(root, below, refused):
            name = f"{below}{entry.name}"
            if not _is_folder(entry):
                if is_record(entry.name):
                    yield name, _is_regular(entry)
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


def _listed(root: str, below: str, refused: dict[str, OSError]) -> list[os.DirEntry[str]]:
    """Return the entries of a folder."""
    try:
        with os.scandir(f"{root}/{below}") as entries:
            return list(entries)
    except OSError as error:
        if not below:
            raise
        refused[below[:-1]] = error
        return []


def _is_regular(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:  # its kind is not known; opening it will say why
        return False


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
    except RuntimeError:  # a loop of links
        return "unreadable", "a symbolic link that leads nowhere"
    except OSError as error:
        return "unreadable", f"cannot be looked at: {_said(error)}"
    if path.is_symlink() and not path.exists():
        return "unreadable", "a symbolic link that leads nowhere"
    return "unreadable", "not a regular file"
