"""A function beside this process."""

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
from papershelf import work
from papershelf.aside import Aside, AsideError
from papershelf.settings import Settings
from papershelf.work import Task, spread


def test_its_result_comes_from_another_process_that_inherits_what_is_here() -> None:
    here = {"unpicklable": lambda: None}
    process, names = Aside(lambda _: (os.getpid(), list(here))).result()
    assert process != os.getpid()
    assert names == ["unpicklable"]


def test_both_are_under_way_at_once() -> None:
    aside: Aside[str, str] = Aside(lambda receive: receive() + "!")
    aside.send("hello")
    assert aside.result() == "hello!"


def test_what_is_sent_need_not_be_taken_at_once_or_ever() -> None:
    large = bytes(10_000_000)
    for function in (lambda _: 1, lambda receive: len(receive()) // len(large)):
        aside: Aside[bytes, int] = Aside(function)
        aside.send(large)
        assert aside.result() == 1


def test_what_it_raises_is_raised_here_and_says_where() -> None:
    def broken(receive: object) -> None:
        raise ValueError("no number")

    with pytest.raises(ValueError, match="no number") as caught:
        Aside(broken).result()
    assert "in broken" in "".join(caught.value.__notes__)


def test_a_process_that_is_killed_is_an_error_and_no_wait_without_end() -> None:
    with pytest.raises(AsideError, match="exit code -9"):
        Aside(lambda _: os.kill(os.getpid(), signal.SIGKILL)).result()


def test_what_works_for_it_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "CHUNK", 1)
    monkeypatch.setattr(work, "SERIAL_BELOW", 2)
    receiver, sender = multiprocessing.Pipe(duplex=False)

    def tell_who(items: Sequence[int]) -> None:
        sender.send(os.getpid())
        time.sleep(0.1)

    def work_long(receive: object) -> None:
        with spread(Settings(workers=2), Task(tell_who, range(1_000))) as (done,):
            list(done)

    aside: Aside[None, None] = Aside(work_long)
    workers = {receiver.recv() for _ in range(10)}
    aside.stop()
    assert workers
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    receiver.close()
    sender.close()


def linger(late: Path) -> None:
    """Leave a file behind, so late that nobody who does not wait for it sees it."""
    time.sleep(60)
    late.touch()


def test_a_process_that_is_killed_leaves_nobody_behind(tmp_path: Path) -> None:
    late = tmp_path / "late"
    receiver, sender = multiprocessing.Pipe(duplex=False)

    def killed(receive: object) -> None:
        own = multiprocessing.get_context("fork").Process(target=linger, args=(late,))
        own.start()
        sender.send(own.pid)
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(AsideError, match="exit code -9"):
        Aside(killed).result()
    left = Path(f"/proc/{receiver.recv()}/stat")
    # Whoever adopts it may not have taken note of its end yet.
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
    def broken(receive: object) -> None:
        raise OddError(1, name="file")

    with pytest.raises(AsideError, match="OddError: file 1"):
        Aside(broken).result()


def test_who_is_interrupted_does_not_wait_for_it() -> None:
    code = "from papershelf.aside import Aside\nAside(lambda receive: receive())\n1 / 0"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False
    )
    assert "ZeroDivisionError" in run.stderr
    assert run.returncode == 1


def test_it_can_be_stopped_before_it_ends_and_after(tmp_path: Path) -> None:
    aside: Aside[None, None] = Aside(lambda _: linger(tmp_path / "late"))
    aside.stop()
    assert not (tmp_path / "late").exists()
    ended: Aside[None, int] = Aside(lambda _: 1)
    assert ended.result() == 1
    ended.stop()
