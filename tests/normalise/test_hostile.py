"""Whatever a body repeats, reading it takes time in proportion to its length."""

from __future__ import annotations

import pytest
from papershelf.normalise import normalise
from papershelf.records.parse import parse_record

from tests.growth import is_linear
from tests.normalise.records import ABSTRACT, VOCABULARY, record_of

LENGTH = 200_000

PIECES = [
    "**Source URL:** ", "**Source URL:**" + " " * 500, "**Source URL:** x#", " ", "\n", "#", "# ",
    "## Abstract\n", "## Abstract", "\n## Results", "**A", "**Ab:** x\n", "* ## x\n", "[", "![",
    "[a](", "](", "] (", "<", "<a ", "<b>", "<jats:p>", "&amp;", "&", "10.1234/", "Methods: ",
    ". Methods: x ", "Keywords: ", "published: ", "function(", "var x ", "---\n", "| ", "a\n",
    "a b c\n", "A. B\n", "References\n", "doi: 10.1234/x\n", "\x00", "\u200b", "é", "…", "(((",
    "javascript:](   ", "*This paper was ", "1 ,", "\u2028", "<b>  ", "</b>", "a:",
    "A" * 70 + "\n", "A\n===\n", "A\n---\n", "> [!abstract]\n", "> x\n", "Abstract: x\n",
    "**Abstract**\n", "*Abstract", "<h2>x</h2>", "<h2", "<!--", "<!-- x -->", "<script>",
    "<script></script>", "<a b=\"", "<a b c ", "PMID: 1\n\n", "Author information:\n\n",
    "1. J. 2015;\n\n", "[x]: y z a b c ", "Download PDF\n", "## Full Text\n", "Introduction\n",
    "### x\n", "- x\n", "PDF\n", "Keywords:\n", "**Date:** x\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=[repr(piece)[:20] for piece in PIECES])
@pytest.mark.parametrize("marks", [{}, {"processing_date": "x"}, {"scraping_date": "x"}])
def test_a_body_of_one_piece_very_often_costs_in_proportion_to_its_length(
    piece: str, marks: dict[str, str]
) -> None:
    meta: dict[str, object] = {"title": "Sleep", "doi": "10.1234/x", **marks}

    def body(length: int) -> str:
        return f"# Title\n\n## Abstract\n\n{ABSTRACT}\n{{" + piece * (length // len(piece))

    def read(text: str) -> None:
        assert normalise(record_of(meta, text), VOCABULARY).paper is not None

    assert is_linear(body, read, LENGTH)


@pytest.mark.parametrize(
    "key", ["title", "authors", "journal", "doi", "url", "date", "conditions", "abstract", "slug"]
)
@pytest.mark.parametrize(
    "piece", ["a", "A b", "10.1234/", "['x', ", ", ", "**A", "[", "<b", "1 ", "\u0301\u0323"]
)
def test_a_field_of_one_piece_very_often_costs_in_proportion_to_its_length(
    key: str, piece: str
) -> None:
    def head(length: int) -> bytes:
        value = (piece * (length // len(piece))).replace("'", "''")
        return f"---\ndoi: 10.1234/y\ntitle: x\n{key}: '{value}'\n---\n".encode()

    def read(data: bytes) -> None:
        record, problems = parse_record("a.md", data)
        assert record is not None, problems
        normalise(record, VOCABULARY)

    assert is_linear(head, read, LENGTH)
