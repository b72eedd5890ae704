"""Reads CSV that others wrote."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from papershelf.importers.document import BrokenFileError, Document

_LONGEST_CELL = 4_000_000


def rows(document: Document) -> Iterator[tuple[int, dict[str, str | None]]]:
    """Yield each row by the names in the first one, with the number of its last line.

    Raises:
        BrokenFileError: the file is no CSV.
    """
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        found = csv.DictReader(
            document.text.removeprefix("\ufeff").splitlines(keepends=True), strict=True
        )
        for row in found:
            yield found.line_num, row
    except csv.Error as error:
        message = f"line {found.line_num}: no CSV, {error}. The file may be cut; export it again"
        raise BrokenFileError(document.name, message) from None
    finally:
        csv.field_size_limit(before)
