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

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress, count
from typing import Generic, NamedTuple

from papershelf.vocabulary.anchors import (
    ANY,
    CASED,
    FREE,
    MARKS,
    NUMBER,
    UNIT,
    Entry,
    Pattern,
    S,
    Slot,
    anchor_of,
    entries_of,
    has_needs,
)
from papershelf.vocabulary.sentences import STOP, Words, has_number, is_number

_MOST_BETWEEN = 5  # words that a gap may hold
# Words between an anchor and what is near it: two gaps, and some words of the pattern.
_REACH = 2 * _MOST_BETWEEN + 6


class Match(NamedTuple, Generic[S]):
    """A place where a pattern was found.

    Attributes:
        start: number of the first word.
        end: number of the word after the last.
        numbers: the numbers at the pattern's ``N``, in order.
        unit: the word at its ``U``, else the unit after the last word, ``""`` without one.
    """

    sign: S
    start: int
    end: int
    numbers: tuple[float, ...] = ()
    unit: str = ""


class Patterns(Generic[S]):
    """Compiled patterns.

    Attributes:
        anchors: word -> what is filed under it.
    """

    def __init__(self, patterns: Iterable[Pattern[S]], units: Iterable[str] = ()) -> None:
        """Compile `patterns`; `units` are the words that ``U`` may be."""
        filed: dict[str, list[tuple[int, Slot, Entry[S]]]] = defaultdict(list)
        for pattern in patterns:
            for word, distance, beside, entry in entries_of(pattern):
                filed[word].append((distance, beside, entry))
        self.anchors = {word: anchor_of(entries) for word, entries in filed.items()}
        self._units = frozenset(units)

    def find(self, words: Words) -> list[Match[S]]:
        """Return the matches in `words`; a gap holds as few words as possible."""
        anchors, lower = self.anchors, words.lower
        found: list[Match[S]] = []
        hits = list(compress(count(), map(anchors.__contains__, lower)))
        if not hits:
            return found
        last, known, numbers = len(lower) - 1, frozenset(lower), has_number(lower)
        # Word -> the patterns to be compared at it; a text has its commonest words many times.
        of_word: dict[str, list[Entry[S]]] = {}
        for at in hits:
            word = lower[at]
            alone, beside = anchors[word]
            entries = of_word.get(word)
            if entries is None:
                entries = [
                    entry
                    for entry in alone
                    if (numbers or not entry.number) and has_needs(entry, known)
                ]
                of_word[word] = entries
            for distance, by_word in beside:
                place = at + distance
                if 0 <= place <= last and lower[place] in by_word:
                    entries = [*entries, *by_word[lower[place]]]
            for entry in entries:
                if entry.length:
                    start = at - entry.before
                    found.append(Match(entry.sign, start, start + entry.length))
                elif match := self._match(entry, words, at):
                    found.append(match)
        return found

    def may_match(self, words: Sequence[str], hits: Iterable[int]) -> bool:
        """Return whether any pattern may match, by one or two of its words.

        This costs less than `find` on `Words` that are to be made first.

        Args:
            words: of a text, in small letters.
            hits: the numbers of those that are `anchors`, perhaps of others as well.
        """
        anchors, last = self.anchors, len(words) - 1
        for at in hits:
            filed = anchors.get(words[at])
            if filed is None:
                continue
            entries, beside = filed
            for distance, by_word in beside:
                place = at + distance
                if 0 <= place <= last and words[place] in by_word:
                    entries += tuple(by_word[words[place]])
            if entries:
                near = frozenset(words[max(at - _REACH, 0) : at + _REACH + 1])
                for entry in entries:
                    if has_needs(entry, near) and (not entry.number or has_number(near)):
                        return True
        return False

    def _match(self, entry: Entry[S], words: Words, at: int) -> Match[S] | None:
        """Return the match of a pattern whose anchor is word `at`, or None."""
        runs, run, before = entry.runs, entry.run, entry.before
        starts = [at - before]
        if (len(runs[run]) > 1 or CASED in runs[run][0]) and not self._fits(
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
        numbers, unit = _measure(runs, starts, words)
        # "Aged 41 to 73 months" is no statement of years, though a pattern may end before the unit.
        if numbers and not unit and end < len(words.lower) and words.lower[end] in self._units:
            unit = words.lower[end]
        return Match(entry.sign, start, end, numbers, unit)

    def _nearest(self, run: Sequence[Slot], words: Words, at: int, step: int) -> int | None:
        """Return the place of a run at `at` or after a gap in the direction of `step`, or None."""
        lower, last = words.lower, len(words.lower) - 1
        slot = run[0]
        alone, special = len(run) == 1, not slot.isdisjoint(MARKS)
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

    def _fits(self, run: Sequence[Slot], words: Words, start: int) -> bool:
        """Return whether the words from number `start` on are those of a run."""
        lower = words.lower
        if start < 0 or start + len(run) > len(lower):
            return False
        for at, slot in enumerate(run, start):
            word = lower[at]
            if word not in slot and not self._fits_otherwise(slot, word, words, at):
                return False
        return True

    def _fits_otherwise(self, slot: Slot, word: str, words: Words, at: int) -> bool:
        """Return whether a word fits a slot though it is none of the words in small letters."""
        if NUMBER in slot and is_number(word) and words.number(at) is not None:
            return True
        if UNIT in slot and word in self._units:
            return True
        if ANY in slot and word != STOP:
            return True
        return CASED in slot and words.written[at] in slot


def _measure(
    runs: Sequence[Sequence[Slot]], starts: Sequence[int], words: Words
) -> tuple[tuple[float, ...], str]:
    """Return the numbers and the unit of a match."""
    numbers, unit = [], ""
    for run, start in zip(runs, starts, strict=True):
        for at, slot in enumerate(run, start):
            if not slot.isdisjoint(FREE):
                value = words.number(at) if NUMBER in slot else None
                if value is not None:
                    numbers.append(value)
                elif UNIT in slot:
                    unit = words.lower[at]
    return tuple(numbers), unit
