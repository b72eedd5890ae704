"""Keeps the lists of a site's files from build to build."""

from __future__ import annotations

import os
import re

import msgspec

from papershelf.machinery.output import Entry
from papershelf.machinery.store import Memory, Store

FileList = dict[str, Entry]  # path -> entry
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(FileList)
# An empty part of a path, a dot or two as its whole, a backslash, NUL.
_LEADS_OUT = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\\\0]")


def list_memory(store: Store) -> Memory[FileList]:
    """Return the memory of lists; not an attribute, as a `SiteFolder` is sent to workers."""
    return Memory(store, "site", _ENCODER.encode, _decode)


def _decode(data: bytes) -> FileList:
    """Decode a list of files.

    Raises:
        ValueError: a path leads out of the site, where a build would delete the file.
    """
    found = _DECODER.decode(data)
    for path in found:
        if _LEADS_OUT.search(path):
            raise ValueError(f"{path!r} is no path of a site")
    return found


def share(one: FileList, other: FileList) -> None:
    """Let two lists have equal entries in common: they are nearly the same, and long."""
    for path, entry in other.items():
        if one.get(path) == entry:
            one[path] = entry


def same(known: Entry, key: bytes, source: bytes) -> bool:
    """Return whether a file was made from the same input: key, or source where there is no key."""
    return known.key == key if key else known.source == source != b""


def unchanged(known: Entry, path: str) -> bool:
    """Return whether a file has the size and the time that it had when it was written."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (known.size, known.changed)
