"""The spellings of a phrase that mean the same: plural, possessive, hyphens aside."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’‘ʼ´`]")
_POSSESSIVE = re.compile(r"['’‘ʼ´`]s\b")


def variants(text: str, *, cased: bool = False, plural: bool = True) -> set[tuple[str, ...]]:
    """The word sequences that a phrase matches, in small letters unless `cased`.

    ``Tourette's syndrome`` gives ``tourette s syndrome``, ``tourettes syndrome``
    and ``tourette syndrome``, each with ``syndromes`` too.
    """
    text = text if cased else text.lower()
    forms = {text, _APOSTROPHE.sub("", text), _POSSESSIVE.sub("", text)}
    if plural:
        forms |= {_abbreviations(form) if cased else plural_of(form) for form in forms}
    return {words for form in forms if (words := tuple(_WORD.findall(form)))}


def _abbreviations(text: str) -> str:
    """``SSRIs``; a single letter or figure at the end (``IGF-I``) takes no plural."""
    return text + "s" if text[-2:].isalpha() else text


def plural_of(text: str) -> str:
    """The regular English plural of the last word; a word in -s stays as it is."""
    if text.endswith(("sis", "xis")):
        return text[:-2] + "es"
    if not text[-1:].isalpha() or text.endswith("s"):
        return text
    if text.endswith(("x", "ch", "sh", "z")):
        return text + "es"
    if text.endswith("y") and text[-2:-1] not in "aeiou":
        return text[:-1] + "ies"
    return text + "s"
