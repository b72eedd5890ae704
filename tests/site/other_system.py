"""Runs the command as on a system that has neither forks nor file locks, nor UTF-8 by default.

This is what Windows lacks; macOS has forks that are not safe. Started anew in each process that
is spawned, so that these lack the same.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import warnings

# EncodingWarning is given for a file that is opened in the system's own encoding.
warnings.filterwarnings("error", category=EncodingWarning, module=r"papershelf\.")
sys.modules["fcntl"] = None  # type: ignore[assignment]
for name in ("fork", "killpg", "setpgid", "mkfifo", "getuid"):
    if hasattr(os, name):
        delattr(os, name)
multiprocessing.get_all_start_methods = lambda: ["spawn"]

from papershelf.machinery import lifeline, processes  # noqa: E402 - after the changes above

lifeline._tied_by_system = lambda: False
processes.SERIAL_BELOW = 1

if __name__ == "__main__":
    from papershelf.cli import main

    main(prog_name="papershelf")
