"""Family names learnt from a corpus, for glued names whose case shows no junction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from papershelf.model import Author


@dataclass(frozen=True)
class Lexicon:
    """Family names of a corpus, lower-cased -> how many names bear it."""

    families: Counter[str] = field(default_factory=Counter)

    @classmethod
    def learn(cls, authors: Iterable[Author]) -> Lexicon:
        """Count the family names of all authors that could be split."""
        return cls(Counter(a.family.lower() for a in authors if a.family and a.given))


def refine(author: Author, lexicon: Lexicon) -> Author:
    """`author` split by a known family name at its end, when it is an undivided word."""
    name = author.literal
    if not name or " " in name or not (name.islower() or name.isupper()):
        return author
    lowered = name.lower()
    for at in range(1, len(name) - 1):
        if lexicon.families[lowered[at:]] > 1:
            return replace(author, given=name[:at], family=name[at:], literal=None)
    return author
