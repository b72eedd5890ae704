"""Reading and writing many small files: pathlib takes three times as long."""

from __future__ import annotations

import os


def make_folder(path: str) -> None:
    """Make a folder and those above it, where there is none."""
    try:
        os.mkdir(path)  # noqa: PTH102 - see above
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103 - see above


def read_bytes(path: str) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: the system does not give them.
    """
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see above
        return file.read()


def write_bytes(path: str, data: bytes) -> None:
    """Write a file, whatever was there."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - see above
        file.write(data)
