"""Ends a helper process as soon as the process that it works for is gone.

Whoever stops a build may stop its main process alone: a supervisor, the system when memory
ends.  Its helpers would wait for ever, or write into the folder of the next build.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.connection import wait

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_GONE = 1


def end_with(parent: int) -> None:
    """Let this process end when process `parent`, which started it, has ended.

    Called first in each helper.
    """
    if parent == os.getppid() and _tied_by_system():
        if os.getppid() != parent:  # it ended before the call above
            os._exit(_GONE)
        return
    starter = multiprocessing.parent_process()
    if starter is not None:
        threading.Thread(target=_watch, args=(starter.sentinel,), daemon=True).start()


def _tied_by_system() -> bool:
    """Let the system kill this process with its parent; return False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    return prctl is not None and prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(_GONE)
