"""Tells what a paper is about from what it only mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

# A paper is about a term that its title does not name if at least so many sentences of the
# abstract name it, and at least this share of all sentences.  Measured on judged papers:
# tests/bench/about.py prints the figures.
LEAST_SENTENCES = 2
LEAST_SHARE = 1 / 3

# After a full stop, an exclamation or question mark and before a capital, a digit or a
# bracket, or at a blank line.  The set at the beginning makes the search fast.
_BORDER = re.compile(r"""[.!?\n](?:(?<=\n)\s*\n|(?<=[.!?])["'”’)\]]*\s+(?=["'“‘(\[]?[A-Z0-9]))""")
# Full stops that end no sentence.
_ABBREVIATED = ("vs.", "e.g.", "i.e.", " al.", "cf.")


class Sentences:
    """The sentences of an abstract."""

    def __init__(self, text: str) -> None:
        """Find the borders between the sentences of `text`."""
        self._starts = [
            match.end()
            for match in _BORDER.finditer(text)
            if match[0][0] != "." or not text.endswith(_ABBREVIATED, 0, match.start() + 1)
        ]

    def much(self, places: Iterable[int]) -> bool:
        """Return whether enough sentences have one of the `places` (numbers of characters)."""
        naming = len({bisect_right(self._starts, place) for place in places})
        return naming >= max(LEAST_SENTENCES, LEAST_SHARE * (len(self._starts) + 1))
