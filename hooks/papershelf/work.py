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
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from papershelf.settings import Settings

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# Starting processes and importing the core in them takes about as long as reading so many.
SERIAL_BELOW = 1_000
# Items a message carries.
CHUNK = 250


@contextmanager
def open_executor(settings: Settings, items: int) -> Iterator[Executor | None]:
    """An executor for a job of `items` items while the context lasts; None means serial.

    Raises:
        ImportError: ``dask_scheduler`` is set and Dask is not installed.
    """
    workers = settings.workers or os.cpu_count() or 1
    with ExitStack() as stack:
        if settings.dask_scheduler:
            yield stack.enter_context(_dask_executor(settings.dask_scheduler, workers))
        elif workers == 1 or items < SERIAL_BELOW:
            yield None
        else:
            yield stack.enter_context(ProcessPoolExecutor(workers, mp_context=_context()))


def spread(
    executor: Executor | None,
    function: Callable[[Sequence[_Item]], _Result],
    items: Sequence[_Item],
) -> Iterator[_Result]:
    """The results of `function` for the chunks of `items`, in their order."""
    chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
    return map(function, chunks) if executor is None else executor.map(function, chunks)


def _context() -> multiprocessing.context.BaseContext:
    """How processes are started: never by a plain fork, for the live preview has threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # Imported once in the server, not in every worker.
    context.set_forkserver_preload(["papershelf.pipeline", "papershelf.render.site"])
    return context


@contextmanager
def _dask_executor(scheduler: str, workers: int) -> Iterator[Executor]:
    """Dask's executor: a cluster of this machine's for ``local``, else that of an address."""
    # An optional extra: imported where it is asked for.
    from distributed import Client

    if scheduler == "local":
        client = Client(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    else:
        client = Client(scheduler)
    with client:
        yield client.get_executor()
