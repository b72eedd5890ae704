"""Every sentence of a record is on its page, or withheld with a problem that says why."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from papershelf.model import Paper, RawRecord
from papershelf.normalise import normalise
from papershelf.records.parse import parse_record
from papershelf.render.markup import render_markdown

from tests.normalise.records import ABSTRACT, RECORDS, VOCABULARY, record_of
from tests.shelf import SHELF

MARKS: list[dict[str, object]] = [
    {},
    {"search_category": "x"},
    {"search_category": "x", "scraped_url": "https://host/x"},
    {"processing_date": "x"},
    {"acquisition_method": "x"},
    {"optimized_for_search": "x"},
    {"scraping_date": "x"},
    {"scraped_date": "x"},
]
# ``{}`` is a sentence that occurs nowhere else.
PIECES = [
    "{}\n", "{}\n\n", "\n{} {}\n", "## Abstract\n\n{}\n", "## Abstract{}", "### Results\n{}\n",
    "## Results\n", "## {}\n", "# {}\n", "# Title\n", "## Methods\n\n{}\n\n",
    "## Full Text\n\n{}\n", "**Abstract:** {}\n", "Abstract: {}\n", "**Abstract**\n\n{}\n",
    "Abstract\n---\n{}\n", "{}\n===\n", "**Design:** {}\n", "**Message:** {}\n",
    "**Date:** 2024\n", "**Source:** {}\n", "Keywords: {}\n", "Keywords:\n{}\n\n",
    "## Keywords\n{}\n", "## Notes\n\n{}\n", "## Share\n\n{}\n", "---\n", "## References\n\n{}\n",
    "References\n{}\n", "## Source Information\n- **Source**: x\n\n{}\n", "> {}\n",
    "> [!abstract]\n> {}\n", "> [!note] {}\n> {}\n\n", "- {}\n", "1. {}\n", "| {} | {} |\n",
    "<p>{}</p>\n", "<h2>{}</h2>\n", "<!-- {} -->\n", "<!-- {}\n", "<script>{}</script>\n",
    "<b x='{}\n", "[x]: {}\n", "![{}](/a.png)\n", "![{}](https://host/a.png)\n", "[{}](#a)\n",
    "```\n{}\n```\n", "    {}\n", "Download PDF\n", "*This paper was {}*\n",
    "## Plain language summary\n\n{}\n", "Introduction\n", "PMID: 1\n\n",
    "Author information:\n{}\n\n", "1. J Ex. 2015;1:2.\n\n", "window.__x={}" + "x" * 60 + "\n",
    ABSTRACT + "\n", ABSTRACT.lower() * 3 + "\n",
]  # fmt: skip


def _words(text: str) -> str:
    text = html.unescape(re.sub(r"<[^<>]*>", " ", text))
    return " ".join(re.findall(r"[^\W_]+", text))


def _page(paper: Paper) -> str:
    """The words of all the text that a paper's page shows."""
    texts = [paper.title, paper.summary.text if paper.summary else ""]
    texts += [html.escape(f"{part.label or ''} {part.text}") for part in paper.abstract.parts]
    texts += [f"{section.heading}\n{render_markdown(section.text)}" for section in paper.sections]
    return f" {_words(chr(10).join(texts))} "


def _missing(record: RawRecord, sentences: Iterator[str] | list[str]) -> int:
    """Characters of sentences that are not on the page; checks the account of the record."""
    reading = normalise(record, VOCABULARY)
    assert reading.text.lost == 0
    assert all(count >= 0 for count in (reading.text.shown, *reading.text.withheld.values()))
    assert reading.paper is not None
    page = _page(reading.paper)
    missing = [text for text in sentences if f" {_words(text)} " not in page]
    withheld = sum(reading.text.withheld.values())
    assert sum(map(len, missing)) <= withheld, missing
    if missing:
        assert "text-withheld" in {problem.code for problem in reading.problems}
    return len(missing)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(MARKS), st.booleans())
@example(["<!-- {} -->\n", "---\n"], {}, False)
@settings(max_examples=400, deadline=None)
def test_of_any_body(pieces: list[str], marks: dict[str, object], gap: bool) -> None:
    sentences: list[str] = []
    body = ""
    for piece in pieces:
        for _ in range(piece.count("{}")):
            sentences.append(f"Sleeper n{len(sentences)}n rests well at all hours.")
            piece = piece.replace("{}", sentences[-1], 1)
        body += piece
    record = record_of({"title": "Nobody knows", "doi": "10.1234/x", **marks}, body, front_gap=gap)
    _missing(record, sentences)


TEXTS = st.one_of(
    st.just("{}"),
    st.lists(st.just("{}"), min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(["methods", "text", "a b"]), st.just("{}"), min_size=1),
)


@given(
    st.dictionaries(
        st.sampled_from(["abstract", "summary", "lay_summary", "introduction", "note"]), TEXTS
    ),
    st.sampled_from(["", f"## Abstract\n\n{ABSTRACT}\n"]),
    st.sampled_from(MARKS),
)
@settings(max_examples=200, deadline=None)
def test_of_any_front_matter(texts: dict[str, object], body: str, marks: dict[str, object]) -> None:
    sentences: list[str] = []

    def fill(value: object) -> object:
        if isinstance(value, list):
            return [fill(item) for item in value]
        if isinstance(value, dict):
            return {key: fill(item) for key, item in value.items()}
        sentences.append(f"Sleeper n{len(sentences)}n rests well at all hours.")
        return sentences[-1]

    meta = {key: fill(value) for key, value in texts.items()}
    meta |= {"title": "Nobody knows", "doi": "10.1234/x", **marks}
    _missing(record_of(meta, body), sentences)


def _records() -> list[Path]:
    return sorted((*RECORDS.glob("*.md"), *SHELF.rglob("*.md")))


@pytest.mark.parametrize("path", _records(), ids=lambda path: path.stem)
def test_of_the_fabricated_records(path: Path) -> None:
    record, _ = parse_record(path.name, path.read_bytes())
    assert record is not None
    if normalise(record, VOCABULARY).paper is None:
        return
    sentences = [
        sentence
        for line in record.body.split("\n")
        for sentence in re.split(r"(?<=[.!?]) +", line)
        if sentence.count(" ") >= 4
    ]
    _missing(record, sentences)
