"""Checks say key by key what is read differently than before."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from papershelf.report.against import compare, differences, read_forms
from papershelf.vocabulary import FaultyFileError

# A compressed file whose middle was overwritten.
DAMAGED = gzip.compress(json.dumps([{"id": "a"}]).encode(), mtime=0)
DAMAGED = DAMAGED[:10] + b"\xff" * 9 + DAMAGED[19:]


def form(path: str, **values: Any) -> dict[str, Any]:
    return {"id": path, "title": "A title", **values, "provenance": {"path": path}}


def told(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[str]:
    return list(differences(compare(before, now)))


def test_the_same_papers_in_any_order_are_read_as_before() -> None:
    papers = [form("a.md"), form("b.md")]
    assert told(papers, papers[::-1]) == ["2 papers compared: all are read as before"]


def test_a_value_that_differs_is_shown_from_where_it_does() -> None:
    long = "x" * 200
    before = [form("a.md", authors=[long, "Ann Lee"]), form("b.md")]
    now = [form("a.md", authors=[long, "Lee, Ann"]), form("b.md", title="Other")]
    assert told(before, now) == [
        "authors: read differently in 1 paper",
        '  a.md: …xxxxxxxxxxx", "Ann Lee"] → …xxxxxxxxxxx", "Lee, Ann"]',
        "title: read differently in 1 paper",
        '  b.md: "A title" → "Other"',
        "2 papers compared: 2 read differently",
    ]


def test_papers_that_come_and_go_are_named() -> None:
    found = compare([form("a.md"), form("b.md")], [form("b.md"), form("c.md")])
    assert not found.same
    assert list(differences(found)) == [
        "Papers before, and no papers of their own now (1)",
        "  a.md",
        "Papers now, and no papers of their own before (1)",
        "  c.md",
        "1 paper compared: 0 read differently",
    ]


def test_a_new_key_is_no_difference_and_is_named_once() -> None:
    found = compare([form("a.md")], [form("a.md", keywords=[])])
    assert found.same
    assert next(differences(found)) == "Only one of the two versions has these keys: keywords"


def test_of_many_papers_the_first_are_shown() -> None:
    before = [form(f"{n:02}.md") for n in range(30)]
    now = [form(f"{n:02}.md", title="Other\x1b[2J") for n in range(30)]
    lines = told(before, now)
    assert len(lines) == 13
    assert lines[-2] == "  … and 20 more"
    assert lines[1] == '  00.md: "A title" → "Other\\u001b[2J"'


def test_files_may_be_compressed_and_several(tmp_path: Path) -> None:
    (tmp_path / "1.json.gz").write_bytes(gzip.compress(json.dumps([form("a.md")]).encode()))
    (tmp_path / "2.json").write_text(json.dumps([form("b.md")]), "utf-8")
    found = read_forms([tmp_path / "1.json.gz", tmp_path / "2.json"])
    assert [one["id"] for one in found] == ["a.md", "b.md"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[1]",
        b'{"a": 1}',
        b"\x1f\x8bno",
        b"\xff",
        b'[{"provenance": 1}]',
        b"[" * 99_999,
        None,
        b'[{"provenance": {}}]',
        b'[{"provenance": {"path": []}}]',
        DAMAGED,
    ],
)
def test_another_file_is_refused(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "x.json").write_bytes(data)
    with pytest.raises(FaultyFileError, match="expected what `papershelf list` prints"):
        read_forms([tmp_path / "x.json"])
