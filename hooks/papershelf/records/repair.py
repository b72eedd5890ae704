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

from papershelf.records import faults
from papershelf.records.front_matter import Repeated, read_yaml
from papershelf.records.number_signs import with_number_signs

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
# In brackets, between commas.
_IN_BRACKETS = re.compile(r"\"[^\"]*\"(?=\s*(?:,|$))|[^,]+")
_QUOTES = "\"'"
# A key in a mapping; a text with a colon, such as ``Rest: a review``, has a capital.
_SMALL_KEY = re.compile(r"[a-z][\w-]{0,40}:(?=\s|$)")
# Mappings in mappings that are read key by key.
_DEEPEST = 5
# A head written by hand has no more.
_MOST_ENTRIES = 200
_MOST_CHARACTERS = 100_000

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


class _Within(NamedTuple):
    """What an entry is in.

    Attributes:
        meant: is filled with notes and what is there twice.
        first: the number of the first line of the front matter.
        key: the key of the front matter that the entry is below, ``""`` for its own entries.
        depth: of the mappings that it is in.
    """

    meant: Meant
    first: int
    key: str = ""
    depth: int = 0


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
    meant.meta.update(_mapping(entries, _Within(meant, first)))
    if not notes:  # each entry is sound alone
        notes.append("the lines are indented unevenly; each key was read alone. Indent them alike")
    return meant


def _mapping(entries: Sequence[_Entry], within: _Within) -> dict[str, object]:
    """Return the mapping of some entries; keep what is there twice."""
    mapping: dict[str, object] = {}
    at: dict[str, int] = {}
    for entry in entries:
        key, line = entry.key, entry.line
        value = _value(entry, within)
        if key in mapping:
            # The lines of a `Repeated` are counted from the first of the head.
            first = within.first
            again = Repeated(within.key or key, key, at[key] - first, line - first, value)
            value = again.put_into(mapping, within.meant.repeated)
        mapping[key], at[key] = value, line
    return mapping


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
                notes.append(f"line {number}: write a colon and a space (: ) instead of ：")
        elif not line.strip() or _COMMENT.match(line):
            after_gap = True
            if entries:
                entries[-1][2].append("")
            continue
        elif match := _TIGHT.match(line):
            key = match["key"]
            notes.append(f"line {number}: write a space after the colon of {key}:")
            entries.append((number, key, [f"{key}: {line[match.end() :]}"]))
        elif entries and (line[0] in " -" or not after_gap):
            entries[-1][2].append(line)
        else:
            raise MeaninglessError(
                f"line {number}: {line[: faults.MOST_SHOWN]!r} belongs to no key. Write a key and a"
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
    return [f"line {indented[0]}{others}: indented by a tab. Replace it by spaces"]


def _value(entry: _Entry, within: _Within) -> object:
    """Return the value of an entry, as YAML or as it was meant; note why it is no YAML."""
    meant = within.meant
    try:
        text, notes = with_number_signs(entry.text, entry.line)
        meta, repeated = read_yaml(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        first, *rest = _KEY.sub("", entry.text, count=1).split("\n")
        if not first.strip() and (items := _items(rest)):
            return [_item(entry, at, item, within) for at, item in items]
        if not first.strip() and (mapping := _nested(rest, entry.line + 1, entry.key, within)):
            return mapping
        if _ITEM.match(first) and (indents := [_indent(x) for x in rest if _ITEM.match(x)]):
            items = _items([" " * min(indents) + first.strip(), *rest])
            meant.notes.append(f"line {entry.line}: begin the list of {entry.key} on the next line")
            return [_item(entry, at - 1, item, within) for at, item in items]
        return _text(entry, first, rest, meant.notes)
    meant.notes.extend(notes)
    # They are counted from the first line of the entry.
    offset = entry.line - within.first
    meant.repeated.extend(
        again._replace(
            key=within.key or again.key, first=again.first + offset, again=again.again + offset
        )
        for again in repeated
    )
    return meta.get(entry.key)


def _nested(
    lines: Sequence[str], first: int, key: str, within: _Within
) -> dict[str, object] | None:
    """Return the mapping in the lines below a key or after a dash; None if they have none.

    `first` is the number of the first line in the file, `key` the key above it, which is
    in `within`.
    """
    dedented = textwrap.dedent("\n".join(lines)).split("\n")
    begun = [line for line in dedented if line.strip() and line[0] != " "]
    if within.depth >= _DEEPEST or not begun:
        return None
    several = len(begun) > 1 and all(map(_KEY.match, begun))
    if not several and not _SMALL_KEY.match(begun[0]):
        return None
    notes: list[str] = []
    try:
        entries = _entries(dedented, first, notes)
    except MeaninglessError:
        return None
    within.meant.notes.extend(notes)
    inner = within._replace(key=within.key or key, depth=within.depth + 1)
    return _mapping(entries, inner)


def _text(entry: _Entry, first: str, rest: Sequence[str], notes: list[str]) -> str | list[str]:
    """Return the value of an entry as one text, or a list in brackets; note how to write it."""
    if block := faults.uneven_block(first, rest):
        value, at = block
        notes.append(f"line {entry.line + 1 + at}: {faults.UNEVEN.format(entry.key)}")
        return value
    text = " ".join(line.strip() for line in (first, *rest) if line.strip())
    before = f"line {entry.line}: the value of {entry.key}"
    if text.startswith("[") and text.endswith("]") and not text.startswith("[["):
        notes.append(f"{before} is no list in YAML; read as one. Put quotation marks around items")
        return [faults.unquoted(item) for item in _IN_BRACKETS.findall(text[1:-1]) if item.strip()]
    if several := faults.several_in(text):
        notes.append(f"{before} is several texts; read as a list. Put brackets around them")
        return several
    value = faults.unquoted(text)
    notes.append(
        f"{before} {faults.fault_of(text)}; read as a text."
        f" {faults.how_to_write(f'{entry.key}: ', value)}"
    )
    return value


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


def _item(entry: _Entry, at: int, item: str, within: _Within) -> object:
    """Return the value of an item of a list, as YAML or as meant; note how to write it."""
    notes = within.meant.notes
    line = entry.line + 1 + at
    try:
        text, signs = with_number_signs(f"{entry.key}:\n{item}", line - 1)
        values = next(iter(read_yaml(text).meta.values()))
    except (yaml.YAMLError, ValueError, RecursionError):
        pass
    else:
        if isinstance(values, list) and len(values) == 1:
            notes.extend(signs)
            return values[0]
    if mapping := _nested(item.replace("-", " ", 1).split("\n"), line, entry.key, within):
        return mapping
    written = " ".join(item.split())[1:].strip()
    value = faults.unquoted(written)
    notes.append(
        f"line {line}: an item of {entry.key} {faults.fault_of(written)}; read as a text."
        f" {faults.how_to_write('- ', value)}"
    )
    return value
