"""Turns text into terms: fold, split, filter, stem, as docs/search-format.md specifies.

The browser does the same in ``hooks/browser/worker/tokenise.js``; tests compare both with
``tests/search/golden/tokens.json``.  Every class of characters is a fixed range, so that
differences between the Unicode versions of Python and a browser do not matter.  Scripts
without blanks between words are in `runs`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS as STOP_WORDS

from papershelf.index.runs import FIRST, RUN, is_run, letters, pairs
from papershelf.machinery.frozen import Value

# A longer word (in UTF-16 code units) is not indexed: it is a key, a sequence, a blob.
MAX_WORD = 48

# Only characters whose Unicode properties were final by version 14 are folded; both sides
# leave newer scripts unchanged.
_FOLDABLE = re.compile("[\u0000-\u1c88\u1c90-\ua7bf\uab30-\uffff\U0001d400-\U0001d7ff]+")
# Combining marks; vowel signs of Hebrew and Arabic, and the Arabic stroke that makes a word
# longer; characters without width: soft hyphen, joiners, variation selectors, byte order mark.
_DROPPED = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0100-\U000e01ef"
)
# Punctuation of other scripts that lies inside their letters' ranges.
_SIGNS = (
    "\u055a-\u055f\u0589\u05c0\u05c3\u060c\u060d\u061b\u061d-\u061f\u066a-\u066d\u06d4\u0964"
    "\u0965\u0970\u0e4f\u0e5a\u0e5b\u0f0b-\u0f12\u0f14\u104a\u104b\u10fb\u1360-\u1368"
    "\u17d4-\u17d6\u17d8-\u17da\u1800-\u180a\u30a0\u30fb"
)


def _each(ranges: str) -> list[str]:
    """Return the characters of ranges as a regular expression has them: ``a-cx`` is a, b, c, x."""
    found = re.findall("(.)(?:-(.))?", ranges)
    return [
        chr(code) for first, last in found for code in range(ord(first), ord(last or first) + 1)
    ]


# Letters that have no decomposition, Greek letters by name, one form of each joiner.
_LETTERS = str.maketrans(
    {
        **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l"},
        **{"ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t"},
        **{"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon"},
        **{"ζ": "zeta", "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda"},
        **{"μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho"},
        **{"ς": "sigma", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi"},
        **{"ψ": "psi", "ω": "omega"},
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u058a\u05be", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
        # Letters that Arabic, Persian and Urdu write in two ways, as Lucene's normalizers do:
        # alef wasla, alef maksura, Farsi yeh, teh marbuta, keheh.
        **{"\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a"},
        **{"\u0629": "\u0647", "\u06a9": "\u0643"},
        **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)},
        **dict.fromkeys(_each(_SIGNS), " "),
        **dict.fromkeys(_each(_DROPPED), ""),
    }
)
# Characters of words after folding; all others, but those of runs, separate words.
_WORD = (
    "[0-9a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0dff\u10a0-\u10ff\u1200-\u177f\u1800-\u1fff"
    "\u2c00-\u2dff\ua000-\ua95f\ua980-\ud7af\ufb00-\ufdff\ufe70-\ufefe\uff66-\uffdc"
    "\U00010000-\U0001afef\U0001b170-\U0001efff]+"
)
# Words joined by single hyphens, apostrophes inside: "il-2", "cox's"; or a run.
_COMPOUND = re.compile(f"{_WORD}(?:['-]{_WORD})*|{RUN}")
_ASCII_COMPOUND = re.compile("[0-9a-z]+(?:['-][0-9a-z]+)*")  # the same for ASCII, faster
_POSSESSIVE = re.compile("'s(?=-|$)")
_DIGITS_ONLY = re.compile("[0-9]+")
# The Arabic article, with what is written together with it, before two letters or more.  It may
# occur twice: a word that begins with the same letters must have one stem with and without it.
_ARTICLE = re.compile("^(?:(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644)(?=.{2}))+")


class _Stemmer(PorterStemmer):  # type: ignore[misc]  # lunr.py has no types
    """lunr.py's Porter stemmer, changed to give the results of lunr.js in the browser.

    They differ in two points: lunr.js turns a final y into i only after a consonant
    (not in ``airway``), and never removes the whole word as a suffix (``ies``).
    """

    b: str  # the word
    k: int  # where it ends
    k0: int  # where it begins
    j: int  # where the stem before a suffix ends

    def step1c(self) -> None:
        if self.k >= 2 and self.b[self.k] == "y" and self.b[self.k - 1] not in "aeiou":
            self.b = self.b[: self.k] + "i" + self.b[self.k + 1 :]

    def ends(self, s: str) -> int:
        if len(s) > self.k - self.k0 or not self.b.endswith(s, 0, self.k + 1):
            return 0
        self.j = self.k - len(s)
        return 1


_STEMMER = _Stemmer()


def fold(text: str) -> str:
    """Fold to lower case without marks, ligatures, Greek: ``Fußnote-β`` -> ``fussnote-beta``."""
    if text.isascii():
        return text.lower()
    return _FOLDABLE.sub(_fold_run, text).translate(_LETTERS)


def _fold_run(match: re.Match[str]) -> str:
    # Twice, because lower-casing may produce new marks (İ).
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", match[0]).lower())


def compounds(text: str) -> list[str]:
    """Return the folded words of `text` in order; words joined by hyphens, and runs, are one."""
    folded = fold(text)
    return (_ASCII_COMPOUND if folded.isascii() else _COMPOUND).findall(folded)


def pieces(text: str) -> list[str]:
    """Return the compounds of `text`, but the pairs of a run in its place."""
    folded = fold(text)
    if folded.isascii():
        return _ASCII_COMPOUND.findall(folded)
    found = _COMPOUND.findall(folded)
    # The greatest compound begins with a high character if any does.
    if not found or max(found) < FIRST:
        return found
    return [
        piece
        for compound in found
        for piece in (pairs(compound) if is_run(compound) else (compound,))
    ]


def stem(word: str) -> str:
    """Return the stem of a folded English word, or an Arabic word without its article.

    Other words are unchanged.
    """
    if not word.isascii():
        return _ARTICLE.sub("", word)
    if not word.isalpha():
        return word
    stemmed: str = _STEMMER.stem(word)
    return stemmed


class Compound(Value, frozen=True):
    """The words by which a compound is indexed.

    Attributes:
        words: folded words before stemming, each with its place in the compound: the
            parts, then neighbours joined to one word, at the place of the first.
        length: number of places the compound takes; stop words take one too.
    """

    words: tuple[tuple[str, int], ...]
    length: int


def read_compound(compound: str) -> Compound:
    """Return the words of a compound; a pair of a run is one.

    ``il-2-induced`` gives ``il``, ``2``, ``induced``, ``il2``, ``2induced`` and all three
    joined, so that *IL2* and *IL-2* find each other.  Stop words and overlong words give
    nothing.
    """
    if "-" not in compound and "'" not in compound:  # most are one word
        return Compound(((compound, 0),) if _indexable(compound) else (), 1)
    parts = parts_of(compound)
    words = [*enumerate(parts), *joined(parts)]
    return Compound(tuple((word, at) for at, word in words if _indexable(word)), len(parts))


def parts_of(compound: str) -> list[str]:
    """Return the words joined by hyphens, without possessive endings and apostrophes.

    The parts of a run are its letters.
    """
    if is_run(compound):
        return letters(compound)
    return [part.replace("'", "") for part in _POSSESSIVE.sub("", compound).split("-")]


def joined(parts: list[str]) -> list[tuple[int, str]]:
    """Return neighbouring parts of a compound as one word, and three parts as one, with places."""
    words = [
        (at, a + b)
        for at, (a, b) in enumerate(pairwise(parts))
        if _joins(a) and _joins(b) and not (_is_number(a) and _is_number(b))
    ]
    if len(parts) == 3 and len(words) == 2:
        words.append((0, "".join(parts)))
    return words


def terms(text: str) -> list[str]:
    """Return all terms of `text`, in order, with repetitions."""
    return [stem(word) for found in pieces(text) for word, _ in read_compound(found).words]


def _joins(part: str) -> bool:
    return bool(part) and part not in STOP_WORDS


def _is_number(part: str) -> bool:
    return _DIGITS_ONLY.fullmatch(part) is not None


def _indexable(word: str) -> bool:
    return _joins(word) and (
        len(word) <= MAX_WORD // 2 or len(word.encode("utf-16-le")) <= 2 * MAX_WORD
    )
