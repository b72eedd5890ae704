"""Bytes to records: which files are records, and what each holds.

Nothing in here raises on account of a file's content: whatever cannot be read
is a `Problem`.  Front matter is read by libyaml (python-frontmatter's handler
with a loader of our own): every scalar stays the text it was written as, so
that ``title: No`` and ``doi: 10.10`` lose nothing to YAML 1.1's booleans and
floats, and dates that do not exist raise nothing.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from papershelf.model import RawRecord
from papershelf.problems import Problem

# YAML forbids these in a stream; in a body they are remains of a PDF.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# A front matter opens with the file (a byte order mark aside).
_OPENING = re.compile(r"\s*-{3,}[ \t]*\n")

_CLOSING = re.compile(r"\n-{3,}[ \t]*(?=\n|\Z)")

_MAX_YAML_DEPTH = 50
_MANY_YAML_OPENINGS = 1000


_TEXT = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class _TextLoader(yaml.CSafeLoader):
    """libyaml with scalars left as text, ``null`` aside, and no tag with an effect."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The tag of a node: plain scalars are text or null, whatever they look like."""
        if kind is yaml.ScalarNode and implicit[0] and value in _NULLS:
            return _NULL
        return _TEXT

    def get_single_data(self) -> object:
        """The document as texts, lists and mappings, `None` without one."""
        node = self.get_single_node()
        return None if node is None else _value(node, {})


def _value(node: yaml.Node, known: dict[int, object]) -> object:
    """A node's value; a node that aliases name is built once, however often they do.

    Args:
        node: as composed.
        known: id of a list's or mapping's node -> its value, so far.
    """
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == _NULL else node.value
    if id(node) in known:
        return known[id(node)]
    if isinstance(node, yaml.SequenceNode):
        items: list[object] = []
        known[id(node)] = items
        items += [_value(item, known) for item in node.value]
        return items
    mapping: dict[str, object] = {}
    known[id(node)] = mapping
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.YAMLError("a key is a list or a mapping, expected a text")
        mapping[key.value] = _value(item, known)
    return mapping


_HANDLER = YAMLHandler()


