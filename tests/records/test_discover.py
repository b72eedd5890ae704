"""Of the files in a folder some are records; the others are named, or left out at will."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from papershelf.records.discover import discover, is_record, only, printable
from papershelf.records.parse import read_record

from tests.factories import too_deep

RECORD = b"---\ntitle: Sleep\ndoi: 10.1234/x\n---\n\n# Sleep\n"


def test_records_are_found_in_subfolders_sorted(tmp_path: Path) -> None:
    for name in ("b/x.md", "a/x.md", "a/.md", "é.md", "B.MD", "notes.txt", ".git/x.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(RECORD)
    found = discover(tmp_path)
    assert found.records == ("B.MD", "a/.md", "a/x.md", "b/x.md", "é.md")
    assert (found.faults, found.ignored) == ((), 0)
    assert [problem.path for problem in found.others] == ["notes.txt"]


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(RECORD)
    return folder


def test_files_that_are_no_records_are_named_by_their_kind(tmp_path: Path) -> None:
    fill(
        tmp_path, "a/refs.bib", "x.md", "x.md~", "LICENSE", "x.markdown", ".DS_Store", ".git/y.txt"
    )
    found = discover(tmp_path)
    assert found.records == ("x.md",)
    assert [(problem.path, problem.code) for problem in found.others] == [
        ("LICENSE", "file-unread"),
        ("a/refs.bib", "file-unread"),
        ("x.markdown", "file-unread"),
        ("x.md~", "file-unread"),
    ]
    assert [problem.message for problem in found.others][:2] == [
        "a file without an ending is not read, only .md",
        "a file .bib is not read, only .md",
    ]


def test_the_shelf_s_own_files_are_not_named(tmp_path: Path) -> None:
    fill(tmp_path, "shelf.yml", "vocabulary.yml", "a/shelf.yml")
    found = discover(tmp_path, own=("shelf.yml", "vocabulary.yml"))
    assert [problem.path for problem in found.others] == ["a/shelf.yml"]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ([], "README.md a/README.md a/b/c.md a/x.pdf drafts/d.md x.md x.pdf"),
        (["*.pdf"], "README.md a/README.md a/b/c.md drafts/d.md x.md"),
        (["README.md"], "a/b/c.md a/x.pdf drafts/d.md x.md x.pdf"),
        (["/README.md", "/x.*"], "a/README.md a/b/c.md a/x.pdf drafts/d.md"),
        (["drafts/", "a/b"], "README.md a/README.md a/x.pdf x.md x.pdf"),
        (["a/**/*.md"], "README.md a/x.pdf drafts/d.md x.md x.pdf"),
        (["*.md", "!/x.md", "*.pdf"], "x.md"),
        (["[ax].md", "?.pdf"], "README.md a/README.md a/b/c.md drafts/d.md"),
    ],
)
def test_files_are_left_out_by_patterns_and_counted(
    tmp_path: Path, patterns: list[str], left: str
) -> None:
    every = "README.md a/README.md a/b/c.md a/x.pdf drafts/d.md x.md x.pdf".split()
    found = discover(fill(tmp_path, *every), patterns)
    paths = (*found.records, *(problem.path for problem in found.others))
    assert " ".join(sorted(paths)) == left
    assert found.ignored == len(every) - len(paths)


def test_a_link_that_leads_out_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/out.md").symlink_to(tmp_path / "nowhere.md")
    assert discover(tmp_path / "papers", ["out.md"]).faults == ()


def test_files_that_are_named_are_sorted_by_their_names_alone() -> None:
    found = only(["a/x.MD", "b.bib", "c.md"])
    assert found.records == ("a/x.MD", "c.md")
    assert [problem.path for problem in found.others] == ["b.bib"]
    assert not is_record("md")


def test_a_link_is_followed_inside_the_folder_only(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    (papers / "sub").mkdir(parents=True)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/x.md").write_bytes(RECORD)
    (papers / "real.md").write_bytes(RECORD)
    (papers / "inside.md").symlink_to(papers / "real.md")
    (papers / "outside.md").symlink_to(tmp_path / "secret/x.md")
    (papers / "folder").symlink_to(tmp_path / "secret")
    (papers / "again").symlink_to(papers / "sub")
    (papers / "again.md").symlink_to(papers / "sub")
    (papers / "loop.md").symlink_to(papers / "loop.md")
    (papers / "gone.md").symlink_to(papers / "nothing.md")
    found = discover(papers)
    assert found.records == ("inside.md", "real.md")
    assert [(problem.path, problem.code) for problem in found.faults] == [
        ("folder", "outside-folder"),
        ("gone.md", "unreadable"),
        ("loop.md", "unreadable"),
        ("outside.md", "outside-folder"),
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    found = discover(tmp_path)
    assert found.records == ()
    assert [problem.code for problem in found.faults] == ["unreadable"]


def test_a_missing_folder_is_the_caller_s_fault(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="nowhere"):
        discover(tmp_path / "nowhere")


def test_a_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md"))).write_bytes(RECORD)
    (name,) = discover(tmp_path).records
    record, _ = read_record(tmp_path, name)
    assert record is not None
    assert record.path == "\ufffd.md"
    assert printable("é.md") == "é.md"


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path) -> None:
    name = too_deep(tmp_path, "x.md", RECORD)
    found = discover(tmp_path)
    assert found.records == ()
    ((path, code, message),) = [(one.path, one.code, one.message) for one in found.refused]
    assert path.startswith(f"{name}/{name}/")
    assert code == "unreadable"
    assert "cannot be listed (File name too long)" in message
    assert discover(tmp_path, [f"{name}/"]).refused == ()


def test_a_folder_of_records_that_cannot_be_listed_is_no_empty_one(tmp_path: Path) -> None:
    at = tmp_path / too_deep(tmp_path, "x.md", RECORD)
    with pytest.raises(OSError, match="File name too long"):
        while True:
            discover(at)
            at /= at.name
