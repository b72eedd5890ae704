"""Finds the words of many terms in a text, in one scan.

The text is split into words once.  Each phrase is filed under its *anchor*, the
one of its words that the fewest phrases share, so that most words of a text cost
one dictionary look-up and few phrases need to be compared.  Phrases are compared
word by word: the time is linear in the length of any text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from papershelf.vocabulary.variants import variants

# A word: letters and digits.  Underscores inside a word join it (``runner_beans`` is a
# value of an acquisition tool, not prose); at its ends they are Markdown's emphasis.
_OUTER_UNDERSCORES = re.compile(r"(?<!\w)_++|(?<!_)_++(?!\w)")
_FOREIGN_GAP = re.compile(r"[^\x00-\x7f\w]")
# For text in UTF-8: each ASCII character that is not part of a word becomes a blank.
_ASCII_GAPS = bytes(c if c > 127 or chr(c).isalnum() or chr(c) == "_" else 32 for c in range(256))

# A word this short in capitals is an acronym: OAK, OAKS, but not an oak.
_ACRONYM = 4

# Words in many sentences of any paper: poor anchors.
_COMMON = frozenset(
    "this were that with from like term life related group model change changes phase cycle "
    "research potential specific".split()
)

# Allowed between two words of a phrase: spaces or one line end, a hyphen, dash,
# slash or apostrophe, Markdown's emphasis; no full stop, comma or bracket.
_GAP = re.compile(r"[*_]*(?:[^\S\n]*\n?[^\S\n]*(?:[-‐‑‒–—−/\u00ad][^\S\n]?\n?)?|['’‘ʼ´`])[*_]*")
_GAP_LIMIT = 6  # characters; also spares the pattern above long runs of spaces


class Phrase(NamedTuple):
    """Words that are evidence for a term.

    Attributes:
        cased: the case must match (abbreviations).
        plural: the plural of the last word counts as well.
        weak: it supports an asserted term, but does not add the term.
        other: the phrase means something else; see `Term.unless`.
    """

    slug: str
    words: str
    cased: bool = False
    plural: bool = True
    weak: bool = False
    other: bool = False


class Found(NamedTuple):
    """The terms found in a text: slug -> the words as written there, in text order."""

    named: dict[str, str]
    supported: dict[str, str]  # by weak words only


class _Entry(NamedTuple):
    """A phrase under its anchor.

    Attributes:
        before: number of words before the anchor.
        words: all words in small letters.
        cased: all words as capitalised in the phrase, if case matters.
        short: a single word that does not match in capitals.
    """

    slug: str
    before: int
    words: tuple[str, ...]
    cased: tuple[str, ...] | None
    weak: bool
    short: bool


class _Anchor(NamedTuple):
    """What is filed under a word: terms that it names by itself, and phrases to compare.

    Attributes:
        alone: (slug, weak) of each term.
        entries: the phrases.
        neighbours: for each phrase, a word next to the anchor, or the anchor itself.  If
            none of them occurs at or next to a place, no phrase matches there.
    """

    alone: tuple[tuple[str, bool], ...]
    entries: tuple[_Entry, ...]
    neighbours: frozenset[str]


# (number of the first word, minus the number of words); the least place wins
_Place = tuple[int, int]
# slug -> first and last word numbers of phrases that mean something else
_Spans = dict[str, list[tuple[int, int]]]


class _Text:
    """A text split into words.

    Attributes:
        words: the words in lower case.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        # Same length as the text, with blanks between the words.
        spaced = text if text.isascii() else _FOREIGN_GAP.sub(" ", text)
        if "_" in text:
            spaced = _OUTER_UNDERSCORES.sub(lambda match: " " * len(match[0]), spaced)
        self._spaced = spaced.encode().translate(_ASCII_GAPS).decode()
        self.words = self._spaced.lower().split()

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word starts; computed only if a phrase is compared, which is rare."""
        starts = []
        at = 0
        for piece in self._spaced.split(" "):
            if piece:
                starts.append(at)
            at += len(piece) + 1
        return starts

    def _end(self, number: int) -> int:
        end = self._spaced.find(" ", self._starts[number])
        return end if end >= 0 else len(self._spaced)

    def written(self, first: int, count: int = 1) -> str:
        """Return `count` words from number `first` on, with everything between them."""
        return self._text[self._starts[first] : self._end(first + count - 1)]

    def gaps(self, first: int, count: int) -> list[str]:
        """Return the characters between each two of the `count` words from number `first` on."""
        before = range(first, first + count - 1)
        return [self._text[self._end(at) : self._starts[at + 1]] for at in before]

    def as_written(self, first: int, count: int) -> tuple[str, ...]:
        """Return the `count` words from number `first` on, with their capitals."""
        return tuple(self.written(at) for at in range(first, first + count))


class Matcher:
    """The compiled phrases of a vocabulary."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Compile `phrases` with their spelling variants."""
        everything = list(phrases)
        # word in lower case -> what is filed under it
        self._anchors = _anchors(phrase for phrase in everything if not phrase.other)
        self._others = _anchors(phrase for phrase in everything if phrase.other)
        self._all = frozenset((*self._anchors, *self._others))

    def find(self, text: str) -> Found:
        """Find the first place of each term in `text`; of two at one place, the longer."""
        read = _Text(text)
        words, anchors, known = read.words, self._anchors, self._all
        hits = [at for at, word in enumerate(words) if word in known]
        blocked = self._other_places(read, hits)
        named: dict[str, _Place] = {}
        supported: dict[str, _Place] = {}
        seen: set[str] = set()  # anchors whose own terms are recorded
        for at in hits:
            word = words[at]
            if word not in anchors:
                continue
            alone, entries, neighbours = anchors[word]
            if alone and word not in seen and _note_alone(alone, at, blocked, named, supported):
                seen.add(word)
            if neighbours.isdisjoint(words[max(at - 1, 0) : at + 2]):
                continue
            for slug, before, wanted, cased, weak, short in entries:
                found = supported if weak else named
                place = (at - before, -len(wanted))
                if slug in found and found[slug] <= place:
                    continue
                if not _matches_at(wanted, read, place[0]):
                    continue
                if (cased and read.as_written(place[0], len(wanted)) != cased) or (
                    short and read.written(at).isupper()
                ):
                    continue
                # An abbreviation has one meaning throughout a text.
                if slug in blocked and (cased or _inside(place[0], blocked[slug])):
                    continue
                found[slug] = place
        return Found(_in_order(named, read), _in_order(supported, read))

    def _other_places(self, read: _Text, hits: Sequence[int]) -> _Spans:
        """Find where phrases of `Term.unless` occur; `hits` are numbers of words."""
        words, anchors = read.words, self._others
        places: _Spans = {}
        for at in [at for at in hits if words[at] in anchors]:
            alone, entries, _ = anchors[words[at]]
            for slug, _ in alone:
                places.setdefault(slug, []).append((at, at))
            for slug, before, wanted, *_ in entries:
                start = at - before
                if _matches_at(wanted, read, start):
                    places.setdefault(slug, []).append((start, start + len(wanted) - 1))
        return places


