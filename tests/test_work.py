"""Work is spread in chunks and comes back in order, whatever does it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from papershelf import work
from papershelf.settings import Settings
from papershelf.work import open_executor, spread


def double(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def test_serial_and_spread_work_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "CHUNK", 3)
    numbers = list(range(10))
    serial = list(spread(None, double, numbers))
    with open_executor(Settings(workers=2), work.SERIAL_BELOW) as executor:
        assert executor is not None
        assert list(spread(executor, double, numbers)) == serial
    assert serial == [[0, 2, 4], [6, 8, 10], [12, 14, 16], [18]]


def test_any_executor_can_do_the_work() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert list(spread(executor, double, [1, 2])) == [[2, 4]]


@pytest.mark.parametrize(("workers", "items"), [(1, 10_000), (4, work.SERIAL_BELOW - 1)])
def test_one_worker_or_little_to_do_means_no_processes(workers: int, items: int) -> None:
    with open_executor(Settings(workers=workers), items) as executor:
        assert executor is None
