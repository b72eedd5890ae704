"""Splits glued author names with the given and family names of the whole corpus.

The case of ``yannlecun`` and ``MONICASUNKARA`` does not show where to split them,
but other authors of the corpus are called Yann, LeCun and Monica.  The lexicon
counts the names that could be split, and serves to split those that could not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from msgspec.structs import replace

from papershelf.author import Author, is_eastern
from papershelf.normalise.glued import joints, parts_at
from papershelf.normalise.names import is_group

_SHORTEST = 2  # letters of the shorter part, unless it is an initial
# Log probabilities of a name that the lexicon lacks (and of each of its letters: the
# longer an unknown name, the less likely it is) and of an initial.
_UNKNOWN = -9.0
_UNKNOWN_LETTER = -1.6
_INITIAL = -5.0


@dataclass(frozen=True)
class Lexicon:
    """Names of a corpus in lower case -> how many authors have them."""

    given: Counter[str] = field(default_factory=Counter)
    family: Counter[str] = field(default_factory=Counter)

    @classmethod
    def learn(cls, authors: Iterable[Author]) -> Lexicon:
        """Count the given and family names of all authors that could be split."""
        pairs = [(a.given, a.family_and_suffix) for a in authors if a.given and a.family]
        # Of several given names, a family name is glued to the last.
        return cls(
            Counter([given[given.rfind(" ") + 1 :].lower() for given, _ in pairs]),
            Counter([family.lower() for _, family in pairs]),
        )

    @cached_property
    def total(self) -> int:
        """The number of names counted."""
        return self.family.total()

    def log_probability(self, word: str, names: Counter[str]) -> float:
        """Return the log probability of `word` among `names`."""
        count = names[word]
        return log(count / self.total) if count else _UNKNOWN + _UNKNOWN_LETTER * len(word)


def refine(author: Author, lexicon: Lexicon) -> Author:
    """Split `author` where the lexicon knows the name on at least one side.

    Only a literal is split, within its last word, and only if two names are more
    likely than one.
    """
    name = author.literal
    if not name or is_group(name) or is_eastern(name) or not lexicon.total:
        return author
    start = name.rfind(" ") + 1
    if not start and joints(name):  # a joint to see, and left whole: a company, not a person
        return author
    at = _best_cut(name[start:].lower(), lexicon, initial=start > 0)
    parts = parts_at(name, start + at) if at else None
    if parts is None:
        return author
    return replace(author, given=parts[0], family=parts[1], literal=None)


def _best_cut(word: str, lexicon: Lexicon, *, initial: bool) -> int:
    """Return where to split `word` into given and family name, 0 for nowhere."""
    best, at = max(lexicon.log_probability(word, n) for n in (lexicon.given, lexicon.family)), 0
    for cut in range(1 if initial else _SHORTEST, len(word) - _SHORTEST + 1):
        given, family = word[:cut], word[cut:]
        if cut == 1:
            score = _INITIAL
        elif lexicon.given[given] or lexicon.family[family]:
            score = lexicon.log_probability(given, lexicon.given)
        else:
            continue
        score += lexicon.log_probability(family, lexicon.family)
        if score > best:
            best, at = score, cut
    return at
