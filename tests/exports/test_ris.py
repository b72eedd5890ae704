"""Records of RIS: one tag a line, whatever a text holds."""

from __future__ import annotations

import pytest
from papershelf.exports.csl import CslDate, CslItem, CslName
from papershelf.exports.ris import ris, ris_lines


def tags(**fields: object) -> list[str]:
    """The lines of a record, without the first and the last."""
    item = CslItem(**{"id": "k", "type": "article-journal", "title": "T", **fields})  # type: ignore[arg-type]
    first, *lines, last, end = ris(item).split("\r\n")
    assert (first[:6], last, end) == ("TY  - ", "ER  - ", "")
    return [line for line in lines if line not in ("TI  - T", "ID  - k")]


@pytest.mark.parametrize(
    ("kind", "expected"), [("article-journal", "JOUR"), ("chapter", "CHAP"), ("article", "UNPB")]
)
def test_the_type_comes_first(kind: str, expected: str) -> None:
    assert ris(CslItem(id="k", type=kind, title="T")).startswith(f"TY  - {expected}\r\n")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ((2021,), ["PY  - 2021"]),
        ((2021, 5), ["PY  - 2021", "DA  - 2021/05"]),
        ((2021, 5, 4), ["PY  - 2021", "DA  - 2021/05/04"]),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(date: tuple[int, ...], expected: list[str]) -> None:
    assert tags(issued=CslDate((date,))) == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("211-219", ["SP  - 211", "EP  - 219"]),
        ("e12", ["SP  - e12"]),
        ("1-9, 12", ["SP  - 1-9, 12"]),
        ("1-2-3", ["SP  - 1-2-3"]),
    ],
)
def test_pages_are_divided_where_they_are_one_range(pages: str, expected: list[str]) -> None:
    assert tags(page=pages) == expected


def test_each_author_and_keyword_has_a_line() -> None:
    names = (CslName("Berg", "Jan", "van der", "Jr."), CslName(literal="A Group"))
    assert tags(author=names, keyword="Tics; Hair, skin") == [
        "AU  - van der Berg, Jan, Jr.",
        "AU  - A Group",
        "KW  - Tics",
        "KW  - Hair, skin",
    ]


def test_a_text_of_several_lines_becomes_one() -> None:
    assert tags(abstract="One.\n\nER  - \r\nTY  - JOUR") == ["AB  - One. ER - TY - JOUR"]


def test_records_are_apart_by_an_empty_line() -> None:
    items = [CslItem(id=name, type="chapter", title="T") for name in "ab"]
    assert "ER  - \r\n\r\nTY  - " in "".join(ris_lines(items))
