"""Turns the bytes of files into records.

The content of a file never raises an error here: a file that cannot be read gives
a `Problem`.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from papershelf.machinery.files import read_bytes
from papershelf.machinery.frozen import Value
from papershelf.model import RawRecord
from papershelf.problems import Problem
from papershelf.records.discover import printable
from papershelf.records.head import read_head, read_toml_head

# Front matter begins at the start of the file, after a byte order mark if any; ``+++`` is TOML's.
_OPENING = re.compile(r"\s*(?:-{3,}|(?P<toml>\+{3}))[ \t]*\n")

# A line ``---``, or ``...`` with which YAML ends a document, as pandoc writes it.
_CLOSING = re.compile(r"\n(?:-{3,}|\.{3})[ \t]*(?=\n|\Z)")
# Characters of a fault of the program that a problem repeats.
_MOST_SAID = 200
_CLOSING_OF_TOML = re.compile(r"\n\+{3}[ \t]*(?=\n|\Z)")


def read_record(root: Path, name: str) -> tuple[RawRecord | None, tuple[Problem, ...]]:
    """Read and parse the file that `discover` listed as `name`."""
    try:
        data = read_bytes(str(root / name))
    except OSError as error:
        return None, (unreadable(name, error),)
    return parse_record(printable(name), data)


def unreadable(name: str, error: OSError) -> Problem:
    """Return the problem of a file that `discover` listed but that cannot be read."""
    message = f"cannot be read: {error.strerror or type(error).__name__}"
    return Problem(printable(name), "unreadable", "", message)


def failed(name: str, error: Exception) -> Problem:
    """Return the problem of a file on which the program itself failed.

    Records are scraped: one that finds a fault of the program must cost no other record.
    """
    said = f"{type(error).__name__}: {error}"[:_MOST_SAID]
    message = f"reading it ended in a fault of the program; please report it ({said})"
    return Problem(printable(name), "unreadable", "", message)


def parse_record(path: str, data: bytes) -> tuple[RawRecord | None, tuple[Problem, ...]]:
    """Parse a file's bytes; return the record, or None and a problem that says why.

    Args:
        path: POSIX path below the papers folder; problems name the record by it.
        data: the file's content.
    """
    text, repaired = _decode(data)
    notes = [Problem(path, "not-utf8", "", repaired)] if repaired else []
    place = place_of_head(text)
    if place is None:
        if "\0" in text:
            return None, (Problem(path, "unreadable", "", "a binary file, expected Markdown"),)
        return RawRecord(path, {}, text.strip()), tuple(notes)
    if place.body is None:
        return None, (*notes, _never_closed(path, toml=place.toml))
    written = text[place.start : place.end]
    first = text.count("\n", 0, place.start) + 1
    head = (read_toml_head if place.toml else read_head)(path, written, first)
    notes += head.problems
    if head.meta is None:
        return None, tuple(notes)
    gap = written.startswith("\n") or "\n" in text[: place.start - 1].lstrip().lstrip("-")
    body = text[place.body :].strip()
    return RawRecord(path, head.meta, body, gap, head.repeated), tuple(notes)


class HeadPlace(Value, frozen=True):
    """Where in a text the front matter is.

    Attributes:
        start: of its first line; the line that opens it is before.
        end: the start of the line that closes it, or of the text's end.
        body: the end of the closing line, or None without one.
        toml: whether it is TOML, not YAML.
    """

    start: int
    end: int
    body: int | None
    toml: bool


def place_of_head(text: str) -> HeadPlace | None:
    """Return where the front matter of a record is, or None if the text does not begin with it."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    toml = opening["toml"] is not None
    start = opening.end() - 1
    closing = _CLOSING_OF_TOML.search(text, start) if toml else _closing(text, start)
    if closing is None:
        return HeadPlace(opening.end(), len(text), None, toml)
    return HeadPlace(opening.end(), closing.start() + 1, closing.end(), toml)


def _never_closed(path: str, *, toml: bool) -> Problem:
    """Return the problem of front matter without an end."""
    line = "+++" if toml else "---"
    message = (
        f"the line {line} opens front matter, and no other line {line} closes it. Write one below"
        " the last key"
    )
    return Problem(path, "toml-invalid" if toml else "yaml-invalid", "", message)


def _closing(text: str, start: int) -> re.Match[str] | None:
    """Find the line that closes the front matter, from `start` on."""
    rule = text.find("\n---", start)
    # Bodies are long: the other kind of line is looked for above the first of these only.
    dots = text.find("\n...", start, rule if rule >= 0 else len(text))
    first = dots if dots >= 0 else rule
    return _CLOSING.search(text, first) if first >= 0 else None


def _decode(data: bytes) -> tuple[str, str | None]:
    """Decode to text with ``\\n`` newlines; also return what was wrong with the bytes, if any."""
    repaired = None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, repaired = data.decode("utf-16", "replace"), "UTF-16, expected UTF-8"
    else:
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode()
        except UnicodeDecodeError as error:
            encoding = _fallback_encoding(data)
            text = data.decode(encoding, "replace")
            line = data.count(b"\n", 0, error.start) + 1
            repaired = f"line {line} is not in UTF-8; the file was read as {encoding}"
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, repaired


def _fallback_encoding(data: bytes) -> str:
    """Return UTF-8 if most non-ASCII characters are valid in it, else Windows-1252."""
    damaged = data.decode("utf-8", "replace")
    invalid = damaged.count("\ufffd")
    valid = sum(1 for character in damaged if character > "\x7f") - invalid
    return "utf-8" if valid > invalid else "cp1252"
