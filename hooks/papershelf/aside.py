"""One function in a process of its own, beside this one, until its result is asked for.

`work.spread` divides one kind of work among processes that do the same; this lets two
different ones go on side by side, each of which may spread its own.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import FrameType
from typing import Generic, NoReturn, TypeVar

_Result = TypeVar("_Result")


class AsideError(RuntimeError):
    """A process ended before it had a result, as when the system kills it."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """What a function raised, and where."""

    error: Exception
    trace: str


class Aside(Generic[_Result]):
    """A function that is under way in a forked process, which inherits what this one has.

    To be used where `work.may_fork` says so; end it with `result` or `stop`.
    """

    def __init__(self, function: Callable[[], _Result]) -> None:
        """Start it; its result, or the exception it raises, is pickled."""
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(function, sender))
        self._process.start()
        sender.close()  # the child's end is the only one: if it dies, there is nothing to wait for

    def result(self) -> _Result:
        """Wait for what the function returns, or raise what it raised.

        Raises:
            AsideError: the process ended without either.
        """
        try:
            with self._receiver:
                found: _Result | _Failure = self._receiver.recv()
        except EOFError:
            self._process.join()
            message = f"a process of the build ended with exit code {self._process.exitcode}"
            raise AsideError(message) from None
        self._process.join()
        if isinstance(found, _Failure):
            found.error.add_note(found.trace)
            raise found.error
        return found

    def stop(self) -> None:
        """End it, whatever it has done; does nothing after `result`."""
        self._process.terminate()
        self._process.join()
        self._receiver.close()


def _run(function: Callable[[], object], sender: Connection) -> None:
    """In the forked process: call the function and send what comes of it."""
    # Asked to stop, it leaves the function as an exception does: its own processes end with it.
    signal.signal(signal.SIGTERM, _leave)
    with sender:
        try:
            sender.send(function())
        except Exception as error:  # whatever it is, the other process raises it
            sender.send(_Failure(error, traceback.format_exc()))


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
