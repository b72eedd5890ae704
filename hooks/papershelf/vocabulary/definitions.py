"""Finds abbreviations that a text defines otherwise than the vocabulary does.

A text on "northern root disease (NRD)" is no evidence for a term that the vocabulary
abbreviates as NRD, *net row distance*.  The long form is found as by Schwartz and Hearst, "A
simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

# ``long form (ABC)``, ``long form (ABC; see below)``, ``long form (ABCs)``
_INSIDE = re.compile(r"\(\s*([A-Z][\w/&-]{1,9}?)s?\s*[),;:=]")
# ``ABC (long form)``: what is in brackets, and the word before them with its greatest length.
_BRACKETS = re.compile(r"\(([^()\n]{6,80})\)")
_BEFORE = re.compile(r"\b([A-Z][\w/&-]{1,9}?)s?\s\Z")
_LONGEST_BEFORE = 12
_WORD = re.compile(r"[^\W\d_]+")
# A sentence's end, or a bracket: no long form goes beyond it.
_END = re.compile(r"[.;:!?()\[\]]\s|\n")
_LONGEST = 120  # characters of a long form
_STEM = 5  # letters that two forms of a word share: garde(n), garde(ning)
# Terms that have a word in their names; a word of more is a common one, such as "plant".
_MOST_TERMS = 4


class Definitions:
    """The abbreviations of a vocabulary, and the words that each term's names consist of."""

    def __init__(self, terms: Iterable[tuple[str, Iterable[str], Iterable[str]]]) -> None:
        """Take slug, names and abbreviations of each term."""
        self._owners: dict[str, list[str]] = defaultdict(list)
        stems: dict[str, set[str]] = {}
        for slug, names, abbreviations in terms:
            stems[slug] = {stem for name in names for stem in _stems(name)}
            for abbreviation in abbreviations:
                self._owners[abbreviation].append(slug)
        number = Counter(stem for own in stems.values() for stem in own)
        self._stems: Mapping[str, set[str]] = {
            slug: {stem for stem in own if number[stem] <= _MOST_TERMS}
            for slug, own in stems.items()
        }

    def foreign(self, slugs: Collection[str], texts: Iterable[str]) -> frozenset[str]:
        """Return those of `slugs` whose abbreviations a paper's texts define otherwise.

        A definition belongs to a term if it shares the stem of a word with the term's names;
        words that many terms share do not count.
        """
        found: set[str] = set()
        for text in texts:
            if "(" not in text:
                continue
            for abbreviation, meaning in self._defined(text):
                own = set(_stems(meaning))
                found.update(s for s in self._owners[abbreviation] if not own & self._stems[s])
        return frozenset(found.intersection(slugs))

    def _defined(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the vocabulary's abbreviations that a text defines, with their long forms."""
        for match in _INSIDE.finditer(text):
            if match[1] in self._owners and (meaning := _long_form(match[1], text, match.start())):
                yield match[1], meaning
        for inside in _BRACKETS.finditer(text):
            at, meant = inside.start(), inside[1]
            before = _BEFORE.search(text, max(at - _LONGEST_BEFORE, 0), at)
            name = before[1] if before else ""
            if name in self._owners and (meaning := _long_form(name, meant, len(meant))):
                yield name, meaning


def _stems(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.lower()):
        if len(word) > 2:
            yield word[:_STEM]


def _long_form(abbreviation: str, text: str, end: int) -> str:
    """Return the long form of an abbreviation that ends at `end`, or ``""``.

    Each letter of the abbreviation occurs in it in order: the first at the start of its first
    word and the last at the start of its last word.  (The second is stricter than Schwartz and
    Hearst, who find OGD in "of a garden".)  It has at most ``min(n + 5, 2 n)`` words for n
    letters.
    """
    letters = [c for c in abbreviation.lower() if c.isalnum()]
    start = max(end - _LONGEST, 0)
    for match in _END.finditer(text, start, end):
        start = match.end()
    words = text[start:end].lower().split()
    before = " ".join(words[-min(len(letters) + 5, 2 * len(letters)) :])
    at = before.rfind(" ") + 1
    if before[at : at + 1] != letters[-1]:
        return ""
    for letter in letters[-2:0:-1]:
        at = before.rfind(letter, 0, at)
        if at < 0:
            return ""
    starts = [m.start() for m in re.finditer(rf"\b{letters[0]}", before[:at])]
    return before[starts[-1] :] if starts else ""
