"""Tells how a text is divided into lines, and compares the words of texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

# Editors and exporters break lines somewhere between these widths.
_NARROWEST, _WIDEST = 50, 130
_STOPS = (".", "!", "?", ":")
_SENTENCE_STOPS = ".!?。"
_FEWEST_SPACES = 4
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*|__|`")
_BLANKS = re.compile(r"\n{3,}")


def is_hard_wrapped(text: str) -> bool:
    """Return whether lines were broken where the next word did not fit, not between paragraphs."""
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    broken = False  # whether a sentence goes on below its line
    for line, following in pairwise(lines):
        if not line or not following:
            continue
        word = following.partition(" ")[0]
        # A hyphen may leave a line shorter than need be.
        if len(line) + 1 + len(word) <= width - 2:
            return False
        broken = broken or not line.endswith(_STOPS)
    return broken


def is_said(text: str, whole: str) -> bool:
    """Return whether `whole` has the words of `text` in sequence; punctuation may differ."""
    words = " ".join(_WORD.findall(text))
    return not words or f" {words}" in f" {' '.join(_WORD.findall(whole))}"


def unquote(text: str) -> str:
    """Return `text` without the marks of a Markdown quotation, if all its lines have them."""
    if ">" not in text:
        return text
    lines = text.split("\n")
    if all(line.lstrip().startswith(">") for line in lines if line.strip()):
        return "\n".join(re.sub(r"^\s*>\s?", "", line) for line in lines)
    return text


def bare_lines(text: str) -> list[str]:
    """Return the lines that are not blank, without white space around them."""
    return [bare for line in text.split("\n") if (bare := line.strip())]


def is_no_sentence(line: str) -> bool:
    """Return whether a line ends without a full stop or has only a few words."""
    return line[-1] not in _SENTENCE_STOPS or line.count(" ") < _FEWEST_SPACES


def plain_heading(heading: str) -> str:
    """Return a heading without Markdown emphasis and links."""
    text = _LINK.sub(r"\1", heading)
    return " ".join(_EMPHASIS.sub("", text).strip("*_ #:").split())


def join_lines(lines: Iterable[str]) -> str:
    """Join lines to a text, with one blank line between paragraphs."""
    return _BLANKS.sub("\n\n", "\n".join(lines)).strip()
