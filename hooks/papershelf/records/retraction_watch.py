"""Reads the file of Retraction Watch: which papers were retracted, doubted, corrected, reinstated.

https://gitlab.com/crossref/retraction-watch-data has it, with a description of its columns.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from papershelf.machinery.files import read_bytes
from papershelf.vocabulary import FaultyFileError


class NoticeRow(NamedTuple):
    """A row of the file, as it is written: a notice about an original paper."""

    original_doi: str
    original_pmid: str
    nature: str
    date: str
    notice_doi: str
    notice_pmid: str
    reasons: str


# The columns of a row.  Without the first three nothing can be said of any paper.
_COLUMNS = (
    *("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature"),
    *("RetractionDate", "RetractionDOI", "RetractionPubMedID", "Reason"),
)
_NEEDED = 3
# Spreadsheets save with other signs between the columns.
_DELIMITERS = ",;\t"
_SHOWN = 200
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TODO = (
    "download retraction_watch.csv again from https://gitlab.com/crossref/retraction-watch-data,"
    " or empty the setting retraction_watch"
)


def read_notices(path: Path) -> Iterator[NoticeRow]:
    """Yield the rows of the file; it may have a byte order mark, any line ends, and wrong bytes.

    Raises:
        FaultyFileError: it cannot be read, is no CSV, or lacks a column.
    """
    try:
        data = read_bytes(str(path))
    except OSError as error:
        raise FaultyFileError(path, [f"cannot be read: {error.strerror}; {_TODO}"]) from error
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    text = io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline="")
    head = text.readline()
    delimiter = max(_DELIMITERS, key=head.count)
    rows = csv.reader(chain([head], text), delimiter=delimiter)
    try:
        places = _places(path, next(rows, []), head)
        for row in rows:
            yield NoticeRow(*[row[at].strip() if 0 <= at < len(row) else "" for at in places])
    except csv.Error as error:
        message = f"line {rows.line_num:,} is no CSV: {error}; {_TODO}"
        raise FaultyFileError(path, [message]) from error


def _places(path: Path, header: Sequence[str], head: str) -> list[int]:
    """Return where in a row each of the columns is, -1 for one that the file lacks."""
    known = {"".join(name.split()).casefold(): at for at, name in enumerate(header)}
    places = [known.get(name.casefold(), -1) for name in _COLUMNS]
    missing = [name for name, at in zip(_COLUMNS[:_NEEDED], places, strict=False) if at < 0]
    if missing:
        raise FaultyFileError(
            path,
            [
                f"line 1: found {' '.join(head.split())[:_SHOWN]!r}, expected the names of columns,"
                f" {', '.join(missing)} among them; {_TODO}"
            ],
        )
    return places
