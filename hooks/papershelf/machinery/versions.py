"""Versions of the code that makes something: part of the key of all that is remembered."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path


@cache
def code_version(rooms: tuple[str, ...], libraries: tuple[str, ...]) -> bytes:
    """A hash of Python's version, the libraries' and the text of modules and packages.

    Args:
        rooms: modules (``model.py``) and packages (``normalise``) of the core.
        libraries: distributions whose version changes what the rooms make.
    """
    digest = hashlib.sha256(sys.version.encode())
    for library in libraries:
        digest.update(f"{library} {version(library)}\n".encode())
    root = Path(__file__).parents[1]
    for room in rooms:
        path = root / room
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        for file in files:
            if file.suffix != ".pyc":
                digest.update(f"{file.relative_to(root).as_posix()}\n".encode())
                digest.update(file.read_bytes())
    return digest.digest()
