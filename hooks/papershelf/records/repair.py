"""Reads front matter that is not valid YAML as its author meant it.

People write front matter by hand and forget that YAML needs quotation marks: around a title
with a colon, before a bracket that opens no list, around a text with quotation marks in it.
If libyaml refuses it, each entry is read alone, and the value of an entry that is still not
YAML is taken as plain text.
"""

from __future__ import annotations

import re
import textwrap

import yaml

from papershelf.records.front_matter import read_yaml

# A key at the start of a line; its value continues in indented lines and list items.
_KEY = re.compile(
    r"(?P<key>[^\W\d][\w ./-]{0,60}?|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]*:(?=\s|$)"
)
# No heading: those are of a body that no line closed off.
_COMMENT = re.compile(r"#(?!#)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_QUOTES = "\"'"
# A head written by hand has no more.
_MOST_ENTRIES = 200
_MOST_CHARACTERS = 100_000


def repair_yaml(head: str) -> tuple[dict[str, object], list[str]] | None:
    """Return the mapping that was meant, and what was done, a sentence for each entry.

    Return None if there are lines that belong to no key: then the meaning is unknown.
    """
    if len(head) > _MOST_CHARACTERS:
        return None
    entries = _entries(textwrap.dedent(head.expandtabs(2)).split("\n"))
    if not entries or len(entries) > _MOST_ENTRIES:
        return None
    meta: dict[str, object] = {}
    notes: list[str] = []
    for number, key, text in entries:
        try:
            meta.update(read_yaml(text))
        except (yaml.YAMLError, ValueError, RecursionError):
            value = meta[key] = _as_meant(text)
            shown = "; ".join(value) if isinstance(value, list) else value
            notes.append(
                f"line {number}: the value of {key} has another meaning in YAML; read as"
                f" {shown[:80]!r}. Put quotation marks around it"
            )
    if not notes:  # each entry is sound alone
        notes.append(
            "the lines are indented by tabs or unevenly; each key was read alone. Use spaces,"
            " as many for each"
        )
    return meta, notes


def _entries(lines: list[str]) -> list[tuple[int, str, str]]:
    """Return line number, key and text of each entry; none if a line belongs to no key."""
    entries: list[tuple[int, str, list[str]]] = []
    after_gap = True
    for number, line in enumerate(lines, 2):  # the opening line is the first
        match = _KEY.match(line)
        if match:
            entries.append((number, match["key"].strip(_QUOTES), [line]))
        elif not line.strip() or _COMMENT.match(line):
            after_gap = True
            continue
        elif entries and (line[0] in " -" or not after_gap):
            entries[-1][2].append(line)
        else:
            return []
        after_gap = False
    return [(number, key, "\n".join(block)) for number, key, block in entries]


def _as_meant(text: str) -> str | list[str]:
    """Return the value of an entry as plain text, or as a list if every line is an item."""
    first, *rest = _KEY.sub("", text, count=1).split("\n")
    rest = [line for line in rest if line.strip()]
    items = [_ITEM.match(line) for line in rest]
    if rest and not first.strip() and all(items):
        return [_unquoted(item[1]) for item in items if item]
    return _unquoted(" ".join(line.strip() for line in (first, *rest)))


def _unquoted(text: str) -> str:
    """Return a text without the quotation marks around it, closed or not."""
    text = text.strip()
    if text[:1] in ("'", '"') and text:
        quote = text[0]
        text = text[1:-1] if text.endswith(quote) and len(text) > 1 else text[1:]
        text = text.replace(quote * 2, quote) if quote == "'" else text.replace('\\"', '"')
    return text.strip()
