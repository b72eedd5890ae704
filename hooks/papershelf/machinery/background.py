"""One function in a process of its own, beside this one, until its result is asked for.

`processes.spread` divides one kind of work among processes that do the same; this lets two
different ones go on side by side, each of which may spread its own.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import FrameType
from typing import Generic, NoReturn, TypeVar, cast

# How often to look whether a process is still alive, and how long one that is asked to stop
# may take.
_SECONDS, _PATIENCE = 1.0, 10.0

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

    To be used where `processes.may_fork` says so; end it with `result` or `stop`.
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
        theirs.close()
        # Where this process is interrupted nobody may be left to ask for the result.
        atexit.register(self.stop)

    def send(self, given: _Given) -> None:
        """Send it something, once, without waiting until it is taken."""
        self._sender = threading.Thread(target=self._send, args=(given,), daemon=True)
        self._sender.start()

    def result(self) -> _Result:
        """Wait for what the function returns, or raise what it raised.

        Raises:
            AsideError: the process ended without either.
        """
        found: _Result | _Failure | None = None
        with suppress(EOFError, ConnectionError):
            answered = self._wait()
            found = self._connection.recv() if answered else None
        self._end()
        if found is None and self._process.exitcode:
            raise AsideError(
                f"a process of the build ended with exit code {self._process.exitcode}"
            )
        if isinstance(found, _Failure):
            found.error.add_note(found.trace)
            raise found.error
        return cast("_Result", found)

    def _wait(self) -> bool:
        """Wait for an answer; whether there is one."""
        # If it was killed its own processes may hold its end of the pipe open.
        while not self._connection.poll(_SECONDS):
            if not self._process.is_alive():
                return self._connection.poll()
        return True

    def stop(self) -> None:
        """End it, whatever it has done; does nothing after `result`."""
        self._process.terminate()
        self._process.join(_PATIENCE)
        self._process.kill()
        self._end()

    def _end(self) -> None:
        atexit.unregister(self.stop)
        self._process.join()
        if self._process.exitcode and self._process.pid:
            # It was killed, or asked to stop: what it had started is in its group.
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
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
    os.setpgid(0, 0)
    # Asked to stop, it leaves the function as an exception does: its own processes end with it.
    signal.signal(signal.SIGTERM, _leave)
    with own:
        try:
            own.send(function(own.recv))
        except Exception as error:  # whatever it is, the other process raises it
            own.send(_Failure(_sendable(error), traceback.format_exc()))


def _sendable(error: Exception) -> Exception:
    """The error, or where it cannot be sent another one that names it."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - it was pickled here
    except Exception:  # unpickling calls its class with whatever it takes for the arguments
        return AsideError(f"{type(error).__name__}: {error}")
    return error


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
