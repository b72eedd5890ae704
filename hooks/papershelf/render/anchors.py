"""Anchors of the glossary: of words and parts, beside those of terms, so that they never meet."""

from __future__ import annotations

from papershelf.catalogue import group_slug


def word_anchor(word: str) -> str:
    """Return the anchor, in the glossary, of a word that is no term.

    A word in another script keeps that script.  The anchors of terms are their slugs, which have no
    underscore.
    """
    return f"word_{group_slug(word)}"


def part_anchor(section: str) -> str:
    """Return the anchor of a part of the glossary: the terms of a section, or ``words``."""
    return f"part_{section}"
