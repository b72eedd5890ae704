"""A spreadsheet runs nothing that a text holds."""

from __future__ import annotations

import csv
import io

import pytest
from papershelf.exports.csl import CslItem, CslName
from papershelf.exports.table import COLUMNS, csv_lines


def cell(name: str, **fields: object) -> str:
    """A cell as a reader of CSV finds it."""
    item = CslItem(**{"id": "k", "type": "article-journal", "title": "T", **fields})  # type: ignore[arg-type]
    text = "".join(csv_lines([item]))
    (row,) = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return row[name]


def test_the_header_names_the_columns() -> None:
    assert "".join(csv_lines([])) == ",".join(f'"{name}"' for name in COLUMNS) + "\r\n"


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_no_cell_begins_a_formula(sign: str) -> None:
    for text in (f"{sign}cmd()", f" {sign}cmd()", f"\t{sign}cmd()", f"\n{sign}cmd()"):
        assert cell("title", title=text) == f"'{sign}cmd()"
    assert cell("title", title=f"a;{sign}cmd()") == f"a;'{sign}cmd()"
    assert cell("authors", author=(CslName(f"{sign}x", "A"),)) == f"'{sign}x, A"


def test_a_reader_can_take_the_apostrophe_off() -> None:
    assert cell("title", title="'=a") == "''=a"
    assert cell("title", title="'a") == "'a"


@pytest.mark.parametrize("text", ['a "quote"', "a, b", "1 = 1", "p-value", "睡眠"])
def test_other_texts_are_as_they_are(text: str) -> None:
    assert cell("title", title=text) == text


def test_a_line_is_a_paper() -> None:
    assert cell("abstract", abstract="One.\n\nTwo.") == "One. Two."
