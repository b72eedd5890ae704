"""Splits a text into words and sentences, for `patterns`.

The sign ``%`` is read as the word "percent", ``<`` as "under" and ``±`` as "sd".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

# The word that ends a sentence.
STOP = "."
# Signs that are read as words; an empty line ends a sentence.
_PERCENT = "percent"
_SIGNS = (("\n\n", " . "), ("%", f" {_PERCENT} "), ("<", " under "))
_FOREIGN_SIGNS = (("±", " sd "), ("≤", " under "))
_FOREIGN_GAP = re.compile(r"[^\x00-\x7f\w]")
# A full stop after which the blank was lost.
_GLUEDSTOP = re.compile(r"\.(?=[A-Z][a-z])")
# The hyphen of a name: "5" in "DSM-5" counts nothing.
_IN_NAME = re.compile(r"-(?<=[A-Z]-)(?=\d)")
# For text in UTF-8: ASCII that ends a sentence becomes a stop; any other that is no letter or
# digit becomes a blank.
_ASCII_GAPS = bytes(
    code if code > 127 or chr(code).isalnum() else ord(STOP) if chr(code) in ".;?!" else 32
    for code in range(256)
)
_FIGURES = frozenset("0123456789")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_UNITS_SPOKEN = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split(),
        2,
    )
}
_TENS_SPOKEN = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety hundred".split(), 2
    )
}
_SPOKEN = {**_UNITS_SPOKEN, **_TENS_SPOKEN}


class Words:
    """A text split into words; the end of a sentence is a word of its own.

    Attributes:
        lower: the words in small letters.
    """

    def __init__(self, text: str) -> None:
        """Split `text`."""
        for sign, word in _SIGNS:
            text = text.replace(sign, word)
        text = _IN_NAME.sub("", _GLUEDSTOP.sub(" . ", text))
        if not text.isascii():
            for sign, word in _FOREIGN_SIGNS:
                text = text.replace(sign, word)
            text = _FOREIGN_GAP.sub(" ", text)
        spaced = text.encode(errors="replace").translate(_ASCII_GAPS) + b" "
        self._spaced = spaced.replace(b". ", b" . ").decode()
        self.lower = self._spaced.lower().split()

    @cached_property
    def written(self) -> list[str]:
        """The words as written."""
        return self._spaced.split()

    @cached_property
    def _stops(self) -> list[int]:
        return [at for at, word in enumerate(self.lower) if word == STOP]

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that has word `at`."""
        return bisect_right(self._stops, at)

    def quote(self, start: int, end: int) -> str:
        """Return the words from number `start` to before `end` as written, with blanks."""
        return " ".join(self.written[start:end])

    def number(self, at: int) -> float | None:
        """Return the number that word `at` is, with the tens before it.

        None for another word, and for a share ("5%"), which counts nothing.
        """
        word = self.lower[at]
        if not is_number(word) or self.lower[at + 1 : at + 2] == [_PERCENT]:
            return None
        if word not in _SPOKEN:
            return float(word) if _DIGITS.fullmatch(word) else None
        tens = _TENS_SPOKEN.get(self.lower[at - 1], 0) if at and word in _UNITS_SPOKEN else 0
        return float(tens % 100 + _SPOKEN[word])


def is_number(word: str) -> bool:
    """Return whether a word in small letters is or begins with a number."""
    return word[0] in _FIGURES or word in _SPOKEN


def has_number(words: Iterable[str]) -> bool:
    """Return whether any of some words in small letters is or begins with a number."""
    return any(map(is_number, words))
