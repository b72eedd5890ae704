"""Finds the words of many terms in a text, in one scan.

The text is split into words once; a word that begins no phrase costs one
dictionary look-up.  The phrases are compared word by word, so that the time is
linear in the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# A word: letters and digits.  Underscores join (``tourette_syndrome`` is a value
# of acquisition, not prose), unless they stand outside as Markdown's emphasis.
# Splitting keeps what stands between: separator, word, separator, word, ...
_WORDS = re.compile(r"([^\W_]+(?:_+[^\W_]+)*)")

# What may stand between two words of a phrase: spaces or one line end, hyphens,
# dashes, apostrophes, slashes, Markdown's emphasis; no stop, comma or bracket.
_GAP = re.compile(r"[*_]*(?:[^\S\n]*\n?[^\S\n]*[-‐‑‒–—−/\u00ad]?\s?|['’‘ʼ´`])[*_]*")
_GAP_LIMIT = 6  # characters; also keeps the pattern above from long runs of spaces

_APOSTROPHES = re.compile(r"['’‘ʼ´`]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that speak for a term.

    Attributes:
        cased: the case must be the same (abbreviations).
        other: the phrase means something else; see `Term.unless`.
    """

    slug: str
    words: str
    cased: bool = False
    other: bool = False


# The words of a phrase after its first, and what it says.
_Entry = tuple[tuple[str, ...], str]


class Matcher:
    """The compiled phrases of a vocabulary."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Compile `phrases` with their spelling variants."""
        # first word -> [(further words, slug)], for lower-case and for own-case words
        self._lower: dict[str, list[_Entry]] = defaultdict(list)
        self._cased: dict[str, list[_Entry]] = defaultdict(list)
        self._other: dict[str, list[_Entry]] = defaultdict(list)
        for phrase in phrases:
            table = self._cased if phrase.cased else self._other if phrase.other else self._lower
            for first, *rest in variants(phrase.words, cased=phrase.cased):
                table[first].append((tuple(rest), phrase.slug))

    def find(self, text: str) -> dict[str, str]:
        """Slug -> the words as they stand, of the first place of each term in `text`."""
        parts = _WORDS.split(text)
        words = parts[1::2]
        lowered = "\n".join(words).lower().split("\n")
        other = self._places(self._other, lowered, parts)
        blocked = {slug: spans for slug, spans in other.items() if spans}
        found: dict[str, tuple[int, str]] = {}
        self._collect(found, self._lower, lowered, parts, blocked)
        self._collect(found, self._cased, words, parts, blocked, whole_text=True)
        return {slug: words for slug, (_, words) in sorted(found.items(), key=lambda kv: kv[1][0])}

    @staticmethod
    def _places(
        table: dict[str, list[_Entry]], words: Sequence[str], parts: Sequence[str]
    ) -> dict[str, list[tuple[int, int]]]:
        """Slug -> spans of word numbers at which its phrases of `table` stand."""
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, word in enumerate(words):
            if word in table:
                for rest, slug in table[word]:
                    if _stands(rest, words, parts, at):
                        places[slug].append((at, at + len(rest)))
        return places

    @staticmethod
    def _collect(
        found: dict[str, tuple[int, str]],
        table: dict[str, list[_Entry]],
        words: Sequence[str],
        parts: Sequence[str],
        blocked: dict[str, list[tuple[int, int]]],
        *,
        whole_text: bool = False,
    ) -> None:
        """Add to `found` the first place of each term: slug -> (word number, words)."""
        for at, word in enumerate(words):
            if word not in table:
                continue
            for rest, slug in table[word]:
                if slug in found and found[slug][0] <= at:
                    continue
                if slug in blocked and (whole_text or _inside(at, blocked[slug])):
                    continue
                if _stands(rest, words, parts, at):
                    stands = "".join(parts[2 * at + 1 : 2 * (at + len(rest)) + 2])
                    found[slug] = (at, " ".join(stands.split()))


def _stands(rest: tuple[str, ...], words: Sequence[str], parts: Sequence[str], at: int) -> bool:
    """Whether the words after number `at` are `rest`, with nothing but joints between."""
    if not rest:
        return True
    if tuple(words[at + 1 : at + 1 + len(rest)]) != rest:
        return False
    gaps = parts[2 * at + 2 : 2 * (at + len(rest)) + 1 : 2]
    return all(gap == " " or (len(gap) <= _GAP_LIMIT and _GAP.fullmatch(gap)) for gap in gaps)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at <= end for start, end in spans)


def variants(words: str, *, cased: bool) -> set[tuple[str, ...]]:
    """The word sequences that a phrase matches: singular, plural, possessive.

    ``Tourette's syndrome`` gives ``tourette s syndrome``, ``tourettes syndrome``
    and ``tourette syndrome``, each with ``syndromes`` too.
    """
    text = words if cased else words.lower()
    forms = {text}
    if _APOSTROPHES.search(text):
        forms.add(_APOSTROPHES.sub("", text))
        forms.add(re.sub(r"['’‘ʼ´`]s\b", "", text))
    forms |= {_plural(form, cased=cased) for form in forms}
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
