"""The words of the corpus as people write them: for typing errors and close spellings.

Terms are stems; an error is seen in the whole word (*developmnet* is far from *develop*).
Numbers are left out: a number is never the misspelling of another.
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

# Bytes of words in a file before deflation; about a third of it remains.
_TARGET = 8_000

# Words that stand less often are not looked up by their tails …
_TAILS_FROM = 3
# … and are in files of their own: two thirds of all words, and hardly ever what is meant.
_FREQUENT_FROM = 4

# The separator before a file, and the file.
WordFile = tuple[str, Packed]


def word_files(counts: Mapping[str, int]) -> Iterator[WordFile]:
    """Files of frequent words in order of UTF-16 code units, their counts as powers of two."""
    return _files({word: count for word, count in counts.items() if count >= _FREQUENT_FROM})


def rare_files(counts: Mapping[str, int]) -> Iterator[WordFile]:
    """The same for all other words."""
    return _files({word: count for word, count in counts.items() if count < _FREQUENT_FROM})


def tail_files(counts: Mapping[str, int]) -> Iterator[WordFile]:
    """Files of the words without their first letter, which follows as if it were the last.

    An error in the first letter sets a word far from where it belongs; its tail stands
    beside the tail of the right one.  ``tourette`` is kept as ``ourettet``.
    """
    # The reader takes the last UTF-16 code unit for the first letter.
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
        # A file is full with the word that reaches the target.
        end = min(int(np.searchsorted(sizes, before + _TARGET)) + 1, len(ordered))
        part = ordered[start:end]
        magnitudes = varints([words[word].bit_length() for word in part])
        yield first, pack([front_code_by(part, [0, *shared[start + 1 : end]]).encode(), magnitudes])
        if end < len(ordered):
            first = separator(part[-1], ordered[end])
        start, before = end, int(sizes[end - 1])
