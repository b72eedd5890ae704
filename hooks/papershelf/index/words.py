"""The words of the corpus as people write them: for typing errors and close spellings.

Terms are stems; an error is seen in the whole word (*developmnet* is far from *develop*).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from papershelf.index.codec import front_code, pack, separator, varints
from papershelf.index.tokenise import read_compound

# Bytes of words in a file before deflation; about a third of it remains.
_TARGET = 16_000


def word_files(compounds: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Files of words in order of UTF-16 code units, each with the separator before it.

    `compounds` tells how often each compound stands in the corpus.  With a word stands
    how often it does, as a power of two.  Numbers are left out: a number is never the
    misspelling of another.
    """
    counts = _count(compounds)
    words = sorted(counts, key=lambda word: word.encode("utf-16-be"))
    first, start, size = "", 0, 0
    for end, word in enumerate(words, 1):
        size += len(word)
        if size < _TARGET and end < len(words):
            continue
        part = words[start:end]
        magnitudes = varints([counts[word].bit_length() for word in part])
        yield first, pack([front_code(part), magnitudes])
        if end < len(words):
            first = separator(word, words[end])
        start, size = end, 0


def _count(compounds: Mapping[str, int]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for compound, count in compounds.items():
        for word, _ in read_compound(compound).words:
            if not word.isdigit():
                counts[word] = counts.get(word, 0) + count
    return counts
