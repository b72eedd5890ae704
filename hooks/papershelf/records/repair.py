"""Reads front matter that is not valid YAML as its author meant it.

People write front matter by hand and forget that YAML needs quotation marks: around a title
with a colon, before a bracket that opens no list, around a text with quotation marks in it.
If libyaml refuses it, each entry is read alone, and the value of an entry that is still not
YAML is taken as plain text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from papershelf.records.front_matter import Repeated, read_yaml

# A key at the start of a line; its value continues in indented lines and list items.
_KEY = re.compile(
    r"(?P<key>[^\W\d][\w ./-]{0,60}?|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]*(?::(?=\s|$)|：)"
)
# Indented by a tab or one blank: a slip before the next key, if the key above has its value.
_SLIP = re.compile(r"(?:\t+| )(?=[a-z][a-z_]+:\s)")
# Without the blank after the colon: ``title:Sleep``, but not ``https://…``.
_TIGHT = re.compile(r"(?P<key>[^\W\d][\w-]{1,40}):(?=[^\s/])")
# No heading: those are of a body that no line closed off.
_COMMENT = re.compile(r"#(?!#)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
# Alone after a key they announce a text in the lines below.
_BLOCK = re.compile(r"[|>][+-]?\d?[ \t]*$")
# In brackets, between commas.
_IN_BRACKETS = re.compile(r"\"[^\"]*\"(?=\s*(?:,|$))|[^,]+")
_QUOTES = "\"'"
# A head written by hand has no more.
_MOST_ENTRIES = 200
_MOST_CHARACTERS = 100_000
_MOST_SHOWN = 80

_UNCLOSED = "Is there a line --- that closes the front matter?"


class MeaninglessError(ValueError):
    """Front matter of which nobody can tell what it means; the message says what to correct."""


class Meant(NamedTuple):
    """Front matter as it was meant: its mapping, what it has twice, a sentence on each fault."""

    meta: dict[str, object]
    repeated: list[Repeated]
    notes: list[str]


class _Entry(NamedTuple):
    """A key with its value: the number of its line in the file, the key, its lines."""

    line: int
    key: str
    text: str


def repair_yaml(head: str, first: int = 2) -> Meant:
    """Return what front matter that is not YAML means.

    Args:
        head: the front matter, in whole lines.
        first: the number of its first line in the file.

    Raises:
        MeaninglessError: there are lines that belong to no key.
    """
    if len(head) > _MOST_CHARACTERS:
        raise MeaninglessError(f"it has {len(head):,} characters and is no YAML. {_UNCLOSED}")
    notes: list[str] = []
    lines = _outdented(textwrap.dedent(head)).expandtabs(2).split("\n")
    entries = _entries(lines, first, notes)
    if len(entries) > _MOST_ENTRIES:
        raise MeaninglessError(f"it has {len(entries)} keys and is no YAML. {_UNCLOSED}")
    notes += _tabs(head, first)
    meant = Meant({}, [], notes)
    at: dict[str, int] = {}
    for line, key, text in entries:
        value = _value(_Entry(line, key, text), meant)
        if key in meant.meta:
            # The lines of a `Repeated` are counted from the first of the head.
            again = Repeated(key, key, at[key] - first, line - first, value)
            value = again.put_into(meant.meta, meant.repeated)
        meant.meta[key], at[key] = value, line
    if not notes:  # each entry is sound alone
        notes.append("the lines are indented unevenly; each key was read alone. Indent them alike")
    return meant


def _entries(lines: Sequence[str], first: int, notes: list[str]) -> list[_Entry]:
    """Return the entries; add a note for each colon that lacks its blank.

    Raises:
        MeaninglessError: a line belongs to no key.
    """
    entries: list[tuple[int, str, list[str]]] = []
    after_gap = True
    for number, line in enumerate(lines, first):
        if match := _KEY.match(line):
            value = line[match.end() :]
            entries.append((number, match["key"].strip(_QUOTES), [f"{match['key']}: {value}"]))
            if match[0].endswith("："):
                notes.append(f"line {number}: write a colon and a blank (: ) instead of ：")
        elif not line.strip() or _COMMENT.match(line):
            after_gap = True
            if entries:
                entries[-1][2].append("")
            continue
        elif match := _TIGHT.match(line):
            key = match["key"]
            notes.append(f"line {number}: write a blank after the colon of {key}:")
            entries.append((number, key, [f"{key}: {line[match.end() :]}"]))
        elif entries and (line[0] in " -" or not after_gap):
            entries[-1][2].append(line)
        else:
            raise MeaninglessError(
                f"line {number}: {line[:_MOST_SHOWN]!r} belongs to no key. Write a key and a"
                " colon before it, or indent it below its key, or close the front matter above"
                " it with a line ---"
            )
        after_gap = False
    if not entries:
        raise MeaninglessError("it has no key with a colon, such as title: …")
    return [_Entry(number, key, "\n".join(block)) for number, key, block in entries]


def _outdented(head: str) -> str:
    """Return `head` without the tab or blank before a key that is not below another one."""
    lines = head.split("\n")
    for at, line in enumerate(lines):
        above = _KEY.match(lines[at - 1]) if at else None
        if at == 0 or (above and lines[at - 1][above.end() :].strip()):
            lines[at] = _SLIP.sub("", line, count=1) if _SLIP.match(line) else line
    return "\n".join(lines)


def _tabs(head: str, first: int) -> list[str]:
    """Return a note if lines are indented by tabs."""
    indented = [
        number
        for number, line in enumerate(head.split("\n"), first)
        if "\t" in line[: len(line) - len(line.lstrip())]
    ]
    if not indented:
        return []
    others = f" and {len(indented) - 1} more" if len(indented) > 1 else ""
    return [f"line {indented[0]}{others}: indented by a tab. Replace it by blanks"]


def _value(entry: _Entry, meant: Meant) -> object:
    """Return the value of an entry, as YAML or as plain text; note why it is no YAML."""
    try:
        meta, repeated = read_yaml(entry.text)
    except (yaml.YAMLError, ValueError, RecursionError):
        first, *rest = _KEY.sub("", entry.text, count=1).split("\n")
        if not first.strip() and (items := _items(rest)):
            return [_item(entry, at, item, meant.notes) for at, item in items]
        return _text(entry, first, rest, meant.notes)
    # They are counted from the first line of the entry.
    offset = entry.line - 2
    meant.repeated.extend(
        again._replace(first=again.first + offset, again=again.again + offset) for again in repeated
    )
    return meta.get(entry.key)


def _text(entry: _Entry, first: str, rest: Sequence[str], notes: list[str]) -> str | list[str]:
    """Return the value of an entry as one text, or a list in brackets; note how to write it."""
    lines = [line.strip() for line in (first, *rest) if line.strip()]
    written = "\n".join(lines)
    if lines[1:] and _BLOCK.fullmatch(lines[0]):
        del lines[0]
    text = " ".join(lines)
    before = f"line {entry.line}: the value of {entry.key}"
    if text.startswith("[") and text.endswith("]") and not text.startswith("[["):
        notes.append(f"{before} is no list in YAML; read as one. Put quotation marks around items")
        return [_unquoted(item) for item in _IN_BRACKETS.findall(text[1:-1]) if item.strip()]
    value = _unquoted(text)
    notes.append(f"{before} {_fault(written)}; read as a text. {_how(f'{entry.key}: ', value)}")
    return value


def _how(before: str, value: str) -> str:
    """Say how to write a value; `before` is what comes before it on its line."""
    if len(value) <= _MOST_SHOWN:
        return f"Write {before}{_quoted(value)}"
    return "Put quotation marks around it"


def _items(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return the items of a list, each with its place in `lines`; none if one is no item's."""
    items: list[tuple[int, list[str]]] = []
    for at, line in enumerate(lines):
        if _ITEM.match(line) and (not items or _indent(line) <= _indent(items[0][1][0])):
            items.append((at, [line]))
        elif items:
            items[-1][1].append(line)
        elif line.strip():
            return []
    return [(at, "\n".join(item)) for at, item in items]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _item(entry: _Entry, at: int, item: str, notes: list[str]) -> object:
    """Return the value of an item of a list, as YAML or as plain text; note how to write it."""
    try:
        values = read_yaml(f"item:\n{item}").meta["item"]
    except (yaml.YAMLError, ValueError, RecursionError):
        values = None
    if isinstance(values, list) and len(values) == 1:
        return values[0]
    written = " ".join(item.split())[1:].strip()
    value = _unquoted(written)
    line = entry.line + 1 + at
    notes.append(
        f"line {line}: an item of {entry.key} {_fault(written)}; read as a text."
        f" {_how('- ', value)}"
    )
    return value


