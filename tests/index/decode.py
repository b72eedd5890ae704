"""A naive reader of the index's files, to check that the writer follows the format."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from papershelf.model import Paper

FREQUENCIES = 8
EVERYDAY = 1 << 16  # added to a mask


def integers(data: bytes) -> Iterator[int]:
    """Unsigned LEB128."""
    value, shift = 0, 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield value
            value, shift = 0, 0


def columns(packed: bytes) -> list[bytes]:
    """The columns of a packed file."""
    data = zlib.decompress(packed)
    numbers = integers(data)
    lengths = [next(numbers) for _ in range(next(numbers))]
    at = len(data) - sum(lengths)
    found = []
    for length in lengths:
        found.append(data[at : at + length])
        at += length
    return found


def front_coded(data: bytes) -> list[str]:
    """Decode words that are stored with the length shared with the word before."""
    words, word = [], ""
    for line in data.decode().split("\n")[:-1]:
        word = word[: ord(line[0]) - ord("0")] + line[1:]
        words.append(word)
    return words


# field -> document -> (norm or None, frequency)
Entry = dict[int, dict[int, tuple[int | None, int]]]


def shard(packed: bytes, bare_from: dict[int, int]) -> dict[str, Entry]:
    """term -> its postings."""
    terms, *rest = columns(packed)
    counts, firsts, gaps, codes, overflow = map(integers, rest)
    found: dict[str, Entry] = {}
    for term in front_coded(terms):
        mask = next(counts) % EVERYDAY
        fields = [number for number in range(mask.bit_length()) if mask >> number & 1]
        lengths = {field: next(counts) for field in fields}
        found[term] = {}
        for field, length in lengths.items():
            document = next(firsts)
            entry = found[term][field] = {}
            for place in range(length):
                document += next(gaps) + 1 if place else 0
                norm, frequency = divmod(next(codes), FREQUENCIES)
                if frequency == FREQUENCIES - 1:
                    frequency += next(overflow)
                bare = length >= bare_from.get(field, length + 1)
                entry[document] = (None if bare else norm, frequency + 1)
    return found


def numbered(papers: Iterable[Paper], folder: Path) -> list[Paper]:
    """Papers in the order of their numbers in the index that `folder` has of them."""
    (ids,) = folder.glob("*/ids.bin")
    known = {paper.id: paper for paper in papers}
    return [known[name] for name in json.loads(zlib.decompress(ids.read_bytes()))]