def discover(root: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The records below `root`: POSIX paths relative to it, sorted, and what is no record.

    Every ``*.md`` counts, in any subfolder that is not hidden.  A symbolic link
    is followed while it stays below `root`.  Each problem stands for one entry
    that was found and cannot be a record.

    Raises:
        NotADirectoryError: when there is no folder `root`.
    """
    if not root.is_dir():
        raise NotADirectoryError(f"{root}: there is no such folder of records")
    base = root.resolve()
    paths: list[str] = []
    problems: list[Problem] = []
    for name in sorted(_markdown_names(root)):
        fault = _fault(root / name, base)
        if fault is None:
            paths.append(name)
        else:
            problems.append(Problem(printable(name), fault[0], "", fault[1]))
    return tuple(paths), tuple(problems)


def read_record(root: Path, name: str) -> tuple[RawRecord | None, tuple[Problem, ...]]:
    """Read and parse the file that `discover` listed as `name`."""
    try:
        data = (root / name).read_bytes()
    except OSError as error:
        return None, (unreadable(name, error),)
    return parse_record(printable(name), data)


def unreadable(name: str, error: OSError) -> Problem:
    """The problem of a file that `discover` listed and the system does not give."""
    message = f"cannot be read: {error.strerror or type(error).__name__}"
    return Problem(printable(name), "unreadable", "", message)


def parse_record(path: str, data: bytes) -> tuple[RawRecord | None, tuple[Problem, ...]]:
    """A record from a file's bytes; without one, a problem says why.

    Args:
        path: POSIX path below the papers folder; it names the record in problems.
        data: the file as it is.
    """
    text, repaired = _decode(data)
    notes = [Problem(path, "not-utf8", "", repaired)] if repaired else []
    opening = _OPENING.match(text)
    if opening is None:
        if "\0" in text:
            return None, (Problem(path, "unreadable", "", "a binary file, expected Markdown"),)
        return RawRecord(path, {}, text.strip()), tuple(notes)
    closing = _CLOSING.search(text, opening.end() - 1)
    if closing is None:
        message = "the front matter that opens the file is never closed by a line ---"
        return None, (*notes, Problem(path, "yaml-invalid", "", message))
    head = text[opening.end() : closing.start() + 1]
    # Most heads hold nothing but printable lines, which is seen much faster.
    clean = head if head.replace("\n", "").isprintable() else _CONTROL.sub("", head)
    if len(clean) < len(head):
        message = f"{len(head) - len(clean)} control characters removed from the front matter"
        notes.append(Problem(path, "control-characters", "", message))
    try:
        meta = _read_yaml(clean)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, (*notes, Problem(path, "yaml-invalid", "", _yaml_message(error)))
    gap = head.startswith("\n") or "\n" in opening[0][:-1].lstrip().lstrip("-")
    return RawRecord(path, meta, text[closing.end() :].strip(), gap), tuple(notes)


def printable(name: str) -> str:
    """A file name that can be printed: bytes that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _markdown_names(root: Path) -> Iterator[str]:
    """POSIX paths below `root` of all Markdown files, and of links to folders outside."""
    for folder, folders, files in os.walk(root):
        here = Path(folder).relative_to(root)
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(".md"):
                yield (here / name).as_posix()
        # os.walk does not follow links to folders: inside the tree their files are
        # found where they are, outside they are worth a word.
        for name in folders:
            if (root / here / name).is_symlink() and _fault(root / here / name, root.resolve()):
                yield (here / name).as_posix()


def _fault(path: Path, base: Path) -> tuple[str, str] | None:
    """Why an entry below `base` cannot be read as a record, as code and message."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(base):
            return "outside-folder", "a symbolic link that leads out of the papers folder"
        if path.is_file() or path.is_dir():
            return None
    except (OSError, RuntimeError):  # RuntimeError: a loop of links
        return "unreadable", "a symbolic link that leads nowhere"
    return "unreadable", "not a regular file"


def _decode(data: bytes) -> tuple[str, str | None]:
    """Text with ``\\n`` newlines and no byte order mark, and what was wrong with the bytes."""
    repaired = None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, repaired = data.decode("utf-16", "replace"), "UTF-16, expected UTF-8"
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            encoding = _fallback_encoding(data)
            text = data.decode(encoding, "replace")
            repaired = f"byte {error.start} is no UTF-8; the file was read as {encoding}"
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, repaired


def _fallback_encoding(data: bytes) -> str:
    """UTF-8 with damage when most non-ASCII bytes still fit it, else Windows-1252."""
    damaged = data.decode("utf-8", "replace")
    invalid = damaged.count("\ufffd")
    valid = sum(1 for character in damaged if character > "\x7f") - invalid
    return "utf-8" if valid > invalid else "cp1252"


def _read_yaml(head: str) -> dict[str, object]:
    """The front matter as a mapping with text keys.

    Raises:
        yaml.YAMLError: on text that is not YAML, or nested beyond sense.
        ValueError: on YAML that is not a mapping.
    """
    # libyaml composes recursively: a hundred thousand brackets overflow its stack.
    if sum(map(head.count, _YAML_OPENINGS)) > _MANY_YAML_OPENINGS:
        _check_depth(head)
    meta: Any = _HANDLER.load(head, Loader=_TextLoader)
    if meta is None:
        return {}
    if not isinstance(meta, dict):
        raise ValueError(f"the front matter is a {type(meta).__name__}, expected a mapping")  # noqa: TRY004 - a fault of the data, not of a caller
    return meta


_YAML_OPENINGS = ("[", "{", "- ", "? ", ": ")


def _check_depth(head: str) -> None:
    depth = 0
    for event in yaml.parse(head, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_YAML_DEPTH:
            raise ValueError(f"the front matter is nested more than {_MAX_YAML_DEPTH} deep")


def _yaml_message(error: Exception) -> str:
    """One line that says what is wrong and where, counted in the file's lines."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return f"invalid front matter: {error}"
    mark = error.problem_mark
    # The mark counts from 0 below the opening line.
    where = f" (line {mark.line + 2}, column {mark.column + 1})" if mark else ""
    return f"invalid front matter: {error.problem or error.context}{where}"
