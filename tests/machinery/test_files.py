"""Small files are written as they are given."""

from __future__ import annotations

from pathlib import Path

from papershelf.machinery.files import make_folder, write_bytes


def test_folders_are_made_with_those_above_them_and_again(tmp_path: Path) -> None:
    for _ in range(2):
        make_folder(f"{tmp_path}/papers/one/")
    assert (tmp_path / "papers" / "one").is_dir()


def test_a_file_holds_what_was_written_last(tmp_path: Path) -> None:
    for data in (b"a longer text", b"short"):
        write_bytes(f"{tmp_path}/page", data)
    assert (tmp_path / "page").read_bytes() == b"short"
