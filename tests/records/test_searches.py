"""The files of searches are read back as they were written; faulty ones name their faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from papershelf.records.searches import Search, read_search, read_searches, search_text
from papershelf.vocabulary import FaultyFileError


def search(**changes: Any) -> Search:
    """A search that found ten papers, and whatever else is to differ."""
    texts = {"source": "S", "platform": "https://s.example/", "query": "compost"}
    counts = {"total": 12, "found": 10, "new": 4, "updated": 3, "already_there": 2, "rejected": 1}
    plain: dict[str, Any] = {**texts, "query_as_run": "(compost)", "date": "2026-01-02", **counts}
    return Search(**{**plain, "most": 10, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"by": "Ann Lee", "since": "2020-01-01", "updates": "2026-01-01-compost.yml"},
        {"query": 'yes: no # "x" \\ {', "query_as_run": "- 土 & * !x", "by": "1e3"},
    ],
)
def test_a_search_is_read_back(tmp_path: Path, changes: dict[str, Any]) -> None:
    path = tmp_path / "x.yml"
    path.write_text(search_text(search(**changes)), "utf-8")
    assert read_search(path) == search(**changes)


def test_days_and_numbers_that_a_person_wrote_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    text = search_text(search(since="2020-01-01")).replace("'", "").replace("compost", "2024", 1)
    path.write_text(f"{text}note: of the second round\n", "utf-8")
    read = read_search(path)
    assert (read.query, read.date, read.since) == ("2024", "2026-01-02", "2020-01-01")


def test_those_of_a_folder_are_read_by_name_and_other_files_are_not(tmp_path: Path) -> None:
    assert read_searches(tmp_path) == {}
    folder = tmp_path / "searches"
    folder.mkdir()
    for name in ("b.yml", "a.yml"):
        (folder / name).write_text(search_text(search(query=name)), "utf-8")
    (folder / "notes.txt").write_text("x", "utf-8")
    (folder / ".papershelf-1.part").write_text("x", "utf-8")
    (folder / ".hidden.yml").write_text("x", "utf-8")
    assert [(name, one.query) for name, one in read_searches(tmp_path).items()] == [
        ("a.yml", "a.yml"),
        ("b.yml", "b.yml"),
    ]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("source: S", "source: [S]"), "source: found ['S'], expected a text"),
        (("query: compost", "query: ''"), "query: found '', expected a text"),
        (("total: 12", "total: many"), "total: found 'many', expected a number of 0 or more"),
        (("new: 4", "new: -4"), "new: found -4, expected a number of 0 or more"),
        (("most: 10", "most: true"), "most: found True, expected a number of 0 or more"),
        (("'2026-01-02'", "soon"), "date: found 'soon', expected a day such as 2024-05-01"),
        (("'2026-01-02'", "2026-02-30"), "date: found"),
        (("new: 4", "new: 5"), "found: found 10, expected 11, the sum of new, updated, already_"),
        (("rejected: 1\n", ""), "rejected: found None, expected a number"),
        (("limits:\n  most: 10", "limits: 10"), "limits: found int, expected a mapping"),
    ],
)
def test_a_fault_says_what_was_found_and_expected(
    tmp_path: Path, change: tuple[str, str], fault: str
) -> None:
    path = tmp_path / "x.yml"
    text = search_text(search())
    assert change[0] in text
    path.write_text(text.replace(*change), "utf-8")
    with pytest.raises(FaultyFileError) as caught:
        read_search(path)
    if "2026-02-30" not in change[1]:  # YAML refuses that day itself
        assert fault in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff\xfe\x00", b"x: &a [*a]", b"[" * 9999])
def test_a_broken_file_is_a_fault_that_names_it(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(data)
    with pytest.raises(FaultyFileError, match=r"x\.yml"):
        read_search(path)
