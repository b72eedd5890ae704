"""Reads the front matter of a record, whichever language it is written in."""

from __future__ import annotations

import re

import yaml

from papershelf.machinery.frozen import Value
from papershelf.problems import Problem
from papershelf.records.front_matter import NoMappingError, Repeated, read_plain, read_yaml
from papershelf.records.number_signs import with_number_signs
from papershelf.records.repair import MeaninglessError, repair_yaml
from papershelf.records.toml import read_toml

# YAML and TOML forbid these characters; in a body they are left over from a PDF.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_SHOWN = 80
# A key, and below it lines of two to four words: names, which YAML joins to one text.
_LINES = re.compile(
    r"^([\w-]+:) *\n((?:[ ]+[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,3} *\n){2,})(?=\n*(?:[^ \n]|\Z))",
    re.MULTILINE,
)


class Head(Value, frozen=True):
    """Front matter that was read.

    Attributes:
        meta: its mapping, or None if it cannot be read.
        repeated: key and value of what is not read, because the key has another value.
        problems: what was wrong with it.
    """

    meta: dict[str, object] | None
    repeated: tuple[tuple[str, object], ...] = ()
    problems: tuple[Problem, ...] = ()


def read_head(path: str, head: str, first: int) -> Head:
    """Read front matter as YAML, else as it was meant.

    Args:
        path: of the record, for its problems.
        head: the lines between those that open and close it.
        first: the number of its first line in the file.
    """
    meta = read_plain(head)
    return _read_all(path, head, first) if meta is None else Head(meta)


def read_toml_head(path: str, head: str, first: int) -> Head:
    """Read front matter in TOML; see `read_head`."""
    try:
        return Head(read_toml(head, first))
    except (ValueError, RecursionError) as error:
        return Head(None, (), (Problem(path, "toml-invalid", "", _unread(error)),))


def _unread(error: Exception) -> str:
    fault = "it is nested too deeply" if isinstance(error, RecursionError) else error
    return f"the front matter cannot be read: {fault}"


def _read_all(path: str, head: str, first: int) -> Head:
    problems: list[Problem] = []
    clean = _CONTROL.sub("", head)
    if len(clean) < len(head):
        message = f"{len(head) - len(clean)} control characters removed from the front matter"
        problems.append(Problem(path, "control-characters", "", message))
    try:
        meta, repeated = _read_yaml(clean, first, path, problems)
    except (ValueError, RecursionError) as error:
        return Head(None, (), (*problems, Problem(path, "yaml-invalid", "", _unread(error))))
    problems += [_twice(path, again, first) for again in repeated]
    return Head(meta, tuple((again.key, again.value) for again in repeated), tuple(problems))


def _read_yaml(
    head: str, first: int, path: str, problems: list[Problem]
) -> tuple[dict[str, object], list[Repeated]]:
    """Read front matter with libyaml, or else as it was meant.

    Raises:
        ValueError: it cannot be read; the message says what to correct.
        RecursionError: it is nested too deeply.
    """
    try:
        meant, notes = with_number_signs(_LINES.sub(_lines_apart, head), first)
        mapped = read_yaml(meant)
    except (yaml.YAMLError, NoMappingError) as error:
        try:
            repaired = repair_yaml(head, first)
        except MeaninglessError:
            if isinstance(error, NoMappingError):
                raise error from None
            raise
        meta, repeated, notes = repaired
    else:
        meta, repeated = mapped
    problems += [Problem(path, "yaml-repaired", "", note) for note in notes]
    return meta, repeated


def _lines_apart(match: re.Match[str]) -> str:
    """Return a key with its lines as YAML keeps them apart, if each begins with a capital."""
    key, lines = match.groups()
    if all(line.lstrip()[:1].isupper() for line in lines.splitlines()):
        # One indentation, or the deeper lines would be indented in the text.
        return f"{key} |-\n" + "".join(f"  {line.strip()}\n" for line in lines.splitlines())
    return match[0]


def _twice(path: str, again: Repeated, first: int) -> Problem:
    """Return the problem of a key that is written twice."""
    value = again.value
    lost = f"; {value[:_MOST_SHOWN]!r} is not read" if isinstance(value, str) and value else ""
    message = (
        f"{again.name} is in line {again.first + first} and again in line {again.again + first}"
        f"{lost}. Delete one of them"
    )
    return Problem(path, "key-repeated", again.key, message)
