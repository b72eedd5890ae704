"""Spelling variants of a phrase: plural and possessive; hyphens do not matter."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’‘ʼ´`]")
_POSSESSIVE = re.compile(r"['’‘ʼ´`]s\b")


def variants(text: str, *, cased: bool = False, plural: bool = True) -> set[tuple[str, ...]]:
    """Return the word sequences that a phrase matches, in lower case unless `cased`.

    ``Cox's apple`` gives ``cox s apple``, ``coxs apple`` and ``cox apple``, each with
    ``apples`` too.
    """
    text = text if cased else text.lower()
    forms = {text, _APOSTROPHE.sub("", text), _POSSESSIVE.sub("", text)}
    if plural:
        forms |= {_abbreviations(form) if cased else plural_of(form) for form in forms}
    return {words for form in forms if (words := tuple(_WORD.findall(form)))}


def _abbreviations(text: str) -> str:
    """Return ``NPKs`` for ``NPK``; a single final letter or digit (``NPK-I``) has no plural."""
    return text + "s" if text[-2:].isalpha() else text


def plural_of(text: str) -> str:
    """Return the text with the regular plural of its last word; a word in -s is unchanged."""
    if text.endswith(("sis", "xis")):
        return text[:-2] + "es"
    if not text[-1:].isalpha() or text.endswith("s"):
        return text
    if text.endswith(("x", "ch", "sh", "z")):
        return text + "es"
    if text.endswith("y") and text[-2:-1] not in "aeiou":
        return text[:-1] + "ies"
    return text + "s"
