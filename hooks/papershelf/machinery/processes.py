"""Spreads the work of a build over local processes: forked where safe, else fresh."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from itertools import count
from typing import Any, TypeVar

from papershelf.machinery import tasks as chunks
from papershelf.machinery.background import Background
from papershelf.machinery.cluster import Dask
from papershelf.machinery.lifeline import end_with
from papershelf.machinery.tasks import Job, Pending, Task, Workers

_Item = TypeVar("_Item")
_Collected = TypeVar("_Collected")
_Returned = TypeVar("_Returned")

# Starting processes takes about as long as reading this many records.
SERIAL_BELOW = 1_000
# Touching an inherited object changes its reference count and so copies its memory page.
# With more items than this, workers start fresh and are sent their chunks.
SENT_ABOVE = 25_000


class Processes(Workers):
    """Spreads large tasks over processes, and does small ones in this process."""

    def __init__(self, count: int) -> None:
        """Take the number of processes that share one call of `map`."""
        self._count = count
        self._open = ExitStack()

    def map(self, *tasks: Task[Any, Any]) -> tuple[Iterator[Any], ...]:
        """See `Workers.map`."""
        most = max((len(task.items) for task in tasks), default=0)
        if most < SERIAL_BELOW:
            return super().map(*tasks)
        if most > SENT_ABOVE or not may_fork():
            return self._fresh(tasks)
        return self._forked(tasks)

    def reduce(
        self,
        prepare: Callable[[], Task[Any, _Item]],
        collect: Callable[[Iterator[_Item], Workers], _Collected],
        *,
        size: int,
    ) -> Pending[_Collected]:
        """See `Workers.reduce`.

        The whole task runs in a background process that has its own workers, so that
        `collect` overlaps with the work of this process.
        """
        if not SERIAL_BELOW <= size <= SENT_ABOVE or not may_fork():
            return super().reduce(prepare, collect, size=size)

        def beside() -> _Collected:
            with Processes(self._count) as own:
                (results,) = own.map(prepare())
                return collect(results, own)

        return self._beside(beside)

    def background(self, function: Callable[[], _Returned]) -> Pending[_Returned]:
        """See `Workers.background`."""
        return self._beside(function) if may_fork() else super().background(function)

    def close(self) -> None:
        """See `Workers.close`."""
        self._open.close()

    def _beside(self, function: Callable[[], _Returned]) -> Background[_Returned]:
        process = Background(function)
        self._open.callback(process.stop)
        return process

    def _fresh(self, tasks: Sequence[Task[Any, Any]]) -> tuple[Iterator[Any], ...]:
        """Start fresh processes and send them the chunks; each job is sent once."""
        jobs = tuple(None if task.inherited else task.job for task in tasks)
        others = set(threading.enumerate())
        own = os.getpid()
        pool = ProcessPoolExecutor(self._count, _fresh_context(), _take_jobs, (jobs, own))
        sent = [
            [pool.submit(_run_sent, number, chunk) for chunk in task.chunks()]
            for number, task in enumerate(tasks)
            if not task.inherited
        ]
        results = iter(self._collecting(pool, sent, others))
        return tuple(task.here() if task.inherited else next(results) for task in tasks)

    def _forked(self, tasks: Sequence[Task[Any, Any]]) -> tuple[Iterator[Any], ...]:
        """Fork processes, which inherit the tasks; only results are sent."""
        key = max(_INHERITED, default=0) + 1
        _INHERITED[key] = tasks
        self._open.callback(_INHERITED.pop, key, None)
        others = set(threading.enumerate())
        context = multiprocessing.get_context("fork")
        pool = ProcessPoolExecutor(self._count, context, end_with, (os.getpid(),))
        sent = [
            [
                pool.submit(_run, key, number, start)
                for start in range(0, len(task.items), chunks.CHUNK)
            ]
            for number, task in enumerate(tasks)
        ]
        return tuple(self._collecting(pool, sent, others))

    def _collecting(
        self, pool: Executor, sent: Sequence[Sequence[Future[Any]]], others: set[threading.Thread]
    ) -> list[Iterator[Any]]:
        """The results of what was sent to a pool, which ends as soon as all of it is done.

        Args:
            pool: it would hold memory until its results are collected.
            sent: what was sent, task by task.
            others: the threads there were before the pool was: beside its own none may fork.
        """
        self._open.callback(pool.shutdown, cancel_futures=True)
        own = set(threading.enumerate()) - others
        futures = [future for several in sent for future in several]
        if not futures:
            pool.shutdown()
            return [iter(()) for _ in sent]
        left = count(len(futures) - 1, -1)

        def done(future: Future[Any]) -> None:
            # A broken pool calls this while it holds the lock that `shutdown` waits for.
            if next(left) == 0 and not _is_lost(future):
                pool.shutdown(wait=False)

        for future in futures:
            future.add_done_callback(done)
        return [_results(deque(several), own, futures[-1]) for several in sent]


def _is_lost(future: Future[Any]) -> bool:
    """Whether nobody has done the work: it was cancelled, or its pool ended first."""
    return future.cancelled() or isinstance(future.exception(), BrokenExecutor)


def _results(
    futures: deque[Future[_Item]], own: Iterable[threading.Thread], last: Future[Any]
) -> Iterator[_Item]:
    """The results of futures in their order; each is let go once it is taken.

    When the `last` of a pool is done too, wait for the pool's `own` threads to end.
    """
    while futures:
        yield futures.popleft().result()
    if last.done():
        for thread in own:
            thread.join()


def workers(count: int = 0, scheduler: str = "") -> Workers:
    """Return the workers for a build.

    Args:
        count: number of processes; 0 for as many as there are cores.
        scheduler: address of a Dask scheduler to use instead, or ``local``.
    """
    count = count or os.cpu_count() or 1
    if scheduler:
        return Dask(scheduler, count)
    return Processes(count) if count > 1 else Workers()


def may_fork() -> bool:
    """Return whether a plain fork is safe: this process must have no other threads.

    The live preview has some.  On macOS system libraries start their own.
    """
    return (
        sys.platform != "darwin"
        and "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
    )


# Key -> tasks, for processes that are forked while these are here.
_INHERITED: dict[int, Sequence[Task[Any, Any]]] = {}


def _run(key: int, number: int, start: int) -> object:
    """In a forked process: do one task for the chunk that begins at `start`."""
    task = _INHERITED[key][number]
    return task.job(task.items[start : start + chunks.CHUNK])


# In a fresh process: the jobs of its tasks, sent once.
_SENT: list[Job[Any, Any] | None] = []


def _take_jobs(jobs: Sequence[Job[Any, Any] | None], parent: int) -> None:
    """In a fresh process: keep the jobs, and turn garbage collection off."""
    end_with(parent)
    gc.disable()
    _SENT[:] = jobs


def _run_sent(number: int, chunk: Sequence[Any]) -> object:
    """In a fresh process: do one job for a chunk that was sent."""
    job = _SENT[number]
    if job is None:
        raise LookupError(f"job {number} was not sent")
    return job(chunk)


def _fresh_context() -> multiprocessing.context.BaseContext:
    """Return the way to start processes where a plain fork is not safe."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # Imported once in the server, not in every worker.
    context.set_forkserver_preload(["papershelf.pipeline", "papershelf.publish"])
    return context
