"""Writes CSL items as CSV (RFC 4180), safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with ``=`` and the like for a formula and runs it.  Such a
text gets an apostrophe before it (OWASP, "CSV Injection"): a spreadsheet then shows the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from papershelf.exports.csl import CslItem
from papershelf.exports.text import line

COLUMNS = (
    "id type title authors journal date volume issue pages publisher issn doi pmid pmcid url"
    " language keywords note abstract"
).split()
# At the beginning of a cell; and after a semicolon, at which some spreadsheets cut a line.
# The wide forms mean the same in an East Asian spreadsheet.  Apostrophes that are there already
# get another one, so that a reader can take one off and has what was written.
_FORMULA = re.compile("(^|;)('*[=+\\-@＝＋－＠])")


def csv_lines(items: Iterable[CslItem]) -> Iterator[str]:
    """Yield the header, then the line of each paper; lines end with CR and LF."""
    yield _row(COLUMNS)
    for item in items:
        yield _row([_safe(value or "") for value in _values(item)])


def _values(item: CslItem) -> tuple[str | None, ...]:
    """Return the values of the columns, in their order."""
    date = item.issued.parts if item.issued else ()
    return (
        item.id,
        item.type,
        item.title,
        "; ".join([", ".join(name.parts) for name in item.author]),
        item.container_title,
        "-".join([f"{date[0]:04d}", *(f"{part:02d}" for part in date[1:])]) if date else None,
        item.volume,
        item.issue,
        item.page,
        item.publisher,
        item.issn,
        item.doi,
        item.pmid,
        item.pmcid,
        item.url,
        item.language,
        item.keyword,
        item.note,
        item.abstract,
    )


def _safe(value: str) -> str:
    return _FORMULA.sub(r"\1'\2", line(value))


def _row(cells: Iterable[str]) -> str:
    quoted = [f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in cells]
    return ",".join(quoted) + "\r\n"
