"""Reads the files a curator writes, and reports all their faults at once."""

from __future__ import annotations

import codecs
import difflib
import re
import reprlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from papershelf.machinery.files import read_bytes
from papershelf.machinery.nesting import check_depth, check_values

# Bytes of a curator's file.
_LARGEST = 20_000_000
# Faults that one error lists, and characters of one fault and of a value in it.
_MOST_FAULTS, _LONGEST, _LONGEST_SHOWN = 100, 2_000, 200
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# A part of an address.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class FaultyFileError(ValueError):
    """A curator's file has faults; `faults` lists them all, in the file's order."""

    def __init__(self, path: Path, faults: Sequence[str]) -> None:
        """Name the file and each of its faults."""
        self.faults = tuple(faults)
        lines = [f"{path}: {len(faults):,} fault(s)", *faults[:_MOST_FAULTS]]
        if len(faults) > _MOST_FAULTS:
            lines.append(f"… and {len(faults) - _MOST_FAULTS:,} more")
        super().__init__("\n  ".join(lines))


def read_file(path: Path) -> bytes:
    """Read a curator's file.

    Raises:
        FaultyFileError: when it cannot be read.
    """
    try:
        return read_bytes(str(path), _LARGEST)
    except OSError as error:
        raise FaultyFileError(path, [f"cannot be read: {error.strerror}"]) from error


def read_mapping(path: Path, faults: list[str], data: bytes | None = None) -> Mapping[str, object]:
    """Read a YAML file as a mapping; keys that are written twice are faults.

    Args:
        path: the file.
        faults: those found are added.
        data: the file's content, if it is known.

    Raises:
        FaultyFileError: when the file cannot be read or is not YAML.
    """
    content = read_file(path) if data is None else data
    try:
        value, twice = _read_yaml(content)
    # A number of thousands of digits, a date that does not exist: YAML's types raise anything.
    except Exception as error:
        raise FaultyFileError(path, [f"not valid YAML: {_told(error)}"[:_LONGEST]]) from error
    faults += twice
    return mapping(value, "the file", faults)


def _told(error: Exception) -> str:
    """Return an error of libyaml in one line, which begins with the place; others as they are."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return str(error)
    line, begun = error.problem_mark.line + 1, error.context_mark
    since = f" in what begins in line {begun.line + 1}" if begun and begun.line + 1 < line else ""
    return f"line {line}: {error.problem}{since}"


def _read_yaml(data: bytes) -> tuple[object, list[str]]:
    """Return the value of a document, and a fault for each key that is written twice."""
    loader = yaml.CSafeLoader(data)
    check_depth(data.decode("utf-16" if data[:2] in _UTF16 else "utf-8"))
    node = loader.get_single_node()
    check_values(node)
    return None if node is None else loader.construct_document(node), _written_twice(node)


def _written_twice(node: yaml.Node | None) -> list[str]:
    """Return a fault for each key that a mapping has twice; YAML would keep the last."""
    faults: list[str] = []
    if isinstance(node, yaml.MappingNode):
        lines: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if lines.setdefault(str(key.value), line) != line:
                faults.append(f"line {line}: {key.value!r} is in line {lines[key.value]} already")
            faults += _written_twice(value)
    return faults


def shown(value: object) -> str:
    """Return a value for a message; of a long or deep one, only the beginning."""
    text = reprlib.repr(value) if isinstance(value, list | dict) else repr(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def mapping(value: object, where: str, faults: list[str]) -> Mapping[str, object]:
    """Return `value` if it is a mapping, else an empty one; other types are faults."""
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    faults.append(f"{where}: found {type(value).__name__}, expected a mapping")
    return {}


def text(value: object, where: str, faults: list[str]) -> str | None:
    """Return a text on one line, or None; other types are faults."""
    if value is None or isinstance(value, str):
        return " ".join(value.split()) if value else None
    faults.append(f"{where}: found {shown(value)}, expected a text")
    return None


def flag(value: object, where: str, faults: list[str]) -> bool:
    """Return true or false; an absent value is false; other types are faults."""
    if value is None or isinstance(value, bool):
        return bool(value)
    faults.append(f"{where}: found {shown(value)}, expected true or false")
    return False


def number(value: object, where: str, faults: list[str]) -> float | None:
    """Return a number that is not negative, or None; other values are faults."""
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    faults.append(f"{where}: found {shown(value)}, expected a number of 0 or more")
    return None


def whole_number(value: object, where: str, faults: list[str]) -> int | None:
    """Return a whole number that is not negative, or None; other values are faults."""
    found = number(value, where, faults)
    if found is None or found.is_integer():
        return None if found is None else int(found)
    faults.append(f"{where}: found {shown(value)}, expected a whole number")
    return None


def texts(value: object, where: str, faults: list[str]) -> tuple[str, ...]:
    """Return a list of texts, each with a letter or a digit; anything else is a fault."""
    if value is None:
        return ()
    if not isinstance(value, list):
        faults.append(f"{where}: found {shown(value)}, expected a list of texts")
        return ()
    # YAML reads an unquoted NO, ON or 5 as another type.
    good = []
    for item in value:
        if isinstance(item, str) and re.search(r"[^\W_]", item):
            good.append(item)
        else:
            faults.append(f"{where}: found {shown(item)}, expected a text (quote it)")
    return tuple(good)


def lists(value: object, where: str, faults: list[str]) -> dict[str, tuple[str, ...]]:
    """Return lists of texts by name."""
    named = mapping(value, where, faults)
    return {str(key): texts(item, f"{where}.{key}", faults) for key, item in named.items()}


# So many names, or fewer, are listed where none of them is near what was written.
_MOST_KNOWN = 12


def unknown(key: str, what: str, known: Iterable[str]) -> str:
    """Return the fault of an unknown name: with the nearest known one, else with all if few."""
    names = list(known)
    fault = f"{key}: unknown {what}"
    if nearest := difflib.get_close_matches(key, names, n=1, cutoff=0.5):
        return f"{fault}; did you mean {nearest[0]!r}?"
    return f"{fault}; known: {', '.join(sorted(names))}" if len(names) <= _MOST_KNOWN else fault
