"""Finds the words of many terms in a text, in one scan.

The text is split into words once.  Each phrase waits at its *anchor*, the one
of its words that fewest phrases share, so that most words of a text cost one
dictionary look-up and the phrases met are few.  Phrases are compared word by
word: the time is linear in the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from papershelf.vocabulary.variants import variants

# A word: letters and digits.  Underscores join (``tourette_syndrome`` is a value
# of acquisition, not prose), unless they stand outside as Markdown's emphasis.
# Splitting keeps what stands between: separator, word, separator, word, ...
_WORDS = re.compile(r"([^\W_]+(?:_+[^\W_]+)*)")
_PLAIN_WORDS = re.compile(r"(\w+)")  # the same for a text without underscores, but faster

_ASCII_GAPS = {code: " " for code in range(128) if not chr(code).isalnum()}

# A word this short in capitals is an acronym: TIC, TICS, DIET, but not a tic.
_ACRONYM = 4

# Words that many sentences of the field have: they make poor anchors.
_COMMON = frozenset(
    "this were that with from like term life related group model change changes phase cycle "
    "disorder disorders symptom symptoms syndrome syndromes disease diseases treatment "
    "treatments clinical research health potential specific severity depression depressions".split()
)

# What may stand between two words of a phrase: spaces or one line end, a hyphen,
# dash, slash or apostrophe, Markdown's emphasis; no stop, comma or bracket.
_GAP = re.compile(r"[*_]*(?:[^\S\n]*\n?[^\S\n]*(?:[-‐‑‒–—−/\u00ad][^\S\n]?\n?)?|['’‘ʼ´`])[*_]*")
_GAP_LIMIT = 6  # characters; also keeps the pattern above from long runs of spaces


class Phrase(NamedTuple):
    """Words that speak for a term.

    Attributes:
        cased: the case must be the same (abbreviations).
        plural: the plural of the last word counts as well.
        weak: it supports a term that is asserted, but does not add it.
        other: the phrase means something else; see `Term.unless`.
    """

    slug: str
    words: str
    cased: bool = False
    plural: bool = True
    weak: bool = False
    other: bool = False


class Found(NamedTuple):
    """The terms that stand in a text: slug -> the words as they stand, in text order."""

    named: dict[str, str]
    supported: dict[str, str]  # by weak words only


class _Entry(NamedTuple):
    """A phrase under its anchor.

    Attributes:
        before: number of words before the anchor.
        words: all words in small letters.
        cased: all words in their own case, if that matters.
        short: a single word that does not match in capitals.
        aside: where the next word of the phrase stands, -1 before the anchor, 1
            after it, 0 if there is none.
        neighbour: that word; it tells most phrases apart at once.
    """

    slug: str
    before: int
    words: tuple[str, ...]
    cased: tuple[str, ...] | None
    weak: bool
    short: bool
    aside: int
    neighbour: str


class _Anchor(NamedTuple):
    """What waits at a word: the terms it names by itself, and phrases to be compared."""

    alone: list[tuple[str, bool]]  # (slug, weak)
    entries: list[_Entry]


# (number of the first word, minus the number of words): the least is shown
_Place = tuple[int, int]
# slug -> first and last word numbers of what means something else
_Spans = dict[str, list[tuple[int, int]]]


class _Text:
    """A text in words.

    Attributes:
        words: in small letters.
        parts: separator, word, separator, word, ... as written; made when a
            phrase asks for it, which most words of a text do not.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        if text.isascii() and "_" not in text:
            # The same words as the pattern gives, several times faster.
            self.words = text.lower().translate(_ASCII_GAPS).split()
        else:
            self.words = [word.lower() for word in self.parts[1::2]]

    @cached_property
    def parts(self) -> list[str]:
        text = self._text
        return (_WORDS if "_" in text else _PLAIN_WORDS).split(text)


