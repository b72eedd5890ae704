"""Reads front matter: YAML as texts, lists and mappings.

libyaml reads it (python-frontmatter's handler with our own loader).  Every scalar
is kept as the text that was written, so that YAML 1.1 does not turn ``title: No``
into a boolean and ``doi: 10.10`` into 10.1, and a date that does not exist raises
no error.

Most front matter has only keys with texts and lists of texts, as acquisition
tools write it.  Patterns in this module read such front matter in a fifth of the
time, and leave everything else to libyaml.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml
from frontmatter.default_handlers import YAMLHandler

from papershelf.machinery.nesting import check_depth

_TEXT = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))

# What front matter in ASCII may have to be simple.
_PRINTABLE = bytes((10, *range(32, 127)))

# A line of plain text: no colon before a blank or line end, no hash after a blank.
_LINE = r"[^\n:#]*+(?:(?::(?![ \n])|(?<! )#)[^\n:#]*+)*+"
_FOLD = r"\n ++(?=[^ \n])"
# A line of words, as most are; they need no check but whether they mean null.
_WORDS = r"[A-Za-z0-9_][A-Za-z0-9_ ,./()-]*+(?<! )(?=\n(?! ))"
# Plain, in single quotes, in double ones without escapes, or an empty list.
_SCALAR = (
    rf"(?:\w{_LINE}(?:{_FOLD}[^:#]{_LINE})*+|'[^'\n]*+(?:(?:''|{_FOLD})[^'\n]*+)*+' *+|"
    rf'"[^"\n\\]*+(?:{_FOLD}[^"\n\\]*+)*+" *+|\[\] *+)'
)
# Key and scalar, or key and list, both first as words; the last group matches everything else.
_ENTRY = re.compile(
    rf"([A-Za-z_]\w{{0,99}}+):(?:(?: ({_WORDS})| ++({_SCALAR}))\n|"
    rf"\n((?:- {_WORDS}\n)++)(?!-)|\n((?:- ++{_SCALAR}\n)*+))|([\s\S]++)"
)
_ITEM = re.compile(rf"- ++({_SCALAR})\n")
_FOLDED = re.compile(" *\n +")


def read_plain(head: str) -> dict[str, object] | None:
    """Read simple front matter as libyaml would; return None if any line is not simple.

    That no key is written twice is part of it.

    Args:
        head: the front matter, in whole lines.
    """
    # Tabs, control characters and other line ends have a meaning in YAML.
    if head.isascii():
        if head.encode().translate(None, _PRINTABLE):  # takes a third of the time of isprintable
            return None
    elif not head.replace("\n", "").isprintable():
        return None
    meta: dict[str, object] = {}
    entries = _ENTRY.findall(head.lstrip("\n"))
    for key, words, text, lines, items, unknown in entries:
        if words:
            meta[key] = None if words in _NULLS else words
        elif lines:
            values = lines[2:-1].split("\n- ")
            meta[key] = values if _NULLS.isdisjoint(values) else [*map(_plain_value, values)]
        elif text:
            meta[key] = _plain_value(text)
        elif items:
            meta[key] = [_plain_value(item) for item in _ITEM.findall(items)]
        elif unknown:
            return None
        else:
            meta[key] = None
    return meta if len(meta) == len(entries) else None


def _plain_value(text: str) -> object:
    """Return the value of a match of `_SCALAR`."""
    text = text.rstrip(" ")
    if text[0] == "'":
        text = text[1:-1].replace("''", "'")
    elif text[0] == '"':
        text = text[1:-1]
    elif text == "[]":
        return []
    elif text in _NULLS:
        return None
    return _FOLDED.sub(" ", text) if "\n" in text else text


class NoMappingError(ValueError):
    """Front matter that is a list or a text."""


class Repeated(NamedTuple):
    """A value that is not read, because its key has another value in the same mapping.

    Attributes:
        key: the key of the front matter that it belongs to.
        name: its own key, which may be in a mapping further down.
        first, again: the lines of the two, counted from 0.
        value: the one that is not read.
    """

    key: str
    name: str
    first: int
    again: int
    value: object

    def put_into(self, mapping: dict[str, object], repeated: list[Repeated]) -> object:
        """Return the value to read, the later one unless it is empty; keep the other."""
        earlier, later = mapping[self.name], self.value
        read, lost = (earlier, later) if later in (None, "") else (later, earlier)
        repeated.append(self._replace(value=lost))
        return read


class Mapped(NamedTuple):
    """The mapping of front matter, and the values that are not in it."""

    meta: dict[str, object]
    repeated: list[Repeated]


class _TextLoader(yaml.CSafeLoader):
    """libyaml's loader, except that scalars are text or null, and tags have no effect."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Return the tag of a node: text, or null for a plain scalar that means null."""
        if kind is yaml.ScalarNode and implicit[0] and value in _NULLS:
            return _NULL
        return _TEXT

    def get_single_data(self) -> tuple[object, list[Repeated]]:
        """Return the document as texts, lists and mappings, or None; and what it has twice."""
        node, repeated = self.get_single_node(), list[Repeated]()
        return (None if node is None else _value(node, {}, repeated, "")), repeated


def _value(node: yaml.Node, known: dict[int, object], repeated: list[Repeated], key: str) -> object:
    """Return a node's value; a node with aliases is built once, however many it has.

    Args:
        node: a node that libyaml composed.
        known: id of a list's or mapping's node -> its value; is filled here.
        repeated: is filled with the values that a later one of the same key replaces.
        key: the key of the front matter that the node belongs to.
    """
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == _NULL else node.value
    if id(node) in known:
        return known[id(node)]
    if isinstance(node, yaml.SequenceNode):
        items: list[object] = []
        known[id(node)] = items
        items += [_value(item, known, repeated, key) for item in node.value]
        return items
    mapping: dict[str, object] = {}
    known[id(node)] = mapping
    lines: dict[str, int] = {}
    for name, item in node.value:
        if not isinstance(name, yaml.ScalarNode):
            raise yaml.YAMLError("a key is a list or a mapping, expected a text")
        value = _value(item, known, repeated, key or name.value)
        line = name.start_mark.line
        if name.value in mapping:
            again = Repeated(key or name.value, name.value, lines[name.value], line, value)
            value = again.put_into(mapping, repeated)
        mapping[name.value], lines[name.value] = value, line
    return mapping


_HANDLER = YAMLHandler()


def read_yaml(head: str) -> Mapped:
    """Read front matter with libyaml, as a mapping with text keys.

    Raises:
        yaml.YAMLError: on text that is not YAML.
        NoMappingError: on YAML that is not a mapping.
        ValueError: on YAML that is nested too deeply.
    """
    check_depth(head)
    loaded: Any = _HANDLER.load(head, Loader=_TextLoader)
    meta, repeated = loaded
    if meta is None:
        return Mapped({}, [])
    if not isinstance(meta, dict):
        kind = "a list" if isinstance(meta, list) else "one text"
        raise NoMappingError(f"it is {kind}, expected keys with a colon, such as title: …")
    return Mapped(meta, repeated)


def compose(head: str) -> yaml.Node | None:
    """Return front matter as libyaml's nodes, which know their places in it.

    Raises:
        yaml.YAMLError: on text that is not YAML.
        ValueError: on YAML that is nested too deeply.
    """
    check_depth(head)
    node: yaml.Node | None = yaml.compose(head, Loader=_TextLoader)
    return node
