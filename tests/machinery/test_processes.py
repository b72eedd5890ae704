"""Work is divided into chunks and returned in order, whatever kind of workers does it."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from papershelf.machinery import processes, tasks
from papershelf.machinery.background import Background
from papershelf.machinery.cluster import Dask
from papershelf.machinery.processes import Processes, workers
from papershelf.machinery.tasks import Task, Workers

NUMBERS = list(range(10))
DOUBLED = [[0, 2, 4], [6, 8, 10], [12, 14, 16], [18]]


def double(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def process(numbers: Sequence[int]) -> int:
    return os.getpid()


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "CHUNK", 3)
    monkeypatch.setattr(processes, "SERIAL_BELOW", len(NUMBERS))


@pytest.fixture
def _forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests leave threads (servers, a browser's), which these processes never touch."""
    monkeypatch.setattr(processes, "may_fork", lambda: True)


@pytest.fixture(params=["here", "forked", "fresh", "spawned", "sent"])
def crew(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    """Every way in which one machine does the work."""
    if request.param == "sent":
        monkeypatch.setattr(processes, "SENT_ABOVE", len(NUMBERS) - 1)
    monkeypatch.setattr(processes, "may_fork", lambda: request.param not in ("fresh", "spawned"))
    if request.param == "spawned":  # as on Windows, which has no server that forks
        monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    with Workers() if request.param == "here" else Processes(2) as crew:
        yield crew


def test_each_job_is_done_for_all_chunks_in_order(crew: Workers) -> None:
    doubled, sums, nothing = crew.map(Task(double, NUMBERS), Task(sum, NUMBERS), Task(sum, []))
    assert list(sums) == [3, 12, 21, 9]
    assert list(nothing) == []
    assert list(doubled) == DOUBLED


def test_the_same_workers_do_one_task_after_another(crew: Workers) -> None:
    for _ in range(3):
        (doubled,) = crew.map(Task(double, NUMBERS))
        assert list(doubled) == DOUBLED


def test_tasks_of_different_times_may_be_under_way_together(crew: Workers) -> None:
    (doubled,) = crew.map(Task(double, NUMBERS))
    (sums,) = crew.map(Task(sum, NUMBERS))
    assert list(sums) == [3, 12, 21, 9]
    assert list(doubled) == DOUBLED


def collect(made: Iterator[list[int]], crew: Workers) -> list[list[int]]:
    """Combine results, and let the workers do further work."""
    doubled = list(made)
    assert doubled == DOUBLED
    (sums,) = crew.map(Task(double, [number for chunk in doubled for number in chunk]))
    return list(sums)


def test_results_are_put_together_the_same_by_whoever_does_it(crew: Workers) -> None:
    pending = crew.reduce(lambda: Task(double, NUMBERS), collect, size=len(NUMBERS))
    assert pending.result() == [[0, 4, 8], [12, 16, 20], [24, 28, 32], [36]]


def test_a_function_in_the_background_has_the_same_result(crew: Workers) -> None:
    assert crew.background(lambda: 42).result() == 42


def fail(chunk: Sequence[int]) -> None:
    raise ValueError("no number")


def collect_nothing(made: Iterator[None], crew: Workers) -> list[None]:
    return list(made)


def test_an_error_is_raised_when_the_result_is_requested(crew: Workers) -> None:
    (failing,) = crew.map(Task(fail, NUMBERS))
    pending = crew.reduce(lambda: Task(fail, NUMBERS), collect_nothing, size=len(NUMBERS))
    with pytest.raises(ValueError, match="no number"):
        list(failing)
    with pytest.raises(ValueError, match="no number"):
        pending.result()


@pytest.mark.usefixtures("_forking")
@pytest.mark.parametrize(("size", "beside"), [(9, False), (10, True), (20, True), (21, False)])
def test_a_reduction_of_the_right_size_runs_in_the_background(
    monkeypatch: pytest.MonkeyPatch, size: int, beside: bool
) -> None:
    monkeypatch.setattr(processes, "SENT_ABOVE", 20)

    def who(made: Iterator[int], crew: Workers) -> tuple[int, list[int]]:
        return os.getpid(), list(made)

    with Processes(2) as crew:
        pending = crew.reduce(lambda: Task(process, NUMBERS), who, size=size)
        collector, makers = pending.result()
    assert (collector != os.getpid()) is beside
    assert not {os.getpid(), collector} & set(makers)


@pytest.mark.usefixtures("_forking")
def test_work_starts_before_its_result_is_requested(tmp_path: Path) -> None:
    def leave(chunk: Sequence[int]) -> None:
        (tmp_path / f"{chunk[0]}").touch()

    def left(made: Iterator[None], crew: Workers) -> None:
        (tmp_path / "collected").touch()

    with Processes(2) as crew:
        reduced = crew.reduce(lambda: Task(leave, range(100, 110)), left, size=len(NUMBERS))
        called = crew.background(lambda: leave([1_000]))
        (mapped,) = crew.map(Task(leave, NUMBERS))
        for name in ("0", "9", "100", "collected", "1000"):
            wait_for(tmp_path / name)
        assert list(mapped) == [None] * 4
        assert (reduced.result(), called.result()) == (None, None)


def wait_for(path: Path) -> None:
    """Wait until there is a file, a long time at most."""
    for _ in range(30_000):
        if path.exists():
            return
        time.sleep(0.01)
    pytest.fail(f"{path} was never written")


@pytest.mark.usefixtures("_forking")
def test_forked_processes_do_what_was_never_pickled() -> None:
    factor = 2
    with Processes(2) as crew:
        (done,) = crew.map(Task(lambda chunk: [factor * n for n in chunk], NUMBERS))
        assert list(done) == DOUBLED


def test_beside_threads_processes_start_afresh() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        with Processes(2) as crew:
            doubled, others = crew.map(Task(double, NUMBERS), Task(process, NUMBERS))
            assert list(doubled) == DOUBLED
            assert os.getpid() not in set(others)
            here = crew.background(os.getpid)
            assert here.result() == os.getpid()
    finally:
        over.set()
        thread.join()


def test_of_many_items_each_chunk_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "SENT_ABOVE", len(NUMBERS) - 1)
    tasks = Task(double, NUMBERS), Task(process, NUMBERS), Task(process, NUMBERS, inherited=True)
    with Processes(2) as crew:
        doubled, others, own = crew.map(*tasks)
        assert list(doubled) == DOUBLED
        assert os.getpid() not in set(others)
        assert set(own) == {os.getpid()}


