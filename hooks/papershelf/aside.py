"""One function in a process of its own, beside this one, until its result is asked for.

`work.spread` divides one kind of work among processes that do the same; this lets two
different ones go on side by side, each of which may spread its own.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import FrameType
from typing import Generic, NoReturn, TypeVar

_Given = TypeVar("_Given")
_Result = TypeVar("_Result")


class AsideError(RuntimeError):
    """A process ended before it had a result, as when the system kills it."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """What a function raised, and where."""

    error: Exception
    trace: str


class Aside(Generic[_Given, _Result]):
    """A function that is under way in a forked process, which inherits what this one has.

    To be used where `work.may_fork` says so; end it with `result` or `stop`.
    """

    def __init__(self, function: Callable[[Callable[[], _Given]], _Result]) -> None:
        """Start it; its result, or the exception it raises, is pickled.

        Args:
            function: is given a function that waits for what is sent.
        """
        context = multiprocessing.get_context("fork")
        self._sender: threading.Thread | None = None
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_run, args=(function, theirs, self._connection))
        self._process.start()
        theirs.close()  # the child's end is the only one: if it dies, there is nothing to wait for

    def send(self, given: _Given) -> None:
        """Send it something, once, without waiting until it is taken."""
        self._sender = threading.Thread(target=self._send, args=(given,), daemon=True)
        self._sender.start()

    def result(self) -> _Result:
        """Wait for what the function returns, or raise what it raised.

        Raises:
            AsideError: the process ended without either.
        """
        try:
            found: _Result | _Failure = self._connection.recv()
        except (EOFError, ConnectionError):
            self._end()
            message = f"a process of the build ended with exit code {self._process.exitcode}"
            raise AsideError(message) from None
        self._end()
        if isinstance(found, _Failure):
            found.error.add_note(found.trace)
            raise found.error
        return found

    def stop(self) -> None:
        """End it, whatever it has done; does nothing after `result`."""
        self._process.terminate()
        self._end()

    def _end(self) -> None:
        self._process.join()
        if self._sender is not None:
            self._sender.join()  # whatever it has not taken cannot be sent any more
        self._connection.close()

    def _send(self, given: _Given) -> None:
        # A process that has ended takes nothing more: its result says why.
        with suppress(OSError):
            self._connection.send(given)


def _run(
    function: Callable[[Callable[[], _Given]], object], own: Connection, other: Connection
) -> None:
    """In the forked process: call the function and send what comes of it."""
    other.close()  # so that the end of the process that has it is noticed
    # Asked to stop, it leaves the function as an exception does: its own processes end with it.
    signal.signal(signal.SIGTERM, _leave)
    with own:
        try:
            own.send(function(own.recv))
        except Exception as error:  # whatever it is, the other process raises it
            own.send(_Failure(error, traceback.format_exc()))


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
