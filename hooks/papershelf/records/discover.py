"""Finds the files of a folder that are records, and those that are not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from papershelf.problems import Problem


def discover(root: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Find the records below `root`: their sorted POSIX paths, and a problem for other entries.

    Every ``*.md`` counts, in any subfolder that is not hidden.  A symbolic link is
    followed if its target is below `root`.  Each problem is about one entry that was
    found but cannot be a record.

    Raises:
        NotADirectoryError: when there is no folder `root`.
    """
    if not root.is_dir():
        raise NotADirectoryError(f"{root}: there is no such folder of records")
    base = root.resolve()
    paths: list[str] = []
    problems: list[Problem] = []
    for name, regular in sorted(_entries(str(root), base)):
        fault = None if regular else _fault(root / name, base)
        if fault is None:
            paths.append(name)
        else:
            problems.append(Problem(printable(name), fault[0], "", fault[1]))
    return tuple(paths), tuple(problems)


def printable(name: str) -> str:
    """Return a file name that can be printed: bytes that are not UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _entries(root: str, base: Path) -> Iterator[tuple[str, bool]]:
    """Yield the POSIX path of each Markdown file and of each link to a folder outside `root`.

    With each comes whether it is a regular file, which needs no further check.
    """
    folders = [""]
    while folders:
        below = folders.pop()
        # A folder that cannot be read has no records.
        with suppress(OSError), os.scandir(f"{root}/{below}") as entries:
            for entry in entries:
                name = f"{below}{entry.name}"
                if not _is_folder(entry):
                    if entry.name.lower().endswith(".md"):
                        yield name, entry.is_file(follow_symlinks=False)
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
