"""Keeps the pages of a search that was interrupted, so that it goes on where it was."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from papershelf.acquire.europe_pmc import Page

# A service forgets its cursors; older pages would belong to another state of the database.
_FRESH = 24 * 60 * 60  # seconds


class KeptPages:
    """The pages of one search in a folder of their own."""

    def __init__(self, folder: Path, *identity: object) -> None:
        """Take the folder of all searches, and what tells this search from others."""
        name = hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16]
        self._folder = folder / name

    def read(self) -> Iterator[Page]:
        """Yield the pages of the interrupted search in their order; none if they are too old.

        Pages after one that is too old or damaged are deleted: they belong to its results.
        """
        paths = self._paths()
        for at, path in enumerate(paths):
            page = _read(path)
            if page is None:
                for other in paths[at:]:
                    other.unlink(missing_ok=True)
                return
            yield page

    def keep(self, number: int, page: Page) -> None:
        """Keep a page; `number` is its place."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{number:06d}.json"
        part = path.with_suffix(".part")
        part.write_text(json.dumps(page._asdict()), "utf-8")
        part.replace(path)

    def delete(self) -> None:
        """Forget the search, which is done."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self._folder)

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []


def _read(path: Path) -> Page | None:
    """Return a page, or None if it is too old or was not written whole."""
    try:
        if time.time() - path.stat().st_mtime > _FRESH:
            return None
        kept = json.loads(path.read_bytes())
        return Page(kept["total"], kept["results"], kept["cursor"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
