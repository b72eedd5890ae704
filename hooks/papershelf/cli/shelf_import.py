"""What the commands share that put papers on the shelf."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import click

from papershelf.cli.group import FAULTS, PATH
from papershelf.cli.shelf import absolute, folders_above, records_of, vocabulary_of
from papershelf.importers.plan import Importer
from papershelf.pipeline import VOCABULARY, load_catalogue, load_words
from papershelf.settings import Settings

IMPORT_STATUS = f"Exit status: 0, or 1 if some entries were rejected, {FAULTS}"

into_option = click.option(
    "--into",
    type=PATH,
    metavar="DIR",
    help="The folder of the new records. Default: PAPERS_DIR of the environment, else papers.",
)
dry_option = click.option(
    "--dry-run", "dry", is_flag=True, help="Report what would be done, write nothing."
)


class Target(NamedTuple):
    """Where papers go: the folder of the shelf, and an importer that knows its papers."""

    shelf: Path
    importer: Importer


def target_of(into: Path | None, vocabulary: Path | None) -> Target:
    """Return where papers go; the folders need not exist yet.

    The shelf is the folder of the nearest vocabulary, else the folder itself.
    """
    folder = records_of(absolute(into or Path(os.environ.get("PAPERS_DIR") or "papers")))
    above = folders_above(folder / "new.md")
    shelf = next((path for path in above if (path / VOCABULARY).is_file()), folder)
    words = vocabulary or vocabulary_of(shelf)
    below = "" if folder == shelf else folder.relative_to(shelf).as_posix()
    if not shelf.is_dir():
        return Target(shelf, Importer(shelf, below, load_words(words)[0], ()))
    catalogue = load_catalogue(shelf, words, Settings())
    return Target(shelf, Importer(shelf, below, catalogue.vocabulary, catalogue.papers))


def today() -> str:
    """Return the day, as ISO 8601 writes it."""
    return datetime.now(UTC).astimezone().date().isoformat()
