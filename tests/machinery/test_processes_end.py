"""No process is left when the work is done, given up or has failed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from papershelf.machinery import processes, tasks
from papershelf.machinery.background import BackgroundError
from papershelf.machinery.processes import Processes
from papershelf.machinery.tasks import Task, Workers

from tests.machinery.test_processes import NUMBERS, double, wait_for


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "CHUNK", 3)
    monkeypatch.setattr(processes, "SERIAL_BELOW", len(NUMBERS))


@pytest.fixture
def _forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests leave threads (servers, a browser's), which these processes never touch."""
    monkeypatch.setattr(processes, "may_fork", lambda: True)


def die(numbers: Sequence[int]) -> None:
    if 3 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("fork", [True, False])
def test_a_process_that_is_killed_is_an_error_and_no_wait_without_end(
    monkeypatch: pytest.MonkeyPatch, fork: bool
) -> None:
    monkeypatch.setattr(processes, "may_fork", lambda: fork)
    with pytest.raises(BrokenExecutor), Processes(2) as crew:
        for results in crew.map(Task(die, NUMBERS), Task(double, NUMBERS)):
            list(results)
    assert multiprocessing.active_children() == []


class Pool(ThreadPoolExecutor):
    """Notes whether it is shut down while a callback runs."""

    def __init__(self) -> None:
        super().__init__(1)
        self.shut = 0

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.shut += 1
        super().shutdown(wait, cancel_futures=cancel_futures)


@pytest.mark.parametrize(
    ("error", "shut"), [(None, 1), (ValueError("x"), 1), (BrokenExecutor("x"), 0)]
)
def test_a_pool_ends_with_its_last_work_unless_it_is_broken(
    error: Exception | None, shut: int
) -> None:
    """From Python 3.12 on a broken one would wait for itself."""
    with Processes(2) as crew, Pool() as pool:
        first, last = Future[int](), Future[int]()
        crew._collecting(pool, [[first], [last]], set())
        last.set_result(1)
        assert pool.shut == 0
        if error:
            first.set_exception(error)
        else:
            first.set_result(1)
        assert pool.shut == shut


@pytest.mark.usefixtures("_forking")
def test_after_an_error_nothing_more_is_begun(tmp_path: Path) -> None:
    def fail_slowly(chunk: Sequence[int]) -> None:
        (tmp_path / str(chunk[0])).touch()
        time.sleep(0.2)
        raise ValueError(chunk[0])

    items, others = range(300), range(300, 600)
    with pytest.raises(ValueError, match="0"), Processes(2) as crew:
        one, _ = crew.map(Task(fail_slowly, items), Task(fail_slowly, others))
        next(one)
    begun = len(list(tmp_path.iterdir()))
    assert begun < len([*items, *others]) / 10  # a third of these, were all chunks begun


@pytest.mark.usefixtures("_forking")
def test_closing_ends_everything_that_is_under_way(tmp_path: Path) -> None:
    def linger() -> None:
        (tmp_path / "begun").touch()
        time.sleep(600)

    def linger_after(made: Iterator[list[int]], crew: Workers) -> None:
        (tmp_path / "collecting").touch()
        time.sleep(600)

    threads = threading.active_count()
    crew = Processes(2)
    called = crew.background(linger)
    reduced = crew.reduce(lambda: Task(double, NUMBERS), linger_after, size=len(NUMBERS))
    never_asked_for = crew.map(Task(double, NUMBERS))
    wait_for(tmp_path / "begun")
    wait_for(tmp_path / "collecting")
    for _ in range(2):
        crew.close()
    assert multiprocessing.active_children() == []
    assert threading.active_count() == threads
    assert processes._INHERITED == {}
    for pending in (called, reduced):
        with pytest.raises((BackgroundError, OSError)):
            pending.result()
    del never_asked_for


@pytest.mark.usefixtures("_forking")
def test_when_the_last_result_was_taken_no_process_is_left() -> None:
    with Processes(2) as crew:
        for results in crew.map(Task(double, NUMBERS), Task(sum, NUMBERS), Task(sum, [])):
            list(results)
        crew.background(os.getpid).result()
        assert multiprocessing.active_children() == []
