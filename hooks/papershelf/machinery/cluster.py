"""Lets a Dask cluster do the work of a build, for shelves that outgrow one machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from papershelf.machinery.tasks import Task, Workers

if TYPE_CHECKING:
    from distributed import Client


class Dask(Workers):
    """Spreads all tasks over a Dask cluster."""

    def __init__(self, scheduler: str, count: int) -> None:
        """Take the address of a scheduler, or ``local`` for a cluster of `count` processes."""
        self._scheduler, self._count = scheduler, count
        self._client: Client | None = None

    def map(self, *tasks: Task[Any, Any]) -> tuple[Iterator[Any], ...]:
        """See `Workers.map`.

        Raises:
            ImportError: Dask is not installed.
        """
        if self._client is None:
            self._client = self._connect()
        executor = self._client.get_executor()
        return tuple(task.over(executor) for task in tasks)

    def close(self) -> None:
        """See `Workers.close`."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _connect(self) -> Client:
        try:
            # An optional extra: imported only when a shelf asks for it.
            from distributed import Client
        except ImportError as error:
            raise ImportError(
                "dask_scheduler is set, and Dask is not installed: pip install 'papershelf[dask]'"
            ) from error
        if self._scheduler == "local":
            return Client(n_workers=self._count, threads_per_worker=1, dashboard_address=None)
        return Client(self._scheduler)
