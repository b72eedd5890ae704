"""Splits a text into words, and knows where each of them is in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, compress, count
from operator import add, sub

# A word: letters and digits.  Underscores inside a word join it (``runner_beans`` is a
# value of an acquisition tool, not prose); at its ends they are Markdown's emphasis.
_OUTER_UNDERSCORES = re.compile(r"(?<!\w)_++|(?<!_)_++(?!\w)")
_FOREIGN_GAP = re.compile(r"[^\x00-\x7f\w]")
# For text in UTF-8: each ASCII character that is not part of a word becomes a blank, and each
# capital a small letter.
_ASCII_WORDS = bytes(
    c if c > 127 or chr(c).isalnum() or chr(c) == "_" else 32 for c in range(256)
).lower()


class Words:
    """A text split into words.

    Attributes:
        words: the words in lower case.
    """

    def __init__(self, text: str) -> None:
        """Split `text`."""
        self._text = text
        ascii_only = text.isascii()
        # Same length as the text, with blanks between the words.
        spaced = text if ascii_only else _FOREIGN_GAP.sub(" ", text)
        if "_" in text:
            spaced = _OUTER_UNDERSCORES.sub(lambda match: " " * len(match[0]), spaced)
        self._spaced = spaced.encode().translate(_ASCII_WORDS).decode()
        self.words = (self._spaced if ascii_only else self._spaced.lower()).split()

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word starts; computed only if a phrase is compared, which is rare."""
        lengths = list(map(len, self._spaced.split(" ")))
        # The characters of all pieces up to one, without its own, and the blanks before it.
        places = map(add, map(sub, accumulate(lengths), lengths), count())
        return list(compress(places, lengths))

    def _end(self, number: int) -> int:
        end = self._spaced.find(" ", self._starts[number])
        return end if end >= 0 else len(self._spaced)

    def written(self, first: int, count: int = 1) -> str:
        """Return `count` words from number `first` on, with everything between them."""
        return self._text[self._starts[first] : self._end(first + count - 1)]

    def gaps(self, first: int, count: int) -> list[str]:
        """Return the characters between each two of the `count` words from number `first` on."""
        before = range(first, first + count - 1)
        return [self._text[self._end(at) : self._starts[at + 1]] for at in before]

    def characters(self, numbers: Iterable[int]) -> list[int]:
        """Return where the words of these numbers start, in order, each once."""
        starts = self._starts
        return sorted({starts[at] for at in numbers})

    def as_written(self, first: int, count: int) -> tuple[str, ...]:
        """Return the `count` words from number `first` on, with their capitals."""
        return tuple(self.written(at) for at in range(first, first + count))