def _anchors(phrases: Iterable[Phrase]) -> dict[str, _Anchor]:
    """File the spelling variants of `phrases` under their anchors."""
    forms = [
        (phrase, words)
        for phrase in phrases
        for words in sorted(variants(phrase.words, cased=phrase.cased, plural=phrase.plural))
    ]
    shared = Counter(word.lower() for _, words in forms for word in words)
    alone: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    entries: dict[str, list[_Entry]] = defaultdict(list)
    beside: dict[str, set[str]] = defaultdict(set)
    for phrase, written in forms:
        words = tuple(word.lower() for word in written)
        rank = [(len(w) < 4 or w in _COMMON, shared[w], -len(w)) for w in words]
        before = rank.index(min(rank))
        anchor = words[before]
        short = len(words) == 1 and len(anchor) <= _ACRONYM and not phrase.cased
        if len(words) == 1 and not (phrase.cased or short):
            alone[anchor].append((phrase.slug, phrase.weak))
        else:
            cased = written if phrase.cased else None
            entries[anchor].append(_Entry(phrase.slug, before, words, cased, phrase.weak, short))
            beside[anchor].add(words[before - 1 if before else 1] if len(words) > 1 else anchor)
    return {
        word: _Anchor(
            tuple(alone[word]),
            tuple(entries[word]),
            frozenset(beside[word]),
        )
        for word in dict.fromkeys((*alone, *entries))
    }


def _note_alone(
    alone: Iterable[tuple[str, bool]],
    at: int,
    blocked: _Spans,
    named: dict[str, _Place],
    supported: dict[str, _Place],
) -> bool:
    """Record the terms that word `at` names by itself; return False if one is blocked there."""
    free = True
    for slug, weak in alone:
        found = supported if weak else named
        if slug in blocked and _inside(at, blocked[slug]):
            free = False
        elif slug not in found or (at, -1) < found[slug]:
            found[slug] = (at, -1)
    return free


def _in_order(places: dict[str, _Place], read: _Text) -> dict[str, str]:
    """Return slug -> the words as written, in text order."""
    if not places:
        return {}
    ordered = sorted(places.items(), key=lambda item: item[1])
    return {slug: " ".join(read.written(at, -count).split()) for slug, (at, count) in ordered}


def _matches_at(wanted: tuple[str, ...], read: _Text, start: int) -> bool:
    """Return whether the words from number `start` on are `wanted`, with only allowed gaps."""
    end, words = start + len(wanted), read.words
    if start < 0 or words[start] != wanted[0] or tuple(words[start:end]) != wanted:
        return False
    if len(wanted) == 1:
        return True
    gaps = read.gaps(start, len(wanted))
    return all(gap == " " or (len(gap) <= _GAP_LIMIT and _GAP.fullmatch(gap)) for gap in gaps)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at <= end for start, end in spans)
