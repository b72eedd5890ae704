"""Reads JSON that others wrote: the whole of a file, or one value a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from papershelf.importers.document import BrokenFileError, Document, Entry

_TOO_DEEP = "lists and mappings are nested too deep for JSON of papers"


def _constant(_name: str) -> None:
    """Return None for ``NaN`` and ``Infinity``, which some programs write for a missing value."""


def whole(document: Document) -> object:
    """Return the value that a file holds.

    Raises:
        BrokenFileError: it is no JSON; the message has the line.
    """
    try:
        value: object = json.loads(document.text, parse_constant=_constant)
    except json.JSONDecodeError as error:
        at_end = error.pos >= len(document.text.rstrip()) or "Unterminated" in error.msg
        cut = ": the file may be cut. Export it again" if at_end else ""
        message = f"line {error.lineno}, column {error.colno}: no JSON, {error.msg.lower()}{cut}"
        raise BrokenFileError(document.name, message) from None
    except (RecursionError, ValueError) as error:
        message = _TOO_DEEP if isinstance(error, RecursionError) else f"no JSON: {error}"
        raise BrokenFileError(document.name, message) from None
    return value


def by_line(document: Document) -> Iterator[Entry]:
    """Yield an entry for each line that is not blank."""
    for number, text in enumerate(document.text.split("\n"), 1):
        if not text.strip():
            continue
        place = f"line {number}"
        try:
            value = json.loads(text, parse_constant=_constant)
        except json.JSONDecodeError as error:
            fault = f"no JSON: {error.msg.lower()} at column {error.colno}"
            yield Entry(place, "", None, fault)
        except (RecursionError, ValueError):
            yield Entry(place, "", None, _TOO_DEEP)
        else:
            yield mapping_entry(place, "", value)


def mapping_entry(place: str, key: str, value: object) -> Entry:
    """Return the entry of a value, which must be a mapping."""
    if isinstance(value, dict):
        return Entry(place, key, value)
    return Entry(place, key, None, f"found {type_name(value)}, expected an object with keys")


def type_name(value: object) -> str:
    """Return what JSON calls the type of a value."""
    names = {str: "a text", list: "an array", dict: "an object", bool: "true or false"}
    return "null" if value is None else names.get(type(value), "a number")
