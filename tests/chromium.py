"""Finds the Chromium of this machine that has no window of its own, or one that needs none."""

from __future__ import annotations

import shutil

# Debian's `chromium-headless-shell` is the same engine without a browser's window, which opens
# pages in a third of the time.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


class BrowserMissingError(RuntimeError):
    """There is no Chromium on this machine."""


def executable() -> str:
    """Return the path of the program.

    Raises:
        BrowserMissingError: there is none.
    """
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    raise BrowserMissingError(
        f"none of {', '.join(_NAMES)} was found; tests/install-system-packages.sh installs one"
    )