class Matcher:
    """The compiled phrases of a vocabulary."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Compile `phrases` with their spelling variants."""
        everything = list(phrases)
        # word in small letters -> what waits there
        self._anchors = _anchors(phrase for phrase in everything if not phrase.other)
        self._others = _anchors(phrase for phrase in everything if phrase.other)

    def find(self, text: str) -> Found:
        """The first place of each term in `text`; of two at one place the longer."""
        read = _Text(text)
        words = read.words
        blocked = self._other_places(read)
        anchors = self._anchors
        named: dict[str, _Place] = {}
        supported: dict[str, _Place] = {}
        seen: set[str] = set()  # anchors whose own terms are noted
        for at in [at for at, word in enumerate(words) if word in anchors]:
            word = words[at]
            alone, entries = anchors[word]
            if word not in seen:
                seen.add(word)
                for slug, weak in alone:
                    if slug in blocked and _inside(at, blocked[slug]):
                        seen.discard(word)
                    else:
                        _note(supported if weak else named, slug, (at, -1))
            for slug, before, wanted, cased, weak, short, *_ in _likely(entries, words, at):
                found = supported if weak else named
                place = (at - before, -len(wanted))
                if slug in found and found[slug] <= place:
                    continue
                if not _stands(wanted, read, place[0]):
                    continue
                if (cased and _as_written(read.parts, place) != cased) or (
                    short and read.parts[2 * at + 1].isupper()
                ):
                    continue
                # An abbreviation means the same all through a text.
                if slug in blocked and (cased or _inside(place[0], blocked[slug])):
                    continue
                found[slug] = place
        return Found(_in_order(named, read), _in_order(supported, read))

    def _other_places(self, read: _Text) -> _Spans:
        """Where words mean something else."""
        words, anchors = read.words, self._others
        if anchors.keys().isdisjoint(words):
            return {}
        places: _Spans = defaultdict(list)
        for at in [at for at, word in enumerate(words) if word in anchors]:
            alone, entries = anchors[words[at]]
            for slug, _ in alone:
                places[slug].append((at, at))
            for slug, before, wanted, *_ in entries:
                start = at - before
                if _stands(wanted, read, start):
                    places[slug].append((start, start + len(wanted) - 1))
        return dict(places)


def _anchors(phrases: Iterable[Phrase]) -> dict[str, _Anchor]:
    """The spelling variants of `phrases` under their anchors."""
    forms = [
        (phrase, words)
        for phrase in phrases
        for words in sorted(variants(phrase.words, cased=phrase.cased, plural=phrase.plural))
    ]
    shared = Counter(word.lower() for _, words in forms for word in words)
    table: dict[str, _Anchor] = defaultdict(lambda: _Anchor([], []))
    for phrase, written in forms:
        words = tuple(word.lower() for word in written)
        rank = [(len(w) < 4 or w in _COMMON, shared[w], -len(w)) for w in words]
        before = rank.index(min(rank))
        anchor = table[words[before]]
        short = len(words) == 1 and len(words[0]) <= _ACRONYM and not phrase.cased
        if len(words) == 1 and not (phrase.cased or short):
            anchor.alone.append((phrase.slug, phrase.weak))
        else:
            cased = written if phrase.cased else None
            aside = 0 if len(words) == 1 else -1 if before else 1
            entry = _Entry(
                phrase.slug,
                before,
                words,
                cased,
                phrase.weak,
                short,
                aside,
                words[before + aside],
            )
            anchor.entries.append(entry)
    return dict(table)


def _likely(entries: list[_Entry], words: Sequence[str], at: int) -> list[_Entry]:
    """The phrases anchored at word `at` whose next word stands beside it."""
    count = len(words)  # the first word of a text may pass for the last; `_stands` knows better
    return [e for e in entries if not e.aside or words[(at + e.aside) % count] == e.neighbour]


def _note(found: dict[str, _Place], slug: str, place: _Place) -> None:
    if slug not in found or place < found[slug]:
        found[slug] = place


def _in_order(places: dict[str, _Place], read: _Text) -> dict[str, str]:
    """Slug -> the words as they stand, in text order."""
    if not places:
        return {}
    parts = read.parts
    ordered = sorted(places.items(), key=lambda item: item[1])
    return {
        slug: " ".join("".join(parts[2 * start + 1 : 2 * (start - count)]).split())
        for slug, (start, count) in ordered
    }


def _as_written(parts: Sequence[str], place: _Place) -> tuple[str, ...]:
    start, count = place
    return tuple(parts[2 * start + 1 : 2 * (start - count) : 2])


def _stands(wanted: tuple[str, ...], read: _Text, start: int) -> bool:
    """Whether the words from number `start` are `wanted`, with nothing but joints between."""
    end, words = start + len(wanted), read.words
    if start < 0 or words[start] != wanted[0] or tuple(words[start:end]) != wanted:
        return False
    if len(wanted) == 1:
        return True
    gaps = read.parts[2 * start + 2 : 2 * end - 1 : 2]
    return all(gap == " " or (len(gap) <= _GAP_LIMIT and _GAP.fullmatch(gap)) for gap in gaps)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at <= end for start, end in spans)
