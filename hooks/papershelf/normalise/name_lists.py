"""Finds the names in an author field of any type: a list, mappings, one text.

A text separates names by semicolons, bars, line breaks, ``and`` or commas; whether a
comma is between two names or within one is decided from all of them together.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence

from papershelf.author import Author, is_eastern
from papershelf.normalise.findings import Finding
from papershelf.normalise.glued import Witness, witness
from papershelf.normalise.latex import from_latex
from papershelf.normalise.name_mappings import authors_of, names_in
from papershelf.normalise.name_parts import (
    CAPITAL_PARTICLES,
    DEGREE,
    SUFFIX,
    is_initials,
    without_asides,
)
from papershelf.normalise.other_types import as_written, colon_finding
from papershelf.normalise.text import resolve

FIELD = "authors"
_IN_SINGLE = re.compile("'([^']*)'")
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_IN_QUOTES = re.compile(r"\"[^\"]+\"|'[^']+'|“[^“”]+”")
_QUOTED_LIST = re.compile(r"[\[,(]\s*[uU]?['\"]|\[\s*[{\]]")
_LONGEST_LITERAL = 100_000  # characters of a list in text that Python's parser may see
_MOST_LEVELS = 3  # of lists in lists: ``[[Ann Lee]]`` without quotation marks is one

_AND = re.compile(r",?\s+(?:and|&|und|et(?! al\b))\s+")
_SEPARATOR = re.compile(r"[;；、|•\n\t]|\s[/·]\s")
# Between names in Han characters; within one in katakana, ``ジョン・リー``.
_DOT_BETWEEN_NAMES = re.compile(r"(?<=[\u3400-\u9fff])・(?=[\u3400-\u9fff])")
_ELLIPSIS = re.compile(r"(?:,\s*)?(?:…|(?<!\w)\.(?:\s?\.){2,})(?:\s*,)?")
# Whatever says that there are more authors than are named.
_OTHERS = re.compile(
    r"[,;]?\s*\b(?:et al\b\.?|et alii\b|(?:and|&) (?:\d+ )?(?:others|colleagues|coworkers)\b|"
    r"u\. ?a\.|y otros\b|y cols\b\.?)|(?<=[\u3400-\u9fff\s])等(?=\W*$)|[\s、](?:他|ほか)\d*名?$"
)
_HINTS_OF_OTHERS = ("et al", "others", "colleagues", "等", "他", "ほか")
_GROUP_IN_BRACES = re.compile(r"\{([^{}]*(?: and |,)[^{}]*)\}")
# The number of a group in braces, which is put apart while names are split.
_GROUP_NUMBER = re.compile("\ue010([0-9]{1,6})\ue011")
_PUBMED = re.compile(r"[^\W\d_]{2,} [A-Z]{2,3}")
_NO_TEXT = Finding("field-type", FIELD, "found a value that is no text among the names")


def read_list(value: object) -> tuple[list[str | Author], list[Finding], bool]:
    """Return the names in a field, what was wrong with it, and whether a tool wrote it as a text.

    A mapping with the parts of a name becomes an author; other names are texts, split later.
    """
    findings: list[Finding] = []
    if not isinstance(value, str):
        items = value if isinstance(value, list | tuple) else [] if value is None else [value]
        return [*_items(authors_of(items), findings)], findings, False
    text = value.strip()
    if text.startswith("[") and _QUOTED_LIST.search(text):
        findings.append(Finding("authors-stringified", FIELD, "a list written as a text"))
        return [*_items(_literal(text), findings, level=1)], findings, True
    if text.startswith("[") and text.endswith("]") and not text.startswith("[["):
        findings.append(Finding("authors-stringified", FIELD, "a list written as a text"))
        text = text[1:-1]
    names = [*_joined(text)]
    if len(names) > 1 and not findings:
        findings.append(Finding("authors-joined", FIELD, f"{len(names)} names in one text"))
    return names, findings, False


def _items(items: Sequence[object], findings: list[Finding], level: int = 0) -> list[str | Author]:
    """Return the names in the items of a list; an item that names nobody is a finding."""
    found: list[str | Author] = []
    texts = [item for item in items if isinstance(item, str)]
    together = "\0".join(texts)
    others = any(map(together.__contains__, _HINTS_OF_OTHERS))
    several = not level and _may_hold_several(together, len(texts))
    if len(texts) == len(items) and not (others or several):
        found += texts  # each item is one name, as in most lists
        items = ()
    for item in items:
        names: list[str | Author] = []
        if isinstance(item, str):
            if others:
                item = _OTHERS.sub("", item) or ("" if len(texts) > 1 else item)
            names = [*_joined(item)] if several and _may_hold_several(item, len(texts)) else [item]
        elif isinstance(item, Mapping):
            names = [*names_in(item)]
            text = as_written(item)
            if text and any(isinstance(name, Author) and name.literal == text for name in names):
                findings.append(colon_finding(FIELD, text))
        elif isinstance(item, list) and level < _MOST_LEVELS:
            names = _items(item, findings, level + 1)
        found += names
        if not (names or isinstance(item, str) or item is None or _NO_TEXT in findings):
            findings.append(_NO_TEXT)
    if len(found) == len(texts) > 1 and (pairs := _initial_pairs(texts)):
        return [*pairs]
    return found


def _may_hold_several(item: str, number: int) -> bool:
    """Return whether an item may contain several names; commas count only in a single item."""
    if _SEPARATOR.search(item):
        return True
    return number == 1 and ("," in item or _AND.search(item) is not None)


def _literal(text: str) -> list[object]:
    """Parse a list in Python's notation without evaluating any code."""
    if ("\\" not in text and "{" not in text) or len(text) > _LONGEST_LITERAL:
        return _quoted(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes that Python does not know
            value = ast.literal_eval(text)
    except Exception:  # of a text that looks like a list Python may say anything
        return _quoted(text)
    return value if isinstance(value, list) else [value]


def _quoted(text: str) -> list[object]:
    """Return what is between quotation marks; most lists have single ones only."""
    if '"' not in text:
        return [*_IN_SINGLE.findall(text)]
    return [one or two for one, two in _QUOTED.findall(text)]


def _joined(text: str) -> Iterator[str | Author]:
    """Split a text into names, whatever separates them."""
    groups: list[str] = []

    def put_apart(match: re.Match[str]) -> str:
        groups.append(from_latex(match[1]))
        return f"\ue010{len(groups) - 1}\ue011"

    def put_back(match: re.Match[str]) -> str:
        number = int(match[1])  # a record may have these signs itself
        return groups[number] if number < len(groups) else ""

    if "{" in text:  # BibTeX keeps a group together: {Institute of Sleep and Rest}
        text = _GROUP_IN_BRACES.sub(put_apart, text)
    text = from_latex(resolve(text) if "&" in text else text)
    text = without_asides(_lines_apart(text))
    text = _OTHERS.sub("", _ELLIPSIS.sub(",", text)).replace("，", ",")
    text = _DOT_BETWEEN_NAMES.sub(";", text)
    if _SEPARATOR.search(text):
        parts = _SEPARATOR.split(text)
        # Between semicolons one comma is one within a name.
        names = [
            name
            for part in parts
            for name in ([part] if without_suffix(part).count(",") == 1 else _by_and(part))
        ]
    else:
        names = _by_and(text)
    for name in names:
        whole = _GROUP_NUMBER.sub(put_back, name) if "\ue010" in name else name
        if whole and _GROUP_NUMBER.fullmatch(name):
            yield Author(None, None, whole, whole)
        else:
            name = whole.strip(" ,;&")
            yield name[1:-1] if _IN_QUOTES.fullmatch(name) else name


def _lines_apart(text: str) -> str:
    """Return `text` with a separator for each line break between names, a space for others."""
    if "\n" not in text:
        return text
    lines = [line.strip().lstrip("-*• ").strip() for line in text.split("\n") if line.strip()]
    wrapped = any(line.endswith((",", ";", " and", "&")) for line in lines) or any(
        line.count(",") > 1 for line in lines
    )
    return " ".join(lines) if wrapped else "\n".join(lines)


def _by_and(text: str) -> list[str]:
    """Split a text without semicolons into names: at BibTeX's ``and`` and commas."""
    text = text.strip(" ,")
    pieces = [piece.strip(" ,") for piece in _AND.split(text)]
    if len(pieces) > 1:
        inner = [piece for piece in pieces if "," in without_suffix(piece)]
        if not inner:
            return _commas_apart(pieces)
        one_each = all(without_suffix(piece).count(",") == 1 for piece in inner)
        if one_each and (len(inner) == len(pieces) or all(map(_begins_with_family, inner))):
            return pieces
    return _commas_apart([piece for part in pieces for piece in part.split(",")])


def without_suffix(name: str) -> str:
    """Return ``Lee, Jr, Ann`` without the suffix in the middle, and without degrees."""
    parts = [part.strip() for part in name.split(",")]
    return ",".join(p for p in parts if not SUFFIX.fullmatch(" " + p) and not DEGREE.fullmatch(p))


def _begins_with_family(name: str) -> bool:
    """Return whether the first comma of `name` follows a family name: ``van der Berg, Ann``."""
    return _is_family(name.partition(",")[0])


def _is_family(text: str) -> bool:
    """Return whether a text is one word, particles before it not counted."""
    words = SUFFIX.sub("", text).split()
    while len(words) > 1 and (words[0].islower() or words[0] in CAPITAL_PARTICLES):
        del words[0]
    return len(words) == 1


def _commas_apart(parts: Iterable[str]) -> list[str]:
    """Return the names between commas; suffixes and degrees belong to the name before."""
    pieces: list[str] = []
    for part in map(str.strip, parts):
        if pieces and (SUFFIX.fullmatch(" " + part) or DEGREE.fullmatch(part)):
            pieces[-1] += f", {part}"
        elif any(map(str.isalpha, part)) or part.startswith("\ue010"):
            pieces.append(part)
    return _initial_pairs(pieces) or _pairs(pieces) or pieces


def _initial_pairs(pieces: list[str]) -> list[str]:
    """Return the names of ``Smith, J. A., Doe, B.``; none for anything else."""
    given = pieces[1::2]
    if given and len(pieces) % 2 == 0 and all(map(is_initials, given)):
        return [f"{a}, {b}" for a, b in zip(pieces[::2], given, strict=True)]
    return []


def _pairs(pieces: list[str]) -> list[str]:
    """Return the names of ``Smith, Ann, van der Berg, Bo C.``; none for anything else."""
    families, given = pieces[::2], pieces[1::2]
    if not given or len(families) != len(given) or not all(map(_is_family, families)):
        return []
    # Glued names, those of PubMed, of the Far East and groups are whole, and so are names beside
    # an acronym.
    if any(
        is_eastern(piece)
        or piece.startswith("\ue010")
        or _PUBMED.fullmatch(piece)
        or witness(piece) is Witness.GLUED
        for piece in pieces
    ):
        return []
    if any(a.isupper() and len(a) > 3 and " " in b for a, b in zip(families, given, strict=True)):
        return []
    return [f"{a}, {b}" for a, b in zip(families, given, strict=True)]
