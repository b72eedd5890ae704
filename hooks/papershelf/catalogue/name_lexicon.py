"""Given and family names learnt from a corpus, for names whose letters show no joint.

``yannlecun`` and ``MONICASUNKARA`` carry no case to read; that others in the
corpus are called Yann, LeCun and Monica tells where to cut.  The lexicon is
learnt from the names that could be split, and refines those that could not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from msgspec.structs import replace

from papershelf.model import Author
from papershelf.normalise.glued import parts_at
from papershelf.normalise.names import is_group

_SHORTEST = 2  # letters of a name that is cut off, but for initials
# Log probabilities: of a name that the lexicon lacks, by its letters, and of an
# initial.  The longer a stretch of letters that is nobody's name, the less likely.
_UNKNOWN = -9.0
_UNKNOWN_LETTER = -1.6
_INITIAL = -5.0


@dataclass(frozen=True)
class Lexicon:
    """Names of a corpus in small letters -> how many authors bear them."""

    given: Counter[str] = field(default_factory=Counter)
    family: Counter[str] = field(default_factory=Counter)

    @classmethod
    def learn(cls, authors: Iterable[Author]) -> Lexicon:
        """Count the given and family names of all authors that could be split."""
        pairs = [(a.given, a.family) for a in authors if a.given and a.family]
        # The last of several given names is the one that a family name is glued to.
        return cls(
            Counter([given[given.rfind(" ") + 1 :].lower() for given, _ in pairs]),
            Counter([family.lower() for _, family in pairs]),
        )

    @cached_property
    def total(self) -> int:
        """How many names were learnt."""
        return self.family.total()

    def log_probability(self, word: str, names: Counter[str]) -> float:
        """How likely `word` is among `names`."""
        count = names[word]
        return log(count / self.total) if count else _UNKNOWN + _UNKNOWN_LETTER * len(word)


def refine(author: Author, lexicon: Lexicon) -> Author:
    """`author` cut where the lexicon knows a name on one side at least.

    Only a literal is cut, within its last word, and only if that is likelier
    than that the word is one name.
    """
    name = author.literal
    if not name or is_group(name) or not lexicon.total:
        return author
    start = name.rfind(" ") + 1
    at = _best_cut(name[start:].lower(), lexicon, initial=start > 0)
    parts = parts_at(name, start + at) if at else None
    if parts is None:
        return author
    return replace(author, given=parts[0], family=parts[1], literal=None)


def _best_cut(word: str, lexicon: Lexicon, *, initial: bool) -> int:
    """Where to cut `word` into given and family name, 0 for not at all."""
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
