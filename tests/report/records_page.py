"""The tables of ``docs/records.md``, made of the code's own declarations.

``python -m tests.report.records_page`` writes them anew after a code or key was added or
changed; `test_records_page` fails until then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from papershelf.problems import CODES, TAG_CODES, Meaning

PAGE = Path("docs/records.md")
# A head, its line of dashes, and the rows below.
_TABLE = re.compile(r"^(\|.*\|\n\|[-|]+\|\n)((?:\|.*\|\n)*)", re.MULTILINE)


def tables() -> list[str]:
    """Return the rows of each table, in the order of the page."""
    return [_problems("", CODES), _problems("NAME-", TAG_CODES)]


def _problems(before: str, codes: Mapping[str, Meaning]) -> str:
    return _rows(
        (f"`{before}{code}`", meaning.severity, meaning.found, meaning.todo or "Nothing.")
        for code, meaning in codes.items()
    )


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def written() -> list[str]:
    """Return the rows of each table as the page has them."""
    return [rows for _, rows in _TABLE.findall(PAGE.read_text("utf-8"))]


def main() -> None:
    """Write the rows of all tables into the page."""
    made = iter(tables())
    text = PAGE.read_text("utf-8")
    PAGE.write_text(_TABLE.sub(lambda match: match[1] + next(made), text), "utf-8")


if __name__ == "__main__":
    main()
