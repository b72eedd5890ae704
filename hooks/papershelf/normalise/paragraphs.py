"""Splits the text of an abstract into labelled parts.

Cleaning deletes no sentence.  It deletes only text recognised by its place or its
exact form: copies of a paragraph, notices of the source that there is no abstract,
the list of keywords after the last sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from papershelf.model import AbstractPart
from papershelf.normalise.labels import is_label, split_labels
from papershelf.normalise.ledger import Reason
from papershelf.normalise.text import clean_line, unescape

# Shorter fragments say nothing about a paper, so tags are not checked against them.
MIN_ABSTRACT = 80

_TITLE_TAG = re.compile(
    r"<(?:jats:)?(title|bold|b|strong|h[1-6])>\s{0,9}([^<>\s][^<>]{0,60})</(?:jats:)?\1>\s{0,9}:?",
    re.I,
)
_BLOCK_TAG = re.compile(r"</?(?:jats:)?(?:p|sec|abstract|AbstractText|div|br)\b[^<>]{0,200}>", re.I)
_KEYWORDS_TAIL = re.compile(r"(?<=[.?!)])\s*Key ?words?:[^.]{0,800}+\.?-*+$")

# Whole lines that sources give in place of an abstract.
_NOTICES = frozenset(
    (
        "abstract",
        "article abstract",
        "abstract not available",
        "no abstract",
        "no abstract available",
        "abstract is not available",
        "abstract unavailable",
        "not available",
        "n/a",
        "none",
        # A missing value, as pandas, SQL and JavaScript write it.
        "nan",
        "null",
        "undefined",
        "because this piece does not have an abstract, we have provided for your benefit"
        " the first 3 sentences of the full text",
    )
)
_LONGEST_NOTICE = max(map(len, _NOTICES))

# Paragraphs with the same first characters are compared, up to a number.
_ALIKE = 12
_MAX_ALIKE = 10


def paragraphs_of(text: str, *, wrapped: bool) -> list[tuple[str | None, str]]:
    """Split into paragraphs with labels; each line is a paragraph unless lines are `wrapped`."""
    if "<" in text or "&" in text:
        text = unescape(text)
        wrapped = wrapped or "<jats:" in text
        text = _BLOCK_TAG.sub("\n\n", _TITLE_TAG.sub(_label_line, text))
    found: list[tuple[str | None, str]] = []
    label: str | None = None
    lines: list[str] = []
    for raw in (*text.split("\n"), ""):
        if not raw and not lines:
            continue
        line = clean_line(raw).removeprefix("# ")  # the formatter's, before a sentence
        alone = line.rstrip(":").strip("*_")
        if line and wrapped and not (len(alone) < 50 and is_label(alone)):
            lines.append(line)
            continue
        if lines:
            found.append((label, re.sub(r" (?=[.,;:)])", "", " ".join(lines))))
            lines, label = [], None
        if not line:
            continue
        if len(alone) < 50 and is_label(alone):
            label = alone
        else:
            found.append((label, line))
            label = None
    return found


def _label_line(match: re.Match[str]) -> str:
    """Put a tagged label on its own line; leave other tagged text in its sentence."""
    name = match[2].rstrip(": \t\n")
    return f"\n\n{name}:\n\n" if is_label(name) else f" {name} "


def parts_of(
    paragraphs: Iterable[tuple[str | None, str]], dropped: dict[Reason, int] | None = None
) -> tuple[AbstractPart, ...]:
    """Return labelled parts, without notices, keywords and copies of a paragraph.

    Args:
        paragraphs: texts with their labels.
        dropped: the counts of characters left out, by reason, to add to.
    """
    parts: list[AbstractPart] = []
    dropped = {} if dropped is None else dropped
    for label, text in paragraphs:
        length = len(text)
        if ":" in text and ("eyword" in text or "ey word" in text):
            text = _KEYWORDS_TAIL.sub("", text)
        if len(text) < length:
            _drop(dropped, Reason.KEYWORDS, length - len(text))
        bare = text.rstrip(".: ")
        if len(bare) <= _LONGEST_NOTICE and bare.lower() in _NOTICES:
            _drop(dropped, Reason.NOTICE, len(text))
            continue
        for own, piece in [(label, text)] if label else split_labels(text):
            parts.append(AbstractPart(own, piece))
    return _without_copies(parts, dropped)


def _drop(dropped: dict[Reason, int], reason: Reason, count: int) -> None:
    dropped[reason] = dropped.get(reason, 0) + count


def _without_copies(
    parts: list[AbstractPart], dropped: dict[Reason, int]
) -> tuple[AbstractPart, ...]:
    """Drop copies of paragraphs; of a paragraph and its shortened copy, keep the longer."""
    if len(parts) < 2:
        return tuple(parts)
    kept: list[AbstractPart] = []
    places: dict[str, list[int]] = {}  # first characters of a paragraph -> positions in `kept`
    for part in parts:
        alike = places.setdefault(part.text[:_ALIKE], [])
        for at in alike[:_MAX_ALIKE]:
            other = kept[at].text
            if other.startswith(part.text):
                _drop(dropped, Reason.COPY, len(part.text))
                break
            if part.text.startswith(other) and len(other) >= MIN_ABSTRACT:
                _drop(dropped, Reason.COPY, len(other))
                kept[at] = part
                break
        else:
            alike.append(len(kept))
            kept.append(part)
    return tuple(kept)
