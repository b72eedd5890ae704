"""Finds the words of many terms in a text, in one scan.

The text is split into words once.  Each phrase is filed under its *anchor*, the
one of its words that the fewest phrases share, so that most words of a text cost
one dictionary look-up and few phrases need to be compared.  Phrases are compared
word by word: the time is linear in the length of any text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from papershelf.machinery.frozen import Value
from papershelf.vocabulary.variants import variants
from papershelf.vocabulary.words import Words, read_words

# A word this short in capitals is an acronym: OAK, OAKS, but not an oak.
_ACRONYM = 4

# Words in many sentences of any paper: poor anchors.
_COMMON = frozenset(
    "this were that with from like term life related group model models change changes phase cycle "
    "research potential specific performance problem problems large long multiple analysis quality "
    "complex current function functions network networks system systems learning training".split()
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
        own: it names the term; a paper may be about the term because of it.
        other: the phrase means something else; see `Term.unless`.
    """

    slug: str
    words: str
    cased: bool = False
    plural: bool = True
    weak: bool = False
    own: bool = True
    other: bool = False


class Found(Value, frozen=True):
    """The terms found in a text.

    Attributes:
        named: slug -> the words as written at the first place, in text order.
        supported: the same for terms found by weak words.
        places: slug -> at which words of the text its own words begin.
        words: the words of the text.
        abbreviated: slugs of terms of which an abbreviation was found.
    """

    named: dict[str, str]
    supported: dict[str, str]
    places: dict[str, list[int]]
    words: Words
    abbreviated: set[str]


class _Entry(NamedTuple):
    """A phrase under its anchor.

    Attributes:
        before: number of words before the anchor.
        words: all words in small letters.
        cased: all words as capitalised in the phrase, if case matters.
        short: a single word that does not match in capitals.
        own: as in `Phrase`.
        beside: a word next to the anchor, or the anchor itself if it is the only word.
    """

    slug: str
    before: int
    words: tuple[str, ...]
    cased: tuple[str, ...] | None
    weak: bool
    short: bool
    own: bool
    beside: str


class _Anchor(NamedTuple):
    """What is filed under a word: terms that it names by itself, and phrases to compare.

    Attributes:
        alone: (slug, weak, own) of each term.
        entries: the phrases.
        neighbours: the words `beside` of all phrases.  If none of them occurs at or next to
            a place, no phrase matches there.
    """

    alone: tuple[tuple[str, bool, bool], ...]
    entries: tuple[_Entry, ...]
    neighbours: frozenset[str]


# (number of the first word, minus the number of words); the least place wins
_Place = tuple[int, int]
# slug -> the numbers of the words in phrases that mean something else
_Blocked = dict[str, set[int]]


class Matcher:
    """The compiled phrases of a vocabulary.

    Attributes:
        known: the words that are looked up in a text.
    """

    def __init__(self, phrases: Iterable[Phrase], others: Iterable[str] = ()) -> None:
        """Compile `phrases` with their spelling variants.

        `others` are words that something else looks up in the same texts: one pass finds all.
        """
        everything = list(phrases)
        # word in lower case -> what is filed under it
        self._anchors = _anchors(phrase for phrase in everything if not phrase.other)
        self._others = _anchors(phrase for phrase in everything if phrase.other)
        self.known = frozenset((*self._anchors, *self._others, *others))

    def find(self, text: str, foreign: Collection[str] = ()) -> Found:
        """Find the terms whose words occur in `text`.

        Of two phrases at one place, the longer counts.

        Args:
            foreign: slugs of terms whose abbreviations mean something else in this text.
        """
        read = read_words(text)
        words, anchors, hits = read.words, self._anchors, read.places_of(self.known)
        if not hits:
            return Found({}, {}, {}, read, set())
        blocked = self._other_places(read, hits)
        for slug in foreign:
            blocked.setdefault(slug, set())
        search = _Search(read, blocked)
        for at in hits:
            filed = anchors.get(words[at])
            if filed is None:
                continue
            alone, entries, neighbours = filed
            for slug, weak, own in alone:
                if slug not in blocked or at not in blocked[slug]:
                    search.note(slug, (at, -1), weak=weak, own=own)
            around = words[at - 1 : at + 2] if at else words[:2]
            if not neighbours.isdisjoint(around):
                for entry in entries:
                    if entry.beside in around:
                        search.compare(entry, at)
        return search.found()

    def _other_places(self, read: Words, hits: Sequence[int]) -> _Blocked:
        """Find where phrases of `Term.unless` occur; `hits` are numbers of words."""
        words, anchors = read.words, self._others
        places: _Blocked = {}
        for at in [at for at in hits if words[at] in anchors]:
            alone, entries, _ = anchors[words[at]]
            for slug, *_ in alone:
                places.setdefault(slug, set()).add(at)
            for slug, before, wanted, *_ in entries:
                start = at - before
                if _matches_at(wanted, read, start):
                    places.setdefault(slug, set()).update(range(start, start + len(wanted)))
        return places


