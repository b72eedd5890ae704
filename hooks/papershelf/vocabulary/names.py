"""Finds the term that a record's value names, or the name that it misspells."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from papershelf.vocabulary.term import value_key

# Shorter values are abbreviations, of which each letter tells.
_SHORTEST = 4
# A value of more words is no misspelt name.
_MOST_WORDS = 8


class Name(NamedTuple):
    """A name of a term: its facet, how it is written, the term's slug."""

    kind: str
    written: str
    slug: str


class Names:
    """The names that records may use for terms; of several with one key the first counts."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Take the names in their order."""
        self._slugs: dict[str, dict[str, str]] = defaultdict(dict)
        self._written: dict[str, str] = {}
        for name in names:
            key = value_key(name.written)
            self._slugs[name.kind].setdefault(key, name.slug)
            self._written.setdefault(key, name.written)

    def of_kind(self, kind: str) -> Mapping[str, str]:
        """Return key -> slug of the names of one facet."""
        return self._slugs.get(kind, {})

    def nearest(self, value: str) -> str | None:
        """Return the name, of any facet, that a value misspells, as it is written; or None.

        One letter may be missing, too much or another one, in the whole or in each word.
        """
        key = value_key(value)
        if len(key) < _SHORTEST or key.count(" ") >= _MOST_WORDS:
            return None
        near = self._keys.nearest(key)
        if near is None and " " in key:
            words = [self._words.nearest(word) for word in key.split(" ")]
            near = " ".join(word or "" for word in words)
        return self._written.get(near or "")

    @cached_property
    def _keys(self) -> _Spellings:
        return _Spellings(self._written)

    @cached_property
    def _words(self) -> _Spellings:
        return _Spellings(dict.fromkeys(word for key in self._written for word in key.split(" ")))


class _Spellings:
    """Texts, to be found by others that differ in a letter.

    Two such texts are equal when one letter of each is left out: this finds one in a hundred
    thousand without comparing it with each.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = frozenset(texts)
        self._shortened: dict[str, list[str]] = defaultdict(list)
        for text in sorted(self._texts):
            for shorter in _shortened(text):
                self._shortened[shorter].append(text)

    def nearest(self, text: str) -> str | None:
        """Return `text` itself if it is one of the texts, else the most similar one, or None."""
        if text in self._texts:
            return text
        if len(text) < _SHORTEST:
            return None
        found = {
            other for shorter in _shortened(text) for other in self._shortened.get(shorter, ())
        }
        alike = difflib.get_close_matches(text, sorted(found), n=1, cutoff=0.6)
        return alike[0] if alike else None


def _shortened(text: str) -> Iterator[str]:
    """Yield a text, and the text without each of its letters."""
    yield text
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :]
