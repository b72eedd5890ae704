"""Splits a text into words, and knows where each of them is in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import compress, count, pairwise

# A word: letters and digits.  Underscores inside a word join it (``runner_beans`` is a
# value of an acquisition tool, not prose); at its ends they are Markdown's emphasis.
_OUTER_UNDERSCORES = re.compile(r"(?<!\w)_++|(?<!_)_++(?!\w)")
_BLANKS = re.compile(" *")
_FOREIGN_GAP = re.compile(r"[^\x00-\x7f\w]")
# For text in UTF-8: each ASCII character that is not part of a word becomes a blank, and each
# capital a small letter.
_ASCII_WORDS = bytes(
    c if c > 127 or chr(c).isalnum() or chr(c) == "_" else 32 for c in range(256)
).lower()


# Places of words that are looked up one by one, and the last word for which this is done.
_FEW, _NEAR = 4, 400


class Words:
    """A text split into words.

    Attributes:
        text: the text.
        words: the words in lower case.
    """

    def __init__(self, text: str) -> None:
        """Split `text`."""
        self.text = text
        self._asked = 0
        self._known: frozenset[str] = frozenset()
        self._places_known: list[int] = []
        ascii_only = text.isascii()
        # Same length as the text, with blanks between the words.
        spaced = text if ascii_only else _FOREIGN_GAP.sub(" ", text)
        if "_" in text:
            spaced = _OUTER_UNDERSCORES.sub(lambda match: " " * len(match[0]), spaced)
        self._spaced = spaced.encode().translate(_ASCII_WORDS).decode()
        self.words = (self._spaced if ascii_only else self._spaced.lower()).split()

    def places_of(self, known: frozenset[str]) -> list[int]:
        """Return the numbers of the words that are `known`; kept until others are asked for."""
        if self._known is not known:
            self._known = known
            self._places_known = list(compress(count(), map(known.__contains__, self.words)))
        return self._places_known

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word starts."""
        starts: list[int] = []
        at = 0
        for piece in self._spaced.split(" "):
            if piece:
                starts.append(at)
            at += len(piece) + 1
        return starts

    def _start(self, number: int) -> int:
        """Return where a word starts.

        To place all words takes as long as to place a few of a short text alone, and in most
        texts no more phrases are compared.
        """
        self._asked += 1
        if self._asked > _FEW or number > _NEAR:
            return self._starts[number]
        return len(self._spaced) - len(self._spaced.split(None, number)[number])

    def _places(self, first: int, count: int) -> list[tuple[int, int]]:
        """Return where each of `count` words from number `first` on starts and ends."""
        spaced, at = self._spaced, self._start(first)
        places = []
        for _ in range(count):
            end = spaced.find(" ", at)
            end = end if end >= 0 else len(spaced)
            places.append((at, end))
            if gap := _BLANKS.match(spaced, end):
                at = gap.end()
        return places

    def written(self, first: int, count: int = 1) -> str:
        """Return `count` words from number `first` on, with everything between them."""
        places = self._places(first, count)
        return self.text[places[0][0] : places[-1][1]]

    def gaps(self, first: int, count: int) -> list[str]:
        """Return the characters between each two of the `count` words from number `first` on."""
        places = self._places(first, count)
        return [self.text[one[1] : other[0]] for one, other in pairwise(places)]

    def characters(self, numbers: Iterable[int]) -> list[int]:
        """Return where the words of these numbers start, in order, each once."""
        starts = self._starts
        return sorted({starts[at] for at in numbers})

    def as_written(self, first: int, count: int) -> tuple[str, ...]:
        """Return the `count` words from number `first` on, with their capitals."""
        return tuple(self.text[start:end] for start, end in self._places(first, count))


@lru_cache(maxsize=4)
def read_words(text: str) -> Words:
    """Split a text into words; kept for the last few, in which terms and facts are looked for."""
    return Words(text)
