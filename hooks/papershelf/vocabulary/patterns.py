"""Finds patterns of words in the sentences of a text, in one scan.

A pattern is written as words.  Case, hyphens and punctuation within a sentence do not matter.

- ``woman|women`` is either word; ``SGA``, with a capital, is found in this case only;
- ``*`` is any one word, ``..`` up to five other words of the sentence;
- ``N`` is a number, in figures or as a word, ``U`` a unit in which numbers are stated;
- ``^`` at the beginning is the beginning of a sentence.

Each pattern is filed under one of its words, so that most words of a text cost one look-up,
and few patterns are compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from papershelf.vocabulary.sentences import STOP, Words, is_number

S = TypeVar("S")

GAP, START = "..", "^"
# In a slot, what is written ``*``, ``N`` and ``U``; no word of a text is such.
_ANY, _NUMBER, _UNIT = "#any", "#number", "#unit"
_SPECIAL = {"*": _ANY, "N": _NUMBER, "U": _UNIT}
_FREE = frozenset(_SPECIAL.values())
_CASED = "#cased"  # marks a slot that has a word with a capital
_MARKS = frozenset((*_FREE, _CASED))
_MOST_BETWEEN = 5  # words that a gap may hold

_PIECE = re.compile(r"\.\.|[^\s./^-]+")
# Words of so many sentences that they are poor anchors.
_COMMON = frozenset(
    "this that were with from have been their which study studies who was are and for the".split()
)

# A place of a pattern: the words that may be there, and what of `_FREE`.
_Slot = frozenset[str]


class Pattern(NamedTuple, Generic[S]):
    """Words to be found, and what they are a sign of."""

    sign: S
    words: str


class Match(NamedTuple, Generic[S]):
    """A place where a pattern was found.

    Attributes:
        start: number of the first word.
        end: number of the word after the last.
        numbers: the numbers at the pattern's ``N``, in order.
        unit: the word at its ``U``, ``""`` without one.
    """

    sign: S
    start: int
    end: int
    numbers: tuple[float, ...] = ()
    unit: str = ""


class _Entry(NamedTuple, Generic[S]):
    """A pattern under its anchor.

    Attributes:
        runs: the slots between gaps.
        run: number of the run that has the anchor.
        before: number of slots before the anchor in its run.
        first: whether it must begin a sentence.
        length: the number of words, if anchor and other slot are the whole pattern and nothing
            else of it need be compared; otherwise 0.
    """

    sign: S
    runs: tuple[tuple[_Slot, ...], ...]
    run: int
    before: int
    first: bool
    length: int


class _Anchor(NamedTuple, Generic[S]):
    """What is filed under a word.

    Attributes:
        alone: patterns to be compared at each place of the word.
        beside: (distance to another word, that word -> patterns to be compared then).
    """

    alone: tuple[_Entry[S], ...]
    beside: tuple[tuple[int, Mapping[str, Sequence[_Entry[S]]]], ...]


class Patterns(Generic[S]):
    """Compiled patterns."""

    def __init__(self, patterns: Iterable[Pattern[S]], units: Iterable[str] = ()) -> None:
        """Compile `patterns`; `units` are the words that ``U`` may be."""
        filed: dict[str, list[tuple[int, _Slot, _Entry[S]]]] = defaultdict(list)
        for pattern in patterns:
            for word, distance, beside, entry in _entries(pattern):
                filed[word].append((distance, beside, entry))
        self._anchors = {word: _anchor(entries) for word, entries in filed.items()}
        self._units = frozenset(units)

    def find(self, words: Words) -> list[Match[S]]:
        """Return the matches in `words`; a gap holds as few words as possible."""
        anchors, lower = self._anchors, words.lower
        found = []
        last = len(lower) - 1
        for at in [at for at, word in enumerate(lower) if word in anchors]:
            alone, beside = anchors[lower[at]]
            entries = alone
            for distance, by_word in beside:
                place = at + distance
                if 0 <= place <= last and lower[place] in by_word:
                    entries = (*entries, *by_word[lower[place]])
            for entry in entries:
                if entry.length:
                    start = at - entry.before
                    found.append(Match(entry.sign, start, start + entry.length))
                elif match := self._match(entry, words, at):
                    found.append(match)
        return found

    def _match(self, entry: _Entry[S], words: Words, at: int) -> Match[S] | None:
        """Return the match of a pattern whose anchor is word `at`, or None."""
        runs, run, before = entry.runs, entry.run, entry.before
        starts = [at - before]
        if (len(runs[run]) > 1 or _CASED in runs[run][0]) and not self._fits(
            runs[run], words, at - before
        ):
            return None
        for number in range(run - 1, -1, -1):
            place = self._nearest(runs[number], words, starts[0] - len(runs[number]), -1)
            if place is None:
                return None
            starts.insert(0, place)
        for number in range(run + 1, len(runs)):
            place = self._nearest(runs[number], words, starts[-1] + len(runs[number - 1]), 1)
            if place is None:
                return None
            starts.append(place)
        start, end = starts[0], starts[-1] + len(runs[-1])
        if entry.first and start > 0 and words.lower[start - 1] != STOP:
            return None
        return Match(entry.sign, start, end, *_measure(runs, starts, words))

    def _nearest(self, run: Sequence[_Slot], words: Words, at: int, step: int) -> int | None:
        """Return the place of a run at `at` or after a gap in the direction of `step`, or None."""
        lower, last = words.lower, len(words.lower) - 1
        slot = run[0]
        alone, special = len(run) == 1, not slot.isdisjoint(_MARKS)
        # The word that would be in the gap if the run were one place further.
        passed = 0 if step > 0 else len(run) - 1
        for place in range(at, at + (_MOST_BETWEEN + 1) * step, step):
            if not 0 <= place <= last:
                return None
            word = lower[place]
            if (word in slot or (special and self._fits_otherwise(slot, word, words, place))) and (
                alone or self._fits(run, words, place)
            ):
                return place
            if (word if alone else lower[place + passed]) == STOP:
                return None
        return None

    def _fits(self, run: Sequence[_Slot], words: Words, start: int) -> bool:
        """Return whether the words from number `start` on are those of a run."""
        lower = words.lower
        if start < 0 or start + len(run) > len(lower):
            return False
        for at, slot in enumerate(run, start):
            word = lower[at]
            if word not in slot and not self._fits_otherwise(slot, word, words, at):
                return False
        return True

    def _fits_otherwise(self, slot: _Slot, word: str, words: Words, at: int) -> bool:
        """Return whether a word fits a slot though it is none of the words in small letters."""
        if _NUMBER in slot and is_number(word) and words.number(at) is not None:
            return True
        if _UNIT in slot and word in self._units:
            return True
        if _ANY in slot and word != STOP:
            return True
        return _CASED in slot and words.written[at] in slot


def _measure(
    runs: Sequence[Sequence[_Slot]], starts: Sequence[int], words: Words
) -> tuple[tuple[float, ...], str]:
    """Return the numbers and the unit of a match."""
    numbers, unit = [], ""
    for run, start in zip(runs, starts, strict=True):
        for at, slot in enumerate(run, start):
            if not slot.isdisjoint(_FREE):
                value = words.number(at) if _NUMBER in slot else None
                if value is not None:
                    numbers.append(value)
                elif _UNIT in slot:
                    unit = words.lower[at]
    return tuple(numbers), unit


def is_pattern(words: str) -> bool:
    """Return whether `words` have a word to look for."""
    return any(not slot <= _FREE for run in _runs(words) for slot in run)


def _entries(pattern: Pattern[S]) -> Iterator[tuple[str, int, _Slot, _Entry[S]]]:
    """Yield each form of a pattern's anchor, another slot, and the pattern as filed there.

    The other slot is its distance and its words in small letters; 0 and no words without one.
    """
    runs = _runs(pattern.words)
    places = [(number, at) for number, run in enumerate(runs) for at in range(len(run))]
    run, before = max(places, key=lambda place: _rarity(runs[place[0]][place[1]]))
    others = [at for at, slot in enumerate(runs[run]) if at != before and slot.isdisjoint(_FREE)]
    beside = max(others, key=lambda at: _rarity(runs[run][at]), default=before)
    words = frozenset(map(str.lower, runs[run][beside])) if others else frozenset()
    first = pattern.words.startswith(START)
    known = {before, beside} == {*range(len(runs[0]))}
    plain = all(slot.isdisjoint(_MARKS) for slot in runs[0])
    length = len(runs[0]) if len(runs) == 1 and known and plain and not first else 0
    entry = _Entry(pattern.sign, runs, run, before, first, length)
    for word in runs[run][before] - _MARKS:
        yield word.lower(), beside - before, words, entry


def _anchor(entries: Iterable[tuple[int, _Slot, _Entry[S]]]) -> _Anchor[S]:
    """File the entries of one word by their other slots."""
    alone: list[_Entry[S]] = []
    beside: dict[int, dict[str, list[_Entry[S]]]] = defaultdict(lambda: defaultdict(list))
    for distance, words, entry in entries:
        if not words:
            alone.append(entry)
        for word in words:
            beside[distance][word].append(entry)
    return _Anchor(tuple(alone), tuple((at, dict(by_word)) for at, by_word in beside.items()))


def _runs(written: str) -> tuple[tuple[_Slot, ...], ...]:
    """Return the slots of a pattern, divided at its gaps."""
    runs: list[list[_Slot]] = [[]]
    for piece in _PIECE.findall(written):
        if piece == GAP:
            runs.append([])
        else:
            words = {_SPECIAL.get(word, word) for word in piece.split("|")}
            if any(word != word.lower() for word in words):
                words.add(_CASED)
            runs[-1].append(frozenset(words))
    return tuple(tuple(run) for run in runs if run)


def _rarity(slot: _Slot) -> int:
    """Return a guess how rare the words of a slot are: the length of the shortest."""
    if not slot.isdisjoint(_FREE):
        return 0
    words = slot - {_CASED}
    return min(1 if len(word) < 4 or word in _COMMON else len(word) for word in words)
