"""Tells what a paper is about from what it only mentions."""

from __future__ import annotations

import re
from bisect import bisect_right

# A paper is about a term that its title does not name if at least so many sentences of the
# abstract name it, and at least this share of all sentences.  Measured on judged papers:
# tests/bench/about.py prints the figures.
LEAST_SENTENCES = 2
LEAST_SHARE = 1 / 3

# After a full stop, an exclamation or question mark and before a capital, a digit or a
# bracket; not after "vs.", "e.g." and the like.
_BORDER = re.compile(
    r"(?<![^\w]vs\.)(?<!e\.g\.)(?<!i\.e\.)(?<!\bal\.)(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])"
    r"|\n\s*\n"
)


class Sentences:
    """The sentences of an abstract."""

    def __init__(self, text: str) -> None:
        """Find the borders between the sentences of `text`."""
        self._starts = [match.end() for match in _BORDER.finditer(text)]

    def much(self, places: list[int]) -> bool:
        """Return whether enough sentences have one of the `places` (numbers of characters)."""
        if len(places) < LEAST_SENTENCES:
            return False
        naming = len({bisect_right(self._starts, place) for place in places})
        return naming >= max(LEAST_SENTENCES, LEAST_SHARE * (len(self._starts) + 1))
