"""Lets only one build at a time work in a folder."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

from papershelf.machinery.files import read_bytes, write_new

try:
    import fcntl
except ImportError:  # Windows has none; there, two builds must not meet
    fcntl = None  # type: ignore[assignment]

# Seconds to wait: the helpers of a build that was killed end a moment after it.
PATIENCE = 3.0
_POLL = 0.05
_OWNER, _LONGEST = "owner", 20
# What a file system says that has no locks.
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS)


class BusyError(RuntimeError):
    """Another build is at work in the folder."""


class FolderLock:
    """A lock on a folder; the system takes it back when the process and its helpers have ended.

    Processes that are forked share it: no other build begins while one of them may still write.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder, which need not exist."""
        self._folder = folder
        self._descriptor: int | None = None

    def __reduce__(self) -> tuple[type[FolderLock], tuple[Path]]:
        """Be sent to another process without the lock, which is this one's."""
        return FolderLock, (self._folder,)

    def __del__(self) -> None:
        """Let others have the folder of a build that was given up."""
        self.release()

    def take(self, patience: float = PATIENCE) -> None:
        """Make the folder and lock it; a lock that is taken already is kept.

        Raises:
            BusyError: another build has it, even after `patience` seconds.
        """
        until = time.monotonic() + patience
        while self._descriptor is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                if self._try():
                    return
            if time.monotonic() > until:
                raise BusyError(self._message())
            time.sleep(_POLL)

    def release(self) -> None:
        """Let others have the folder."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _try(self) -> bool:
        """Try to lock the folder."""
        if fcntl is None:
            return True
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError as error:
            os.close(descriptor)
            if error.errno in _NO_LOCKS:
                return True
            raise
        if not self._is_current(descriptor):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        write_new(f"{self._folder}/{_OWNER}", f"{os.getpid()}\n".encode())
        return True

    def _is_current(self, descriptor: int) -> bool:
        """Return whether the folder is still the one that was opened: a build deletes its own."""
        found = os.stat(self._folder)  # noqa: PTH116 - the same form as that of the descriptor
        opened = os.fstat(descriptor)
        return (found.st_dev, found.st_ino) == (opened.st_dev, opened.st_ino)

    def _message(self) -> str:
        try:
            owner = read_bytes(f"{self._folder}/{_OWNER}", _LONGEST).strip()
        except OSError:
            owner = b""
        by = f" (process {owner.decode()})" if owner.isdigit() else ""
        return (
            f"another build of this site is at work{by}, in {self._folder}. Wait until it has"
            " ended, or give this build a folder of its own with site_dir"
        )
