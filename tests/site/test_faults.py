"""Whatever a machine refuses or damages, the site is the old one or the new one, and whole.

Each case builds on top of a site and a cache of other records, under one fault.  Then a build
without the fault must give what a clean one gives, byte for byte, and no process may be left.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.factories import files_of
from tests.shelf import SHELF
from tests.site.test_kills import running

RECORDS = 10
thorough = partial(pytest.param, marks=pytest.mark.thorough)
FIXED = {"SITE_URL": "https://shelf.example/a/", "SOURCE_DATE_EPOCH": "0"}
# A name space of its own, in which it may mount.
_UNSHARE = ["unshare", "-rm", "sh", "-c"]


class Shelf:
    """A few records, their site, and what is remembered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.papers, self.site, self.cache = (folder / name for name in ("papers", "site", "cache"))

    @classmethod
    def made(cls, folder: Path) -> Shelf:
        shelf = cls(folder)
        shelf.papers.mkdir(parents=True)
        records = sorted(SHELF.rglob("*.md"))[:RECORDS]
        for path in (*records, SHELF / "vocabulary.yml", SHELF / "shelf.yml"):
            shutil.copy(path, shelf.papers)
        return shelf

    def edit(self) -> None:
        """Give each record another title."""
        for path in self.papers.glob("*.md"):
            path.write_bytes(path.read_bytes().replace(b"\ntitle: ", b"\ntitle: Edited ", 1))

    def build(
        self, *around: str, limit: str = ":", project: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Build, after shell commands that limit the process; `around` runs the shell."""
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        shell = list(around) or ["sh", "-c"]
        return subprocess.run(
            [*shell, f'{limit} && exec "$@"', "sh", *command],
            cwd=project,
            env={
                **os.environ,
                **FIXED,
                "PAPERS_DIR": str(self.papers),
                "SITE_DIR": str(self.site),
                "CACHE_DIR": str(self.cache),
                **environment,
            },
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def whole(self) -> dict[str, bytes]:
        """Build without a fault; return the site."""
        result = self.build()
        assert result.returncode == 0, result.stderr
        return files_of(self.site)


class Clean:
    """The site before, the site after, and the folder that a case begins with."""

    def __init__(self, folder: Path) -> None:
        self.begun = Shelf.made(folder / "begun")
        self.before = self.begun.whole()
        other = Shelf.made(folder / "other")
        other.edit()
        self.after = other.whole()
        assert self.before != self.after
        self.folder = folder
        self.cases = 0

    def case(self) -> Shelf:
        """A site of the first state, its cache, and records of the second state."""
        self.cases += 1
        shelf = Shelf(self.folder / f"case{self.cases}")
        shutil.copytree(self.begun.folder, shelf.folder, symlinks=True)
        shelf.edit()
        return shelf

    def check(self, shelf: Shelf, result: subprocess.CompletedProcess[str]) -> None:
        """After a build that may have failed: one of two whole sites, then the new one."""
        expected = self.before if result.returncode else self.after
        assert files_of(shelf.site) == expected, result.stderr
        for _ in range(40):
            if not running(f"SITE_DIR={shelf.site}"):
                break
            time.sleep(0.05)
        assert running(f"SITE_DIR={shelf.site}") == []
        assert shelf.whole() == self.after


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    return Clean(tmp_path_factory.mktemp("faults"))


_BACK = "import time\n_now = time.time\ntime.time = lambda: _now() - 400 * 86_400\n"


@pytest.mark.parametrize(
    ("limit", "environment"),
    [
        ("ulimit -n 64", {}),
        ("ulimit -v 700000", {}),
        ("umask 077", {"PYTHONHASHSEED": "12345", "TZ": "Pacific/Kiritimati"}),
        thorough("umask 000", {"HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"}),
        ("unset LANG", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    ],
    ids=["64-files", "memory", "umask-seed-and-zone", "umask-and-no-home", "C"],
)
def test_on_another_machine_the_site_is_the_same(
    clean: Clean, limit: str, environment: Mapping[str, Any]
) -> None:
    shelf = clean.case()
    result = shelf.build(limit=limit, **environment)
    assert result.returncode == 0, result.stderr
    clean.check(shelf, result)


def test_a_clock_that_goes_back_changes_nothing(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_BACK, encoding="utf-8")
    shelf = clean.case()
    for path in shelf.papers.glob("*.md"):  # written in what is now the future
        os.utime(path, (time.time() + 9_000, time.time() + 9_000))
    result = shelf.build(PYTHONPATH=str(tmp_path))
    assert result.returncode == 0, result.stderr
    clean.check(shelf, result)


def test_files_that_may_not_grow_end_the_build_and_leave_the_site(clean: Clean) -> None:
    shelf = clean.case()
    result = shelf.build(limit="ulimit -f 16")
    assert result.returncode != 0
    clean.check(shelf, result)


@pytest.mark.thorough
@pytest.mark.parametrize("kilobytes", [0, 200, 1_000])
def test_a_full_disk_ends_the_build_and_leaves_the_site(
    clean: Clean, tmp_path: Path, kilobytes: int
) -> None:
    """The disk is a file system in memory, which is filled but for some kilobytes."""
    disk, kept = clean.case(), tmp_path / "kept"
    shutil.move(disk.folder, kept)
    disk.folder.mkdir()
    # What is on the disk is gone with the name space, so it is copied out.
    limit = (
        f"mount -t tmpfs -o size=64m t {disk.folder} && cp -a {kept}/. {disk.folder} && "
        f"head -c {kilobytes}k /dev/zero > {disk.folder}/room && "
        f"{{ cat /dev/zero > {disk.folder}/filler 2>/dev/null; rm {disk.folder}/room; }} && "
        f"trap 'rm -f {disk.folder}/filler; rm -rf {kept}; cp -a {disk.folder} {kept}' EXIT && "
        '{ "$@"; exit $?; }'
    )
    result = disk.build(*_UNSHARE, limit=limit)
    assert result.returncode != 0
    disk.folder.rmdir()
    shutil.move(kept, disk.folder)
    clean.check(disk, result)


@pytest.mark.thorough
def test_a_cache_that_is_read_only_is_read_only(clean: Clean) -> None:
    shelf = clean.case()
    folder = shelf.cache
    limit = f"mount --bind {folder} {folder} && mount -o remount,bind,ro {folder}"
    result = shelf.build(*_UNSHARE, limit=limit)
    assert result.returncode == 0, result.stderr
    clean.check(shelf, result)


def flipped(path: Path, every: int) -> None:
    """Flip one bit in each `every` bytes."""
    data, choose = bytearray(path.read_bytes()), random.Random(path.name)
    for start in range(0, len(data), every):
        data[min(len(data) - 1, start + choose.randrange(every))] ^= 1 << choose.randrange(8)
    path.write_bytes(data)


@pytest.mark.parametrize("every", [thorough(100), 3_000, thorough(100_000)])
def test_flipped_bits_in_what_is_remembered_reach_no_page(clean: Clean, every: int) -> None:
    shelf = clean.case()
    remembered = [path for path in shelf.cache.rglob("*") if path.is_file()]
    beside = list((shelf.folder / ".site.build").rglob("*.html"))
    assert remembered
    for path in (*remembered, *beside):
        flipped(path, every)
    result = shelf.build()
    assert result.returncode == 0, result.stderr
    clean.check(shelf, result)


def test_flipped_bits_in_values_of_a_sound_store_reach_no_page(clean: Clean) -> None:
    """SQLite notices nothing here: each value's digest does."""
    shelf = clean.case()
    (path,) = shelf.cache.glob("*.sqlite3")

    def flip(value: bytes) -> bytes:
        middle = len(value) // 2
        return value[:middle] + bytes([value[middle] ^ 1]) + value[middle + 1 :] if value else value

    with closing(sqlite3.connect(path)) as connection:
        connection.create_function("flip", 1, flip)
        changed = connection.execute("UPDATE entry SET value = flip(value)").rowcount
        connection.commit()
    assert changed > RECORDS
    # The records of the first state, whose values are all remembered.
    shutil.rmtree(shelf.papers)
    shutil.copytree(clean.begun.papers, shelf.papers)
    shutil.rmtree(shelf.site)
    shutil.rmtree(shelf.folder / ".site.build", ignore_errors=True)
    assert shelf.whole() == clean.before


def other_tables(cache: Path) -> None:
    (path,) = cache.glob("*.sqlite3")
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE entry (a, b); PRAGMA user_version = 99")


def a_folder(cache: Path) -> None:
    (path,) = cache.glob("*.sqlite3")
    path.unlink()
    path.mkdir()


def no_folder(cache: Path) -> None:
    shutil.rmtree(cache)
    cache.write_bytes(b"a file")


@pytest.mark.parametrize("change", [other_tables, thorough(a_folder), thorough(no_folder)])
def test_a_cache_of_another_kind_is_none(clean: Clean, change: Callable[[Path], None]) -> None:
    shelf = clean.case()
    change(shelf.cache)
    result = shelf.build()
    assert result.returncode == 0, result.stderr
    clean.check(shelf, result)


def test_what_another_version_of_the_code_remembered_is_not_used(
    clean: Clean, tmp_path: Path
) -> None:
    """The other version writes every title in another way."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "hooks", project / "hooks")
    for name in ("docs", "mkdocs.yml"):
        (project / name).symlink_to(ROOT / name)
    (project / "papers").mkdir()
    package = project / "hooks/papershelf"
    paper = package / "normalise/reading.py"
    text = paper.read_text("utf-8")
    changed = text.replace("""title or f"Untitled""", """title and title[::-1] or f"Untitled""")
    assert changed != text
    paper.write_text(changed, encoding="utf-8")
    shelf = clean.case()
    result = shelf.build(project=project, PYTHONPATH=str(project / "hooks"))
    assert result.returncode == 0, result.stderr
    assert files_of(shelf.site) not in (clean.before, clean.after)
    assert shelf.whole() == clean.after


def test_a_record_that_changes_while_it_is_read_is_read_again(clean: Clean) -> None:
    shelf = clean.case()
    path = sorted(shelf.papers.glob("*.md"))[0]
    whole = path.read_bytes()
    ended = threading.Event()

    def change() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            path.write_bytes(whole[: len(whole) // 3] if number % 2 else whole + b"More. " * number)

    writer = threading.Thread(target=change)
    writer.start()
    try:
        result = shelf.build()
    finally:
        ended.set()
        writer.join()
    assert result.returncode == 0, result.stderr
    assert (shelf.site / "index.html").exists()
    path.write_bytes(whole)
    assert shelf.whole() == clean.after
