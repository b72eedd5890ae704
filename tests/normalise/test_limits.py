"""Every field has a longest text; where a record has more, a problem says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from papershelf.model import Paper, RawRecord
from papershelf.normalise import Reading, normalise
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.limits import LONGEST_LINE, LONGEST_PROSE
from papershelf.normalise.supplies import ADDRESSES, is_of_body

from tests.normalise.records import VOCABULARY

# Text whose sections a page cuts by a setting.
_OF_PAGE = "sections"
_WORDS = "A word and another. " * (3 * LONGEST_PROSE // 20)


BASE: dict[str, object] = {
    "title": "Sleep",
    "doi": "10.1234/x",
    "authors": ["Ann Lee"],
    "journal": "Sleep",
}


def read(meta: dict[str, object], body: str = "", without: str = "") -> Reading:
    base = {key: value for key, value in BASE.items() if key != without}
    return normalise(RawRecord("a.md", {**base, **meta}, body), VOCABULARY)


def texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """All texts in a value, with the attribute of the paper that has them."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(key, name or key)
            yield from texts(item, name or key)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item, name)


def longest(paper: Paper) -> int:
    """The length of the longest text of a paper, without its sections."""
    found = texts(msgspec.to_builtins(paper))
    return max(len(text) for name, text in found if name != _OF_PAGE)


SOURCES = sorted({(field.name, source) for field in FIELDS for source in field.sources})
KEYS = [one for one in SOURCES if not is_of_body(one[1]) and one[1] != "links"]


@pytest.mark.parametrize(
    ("field", "source"), [one for one in SOURCES if not is_of_body(one[1]) and one[1] != "links"]
)
def test_a_long_value_under_any_key_is_cut_or_refused_and_said(field: str, source: str) -> None:
    reading = read({source: _WORDS}, without=field)
    assert reading.paper is not None
    assert longest(reading.paper) <= LONGEST_PROSE
    assert reading.text.lost == 0
    said = [problem for problem in reading.problems if problem.code != "text-withheld"]
    plain = {problem.code for problem in read({}, without=field).problems}
    named = {problem.code for problem in said} - plain
    # A number or a mark is not looked for in a long text: it is refused, or has none.
    assert named or field in ("arxiv", "pmcid", "pmid", "retracted", "published", "acquired")
    assert all(len(problem.message) <= 3_000 for problem in said)


@pytest.mark.parametrize("label", [source for _, source in SOURCES if source.startswith("**")])
def test_a_long_label_of_the_body_is_cut_and_said(label: str) -> None:
    reading = read({}, f"{label}: {_WORDS}\n\n## Abstract\n\nShort.")
    assert reading.paper is not None
    assert longest(reading.paper) <= LONGEST_PROSE
    assert reading.text.lost == 0


@pytest.mark.parametrize(
    "field", ["journal", "publisher", "license", "source", "search_query", "slug"]
)
def test_a_text_of_one_line_is_read_up_to_the_limit(field: str) -> None:
    reading = read({field: "J" + "x" * LONGEST_LINE})
    assert reading.paper is not None
    assert longest(reading.paper) == LONGEST_LINE
    (cut,) = [one for one in reading.problems if one.code == "field-cut"]
    assert (cut.field, cut.message) == (field, "2,001 characters, of which at most 2,000 are read")
    assert all(one.code != "field-cut" for one in read({field: "J" * LONGEST_LINE}).problems)


@pytest.mark.parametrize("key", [key for key in ADDRESSES if key[0] != "*" and key != "links"])
def test_a_part_of_an_address_is_no_address(key: str) -> None:
    reading = read({key: "https://example.org/" + "x" * LONGEST_LINE})
    assert reading.paper is not None
    assert reading.paper.url is None
    assert "field-cut" in {problem.code for problem in reading.problems}


@pytest.mark.parametrize("where", ["field", "list", "mapping", "lines"])
def test_a_long_abstract_is_cut_and_the_rest_accounted_for(where: str) -> None:
    sentences = [f"Sentence number {number} of many." for number in range(20_000)]
    text = (" " if where != "lines" else "\n\n").join(sentences)
    values: dict[str, object] = {"field": text, "list": sentences, "mapping": {"Methods": text}}
    meta = {"abstract": values[where]} if where in values else {}
    reading = read(meta, "" if where in values else f"## Abstract\n\n{text}")
    assert reading.paper is not None
    parts = reading.paper.abstract.parts
    assert sum(len(part.text) for part in parts) == LONGEST_PROSE
    assert reading.text.lost == 0
    assert reading.text.read >= len(text)
    assert reading.text.withheld["limit"] > 0
    assert "field-cut" in {problem.code for problem in reading.problems}


def test_a_long_summary_is_cut_and_the_rest_accounted_for() -> None:
    reading = read({"summary": _WORDS})
    assert reading.paper is not None
    assert reading.paper.summary is not None
    assert len(reading.paper.summary.text) == LONGEST_PROSE
    assert reading.text.withheld["limit"] == reading.text.read - reading.text.shown > 0


def test_a_long_summary_of_the_body_is_a_section() -> None:
    reading = read({}, f"## Plain language summary\n\n{_WORDS}")
    assert reading.paper is not None
    assert reading.paper.summary is None
    assert [section.heading for section in reading.paper.sections] == ["Plain language summary"]


def test_a_long_key_and_a_long_name_are_cut() -> None:
    key = "k" * 5_000
    reading = read({key: "A sentence that nothing reads. " * 9, "authors": ["Ann " + "L" * 5_000]})
    assert reading.paper is not None
    assert longest(reading.paper) <= LONGEST_LINE
    assert max(len(section.heading) for section in reading.paper.sections) <= 200
    abstract = read({"abstract": {key: "A sentence of an abstract."}}).paper
    assert abstract is not None
    assert longest(abstract) <= 300
