"""Files are written whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from papershelf.importers.plan import Change
from papershelf.importers.writing import ChangedFileError, write
from papershelf.records.discover import discover
from papershelf.records.parse import parse_record

from tests.importers.foreign import bibtex, made_up
from tests.importers.shelves import shelf


def test_a_file_that_another_program_changed_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("theirs")
    with pytest.raises(ChangedFileError, match="another program changed it"):
        write(tmp_path, [Change("a.md", b"ours", b"before")])
    assert (tmp_path / "a.md").read_text() == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_file_that_another_program_made_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("theirs")
    with pytest.raises(ChangedFileError, match="another program made it"):
        write(tmp_path, [Change("a.md", b"ours")])
    assert (tmp_path / "a.md").read_text() == "theirs"


def test_permissions_and_links_remain(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.md").write_text("before")
    (tmp_path / "real/a.md").chmod(0o640)
    (tmp_path / "a.md").symlink_to("real/a.md")
    assert write(tmp_path, [Change("a.md", b"after", b"before")]) == 1
    assert (tmp_path / "a.md").is_symlink()
    assert (tmp_path / "real/a.md").read_text() == "after"
    assert (tmp_path / "real/a.md").stat().st_mode & 0o777 == 0o640


def test_what_a_killed_run_left_is_no_record_and_is_deleted_later(tmp_path: Path) -> None:
    old, new = tmp_path / ".papershelf-1.part", tmp_path / ".papershelf-2.part"
    for path in (old, new):
        path.write_text("---\ntitle: Half")
    os.utime(old, (0, 0))
    found = discover(tmp_path)
    assert (found.records, found.others) == ((), ())
    write(tmp_path, [Change("a.md", b"x")])
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("after", [0, 1, 40, 150])
def test_a_killed_import_leaves_whole_records_only(tmp_path: Path, after: int) -> None:
    folder = shelf(tmp_path / "papers")
    facts = made_up(300)
    (tmp_path / "refs.bib").write_text(bibtex(facts, latex=False), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "papershelf", "import", tmp_path / "refs.bib", "--into", folder],
        env={**os.environ, "PYTHONPATH": "hooks"},
        stdout=subprocess.DEVNULL,
    )
    while process.poll() is None and len(list(folder.glob("*.md"))) < after:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    names = discover(folder).records
    for name in names:
        data = (folder / name).read_bytes()
        record, problems = parse_record(name, data)
        assert record is not None
        assert problems == ()
        assert data.endswith(b" for the rest.\n")
    assert len(names) >= after or process.returncode == 0
