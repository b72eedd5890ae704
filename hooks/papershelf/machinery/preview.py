"""Watches files for the live preview."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

from watchdog.observers.polling import PollingObserverVFS

# Checking a file takes about 7 µs, so at most a seventh of the time goes into checking.
_SECONDS_A_FILE = 50e-6
_SHORTEST, _LONGEST = 0.1, 5.0


class RestingObserver(PollingObserverVFS):
    """Checks the files at intervals that grow with their number, and not during a build.

    Checking ten thousand files holds the interpreter up, which would slow the build down.
    The first check after a build finds the files that changed during it.
    """

    def __init__(self, files: int) -> None:
        """Take the approximate number of files."""
        self._awake = threading.Event()
        self._awake.set()
        interval = min(max(files * _SECONDS_A_FILE, _SHORTEST), _LONGEST)
        super().__init__(os.stat, self._list, polling_interval=interval)

    def rest(self) -> None:
        """Stop checking until `wake` is called."""
        self._awake.clear()

    def wake(self) -> None:
        """Resume checking."""
        self._awake.set()

    def on_thread_stop(self) -> None:
        """Release the thread if it is waiting for a build to end, so that it can stop."""
        self._awake.set()
        super().on_thread_stop()

    def _list(self, folder: str | None) -> Iterator[os.DirEntry[str]]:
        self._awake.wait()
        return os.scandir(folder)
