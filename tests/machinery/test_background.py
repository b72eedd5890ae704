"""A function runs in a background process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from papershelf.machinery import processes, tasks
from papershelf.machinery.background import Background, BackgroundError
from papershelf.machinery.processes import Processes
from papershelf.machinery.tasks import Task

from tests.conftest import ROOT


def test_the_result_comes_from_a_process_that_inherits_this_one_s_objects() -> None:
    here = {"unpicklable": lambda: None}
    process, names = Background(lambda: (os.getpid(), list(here))).result()
    assert process != os.getpid()
    assert names == ["unpicklable"]


def test_both_are_under_way_at_once() -> None:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    background = Background(lambda: f"{receiver.recv()}!")
    sender.send("hello")
    assert background.result() == "hello!"
    receiver.close()
    sender.close()


def test_a_large_result_and_none_are_returned() -> None:
    assert Background(lambda: bytes(10_000_000)).result() == bytes(10_000_000)
    nothing: Background[None] = Background(lambda: None)
    nothing.result()


def test_what_it_raises_is_raised_here_and_says_where() -> None:
    def broken() -> None:
        raise ValueError("no number")

    with pytest.raises(ValueError, match="no number") as caught:
        Background(broken).result()
    assert "in broken" in "".join(caught.value.__notes__)


def test_a_result_that_cannot_be_sent_is_an_error() -> None:
    with pytest.raises(Exception, match=r"pickle|local object"):
        Background(lambda: lambda: None).result()


def test_a_process_that_is_killed_is_an_error_and_no_wait_without_end() -> None:
    with pytest.raises(BackgroundError, match="exit code -9"):
        Background(lambda: os.kill(os.getpid(), signal.SIGKILL)).result()


def test_its_child_processes_end_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "CHUNK", 1)
    monkeypatch.setattr(processes, "SERIAL_BELOW", 2)
    receiver, sender = multiprocessing.Pipe(duplex=False)

    def tell_who(items: Sequence[int]) -> None:
        sender.send(os.getpid())
        time.sleep(0.1)

    def work_long() -> None:
        with Processes(2) as crew:
            (done,) = crew.map(Task(tell_who, range(1_000)))
            list(done)

    background = Background(work_long)
    workers = {receiver.recv() for _ in range(10)}
    background.stop()
    assert workers
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    receiver.close()
    sender.close()


def linger(late: Path) -> None:
    """Write a file so late that only a caller that waits for the process can see it."""
    time.sleep(60)
    late.touch()


def test_a_killed_process_leaves_no_child_processes(tmp_path: Path) -> None:
    late = tmp_path / "late"
    receiver, sender = multiprocessing.Pipe(duplex=False)

    def killed() -> None:
        own = multiprocessing.get_context("fork").Process(target=linger, args=(late,))
        own.start()
        sender.send(own.pid)
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(BackgroundError, match="exit code -9"):
        Background(killed).result()
    left = Path(f"/proc/{receiver.recv()}/stat")
    # The process that adopted it may not have reaped it yet.
    while left.exists() and left.read_text().rpartition(")")[2].split()[0] != "Z":
        time.sleep(0.01)
    assert not late.exists()
    receiver.close()
    sender.close()


class OddError(Exception):
    """Cannot be made again from its arguments."""

    def __init__(self, number: int, *, name: str) -> None:
        super().__init__(f"{name} {number}")


def test_an_error_that_cannot_be_sent_is_named() -> None:
    def broken() -> None:
        raise OddError(1, name="file")

    with pytest.raises(BackgroundError, match="OddError: file 1"):
        Background(broken).result()


def test_an_interrupted_process_does_not_wait_for_it() -> None:
    code = """
import time
from papershelf.machinery.background import Background
Background(lambda: time.sleep(600))
1 / 0
"""
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert "ZeroDivisionError" in run.stderr
    assert run.returncode == 1


def test_it_can_be_stopped_before_it_ends_and_after(tmp_path: Path) -> None:
    background = Background(lambda: linger(tmp_path / "late"))
    for _ in range(2):
        background.stop()
    assert not (tmp_path / "late").exists()
    ended = Background(lambda: 1)
    assert ended.result() == 1
    ended.stop()


def test_after_it_was_stopped_there_is_no_result() -> None:
    background = Background(lambda: 1)
    background.stop()
    with pytest.raises(OSError, match="closed"):
        background.result()
