"""The words of the corpus as people write them: for typing errors and close spellings.

Terms are stems; an error is seen in the whole word (*developmnet* is far from *develop*).
Numbers are left out: a number is never the misspelling of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from papershelf.index.codec import Packed, front_code, in_code_units, pack, separator, varints

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
    first, start, size = "", 0, 0
    for end, word in enumerate(ordered, 1):
        size += len(word)
        if size < _TARGET and end < len(ordered):
            continue
        part = ordered[start:end]
        magnitudes = varints([words[key].bit_length() for key in part])
        yield first, pack([front_code(part).encode(), magnitudes])
        if end < len(ordered):
            first = separator(word, ordered[end])
        start, size = end, 0
