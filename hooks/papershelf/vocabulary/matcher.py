"""Finds the words of many terms in a text, in one scan.

The text is split into words once, and a word that begins no phrase costs one
dictionary look-up.  Phrases are compared word by word, so that the time is
linear in the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# A word: letters and digits.  Underscores join (``tourette_syndrome`` is a value
# of acquisition, not prose), unless they stand outside as Markdown's emphasis.
# Splitting keeps what stands between: separator, word, separator, word, ...
_WORDS = re.compile(r"([^\W_]+(?:_+[^\W_]+)*)")

# What may stand between two words of a phrase: spaces or one line end, a hyphen,
# dash, slash or apostrophe, Markdown's emphasis; no stop, comma or bracket.
_GAP = re.compile(r"[*_]*(?:[^\S\n]*\n?[^\S\n]*[-‐‑‒–—−/\u00ad]?\s?|['’‘ʼ´`])[*_]*")
_GAP_LIMIT = 6  # characters; also keeps the pattern above from long runs of spaces

_APOSTROPHE = re.compile(r"['’‘ʼ´`]")
_POSSESSIVE = re.compile(r"['’‘ʼ´`]s\b")


class Phrase(NamedTuple):
    """Words that speak for a term.

    Attributes:
        cased: the case must be the same (abbreviations).
        plural: the plural of the last word counts as well.
        other: the phrase means something else; see `Term.unless`.
    """

    slug: str
    words: str
    cased: bool = False
    plural: bool = True
    other: bool = False


class _Entry(NamedTuple):
    """A phrase under its first word: the words after it, and all in their own case."""

    slug: str
    rest: tuple[str, ...]
    cased: tuple[str, ...] | None


# first word in small letters -> phrases that begin with it, the longest first
_Table = dict[str, list[_Entry]]


class Matcher:
    """The compiled phrases of a vocabulary."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Compile `phrases` with their spelling variants."""
        self._phrases: _Table = defaultdict(list)
        self._others: _Table = defaultdict(list)
        for phrase in phrases:
            table = self._others if phrase.other else self._phrases
            for words in sorted(variants(phrase)):
                first, *rest = (word.lower() for word in words)
                cased = words if phrase.cased else None
                table[first].append(_Entry(phrase.slug, tuple(rest), cased))
        for entries in (*self._phrases.values(), *self._others.values()):
            entries.sort(key=lambda entry: -len(entry.rest))

    def find(self, text: str) -> dict[str, str]:
        """Slug -> the words as they stand, of the first place of each term, in text order."""
        parts = _WORDS.split(text)
        words = "\n".join(parts[1::2]).lower().split("\n")
        blocked = self._other_places(words, parts)
        table = self._phrases
        found: dict[str, str] = {}
        for at in [at for at, word in enumerate(words) if word in table]:
            for slug, rest, cased in table[words[at]]:
                if slug in found or (rest and not _stands(rest, words, parts, at)):
                    continue
                end = at + len(rest)
                if cased and tuple(parts[2 * at + 1 : 2 * end + 2 : 2]) != cased:
                    continue
                # An abbreviation means the same all through a text.
                if slug in blocked and (cased or _inside(at, blocked[slug])):
                    continue
                found[slug] = " ".join("".join(parts[2 * at + 1 : 2 * end + 2]).split())
        return found

    def _other_places(
        self, words: Sequence[str], parts: Sequence[str]
    ) -> dict[str, list[tuple[int, int]]]:
        """Slug -> spans of word numbers at which its words mean something else."""
        if self._others.keys().isdisjoint(words):
            return {}
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, word in enumerate(words):
            for slug, rest, _ in self._others.get(word, ()):
                if _stands(rest, words, parts, at):
                    places[slug].append((at, at + len(rest)))
        return places


def _stands(rest: tuple[str, ...], words: Sequence[str], parts: Sequence[str], at: int) -> bool:
    """Whether the words after number `at` are `rest`, with nothing but joints between."""
    end = at + 1 + len(rest)
    if tuple(words[at + 1 : end]) != rest:
        return False
    gaps = parts[2 * at + 2 : 2 * end - 1 : 2]
    return all(gap == " " or (len(gap) <= _GAP_LIMIT and _GAP.fullmatch(gap)) for gap in gaps)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at <= end for start, end in spans)


def variants(phrase: Phrase) -> set[tuple[str, ...]]:
    """The word sequences that a phrase matches: singular, plural, possessive.

    ``Tourette's syndrome`` gives ``tourette s syndrome``, ``tourettes syndrome``
    and ``tourette syndrome``, each with ``syndromes`` too.
    """
    text = phrase.words if phrase.cased else phrase.words.lower()
    forms = {text, _APOSTROPHE.sub("", text), _POSSESSIVE.sub("", text)}
    if phrase.plural:
        forms |= {_plural(form, cased=phrase.cased) for form in forms}
    return {tuple(_WORDS.findall(form)) for form in forms}


def _plural(text: str, *, cased: bool) -> str:
    """The regular English plural of the last word; a word in -s stays as it is."""
    if cased or not text[-1:].isalpha():
        return text + "s"
    if text.endswith(("sis", "xis")):
        return text[:-2] + "es"
    if text.endswith("s"):
        return text
    if text.endswith(("x", "ch", "sh", "z")):
        return text + "es"
    if text.endswith("y") and text[-2:-1] not in "aeiou":
        return text[:-1] + "ies"
    return text + "s"