def test_any_executor_can_do_the_work() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert list(Task(double, NUMBERS).over(executor)) == DOUBLED


@pytest.mark.usefixtures("_forking")
def test_a_task_that_cannot_be_sent_is_done_here_unless_it_is_inherited() -> None:
    with ThreadPoolExecutor(1) as executor:
        task = Task(lambda chunk: threading.get_ident(), NUMBERS, inherited=True)
        assert set(task.over(executor)) == {threading.get_ident()}
    with Processes(2) as crew:
        (others,) = crew.map(Task(process, NUMBERS, inherited=True))
        assert os.getpid() not in set(others)


def test_little_to_do_means_no_processes() -> None:
    with Processes(4) as crew:
        (own,) = crew.map(Task(process, NUMBERS[1:]))
        assert set(own) == {os.getpid()}


def test_one_process_is_this_one_and_none_is_as_many_as_there_are_cores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert type(workers(1)) is Workers
    assert type(workers(2)) is Processes
    assert type(workers(1, "local")) is Dask
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert type(workers()) is Workers
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert type(workers()) is Processes


def test_a_fork_is_safe_only_in_a_process_of_one_thread() -> None:
    def asked(answer: Callable[[bool], None]) -> None:
        answer(processes.may_fork())

    found: list[bool] = []
    thread = threading.Thread(target=asked, args=(found.append,))
    thread.start()
    thread.join()
    assert found == [False]
    assert Background(processes.may_fork).result() is (sys.platform != "darwin")
