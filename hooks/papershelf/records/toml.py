"""Reads front matter in TOML, between lines ``+++``, as Hugo writes it.

Every value is kept as text, as in YAML: ``date = 2020-05-01`` is the text "2020-05-01".
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_MOST_SHOWN = 80
# A key of so many parts: Python's parser takes the cube of their number, minutes for 20,000.
_DEEP = re.compile(
    r"""(?<![\w"'.\\-])(?:(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){50}"""
)


def read_toml(head: str, first: int = 2) -> dict[str, object]:
    """Return the mapping of front matter in TOML.

    Args:
        head: the front matter, in whole lines.
        first: the number of its first line in the file.

    Raises:
        ValueError: it is no TOML; the message says what to correct.
        RecursionError: it is nested too deeply.
    """
    if _DEEP.search(head):
        raise ValueError("it is nested too deeply")
    try:
        # A DOI without quotation marks must not lose the end of its number.
        read = tomllib.loads(head, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(_fault(str(error), head.split("\n"), first)) from None
    except ValueError:
        raise ValueError("it has a number with thousands of digits") from None
    return {key: _as_text(value) for key, value in read.items()}


def _as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def _fault(message: str, lines: list[str], first: int) -> str:
    """Say what is wrong with front matter that Python's parser refuses."""
    place = _PLACE.search(message)
    number = int(place[1]) - 1 if place and place[1] else len(lines) - 1
    if "overwrite" in message or "twice" in message:
        return f"line {number + first}: its key is written twice. Delete one of the two"
    written = lines[min(number, len(lines) - 1)].strip()[:_MOST_SHOWN]
    if not written:
        return "its last value has no end. Close its quotation marks or bracket"
    return (
        f'line {number + first}: {written!r} is no TOML. Write key = "value", each text in'
        " quotation marks and on one line"
    )
