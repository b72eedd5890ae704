"""Splits the body of a record into blocks: a heading, and the text up to the next one."""

from __future__ import annotations

import re
from functools import lru_cache

from papershelf.machinery.frozen import Value
from papershelf.normalise.text import clean_characters

# At the start of a line, or in a list item (``* ## PERMALINK``).
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_BEFORE_HEADING = ("* ",)

# The formatter joined a heading to the line before it, to its own text, or both:
# ``…250019## AbstractThis study``.
_OWN = frozenset(("Abstract", "Full Text Content", "Full Text", "Scraping Notes"))
_MARKED = re.compile(
    r"## (Abstract|Full Text Content|Full Text|Scraping Notes|Introduction|Methods|Results|"
    r"Discussion)(?![a-z])"
)
_UNMARKED = re.compile(
    r"^(\*\*Source URL:\*\*[ \t]{0,9})(\S{0,2500}(?<!##))[ \t]{0,9}(?:##[ \t]{0,9})?"
    r"Abstract(?=[A-Z(\[“\"0-9])",
    re.MULTILINE,
)

_MAX_HEADING = 300
_MAX_NAME = 60
# Below a heading `Abstract` a heading of level 1 that is longer and ends in a stop is its text.
_MIN_SENTENCE = 60

# A label of the tools and the text after it: ``**Date:** 2025``, ``**DOI**: 10.…``
LABEL = r"\*\*([A-Z][A-Za-z ]{1,30}?):?\*\*"
LABEL_VALUE = re.compile(rf"{LABEL}:?[ \t]*(.*)")
# Labels are at the start of a line, or after one of these.
BEFORE_LABEL = ("# ", "- ", "* ")
_BEFORE = rf"(?:{'|'.join(map(re.escape, BEFORE_LABEL))})?"
LABEL_LINE = re.compile(rf"{_BEFORE}{LABEL}")
# A remark of a tool about its own work, at the start of a line.
TOOL_NOTICE = re.compile(r"\*This (?:content|paper|document|article|record) (?:was|has been) ")


class Block(Value, frozen=True):
    """A heading with its text; level 0 and no heading for the text before the first one."""

    level: int
    heading: str
    text: str

    @property
    def name(self) -> str:
        """The heading for comparison: lower case, without number, colon and emphasis.

        A long one is left as it is: it is no name, and there are many.
        """
        heading = self.heading
        return heading if len(heading) > _MAX_NAME else heading_name(heading)


def label_line(name: str) -> str:
    """Return a pattern for the start of a line that has the label `name`."""
    return rf"{_BEFORE}\*\*{re.escape(name)}:?\*\*"


def line_start(text: str, at: int, prefixes: tuple[str, ...]) -> int | None:
    """Return where the line of `at` begins, if nothing but one of `prefixes` is before `at`.

    Return None for another place in a line.  Compares only a few characters, however
    long the line is.
    """
    if at == 0 or text[at - 1] == "\n":
        return at
    for prefix in prefixes:
        if text.endswith(prefix, 0, at):
            start = at - len(prefix)
            if start == 0 or text[start - 1] == "\n":
                return start
    return None


@lru_cache(maxsize=4096)
def heading_name(heading: str) -> str:
    """Return a heading for comparison: ``methods`` for ``2. Methods:`` and ``**METHODS**``."""
    bare = re.sub(r"^[\s\d.*_]+|[\s:.*_#]+$", "", heading)
    return " ".join(bare.lower().split())


def split_body(body: str) -> tuple[Block, ...]:
    """Split a body into blocks, after putting joined headings on their own lines."""
    return split_headings(unglue_headings(body))


def split_headings(body: str) -> tuple[Block, ...]:
    """Split a body into blocks at the headings that are on lines of their own."""
    blocks: list[Block] = []
    start, level, heading = 0, 0, ""
    at = body.find("#")
    while at >= 0:
        # Most number signs are in addresses: one look at the character before them is enough.
        line = None
        if at == 0 or body[at - 1] in "\n ":
            line = line_start(body, at, _BEFORE_HEADING)
        match = _HEADING.match(body, at) if line is not None else None
        # The formatter also put `# ` before labels and whole paragraphs.
        if (
            match
            and line is not None
            and len(match[2]) <= _MAX_HEADING
            and not match[2].startswith("**")
            and not (level and _is_sentence(match) and heading_name(heading) == "abstract")
        ):
            blocks.append(Block(level, heading, body[start:line]))
            start, level, heading = match.end(), len(match[1]), match[2].strip()
            if not heading.isprintable():
                heading = clean_characters(heading)
            at = start
        else:
            at += 1
        at = body.find("#", at)
    blocks.append(Block(level, heading, body[start:]))
    return tuple([block for block in blocks if block.heading or block.text.strip()])


def _is_sentence(heading: re.Match[str]) -> bool:
    """Whether the formatter put ``# `` before a sentence."""
    return len(heading[1]) == 1 and len(heading[2]) > _MIN_SENTENCE and heading[2][-1] in ".!?"


def unglue_headings(body: str) -> str:
    """Return `body` with each heading that the formatter joined to text on its own line."""
    if "Source URL" in body:
        body = _UNMARKED.sub(r"\1\2\n## Abstract\n", body)
    # What `_MARKED.sub` does; but finding a short text takes a tenth of a pattern's time.
    pieces: list[str] = []
    done = 0
    at = body.find("## ")
    while at >= 0:
        match = _MARKED.match(body, at)
        if match and (line := _on_own_line(match)) != match[0]:
            pieces += (body[done:at], line)
            done = match.end()
        at = body.find("## ", match.end() if match else at + 1)
    return "".join((*pieces, body[done:])) if pieces else body


def _on_own_line(match: re.Match[str]) -> str:
    body, start, end = match.string, match.start(), match.end()
    joined = start > 0 and body[start - 1] not in "\n#"
    glued = joined or (match[1] in _OWN and body[end : end + 1] not in ("", "\n", " ", ":"))
    return ("\n" if joined else "") + match[0] + ("\n" if glued else "")
