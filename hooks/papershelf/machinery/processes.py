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
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from papershelf.settings import Settings

_Item = TypeVar("_Item")
_Taken = TypeVar("_Taken", contravariant=True)
_Result = TypeVar("_Result", covariant=True)

# Starting processes takes about as long as reading so many records.
SERIAL_BELOW = 1_000
# To look at an item that a fork shares copies its memory, for its count of references
# changes: of more items than this each chunk is sent to processes that inherited nothing.
SENT_ABOVE = 25_000
# Items a message carries.
CHUNK = 250


class Job(Protocol[_Taken, _Result]):
    """What is done to a chunk of items; it can be pickled."""

    def __call__(self, chunk: Sequence[_Taken], /) -> _Result:
        """The one result of the chunk."""


@dataclass(frozen=True, slots=True)
class Task(Generic[_Item, _Result]):
    """A job with all its items.

    Attributes:
        inherited: job or items are too large to be sent, or cannot be: processes do the
            task if they inherit it, else this process does.
    """

    job: Job[_Item, _Result]
    items: Sequence[_Item]
    inherited: bool = False

    def chunks(self) -> list[Sequence[_Item]]:
        """The items, `CHUNK` at a time."""
        return [self.items[at : at + CHUNK] for at in range(0, len(self.items), CHUNK)]

    def here(self) -> Iterator[_Result]:
        """The results of the chunks, each made when it is asked for."""
        return map(self.job, self.chunks())

    def over(self, executor: Executor) -> Iterator[_Result]:
        """The results of the chunks, made by any executor."""
        return self.here() if self.inherited else executor.map(self.job, self.chunks())


@contextmanager
def spread(settings: Settings, *tasks: Task[Any, Any]) -> Iterator[tuple[Iterator[Any], ...]]:
    """The results of each task for the chunks of its items, in their order, task after task.

    With processes all tasks are under way at once, the first one's chunks first;
    without, a chunk is done when its result is asked for.

    Raises:
        ImportError: ``dask_scheduler`` is set and Dask is not installed.
    """
    with ExitStack() as stack:
        results = _start(settings, tasks, stack)
        for found in results:
            if isinstance(found, Generator):
                # What is still to be done is given up before its executor goes.
                stack.callback(found.close)
        yield results


def _start(
    settings: Settings, tasks: Sequence[Task[Any, Any]], stack: ExitStack
) -> tuple[Iterator[Any], ...]:
    """Start the tasks on what suits them best; `stack` ends it."""
    most = max((len(task.items) for task in tasks), default=0)
    little, large = most < SERIAL_BELOW, most > SENT_ABOVE
    if settings.dask_scheduler:
        executor = stack.enter_context(_dask_executor(settings))
        return tuple(task.over(executor) for task in tasks)
    if little or _workers(settings) == 1:
        return tuple(task.here() for task in tasks)
    if large or not may_fork():
        jobs = tuple(None if task.inherited else task.job for task in tasks)
        pool = ProcessPoolExecutor(_workers(settings), _fresh_context(), _take_jobs, (jobs,))
        stack.callback(pool.shutdown, cancel_futures=True)
        return tuple(
            task.here() if task.inherited else pool.map(partial(_run_sent, number), task.chunks())
            for number, task in enumerate(tasks)
        )
    key = stack.enter_context(_inheriting(tasks))
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(_workers(settings), context)
    # After an error nothing more is begun.
    stack.callback(pool.shutdown, cancel_futures=True)
    return tuple(
        pool.map(partial(_run, key, number), range(0, len(task.items), CHUNK))
        for number, task in enumerate(tasks)
    )


def goes_aside(settings: Settings, items: int) -> bool:
    """Whether work on so many items may go on in an `Aside` of its own, and is worth it.

    It spreads what it has to do as this process would; with one worker all is done here,
    and so it is where another engine does the work.
    """
    enough = SERIAL_BELOW <= items <= SENT_ABOVE
    return enough and not settings.dask_scheduler and _workers(settings) > 1 and may_fork()


def _workers(settings: Settings) -> int:
    return settings.workers or os.cpu_count() or 1


# Key -> tasks, for processes that are forked while they stand here.
_INHERITED: dict[int, Sequence[Task[Any, Any]]] = {}


@contextmanager
def _inheriting(tasks: Sequence[Task[Any, Any]]) -> Iterator[int]:
    """A key by which a forked process finds what this one had: nothing has to be sent."""
    key = max(_INHERITED, default=0) + 1
    _INHERITED[key] = tasks
    try:
        yield key
    finally:
        del _INHERITED[key]


def _run(key: int, number: int, start: int) -> object:
    """In a forked process: the job of one task for the chunk from `start` on."""
    task = _INHERITED[key][number]
    return task.job(task.items[start : start + CHUNK])


# In a process that was started afresh: the jobs of its tasks, sent once.
_SENT: list[Job[Any, Any] | None] = []


def _take_jobs(jobs: Sequence[Job[Any, Any] | None]) -> None:
    """In a process that was started afresh: keep the jobs it will be asked for."""
    _SENT[:] = jobs


def _run_sent(number: int, chunk: Sequence[Any]) -> object:
    """In a process that was started afresh: one job for a chunk that was sent."""
    job = _SENT[number]
    if job is None:
        raise LookupError(f"job {number} was not sent")
    return job(chunk)


def may_fork() -> bool:
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
