"""Runs of letters of scripts that put no blanks between words, and how they become terms.

Where a word of Chinese or Thai ends, only a dictionary knows, and those of two browsers
differ.  So each letter is indexed together with the next one, as Lucene's CJKBigramFilter
does, and a search looks for these pairs side by side.  ``hooks/browser/worker/runs.js``
does the same; docs/search-format.md specifies it.
"""

from __future__ import annotations

import re
from itertools import pairwise

# Thai, Lao, Tibetan and Myanmar; Hangul as it is after folding; Khmer; Chinese characters, Kana
# and Bopomofo.  Words of Hangul have blanks between them, but particles attached to them.
UNSPACED = (
    "\u0e00-\u109f\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u1780-\u17ff\u3005-\u3007\u303b"
    "\u3041-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001aff0-\U0001b16f"
    "\U00020000-\U0003ffff"
)
# The lowest of them.
FIRST = "\u0e00"
# What belongs to the letter before it: vowels and tones that are written above, below or around
# it, the vowel and the last consonant of a syllable of Hangul, sound marks of Kana.
_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18\u0f19\u0f35\u0f37"
    "\u0f39\u0f3e\u0f3f\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc\u0fc6\u102b-\u103e\u1056-\u1059"
    "\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d"
    "\u1160-\u11ff\ud7b0-\ud7fb\u17b4-\u17d3\u17dd\u3099\u309a"
)
# One blank or line break in a run is layout: lines end anywhere, and Korean writers disagree on
# the blanks in compound nouns.
RUN = f"[{UNSPACED}](?:[ \n]?[{UNSPACED}])*"
# Seven marks are more than any letter has; what follows is a letter of its own.
_LETTER = re.compile(f"[^ \n][{_MARKS}]{{0,7}}")
_UNSPACED = re.compile(f"[{UNSPACED}]")


def is_run(compound: str) -> bool:
    """Return whether a compound, or a term, is of letters of scripts without blanks."""
    return _UNSPACED.match(compound) is not None


def letters(run: str) -> list[str]:
    """Return the letters of a run, each with the marks that belong to it."""
    return _LETTER.findall(run)


def pairs(run: str) -> list[str]:
    """Return each letter of a run with the next one, and the last letter alone.

    A text therefore has every letter at the beginning of a term, and two letters are side by
    side in it exactly if it has their pair.
    """
    found = letters(run)
    return [*(one + other for one, other in pairwise(found)), found[-1]]
