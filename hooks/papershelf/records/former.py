"""Reads the papers of the last site, whose addresses lead to what the papers have become."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import msgspec

from papershelf.machinery.files import read_bytes
from papershelf.vocabulary import FaultyFileError


class FormerOrigin(msgspec.Struct, frozen=True):
    """Where the records of a former paper were."""

    path: str = ""
    merged_paths: tuple[str, ...] = ()


class FormerPaper(msgspec.Struct, frozen=True):
    """A paper of the last site, as the JSON form of papers has it; other keys do not matter."""

    id: str
    title: str
    doi: str | None = None
    pmid: str | None = None
    aliases: tuple[str, ...] = ()
    provenance: FormerOrigin = FormerOrigin()


_DECODER = msgspec.json.Decoder(tuple[FormerPaper, ...])
_GZIP = b"\x1f\x8b"
_UNREADABLE = (OSError, EOFError, ValueError, RecursionError, zlib.error, msgspec.MsgspecError)
_EXPECTED = (
    "expected exports/papers.json.gz of the last site, or what `papershelf list` printed; copy it"
    " there, or empty the setting former_papers"
)


def former_files(pattern: Path) -> list[Path]:
    """Return the files that a pattern means, as `read_former` takes it; folders are no patterns."""
    return sorted(pattern.parent.glob(pattern.name))


def read_former(pattern: Path) -> tuple[FormerPaper, ...]:
    """Read the papers of the last site from a file in the JSON form, gzipped or not.

    Args:
        pattern: the file; of a large site several, with ``*`` for what their names differ in.

    Raises:
        FaultyFileError: there is no such file, or it has another form.
    """
    paths = former_files(pattern)
    if not paths:
        raise FaultyFileError(pattern, [f"there is no such file; {_EXPECTED}"])
    return tuple(paper for path in paths for paper in _read(path))


def _read(path: Path) -> tuple[FormerPaper, ...]:
    try:
        data = read_bytes(str(path))
        return _DECODER.decode(gzip.decompress(data) if data.startswith(_GZIP) else data)
    except _UNREADABLE as error:
        raise FaultyFileError(path, [f"is no list of papers: {error}; {_EXPECTED}"]) from error
