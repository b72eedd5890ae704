"""Computes the version of the code, part of the key of everything kept between builds."""

from __future__ import annotations

import hashlib
import re
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_NAME = re.compile(r"[A-Za-z0-9._-]+")
# Compiled files add nothing, and the theme's files enter a page's key with its shell.
_LEFT_OUT = frozenset({"__pycache__", "theme"})


@cache
def code_version() -> bytes:
    """Hash the whole package, and the versions of Python and of the libraries it requires.

    Everything kept has this one version in its key.  A list of the modules that each kind
    of value depends on would save some work after a change of code, but would be wrong
    after the next new import.
    """
    digest = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}\n".encode())
    for line in _libraries():
        digest.update(line.encode())
    for path in _files(_PACKAGE):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.digest()


@cache
def template_version() -> bytes:
    """Hash the templates, which a live preview reads anew for each build, unlike modules.

    The caller clears the cache when it reads them.
    """
    digest = hashlib.sha256()
    for path in _files(_PACKAGE / "templates"):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()


def output_key(*content: bytes) -> bytes:
    """Hash a file's input, and the code and templates that make the file."""
    digest = hashlib.blake2b(code_version(), digest_size=16)
    for part in (template_version(), *content):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _libraries() -> Iterator[str]:
    """Yield name and version of each distribution that the package requires."""
    try:
        requirements = requires("papershelf") or []
    except PackageNotFoundError:  # the package runs from its folder, not installed
        return
    for requirement in requirements:
        name = _NAME.match(requirement)
        if name and "extra ==" not in requirement:
            yield f"{name[0]} {version(name[0])}\n"


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and of those below it, sorted by name."""
    for path in sorted(folder.iterdir()):
        if path.name in _LEFT_OUT:
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path
