"""Runs one function in a background process while this one goes on."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import FrameType
from typing import Generic, NoReturn, TypeVar, cast

from papershelf.machinery.lifeline import end_with

# Seconds between two checks that a process is alive, and seconds that a process gets to
# end after SIGTERM.
_POLL, _PATIENCE = 1.0, 10.0

_Result = TypeVar("_Result")


class BackgroundError(RuntimeError):
    """A process ended without a result, for example because the system killed it."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """An exception that a function raised, and its traceback."""

    error: Exception
    trace: str


class Background(Generic[_Result]):
    """Calls a function in a forked process, which inherits everything this one has.

    Use it only where a fork is safe (`processes.may_fork`); end it with `result` or `stop`.
    """

    def __init__(self, function: Callable[[], _Result]) -> None:
        """Start the process.  The function's result, or exception, comes back pickled."""
        context = multiprocessing.get_context("fork")
        self._connection, theirs = context.Pipe(duplex=False)
        arguments = (function, theirs, self._connection, os.getpid())
        self._process = context.Process(target=_run, args=arguments)
        self._process.start()
        theirs.close()
        # If this process is interrupted, nobody will ask for the result.
        atexit.register(self.stop)

    def result(self) -> _Result:
        """Wait for the function's result and return it, or raise the exception it raised.

        Raises:
            BackgroundError: the process ended with neither result nor exception.
        """
        found: _Result | _Failure | None = None
        with suppress(EOFError, ConnectionError):
            answered = self._wait()
            found = self._connection.recv() if answered else None
        self._end()
        if found is None and self._process.exitcode:
            raise BackgroundError(
                f"a process of the build ended with exit code {self._process.exitcode}"
            )
        if isinstance(found, _Failure):
            found.error.add_note(found.trace)
            raise found.error
        return cast("_Result", found)

    def _wait(self) -> bool:
        """Wait for an answer; return False if the process ended without one."""
        # If it is killed, its child processes may keep its end of the pipe open: poll.
        while not self._connection.poll(_POLL):
            if not self._process.is_alive():
                return self._connection.poll()
        return True

    def stop(self) -> None:
        """End the process, finished or not.  After `result` this does nothing."""
        if self._connection.closed:
            return
        self._process.terminate()
        self._process.join(_PATIENCE)
        self._process.kill()
        self._end()

    def _end(self) -> None:
        atexit.unregister(self.stop)
        self._process.join()
        if self._process.exitcode and self._process.pid:
            # Killed or stopped, it leaves its child processes behind: they are in its group.
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._connection.close()


def _run(function: Callable[[], object], own: Connection, other: Connection, parent: int) -> None:
    """In the forked process: call the function and send its result or exception."""
    end_with(parent)
    other.close()
    os.setpgid(0, 0)
    # SIGTERM raises SystemExit in the function, so that its own child processes end too.
    signal.signal(signal.SIGTERM, _leave)
    with own:
        try:
            own.send(function())
        except Exception as error:  # any exception: the other process raises it
            own.send(_Failure(_sendable(error), traceback.format_exc()))


def _sendable(error: Exception) -> Exception:
    """Return the error, or, if it cannot be pickled, another one with its text."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - it was pickled here
    except Exception:  # unpickling calls the class of the error, which may raise anything
        return BackgroundError(f"{type(error).__name__}: {error}")
    return error


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
