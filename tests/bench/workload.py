"""The records that a bench builds: some of a folder's, or made-up ones."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.generate import write_records


class TooFewRecordsError(ValueError):
    """A folder has fewer records than requested."""


def take_records(out: Path, number: int, source: Path | None) -> None:
    """Put `number` records into `out`, which the bench may change.

    The first ones of `source` by path, with its ``vocabulary.yml`` if it has one, or
    made-up ones when there is no `source`.

    Raises:
        TooFewRecordsError: `source` does not have as many.
    """
    if source is None:
        write_records(out, number)
        return
    files = sorted(source.rglob("*.md"), key=lambda path: path.relative_to(source).as_posix())
    if len(files) < number:
        raise TooFewRecordsError(f"{source}: {number} records wanted, {len(files)} found")
    files = files[:number]
    vocabulary = source / "vocabulary.yml"
    if vocabulary.is_file():
        files.append(vocabulary)
    for file in files:
        copy = out / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