def _fault(written: str) -> str:
    """Say why a value, as it is written, is not the text that it looks like."""
    sign = written[:1]
    if sign in ('"', "'"):
        if sign not in written[1:]:
            return "opens a quotation mark and does not close it"
        if written.endswith(sign) and sign not in written[1:-1]:
            return "has a backslash, which has a meaning of its own between quotation marks"
        if written.endswith(sign):
            return "has quotation marks within quotation marks"
        return "goes on after its closing quotation mark"
    if sign in ("[", "{"):
        return f"begins with {sign}, which opens a list or mapping in YAML"
    if sign and sign in "*&!|>%@`-?":
        return f"begins with {sign}, which has a meaning of its own in YAML"
    if ":" in written:
        return "has a colon"
    return "has another meaning in YAML"


def _quoted(value: str) -> str:
    """Return a text between quotation marks as YAML takes it."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _unquoted(text: str) -> str:
    """Return a text without the quotation marks around it, closed or not.

    Marks around a part of it are left: ``"Rest": a review`` and ``"Rest" or "sleep"``.
    """
    text = text.strip()
    if text[:1] in ("'", '"') and text and not _closes_early(text):
        quote = text[0]
        text = text[1:-1] if text.endswith(quote) and len(text) > 1 else text[1:]
        text = text.replace(quote * 2, quote) if quote == "'" else text.replace('\\"', '"')
    return text.strip()


def _closes_early(text: str) -> bool:
    """Return whether the next mark like the first one is the end of a word, not of the text."""
    at = text.find(text[0], 1)
    if not 1 < at < len(text) - 1:
        return False
    return not text[at - 1].isspace() and text[at - 1] != "\\" and not text[at + 1].isalnum()
