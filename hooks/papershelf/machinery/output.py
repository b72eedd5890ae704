"""Describes the files that a build makes, before and after they are written."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Entry(NamedTuple):
    """A written file.

    Attributes:
        key: hash of everything that its bytes depend on.
        size: in bytes.
        changed: time of its last change in ns.
        source: see `Output`.
    """

    key: bytes
    size: int
    changed: int
    source: bytes = b""


class Output(NamedTuple):
    """A file to be written.

    Attributes:
        path: POSIX path below the site's root.
        key: hash of everything that its bytes depend on.
        make: returns the bytes.
        source: hash of what the key itself is made from, if that is cheaper to know than the
            key: where the source is the same, so is the key.
    """

    path: str
    key: bytes
    make: Callable[[], bytes]
    source: bytes = b""
