"""Files patterns of words under their anchors: the words by which they are looked up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

S = TypeVar("S")

GAP, START = "..", "^"
# In a slot, what is written ``*``, ``N`` and ``U``; no word of a text is such.
ANY, NUMBER, UNIT = "#any", "#number", "#unit"
_SPECIAL = {"*": ANY, "N": NUMBER, "U": UNIT}
FREE = frozenset(_SPECIAL.values())
CASED = "#cased"  # marks a slot that has a word with a capital
MARKS = frozenset((*FREE, CASED))

_PIECE = re.compile(r"\.\.|[^\s./^-]+")
# Words of so many papers that they are poor anchors.
_COMMON = frozenset(
    "a after also among an analyses analysis and any are as at based be been before between but"
    " by can case cases control controls current for from group groups had has have here how in"
    " into is it its long many may mean model models more most no not of on one or other our over"
    " present reported series several single some studies study such than that the their there"
    " these they this those through to two under until using was we were which who will with"
    " within without".split()
)

_LONGEST = 50  # letters

# A place of a pattern: the words that may be there, and what of `FREE`.
Slot = frozenset[str]


class Pattern(NamedTuple, Generic[S]):
    """Words to be found, and what they are a sign of."""

    sign: S
    words: str


class Entry(NamedTuple, Generic[S]):
    """A pattern under its anchor.

    Attributes:
        runs: the slots between gaps.
        run: number of the run that has the anchor.
        before: number of slots before the anchor in its run.
        first: whether it must begin a sentence.
        length: the number of words, if anchor and other slot are the whole pattern and nothing
            else of it need be compared; otherwise 0.
        needs: words of other runs in small letters: one of each must be near the anchor.
        number: whether a number must be near the anchor.
    """

    sign: S
    runs: tuple[tuple[Slot, ...], ...]
    run: int
    before: int
    first: bool
    length: int
    needs: tuple[Slot, ...]
    number: bool


class Anchor(NamedTuple, Generic[S]):
    """What is filed under a word.

    Attributes:
        alone: patterns to be compared at each place of the word.
        beside: (distance to another word, that word -> patterns to be compared then).
    """

    alone: tuple[Entry[S], ...]
    beside: tuple[tuple[int, Mapping[str, Sequence[Entry[S]]]], ...]


def is_pattern(words: str) -> bool:
    """Return whether `words` have a word to look for."""
    return any(not slot <= FREE for run in _runs(words) for slot in run)


def entries_of(pattern: Pattern[S]) -> Iterator[tuple[str, int, Slot, Entry[S]]]:
    """Yield each form of a pattern's anchor, another slot, and the pattern as filed there.

    The other slot is its distance and its words in small letters; 0 and no words without one.
    """
    runs = _runs(pattern.words)
    places = [(number, at) for number, run in enumerate(runs) for at in range(len(run))]
    run, before = max(places, key=lambda place: _rarity(runs[place[0]][place[1]]))
    others = [at for at, slot in enumerate(runs[run]) if at != before and slot.isdisjoint(FREE)]
    beside = max(others, key=lambda at: _rarity(runs[run][at]), default=before)
    words = _lower(runs[run][beside]) if others else frozenset()
    first = pattern.words.startswith(START)
    known = {before, beside} == {*range(len(runs[0]))}
    plain = all(slot.isdisjoint(MARKS) for slot in runs[0])
    length = len(runs[0]) if len(runs) == 1 and known and plain and not first else 0
    rarest = [max(one, key=_rarity) for number, one in enumerate(runs) if number != run]
    needs = tuple(_lower(slot) for slot in rarest if slot.isdisjoint(FREE))
    number = any(slot <= {NUMBER} for one in runs for slot in one)
    entry = Entry(pattern.sign, runs, run, before, first, length, needs, number)
    for word in runs[run][before] - MARKS:
        yield word.lower(), beside - before, words, entry


def _lower(slot: Slot) -> Slot:
    return frozenset(map(str.lower, slot - {CASED}))


def has_needs(entry: Entry[S], known: frozenset[str]) -> bool:
    """Return whether the words that a pattern needs beside its anchor are among the `known`."""
    return not any(map(known.isdisjoint, entry.needs))


def anchor_of(entries: Iterable[tuple[int, Slot, Entry[S]]]) -> Anchor[S]:
    """File the entries of one word by their other slots."""
    alone: list[Entry[S]] = []
    beside: dict[int, dict[str, list[Entry[S]]]] = defaultdict(lambda: defaultdict(list))
    for distance, words, entry in entries:
        if not words:
            alone.append(entry)
        for word in words:
            beside[distance][word].append(entry)
    return Anchor(tuple(alone), tuple((at, dict(by_word)) for at, by_word in beside.items()))


def _runs(written: str) -> tuple[tuple[Slot, ...], ...]:
    """Return the slots of a pattern, divided at its gaps."""
    runs: list[list[Slot]] = [[]]
    for piece in _PIECE.findall(written):
        if piece == GAP:
            runs.append([])
        else:
            words = {_SPECIAL.get(word, word) for word in piece.split("|")}
            if any(word != word.lower() for word in words):
                words.add(CASED)
            runs[-1].append(frozenset(words))
    return tuple(tuple(run) for run in runs if run)


def _rarity(slot: Slot) -> int:
    """Return a guess how rare the words of a slot are: the length of the shortest, common last."""
    if not slot.isdisjoint(FREE):
        return -2 * _LONGEST  # not to be looked up
    words = slot - {CASED}
    return min(len(word) - _LONGEST * (word in _COMMON) for word in words)
