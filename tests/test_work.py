"""Work is spread in chunks and comes back in order, whatever does it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from papershelf import work
from papershelf.settings import Settings
from papershelf.work import Task, spread

NUMBERS = list(range(10))
DOUBLED = [[0, 2, 4], [6, 8, 10], [12, 14, 16], [18]]


def double(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def process(numbers: Sequence[int]) -> int:
    return os.getpid()


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "CHUNK", 3)
    monkeypatch.setattr(work, "SERIAL_BELOW", len(NUMBERS))


@pytest.mark.parametrize("workers", [1, 2])
def test_each_job_is_done_for_all_chunks_in_order(workers: int) -> None:
    with spread(Settings(workers=workers), Task(double, NUMBERS), Task(sum, NUMBERS)) as (
        doubled,
        sums,
    ):
        assert list(doubled) == DOUBLED
        assert list(sums) == [3, 12, 21, 9]


@pytest.fixture
def _forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests leave threads (servers, a browser's), which these processes never touch."""
    monkeypatch.setattr(work, "may_fork", lambda: True)


@pytest.mark.usefixtures("_forking")
def test_forked_processes_do_what_was_never_pickled() -> None:
    factor = 2
    with spread(Settings(workers=2), Task(lambda chunk: [factor * n for n in chunk], NUMBERS)) as (
        done,
    ):
        assert list(done) == DOUBLED


def test_beside_threads_processes_start_afresh() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        with spread(Settings(workers=2), Task(double, NUMBERS), Task(process, NUMBERS)) as (
            doubled,
            processes,
        ):
            assert list(doubled) == DOUBLED
            assert os.getpid() not in set(processes)
    finally:
        over.set()
        thread.join()


def test_of_many_items_each_chunk_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "SENT_ABOVE", len(NUMBERS) - 1)
    tasks = Task(double, NUMBERS), Task(process, NUMBERS), Task(process, NUMBERS, inherited=True)
    with spread(Settings(workers=2), *tasks) as (doubled, others, own):
        assert list(doubled) == DOUBLED
        assert os.getpid() not in set(others)
        assert set(own) == {os.getpid()}


def test_any_executor_can_do_the_work() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert list(Task(double, NUMBERS).over(executor)) == DOUBLED


@pytest.mark.usefixtures("_forking")
def test_what_cannot_be_sent_is_done_here_unless_it_is_inherited() -> None:
    with ThreadPoolExecutor(1) as executor:
        task = Task(lambda chunk: threading.get_ident(), NUMBERS, inherited=True)
        assert set(task.over(executor)) == {threading.get_ident()}
    with spread(Settings(workers=2), Task(process, NUMBERS, inherited=True)) as (processes,):
        assert os.getpid() not in set(processes)


@pytest.mark.parametrize(("workers", "items"), [(1, NUMBERS), (4, NUMBERS[1:])])
def test_one_worker_or_little_to_do_means_no_processes(workers: int, items: list[int]) -> None:
    with spread(Settings(workers=workers), Task(process, items)) as (processes,):
        assert set(processes) == {os.getpid()}


@pytest.mark.usefixtures("_forking")
def test_after_an_error_nothing_more_is_begun(tmp_path: Path) -> None:
    def fail_slowly(chunk: Sequence[int]) -> None:
        (tmp_path / str(chunk[0])).touch()
        time.sleep(0.2)
        raise ValueError(chunk[0])

    items, others = range(300), range(300, 600)
    with (
        pytest.raises(ValueError, match="0"),
        spread(Settings(workers=2), Task(fail_slowly, items), Task(fail_slowly, others)) as (
            one,
            _,
        ),
    ):
        next(one)
    begun = len(list(tmp_path.iterdir()))
    assert begun < len([*items, *others]) / 10  # a third of these, were all chunks begun
