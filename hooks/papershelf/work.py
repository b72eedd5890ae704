"""Work spread over processes, through one seam: `concurrent.futures.Executor`.

Whatever has such an executor can take the pool's place; Dask's client does
(``Client.get_executor()``), and the setting ``dask_scheduler`` uses it.
Functions that are spread live at the top of a module, take a chunk of items and
return one result: what crosses between processes is pickled, so few large
messages beat many small ones.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any, Protocol, TypeVar

from papershelf.settings import Settings

_Item = TypeVar("_Item")
_Taken = TypeVar("_Taken", contravariant=True)
_Result = TypeVar("_Result", covariant=True)

# Starting processes takes about as long as reading so many records.
SERIAL_BELOW = 1_000
# Items a message carries.
CHUNK = 250


class Job(Protocol[_Taken, _Result]):
    """What is done to a chunk of items; it can be pickled."""

    def __call__(self, chunk: Sequence[_Taken], /) -> _Result:
        """The one result of the chunk."""


@contextmanager
def spread(
    settings: Settings, items: Sequence[_Item], *jobs: Job[_Item, Any]
) -> Iterator[tuple[Iterator[Any], ...]]:
    """The results of each job for the chunks of `items`, in their order, job after job.

    With processes all jobs are under way at once, the first one's chunks first;
    without, a chunk is done when its result is asked for.

    Raises:
        ImportError: ``dask_scheduler`` is set and Dask is not installed.
    """
    bounds = [(start, start + CHUNK) for start in range(0, len(items), CHUNK)]
    with ExitStack() as stack:
        if settings.dask_scheduler:
            executor = stack.enter_context(_dask_executor(settings))
            yield tuple(spread_over(executor, job, items) for job in jobs)
        elif _workers(settings) == 1 or len(items) < SERIAL_BELOW:
            yield tuple(map(job, [items[a:b] for a, b in bounds]) for job in jobs)
        elif _may_fork():
            inherited = stack.enter_context(_inheriting(items, jobs))
            pool = ProcessPoolExecutor(
                _workers(settings), mp_context=multiprocessing.get_context("fork")
            )
            stack.enter_context(pool)
            yield tuple(
                pool.map(_run, [(inherited, number, a, b) for a, b in bounds])
                for number in range(len(jobs))
            )
        else:
            pool = ProcessPoolExecutor(_workers(settings), mp_context=_fresh_context())
            stack.enter_context(pool)
            yield tuple(spread_over(pool, job, items) for job in jobs)


def spread_over(
    executor: Executor, job: Job[_Item, _Result], items: Sequence[_Item]
) -> Iterator[_Result]:
    """The results of `job` for the chunks of `items`, done by any executor."""
    chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
    return executor.map(job, chunks)


def _workers(settings: Settings) -> int:
    return settings.workers or os.cpu_count() or 1


# Key -> items and jobs, for processes that are forked while they stand here.
_INHERITED: dict[int, tuple[Sequence[Any], tuple[Job[Any, Any], ...]]] = {}


@contextmanager
def _inheriting(items: Sequence[_Item], jobs: tuple[Job[_Item, Any], ...]) -> Iterator[int]:
    """A key by which a forked process finds what this one had: nothing has to be sent."""
    key = max(_INHERITED, default=0) + 1
    _INHERITED[key] = items, jobs
    try:
        yield key
    finally:
        del _INHERITED[key]


def _run(part: tuple[int, int, int, int]) -> object:
    """In a forked process: one job for one chunk."""
    key, number, start, end = part
    items, jobs = _INHERITED[key]
    return jobs[number](items[start:end])


def _may_fork() -> bool:
    """Whether a plain fork is safe: not beside threads, which the live preview has.

    On macOS system libraries start threads of their own.
    """
    return (
        sys.platform != "darwin"
        and "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
    )


def _fresh_context() -> multiprocessing.context.BaseContext:
    """How processes are started where a plain fork is not safe."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # Imported once in the server, not in every worker.
    context.set_forkserver_preload(["papershelf.pipeline", "papershelf.render.site"])
    return context


@contextmanager
def _dask_executor(settings: Settings) -> Iterator[Executor]:
    """Dask's executor: a cluster of this machine's for ``local``, else that of an address."""
    # An optional extra: imported where it is asked for.
    from distributed import Client

    if settings.dask_scheduler == "local":
        client = Client(n_workers=_workers(settings), threads_per_worker=1, dashboard_address=None)
    else:
        client = Client(settings.dask_scheduler)
    with client:
        yield client.get_executor()
