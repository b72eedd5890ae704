"""Keeps the text after a number sign, which YAML takes for a comment.

``title: Survival of the #1 pest`` has the title "Survival of the" in YAML.  What follows
the value is part of it, unless it clearly is a comment:

- the value is one word, number or date: ``year: 2015 #checked``; but ``Bed #2`` is a text;
- there is a blank after the sign, and the value has fewer than five words:
  ``- Ann Lee # corresponding author``;
- there is no value, and no sentence after the sign: ``doi: #missing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from papershelf.records.front_matter import compose

_COMMENT = re.compile(r"[ \t]+(?P<text>#[^\n]*)")
# On a line of its own.
_BELOW = re.compile(r"\n(?P<indent> +)(?P<text>#[^\n]*)")
_DATE_WORD = re.compile(r"\d[\d./:-]*(?:st|nd|rd|th)?,?|[^\W\d_]{3,9}\.?,?")
_WITH_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"#\d")
_REMARK = re.compile(r"#+(?:\s|$)|#{2}")
_FEW_WORDS = 5


class _Place(NamedTuple):
    """A scalar: its node, the key that it is below, the column of that key or of its list."""

    node: yaml.ScalarNode
    key: str
    column: int


def with_number_signs(head: str, first: int) -> tuple[str, list[str]]:
    """Return front matter with quotation marks around values that go on after a number sign.

    Also return a sentence on each; front matter that is not YAML is returned as it is.

    Args:
        head: the front matter, or an entry of it.
        first: the number of its first line in the file.

    Raises:
        ValueError: on YAML that is nested too deeply.
    """
    if " #" not in head and "\t#" not in head:
        return head, []
    try:
        root = compose(head)
    except yaml.YAMLError:
        return head, []
    pieces: list[str] = []
    notes: list[str] = []
    done = 0
    for node, key, column in sorted(_places(root, "", 0, set()), key=_position):
        if node.style not in (None, ""):
            continue
        end = node.end_mark.index
        if last := _end_of_text(head, node.value, end, column):
            # A value that is all after the sign seems to end after its colon.
            begin = node.start_mark.index if node.value else head.index("#", end)
            text = head[begin:last].rstrip().replace("'", "''")
            pieces += [head[done:begin], f"'{text}'"]
            done = last
            notes.append(
                f"line {node.end_mark.line + first}: YAML takes the words after the # in"
                f" {key} for a comment; read as text. Put quotation marks around the whole text"
            )
    return "".join((*pieces, head[done:])), notes


def _position(place: _Place) -> int:
    return place.node.start_mark.index


def _places(node: yaml.Node | None, key: str, column: int, seen: set[int]) -> Iterator[_Place]:
    """Yield the scalars that are values or items, each once."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        if key:
            yield _Place(node, key, column)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _places(item, key, node.start_mark.column, seen)
    elif isinstance(node, yaml.MappingNode):
        for name, item in node.value:
            if isinstance(name, yaml.ScalarNode):
                yield from _places(item, name.value, name.start_mark.column, seen)


def _end_of_text(head: str, value: str, end: int, column: int) -> int:
    """Return where the text of a value ends that seems to end at `end`; 0 if it ends there.

    Args:
        head: the front matter.
        value: what YAML takes for the value.
        end: the index of the character after it.
        column: of its key or of the list; a text goes on in lines that are indented more.
    """
    last = 0
    comment = _COMMENT.match(head, end)
    if comment is None and value:
        below = _BELOW.match(head, end)
        comment = below if below and len(below["indent"]) > column else None
    while comment and (last or _is_text(value, comment["text"].rstrip())):
        last = comment.end("text")
        below = _BELOW.match(head, last)
        comment = below if below and len(below["indent"]) > column else None
    return last


def _is_text(value: str, comment: str) -> bool:
    """Return whether what YAML takes for a comment goes on with the value; see the module."""
    words = value.split()
    if not words:
        return not _REMARK.match(comment) and " " in comment
    if len(words) == 1:
        return bool(_NUMBERED.match(comment)) and not _WITH_DIGIT.search(value)
    if _WITH_DIGIT.search(value) and len(words) <= 3 and all(map(_DATE_WORD.fullmatch, words)):
        names = [word for word in words if not _WITH_DIGIT.search(word)]
        if len(names) < 2:
            return False
    return len(words) >= _FEW_WORDS or not _REMARK.match(comment)
