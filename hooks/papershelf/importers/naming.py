"""Names the files of new records: after their addresses, so that anyone can find them."""

from __future__ import annotations

from collections.abc import Iterable

from papershelf.catalogue.identify import own_id
from papershelf.model import Paper

# Windows allows 260 characters for a whole path.
_LONGEST = 120
_ENDING = ".md"


class FileNames:
    """The names in a folder; names that differ only in capitals are one, as on Windows."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Take the names of the files that are there."""
        self._taken = {name.lower() for name in taken}
        self._last: dict[str, int] = {}  # stem -> the number of its last file

    def name(self, paper: Paper) -> str:
        """Return the name of a new paper's file, and remember it.

        It is the paper's address: letters and digits with hyphens and full stops, none of the
        names that Windows reserves.  A second file of that name gets ``-2``.
        """
        stem = own_id(paper)[:_LONGEST].rstrip("-.")
        number = self._last.get(stem.lower(), 1)
        name = f"{stem}{_ENDING}" if number == 1 else f"{stem}-{number}{_ENDING}"
        while name.lower() in self._taken:
            number += 1
            name = f"{stem}-{number}{_ENDING}"
        self._taken.add(name.lower())
        self._last[stem.lower()] = number
        return name
