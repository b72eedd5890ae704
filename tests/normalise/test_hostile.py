"""Whatever a body repeats, reading it takes time in proportion to its length."""

from __future__ import annotations

import time

import pytest
from papershelf.normalise import normalise
from papershelf.records.parse import parse_record

from tests.normalise.records import ABSTRACT, VOCABULARY, record_of

LENGTH = 200_000

PIECES = [
    "**Source URL:** ", "**Source URL:**" + " " * 500, "**Source URL:** x#",
    " ", "\n", "#", "# ", "## Abstract\n", "## Abstract", "\n## Results", "**A", "**Ab:** x\n",
    "* ## x\n", "[", "![", "[a](", "](", "] (", "<", "<a ", "<b>", "<jats:p>", "&amp;", "&",
    "10.1234/",
    "Methods: ", ". Methods: x ", "Keywords: ", "published: ", "function(", "var x ", "---\n", "| ",
    "a\n", "a b c\n", "A. B\n", "References\n", "doi: 10.1234/x\n", "\x00", "\u200b", "é", "…",
    "(((",
    "javascript:](   ", "*This paper was ", "1 ,", "\u2028", "<b>  ", "</b>", "a:", "A" * 70 + "\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=[repr(piece)[:20] for piece in PIECES])
@pytest.mark.parametrize("marks", [{}, {"processing_date": "x"}, {"scraping_date": "x"}])
def test_a_body_of_one_piece_very_often_is_read_in_seconds(
    piece: str, marks: dict[str, str]
) -> None:
    body = f"# Title\n\n## Abstract\n\n{ABSTRACT}\n" + piece * (LENGTH // len(piece))
    meta: dict[str, object] = {"title": "Sleep", "doi": "10.1234/x", **marks}
    started = time.process_time()
    reading = normalise(record_of(meta, body), VOCABULARY)
    assert reading.paper is not None
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "key", ["title", "authors", "journal", "doi", "url", "date", "conditions", "abstract", "slug"]
)
@pytest.mark.parametrize("piece", ["a", "A b", "10.1234/", "['x', ", ", ", "**A", "[", "<b", "1 "])
def test_a_field_of_any_length_is_read_in_seconds(key: str, piece: str) -> None:
    value = piece * (LENGTH // len(piece))
    started = time.process_time()
    head = f"doi: 10.1234/y\ntitle: x\n{key}: '{value.replace(chr(39), chr(39) * 2)}'\n"
    record, problems = parse_record("a.md", f"---\n{head}---\n".encode())
    assert record is not None, problems
    normalise(record, VOCABULARY)
    assert time.process_time() - started < 3
