"""Finds the record files of a folder, and turns their bytes into records.

The content of a file never raises an error here: a file that cannot be read gives
a `Problem`.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import yaml

from papershelf.model import RawRecord
from papershelf.problems import Problem
from papershelf.records.front_matter import read_plain, read_yaml, yaml_message
from papershelf.records.repair import repair_yaml

# YAML forbids these characters; in a body they are left over from a PDF.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# Front matter begins at the start of the file, after a byte order mark if any.
_OPENING = re.compile(r"\s*-{3,}[ \t]*\n")

# A line ``---``, or ``...`` with which YAML ends a document, as pandoc writes it.
_CLOSING = re.compile(r"\n(?:-{3,}|\.{3})[ \t]*(?=\n|\Z)")


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


def read_record(root: Path, name: str) -> tuple[RawRecord | None, tuple[Problem, ...]]:
    """Read and parse the file that `discover` listed as `name`."""
    try:
        data = (root / name).read_bytes()
    except OSError as error:
        return None, (unreadable(name, error),)
    return parse_record(printable(name), data)


def unreadable(name: str, error: OSError) -> Problem:
    """Return the problem of a file that `discover` listed but that cannot be read."""
    message = f"cannot be read: {error.strerror or type(error).__name__}"
    return Problem(printable(name), "unreadable", "", message)


def parse_record(path: str, data: bytes) -> tuple[RawRecord | None, tuple[Problem, ...]]:
    """Parse a file's bytes; return the record, or None and a problem that says why.

    Args:
        path: POSIX path below the papers folder; problems name the record by it.
        data: the file's content.
    """
    text, repaired = _decode(data)
    notes = [Problem(path, "not-utf8", "", repaired)] if repaired else []
    opening = _OPENING.match(text)
    if opening is None:
        if "\0" in text:
            return None, (Problem(path, "unreadable", "", "a binary file, expected Markdown"),)
        return RawRecord(path, {}, text.strip()), tuple(notes)
    closing = _closing(text, opening.end() - 1)
    if closing is None:
        message = "the front matter that opens the file is never closed by a line ---"
        return None, (*notes, Problem(path, "yaml-invalid", "", message))
    head = text[opening.end() : closing.start() + 1]
    meta = read_plain(head)
    if meta is None:
        meta, faults = _read_head(path, head)
        notes += faults
    if meta is None:
        return None, tuple(notes)
    gap = head.startswith("\n") or "\n" in opening[0][:-1].lstrip().lstrip("-")
    return RawRecord(path, meta, text[closing.end() :].strip(), gap), tuple(notes)


def _closing(text: str, start: int) -> re.Match[str] | None:
    """Find the line that closes the front matter, from `start` on."""
    rule = text.find("\n---", start)
    # Bodies are long: the other kind of line is looked for above the first of these only.
    dots = text.find("\n...", start, rule if rule >= 0 else len(text))
    first = dots if dots >= 0 else rule
    return _CLOSING.search(text, first) if first >= 0 else None


def _read_head(path: str, head: str) -> tuple[dict[str, object] | None, list[Problem]]:
    """Read the front matter as YAML, else as it was meant; also return what was wrong with it."""
    problems = []
    clean = _CONTROL.sub("", head)
    if len(clean) < len(head):
        message = f"{len(head) - len(clean)} control characters removed from the front matter"
        problems.append(Problem(path, "control-characters", "", message))
    try:
        return read_yaml(clean), problems
    except (yaml.YAMLError, RecursionError) as error:
        fault = Problem(path, "yaml-invalid", "", yaml_message(error))
        repaired = repair_yaml(clean) if isinstance(error, yaml.YAMLError) else None
    except ValueError as error:
        return None, [*problems, Problem(path, "yaml-invalid", "", yaml_message(error))]
    if repaired is None:
        return None, [*problems, fault]
    meta, notes = repaired
    return meta, problems + [Problem(path, "yaml-repaired", "", note) for note in notes]


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


def _decode(data: bytes) -> tuple[str, str | None]:
    """Decode to text with ``\\n`` newlines; also return what was wrong with the bytes, if any."""
    repaired = None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, repaired = data.decode("utf-16", "replace"), "UTF-16, expected UTF-8"
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            encoding = _fallback_encoding(data)
            text = data.decode(encoding, "replace")
            repaired = f"byte {error.start} is no UTF-8; the file was read as {encoding}"
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, repaired


def _fallback_encoding(data: bytes) -> str:
    """Return UTF-8 if most non-ASCII characters are valid in it, else Windows-1252."""
    damaged = data.decode("utf-8", "replace")
    invalid = damaged.count("\ufffd")
    valid = sum(1 for character in damaged if character > "\x7f") - invalid
    return "utf-8" if valid > invalid else "cp1252"
