"""Reads a text out of a list or mapping, where a tool or a colon made one of a text."""

from __future__ import annotations

from collections.abc import Mapping

from papershelf.normalise.findings import Finding, Read

# ``[[Journal of Sleep]]`` without quotation marks is a list in a list.
_MOST_LEVELS = 3
# Keys of a mapping in place of a text, as in ``journal: {name: Sleep}``.
_NAMING = ("name", "title", "value")


def read_other(source: str, value: object) -> Read[str | None]:
    """Return the text in a value that is not a text: an item of a list, a mapping's name."""
    inner, findings = value, tuple[Finding, ...]()
    for _ in range(_MOST_LEVELS):
        if isinstance(inner, list) and inner:
            if len(inner) > 1:
                findings += (wrong_type(source, value, "one text; the first is read"),)
            inner = inner[0]
        elif isinstance(inner, dict):
            named = next((inner[key] for key in _NAMING if inner.get(key)), None)
            # ``id: x1`` is a mapping, ``Rest: a review`` was meant as a text.
            if named is None and not _is_small_word("".join(inner)):
                named = as_written(inner)
                findings += (colon_finding(source, named),) if named else ()
            inner = named
    if isinstance(inner, str) and (text := inner.strip()):
        return Read(text, source, text, findings)
    return Read(None, findings=(wrong_type(source, value, "a text"),))


def _is_small_word(key: str) -> bool:
    return key.islower() and key.isidentifier()


def as_written(value: Mapping[object, object]) -> str | None:
    """Return the text that YAML takes for a mapping because it has a colon: ``Rest: a review``."""
    if len(value) != 1:
        return None
    ((key, text),) = value.items()
    return f"{key}: {text}" if isinstance(text, str) else f"{key}:" if text is None else None


def colon_finding(source: str, text: str) -> Finding:
    """Return the note on a text that was a mapping."""
    message = (
        f"a colon makes a key of a text in YAML; read as {text[:80]!r}. Put quotation marks around"
        " it"
    )
    return Finding("yaml-repaired", source, message)


def wrong_type(source: str, value: object, expected: str) -> Finding:
    """Return the finding about a value of another type than `expected`."""
    kind = {"dict": "mapping"}.get(type(value).__name__, type(value).__name__)
    return Finding("field-type", source, f"found a {kind}, expected {expected}")
