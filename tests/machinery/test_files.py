"""Files are written as they are given, and folders looked at."""

from __future__ import annotations

import os
import socket
from io import FileIO
from pathlib import Path

import pytest
from papershelf.machinery.files import (
    LARGEST,
    SiteSize,
    delete,
    make_folder,
    only_folder,
    read_bytes,
    site_size,
    write_bytes,
    write_new,
)


def test_folders_are_made_with_those_above_them_and_again(tmp_path: Path) -> None:
    for _ in range(2):
        make_folder(f"{tmp_path}/papers/one/")
    assert (tmp_path / "papers" / "one").is_dir()


def test_a_file_holds_what_was_written_last(tmp_path: Path) -> None:
    for data in (b"a longer text", b"short"):
        write_bytes(f"{tmp_path}/page", data)
    assert (tmp_path / "page").read_bytes() == read_bytes(f"{tmp_path}/page") == b"short"


def test_a_file_is_written_in_place_of_a_link_and_not_through_it(tmp_path: Path) -> None:
    original = tmp_path / "original"
    original.write_bytes(b"old")
    (tmp_path / "hard").hardlink_to(original)
    (tmp_path / "symbolic").symlink_to(original)
    for name in ("hard", "symbolic", "nothing there"):
        for data in (b"new", b"newer"):
            found = write_new(f"{tmp_path}/{name}", data)
            assert (tmp_path / name).read_bytes() == data
            assert not (tmp_path / name).is_symlink()
            stat = (tmp_path / name).stat()
            assert (found.st_size, found.st_mtime_ns) == (stat.st_size, stat.st_mtime_ns)
    assert original.read_bytes() == b"old"


def test_a_file_that_is_not_wholly_written_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullDisk(FileIO):
        """Takes three bytes, as a system does with the rest of a disk."""

        def write(self, data: object) -> int:
            assert isinstance(data, bytes)
            return super().write(data[:3])

    monkeypatch.setattr("builtins.open", lambda path, mode, **_: FullDisk(path, mode))
    for write in (write_bytes, write_new):
        with pytest.raises(OSError, match="3 of 5 bytes written"):
            write(f"{tmp_path}/page", b"12345")


def test_the_size_of_a_site_is_that_of_all_its_files(tmp_path: Path) -> None:
    for path, data in {"a": b"1", "b/c/d": b"22", ".hidden/e": b"333", "old/f": b"4444"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert site_size(tmp_path) == SiteSize(4, 10)


def test_the_only_folder_is_found_where_there_is_one(tmp_path: Path) -> None:
    assert only_folder(tmp_path / "nowhere") is None
    assert only_folder(tmp_path) is None
    (tmp_path / "file").touch()
    (tmp_path / "one").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "one")
    assert only_folder(tmp_path) == "one"
    (tmp_path / "two").mkdir()
    assert only_folder(tmp_path) is None


def test_files_folders_and_links_are_deleted_but_not_what_links_lead_to(tmp_path: Path) -> None:
    (tmp_path / "folder" / "below").mkdir(parents=True)
    (tmp_path / "folder" / "below" / "file").touch()
    (tmp_path / "link").symlink_to("folder")
    (tmp_path / "file").touch()
    for name in ("link", "file"):
        delete(f"{tmp_path}/{name}")
    assert (tmp_path / "folder" / "below" / "file").exists()
    delete(f"{tmp_path}/folder")
    assert list(tmp_path.iterdir()) == []


def test_only_a_regular_file_is_read_and_nothing_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        for name in ("pipe", "zero", "s", ".", "gone"):
            with pytest.raises(OSError):
                read_bytes(str(tmp_path / name))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(OSError, match="200,000,001 bytes, expected at most 200,000,000"):
        read_bytes(str(tmp_path / "sparse"))
    (tmp_path / "small").write_bytes(b"1234")
    assert read_bytes(str(tmp_path / "small"), 4) == b"1234"
    with pytest.raises(OSError, match="4 bytes"):
        read_bytes(str(tmp_path / "small"), 3)
