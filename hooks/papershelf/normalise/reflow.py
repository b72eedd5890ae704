"""Restores the paragraphs of a text that was broken into lines at each piece of markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# The end of a line that may end a paragraph.
_LINE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
MAX_SUBHEADING = 80


def reflow(lines: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of a text that was broken into lines at each piece of markup.

    Lines are joined until a sentence ends; a short line without a full stop between
    sentences is a heading.
    """
    current = ""
    texts = [line.strip() for line in lines if line.strip()]
    for at, line in enumerate(texts):
        if current and not _LINE_END.search(current[-9:]):
            tight = line[0] in ".,;:)]" or current[-1] in "(["
            current += line if tight else f" {line}"
            continue
        if current:
            yield current
        current = line
        following = texts[at + 1] if at + 1 < len(texts) else ""
        if _is_subheading(line, following):
            yield f"### {line}"
            current = ""
    if current:
        yield current


def _is_subheading(line: str, following: str) -> bool:
    return (
        len(line) < MAX_SUBHEADING
        and line[0].isupper()
        and line[-1].isalnum()
        and len(following) > MAX_SUBHEADING
        and following[0].isupper()
    )
