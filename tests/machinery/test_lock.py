"""Only one build works in a folder, and a killed one does not keep it."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from papershelf.machinery.lock import BusyError, FolderLock

from tests.machinery.test_processes import wait_for

HOLD = """
import os, sys, time
from pathlib import Path
from papershelf.machinery.lock import FolderLock

folder = Path(sys.argv[1])
lock = FolderLock(folder / "work")
lock.take()
if os.fork() == 0:  # a helper, which may still write
    (folder / "helper").write_text(str(os.getpid()))
    time.sleep(600)
time.sleep(600)
"""


def test_a_second_build_is_told_who_is_at_work(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "work")
    lock.take()
    lock.take()
    with pytest.raises(BusyError, match=rf"process {os.getpid()}\).*site_dir"):
        FolderLock(tmp_path / "work").take(0.1)
    lock.release()
    lock.release()
    FolderLock(tmp_path / "work").take(0)


def test_a_copy_in_another_process_and_one_that_is_gone_hold_nothing(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "work")
    lock.take()
    copy = pickle.loads(pickle.dumps(lock))
    copy.release()
    with pytest.raises(BusyError):
        copy.take(0)
    del lock
    copy.take(0)


def test_a_folder_that_was_deleted_meanwhile_is_locked_anew(tmp_path: Path) -> None:
    old, new = FolderLock(tmp_path / "work"), FolderLock(tmp_path / "work")
    old.take()
    shutil.rmtree(tmp_path / "work")
    new.take(0)
    with pytest.raises(BusyError):
        FolderLock(tmp_path / "work").take(0)


@pytest.mark.parametrize("content", [b"", b"\xff", b"no number", b"9" * 5000])
def test_whatever_is_in_the_file_of_the_owner_the_message_is_one_line(
    tmp_path: Path, content: bytes
) -> None:
    lock = FolderLock(tmp_path / "work")
    lock.take()
    (tmp_path / "work/owner").write_bytes(content)
    with pytest.raises(BusyError) as caught:
        FolderLock(tmp_path / "work").take(0)
    assert len(str(caught.value)) < 400 + len(str(tmp_path))


def test_the_lock_of_a_killed_build_ends_with_its_last_helper(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)])
    wait_for(tmp_path / "helper")
    process.kill()
    process.wait()
    with pytest.raises(BusyError, match=f"process {process.pid}"):
        FolderLock(tmp_path / "work").take(0)
    os.kill(int((tmp_path / "helper").read_text()), signal.SIGKILL)
    FolderLock(tmp_path / "work").take()
