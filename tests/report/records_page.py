"""The tables of ``docs/records.md``, made of the code's own declarations.

``python -m tests.report.records_page`` writes them anew after a code or key was added or
changed; `test_records_page` fails until then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from papershelf.normalise.declaration import Field
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.keys import NOT_READ, SECTIONS
from papershelf.normalise.supplies import ADDRESSES
from papershelf.problems import CODES, TAG_CODES, Meaning

PAGE = Path("docs/records.md")
# A head, its line of dashes, and the rows below.
_TABLE = re.compile(r"^(\|[^\n]*\|)(\n\|[-|]+\|\n)((?:\|[^\n]*\|\n)*)", re.MULTILINE)


def tables() -> dict[str, str]:
    """Return the rows of each table that is made, by its head."""
    return {
        "| field | keys; the first with a value counts | labels and headings of the text |"
        " what is read |": _fields(),
        "| keys with a section of their own |": _rows([(_listed(SECTIONS),)]),
        "| records of | keys |": _rows((tool, _listed(keys)) for tool, keys in NOT_READ.items()),
        "| code | severity | what was found | what to do |": _problems("", CODES),
        "| code of a tag | severity | what was found | what to do |": _problems("NAME-", TAG_CODES),
    }


def _fields() -> str:
    return _rows(
        (field.name, _keys(field) or "–", _places(field) or "–", field.rule or "used unchanged")
        for field in FIELDS
    )


def _keys(field: Field) -> str:
    """Return the keys of a field; those of the record's address are listed once, under url."""
    keys = [key for key in field.keys if key not in field.beside]
    shared = () if field.name == "url" else ADDRESSES
    text = _listed(key for key in keys if key not in shared)
    if set(keys).intersection(shared):
        text += ", then those of url"
    return f"{text}; beside a year {_listed(field.beside)}" if field.beside else text


def _places(field: Field) -> str:
    """Return the labels, headings and facts of a page that a field is read from."""
    shared = () if field.name == "url" else ADDRESSES
    return _listed(
        source for source in field.sources if source not in field.keys and source not in shared
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _problems(before: str, codes: Mapping[str, Meaning]) -> str:
    return _rows(
        (f"`{before}{code}`", meaning.severity, meaning.found, meaning.todo or "Nothing.")
        for code, meaning in codes.items()
    )


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def written() -> dict[str, str]:
    """Return the rows of each table that the page has, by its head."""
    return {head: rows for head, _, rows in _TABLE.findall(PAGE.read_text("utf-8"))}


def record_to_copy() -> str:
    """Return the record that the page shows."""
    text = PAGE.read_text("utf-8")
    return text[text.index("```markdown\n") + len("```markdown\n") :].partition("```\n")[0]


def main() -> None:
    """Write the rows of all tables into the page."""
    made = tables()
    text = PAGE.read_text("utf-8")
    text = _TABLE.sub(lambda match: match[1] + match[2] + made.get(match[1], match[3]), text)
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
