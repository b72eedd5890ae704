"""Says why a value is no YAML, and how to write it."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Characters of a value that a message repeats.
MOST_SHOWN = 80
# Of a text below ``|`` or ``>``; it is formatted with its key.
UNEVEN = (
    "the line is indented less than the text of {}; read as part of it. Indent all lines of the"
    " text alike"
)
# Alone after a key they announce a text in the lines below.
_BLOCK = re.compile(r"\s*([|>])[+-]?\d?[+-]?\s*")
_QUOTED = r"(?:\"[^\"]*\"|'[^']*')"
_SEVERAL = re.compile(rf"{_QUOTED}(?:\s*[,;]\s*{_QUOTED})+[,;]?")


def how_to_write(before: str, value: str) -> str:
    """Say how to write a value; `before` is what comes before it on its line."""
    if len(value) <= MOST_SHOWN:
        return f"Write {before}{_quoted(value)}"
    return "Put quotation marks around it"


def fault_of(written: str) -> str:
    """Say why a value, as it is written, is not the text that it looks like."""
    sign = written[:1]
    if sign in ('"', "'"):
        if sign not in written[1:]:
            return "opens a quotation mark and does not close it"
        if written.endswith(sign) and sign not in written[1:-1]:
            return "has a backslash, which has a meaning of its own between quotation marks"
        if written.endswith(sign):
            return "has quotation marks within quotation marks"
        return "goes on after its closing quotation mark"
    if sign in ("[", "{"):
        return f"begins with {sign}, which opens a list or mapping in YAML"
    if sign and sign in "*&!|>%@`-?":
        return f"begins with {sign}, which has a meaning of its own in YAML"
    if ":" in written:
        return "has a colon"
    if " #" in written:
        return "has a hash, which begins a comment in YAML"
    return "has another meaning in YAML"


def _quoted(value: str) -> str:
    """Return a text between quotation marks as YAML takes it."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def unquoted(text: str) -> str:
    """Return a text without the quotation marks around it, closed or not.

    Marks around a part of it are left: ``"Rest": a review`` and ``"Rest" or "sleep"``.
    """
    text = text.strip()
    if text[:1] in ("'", '"') and text and not _closes_early(text):
        quote = text[0]
        text = text[1:-1] if text.endswith(quote) and len(text) > 1 else text[1:]
        text = text.replace(quote * 2, quote) if quote == "'" else text.replace('\\"', '"')
    return text.strip()


def _closes_early(text: str) -> bool:
    """Return whether the next mark like the first one is the end of a word, not of the text."""
    at = text.find(text[0], 1)
    if not 1 < at < len(text) - 1:
        return False
    return not text[at - 1].isspace() and text[at - 1] != "\\" and not text[at + 1].isalnum()


def several_in(text: str) -> list[str]:
    """Return texts in quotation marks between commas, a list without its brackets; else none."""
    return (
        [unquoted(item) for item in re.findall(_QUOTED, text)] if _SEVERAL.fullmatch(text) else []
    )


def uneven_block(first: str, lines: Sequence[str]) -> tuple[str, int] | None:
    """Return the text below a sign ``|`` or ``>``, and which line is indented too little.

    None if there is no such text.

    Args:
        first: what is on the line of the key.
        lines: those below it.
    """
    block = _BLOCK.fullmatch(first)
    indents = [
        (len(line) - len(line.lstrip()), at) for at, line in enumerate(lines) if line.strip()
    ]
    if not block or not indents:
        return None
    at = next((at for indent, at in indents if not indent or indent < indents[0][0]), indents[0][1])
    written = [line.strip() for line in lines]
    text = "\n".join(written) if block[1] == "|" else " ".join(filter(None, written))
    return text.strip(), at
