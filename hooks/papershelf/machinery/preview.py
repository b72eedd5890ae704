"""How the live preview sees that a file has changed."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

from watchdog.observers.polling import PollingObserverVFS

# A look at a file takes some 7 µs: no more than a seventh of the time goes into looking.
_SECONDS_A_FILE = 50e-6
_SHORTEST, _LONGEST = 0.1, 5.0


class RestingObserver(PollingObserverVFS):
    """Looks at the files now and then, the fewer the more often, but not during a build.

    A look at ten thousand files keeps the interpreter from building meanwhile.  What
    changes during a build is seen by the first look after it.
    """

    def __init__(self, files: int) -> None:
        """Take how many files there are, roughly."""
        self._awake = threading.Event()
        self._awake.set()
        interval = min(max(files * _SECONDS_A_FILE, _SHORTEST), _LONGEST)
        super().__init__(os.stat, self._list, polling_interval=interval)

    def rest(self) -> None:
        """Look at nothing from now on."""
        self._awake.clear()

    def wake(self) -> None:
        """Look again."""
        self._awake.set()

    def on_thread_stop(self) -> None:
        """Let those go that wait for the end of a build."""
        self._awake.set()
        super().on_thread_stop()

    def _list(self, folder: str | None) -> Iterator[os.DirEntry[str]]:
        self._awake.wait()
        return os.scandir(folder)