class _Search:
    """What has been found in a text so far."""

    def __init__(self, read: Words, blocked: _Blocked) -> None:
        self._read, self._blocked = read, blocked
        self._named: dict[str, _Place] = {}
        self._supported: dict[str, _Place] = {}
        self._places: dict[str, list[int]] = {}
        self._abbreviated: set[str] = set()

    def note(self, slug: str, place: _Place, *, weak: bool, own: bool) -> None:
        """Record a place of a term."""
        best = self._supported if weak else self._named
        if slug not in best or place < best[slug]:
            best[slug] = place
        if own:
            self._places.setdefault(slug, []).append(place[0])

    def compare(self, entry: _Entry, at: int) -> None:
        """Record the term of a phrase if the words around word `at` are the phrase's."""
        slug, before, wanted, cased, weak, short, own, _ = entry
        start, count = at - before, len(wanted)
        if not _matches_at(wanted, self._read, start):
            return
        if (cased and self._read.as_written(start, count) != cased) or (
            short and self._read.written(at).isupper()
        ):
            return
        # An abbreviation has one meaning throughout a text.
        if slug in self._blocked and (cased or start in self._blocked[slug]):
            return
        if cased:
            self._abbreviated.add(slug)
        self.note(slug, (start, -count), weak=weak, own=own)

    def found(self) -> Found:
        """Return the terms in text order."""
        named, supported = (
            _in_order(self._named, self._read),
            _in_order(self._supported, self._read),
        )
        return Found(named, supported, self._places, self._read, self._abbreviated)


def _anchors(phrases: Iterable[Phrase]) -> dict[str, _Anchor]:
    """File the spelling variants of `phrases` under their anchors."""
    forms = [
        (phrase, words)
        for phrase in phrases
        for words in sorted(variants(phrase.words, cased=phrase.cased, plural=phrase.plural))
    ]
    shared = Counter(word.lower() for _, words in forms for word in words)
    alone: dict[str, list[tuple[str, bool, bool]]] = defaultdict(list)
    entries: dict[str, list[_Entry]] = defaultdict(list)
    for phrase, written in forms:
        words = tuple(word.lower() for word in written)
        rank = [(len(w) < 4 or w in _COMMON, shared[w], -len(w)) for w in words]
        before = rank.index(min(rank))
        anchor = words[before]
        short = len(words) == 1 and len(anchor) <= _ACRONYM and not phrase.cased
        if len(words) == 1 and not (phrase.cased or short):
            alone[anchor].append((phrase.slug, phrase.weak, phrase.own))
        else:
            cased = written if phrase.cased else None
            beside = words[before - 1 if before else 1] if len(words) > 1 else anchor
            entries[anchor].append(
                _Entry(phrase.slug, before, words, cased, phrase.weak, short, phrase.own, beside)
            )
    return {
        word: _Anchor(
            tuple(alone[word]),
            tuple(entries[word]),
            frozenset(entry.beside for entry in entries[word]),
        )
        for word in dict.fromkeys((*alone, *entries))
    }


def _in_order(places: dict[str, _Place], read: Words) -> dict[str, str]:
    """Return slug -> the words as written, in text order."""
    if not places:
        return {}
    ordered = sorted(places.items(), key=lambda item: item[1])
    return {slug: " ".join(read.written(at, -count).split()) for slug, (at, count) in ordered}


def _matches_at(wanted: tuple[str, ...], read: Words, start: int) -> bool:
    """Return whether the words from number `start` on are `wanted`, with only allowed gaps."""
    end, words = start + len(wanted), read.words
    if start < 0 or words[start] != wanted[0] or tuple(words[start:end]) != wanted:
        return False
    if len(wanted) == 1:
        return True
    gaps = read.gaps(start, len(wanted))
    return all(gap == " " or (len(gap) <= _GAP_LIMIT and _GAP.fullmatch(gap)) for gap in gaps)
