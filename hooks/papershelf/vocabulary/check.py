"""Reads the files a curator writes, and reports all their faults at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

# A part of an address.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class FaultyFileError(ValueError):
    """A curator's file has faults; `faults` lists them all, in the file's order."""

    def __init__(self, path: Path, faults: Sequence[str]) -> None:
        """Name the file and each of its faults."""
        self.faults = tuple(faults)
        super().__init__("\n  ".join([f"{path}: {len(faults)} fault(s)", *faults]))


def read_mapping(path: Path, faults: list[str]) -> Mapping[str, object]:
    """Read a YAML file as a mapping; keys that are written twice are faults.

    Raises:
        FaultyFileError: when the file cannot be read or is not YAML.
    """
    try:
        loader = yaml.CSafeLoader(path.read_bytes())
        node = loader.get_single_node()
        faults += _written_twice(node)
        data = None if node is None else loader.construct_document(node)
    except OSError as error:
        raise FaultyFileError(path, [f"cannot be read: {error.strerror}"]) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FaultyFileError(path, [f"not valid YAML: {error}"]) from error
    return mapping(data, "the file", faults)


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
    faults.append(f"{where}: found {value!r}, expected a text")
    return None


def flag(value: object, where: str, faults: list[str]) -> bool:
    """Return true or false; an absent value is false; other types are faults."""
    if value is None or isinstance(value, bool):
        return bool(value)
    faults.append(f"{where}: found {value!r}, expected true or false")
    return False


def number(value: object, where: str, faults: list[str]) -> float | None:
    """Return a number that is not negative, or None; other values are faults."""
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    faults.append(f"{where}: found {value!r}, expected a number of 0 or more")
    return None


def texts(value: object, where: str, faults: list[str]) -> tuple[str, ...]:
    """Return a list of texts, each with a letter or a digit; anything else is a fault."""
    if value is None:
        return ()
    if not isinstance(value, list):
        faults.append(f"{where}: found {value!r}, expected a list of texts")
        return ()
    # YAML reads an unquoted NO, ON or 5 as another type.
    good = tuple(item for item in value if isinstance(item, str) and re.search(r"[^\W_]", item))
    faults += [f"{where}: found {x!r}, expected a text (quote it)" for x in value if x not in good]
    return good


def lists(value: object, where: str, faults: list[str]) -> dict[str, tuple[str, ...]]:
    """Return lists of texts by name."""
    named = mapping(value, where, faults)
    return {str(key): texts(item, f"{where}.{key}", faults) for key, item in named.items()}


# So many names, or fewer, are listed where none of them is near what was written.
_MOST_LISTED = 12


def unknown(key: str, what: str, known: Iterable[str]) -> str:
    """Return the fault of an unknown name: with the nearest known one, else with all if few."""
    names = list(known)
    fault = f"{key}: unknown {what}"
    if nearest := difflib.get_close_matches(key, names, n=1, cutoff=0.5):
        return f"{fault}; did you mean {nearest[0]!r}?"
    return f"{fault}; known: {', '.join(sorted(names))}" if len(names) <= _MOST_LISTED else fault
