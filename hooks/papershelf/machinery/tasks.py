"""Divides the work of a build into tasks, and defines the workers that do them.

A build has one `Workers` object: this process, several processes or a Dask cluster.  The
caller submits tasks as soon as their input is known, collects the results late, and need
not know who does the work.  A job is a function at the top of a module that takes a chunk
of items and returns one result: everything sent between processes is pickled, and few
large messages are faster than many small ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

_Item = TypeVar("_Item")
_Taken = TypeVar("_Taken", contravariant=True)
_Result = TypeVar("_Result", covariant=True)
_Collected = TypeVar("_Collected")
_Returned = TypeVar("_Returned")

# Items in a chunk.
CHUNK = 250


class Job(Protocol[_Taken, _Result]):
    """A function that processes a chunk of items; it can be pickled."""

    def __call__(self, chunk: Sequence[_Taken], /) -> _Result:
        """Return the one result of the chunk."""


@dataclass(frozen=True, slots=True)
class Task(Generic[_Item, _Result]):
    """A job and all its items.

    Attributes:
        inherited: job or items are too large to be sent, or cannot be pickled: only forked
            processes, which inherit them, can do the task; otherwise this process does.
    """

    job: Job[_Item, _Result]
    items: Sequence[_Item]
    inherited: bool = False

    def chunks(self) -> list[Sequence[_Item]]:
        """Cut the items into chunks of `CHUNK`."""
        return [self.items[at : at + CHUNK] for at in range(0, len(self.items), CHUNK)]

    def here(self) -> Iterator[_Result]:
        """Process the chunks in this process, lazily: each when its result is consumed."""
        return map(self.job, self.chunks())

    def over(self, executor: Executor) -> Iterator[_Result]:
        """Submit the chunks to any `concurrent.futures` executor."""
        return self.here() if self.inherited else executor.map(self.job, self.chunks())


class Pending(Protocol[_Result]):
    """A result that may not be ready yet."""

    def result(self) -> _Result:
        """Wait for the result; raise the exception of the function that makes it."""


@dataclass(frozen=True, slots=True)
class _Deferred(Generic[_Result]):
    """A function that is called when its result is needed."""

    function: Callable[[], _Result]

    def result(self) -> _Result:
        return self.function()


class Workers:
    """Does all the work in this process, lazily."""

    def map(self, *tasks: Task[Any, Any]) -> tuple[Iterator[Any], ...]:
        """Submit tasks; return for each an iterator of its chunks' results, in order.

        With several processes, all tasks are submitted at once, the chunks of the first
        task first.
        """
        return tuple(task.here() for task in tasks)

    def reduce(
        self,
        prepare: Callable[[], Task[Any, _Item]],
        collect: Callable[[Iterator[_Item], Workers], _Collected],
        *,
        size: int,
    ) -> Pending[_Collected]:
        """Submit a task whose results one function combines.

        Args:
            prepare: returns the task.
            collect: combines the chunks' results; takes workers for work of its own.
            size: approximate number of items.
        """
        (results,) = self.map(prepare())
        return _Deferred(partial(collect, results, self))

    def background(self, function: Callable[[], _Returned]) -> Pending[_Returned]:
        """Call a function in another process if possible, else when its result is needed."""
        return _Deferred(function)

    def close(self) -> None:
        """Cancel all unfinished work."""

    def __enter__(self) -> Self:
        """Return these workers, to be closed at the end of the context."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the workers."""
        self.close()
