"""Titles: cut where metadata was glued on, unwrapped, without the final full stop."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# ``Title.**DOI:** 10.…``: the formatter joined the next line's label to the title.
_GLUED = re.compile(r"\s*\*\*[A-Z][A-Za-z ]{1,30}:\*\*.*", re.DOTALL)
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|italic|bold)\b[^<>]{0,40}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A cleaned title, `None` when nothing is left, and (code, message) of what was done."""

    text: str | None
    notes: tuple[tuple[str, str], ...] = ()


def clean_title(supplied: str | None) -> Title:
    """The title without metadata, brackets of a translation, tags and final full stop.

    Idempotent: a clean title passes unchanged.
    """
    if supplied is None:
        return Title(None)
    notes: list[tuple[str, str]] = []
    text = unicodedata.normalize("NFC", " ".join(_TAG.sub("", supplied).split()))
    cut = _GLUED.sub("", text)
    if cut != text:
        notes.append(("title-glued-metadata", f"cut off: {text[len(cut) :].strip()[:80]!r}"))
        text = cut
    if text.startswith("[") and text.rstrip(".").endswith("]"):
        notes.append(("title-translated", "brackets mark a translated title"))
        text = text.rstrip(".")[1:-1].strip()
    if text.endswith(".") and not text.endswith(".."):
        notes.append(("title-trailing-period", "ends in a full stop, as PubMed writes titles"))
        text = text[:-1].rstrip()
    return Title(text or None, tuple(notes))
