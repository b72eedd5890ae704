"""Makes the files of unstemmed words, for correcting typing errors.

Terms are stems, but an error shows only in the whole word (*developmnet* is far from
*develop*).  Numbers are left out: a number is never the misspelling of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from papershelf.index.codec import (
    Packed,
    front_code_by,
    in_code_units,
    pack,
    separator,
    shared_lengths,
    varints,
)

# Bytes of words in a file before deflation, which leaves about a third.
_TARGET = 8_000

# Rarer words are not looked up by their tails …
_TAILS_FROM = 3
# Rarer words have their own files: two thirds of all words, but hardly ever what is meant.
_FREQUENT_FROM = 4

# The separator before a file, and the file.
WordFile = tuple[str, Packed]


def word_files(counts: Mapping[str, int]) -> Iterator[WordFile]:
    """Make files of frequent words, by UTF-16 code units, with the bit lengths of their counts."""
    return _files({word: count for word, count in counts.items() if count >= _FREQUENT_FROM})


def rare_files(counts: Mapping[str, int]) -> Iterator[WordFile]:
    """Make the same files of all other words."""
    return _files({word: count for word, count in counts.items() if count < _FREQUENT_FROM})


def tail_files(counts: Mapping[str, int]) -> Iterator[WordFile]:
    """Make files of the words with their first letter moved to the end: ``ardeng``.

    A word with an error in the first letter sorts far from the right word, but its tail
    sorts next to the tail of the right word.
    """
    # The reader takes the last UTF-16 code unit as the first letter.
    frequent = {
        word: count
        for word, count in counts.items()
        if count >= _TAILS_FROM and word[0] <= "\uffff"
    }
    return _files({word[1:] + word[0]: count for word, count in frequent.items()})


def _files(words: Mapping[str, int]) -> Iterator[WordFile]:
    ordered = in_code_units(words)
    shared = shared_lengths(ordered)
    sizes = np.cumsum(np.fromiter(map(len, ordered), np.int64, len(ordered)))
    first, start, before = "", 0, 0
    while start < len(ordered):
        # The word that reaches the target is the last of the file.
        end = min(int(np.searchsorted(sizes, before + _TARGET)) + 1, len(ordered))
        part = ordered[start:end]
        magnitudes = varints([words[word].bit_length() for word in part])
        yield first, pack([front_code_by(part, [0, *shared[start + 1 : end]]).encode(), magnitudes])
        if end < len(ordered):
            first = separator(part[-1], ordered[end])
        start, before = end, int(sizes[end - 1])
