"""Refuses YAML that libyaml cannot read safely: nested too deeply, or multiplied by aliases."""

from __future__ import annotations

import yaml

MOST_LEVELS = 50
# Values with those that aliases repeat: a file of 300 bytes can name a billion.
MOST_VALUES = 1_000_000
MOST_DIGITS = 30
_NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
_MANY_OPENINGS = 1000
_OPENINGS = ("[", "{", "- ", "? ", ": ")


def check_depth(text: str) -> None:
    """Check how deeply a text is nested.

    Raises:
        ValueError: it is nested more than `MOST_LEVELS` deep.
        yaml.YAMLError: on text that is not YAML.
    """
    # libyaml composes recursively: a hundred thousand brackets overflow its stack.
    if sum(map(text.count, _OPENINGS)) <= _MANY_OPENINGS:
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_LEVELS:
            raise ValueError(f"it is nested more than {MOST_LEVELS} deep")


def check_values(node: yaml.Node | None) -> None:
    """Check how many values a document has if each alias is replaced by what it names.

    Raises:
        ValueError: there are more than `MOST_VALUES`, a value is within itself, or a number has
            more than `MOST_DIGITS` digits.
    """
    if node is not None and _values(node, {}) > MOST_VALUES:
        raise ValueError(f"its aliases repeat more than {MOST_VALUES:,} values")


def _values(node: yaml.Node, known: dict[int, int | None]) -> int:
    """Return the number of values in a node; `known` has those counted, None for those begun."""
    if isinstance(node, yaml.ScalarNode):
        # Python neither reads nor writes an integer of thousands of digits.
        if node.tag in _NUMBERS and len(node.value) > MOST_DIGITS:
            raise ValueError(
                f"line {node.start_mark.line + 1}: a number of more than {MOST_DIGITS} digits"
            )
        return 1
    if id(node) in known:
        count = known[id(node)]
        if count is None:
            raise ValueError(f"line {node.start_mark.line + 1}: an alias names what it is part of")
        return count
    known[id(node)] = None
    total = 1
    for item in node.value:
        total += sum(
            _values(part, known) for part in (item if isinstance(item, tuple) else (item,))
        )
    known[id(node)] = total
    return total
