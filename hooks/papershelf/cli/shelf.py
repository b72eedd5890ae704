"""Finds the folder of a shelf and its vocabulary from what the command line names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from papershelf.pipeline import VOCABULARY
from papershelf.pipeline import vocabulary_of as first_vocabulary
from papershelf.settings import Settings

# What a shelf's own folder has.
_SETTINGS = "mkdocs.yml"


def absolute(path: Path) -> Path:
    """Return an absolute path without ``..``; links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def records_of(folder: Path) -> Path:
    """Return the folder of records: of a shelf's own folder, its ``papers``, else the folder."""
    inside = folder / Settings().papers_dir
    is_shelf = (folder / _SETTINGS).is_file() and not (folder / VOCABULARY).is_file()
    return inside if is_shelf and inside.is_dir() else folder


def shelf_of(files: Sequence[Path]) -> Path:
    """Return the folder that holds `files`: that of the nearest vocabulary, if it has them all.

    The paths are absolute.
    """
    common = Path(os.path.commonpath([file.parent for file in files]))
    for folder in folders_above(files[0]):
        if (folder / VOCABULARY).is_file() and common.is_relative_to(folder):
            return folder
    return common


def folders_above(file: Path) -> Iterator[Path]:
    """Yield the folders that hold `file`, the nearest first, up to the working folder."""
    for folder in file.parents:
        yield folder
        if folder in (Path(), Path.cwd()):
            return


def vocabulary_of(*folders: Path) -> Path:
    """Find the vocabulary of the nearest of `folders`, else that of the working folder's records.

    Raises:
        FileNotFoundError: there is none.
    """
    default = Path(Settings().vocabulary)
    found = first_vocabulary(*folders, default=default)
    if not found.is_file():
        above = " or a folder above it" if len(folders) > 1 else ""
        raise FileNotFoundError(
            f"no vocabulary: there is no vocabulary.yml in {folders[0]}{above}, and no {default}"
            " in the working folder; name a file with --vocabulary, or change to the shelf's folder"
        )
    return found
