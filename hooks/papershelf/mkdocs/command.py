"""Builds and serves a shelf for the command ``papershelf``, through MkDocs' own functions."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError, MkDocsException
from mkdocs.utils import CountHandler

from papershelf.settings import SettingsError
from papershelf.vocabulary import FaultyFileError

CONFIG = "mkdocs.yml"
HOST = "127.0.0.1"
# Faults of what the curator gave: files, folders and settings, not pages.
_GIVEN = (FaultyFileError, SettingsError, OSError, ConfigurationError)


class FailedBuildError(Exception):
    """A site was not built.

    Attributes:
        given: whether a file, folder or setting is at fault, rather than a page or a record.
    """

    def __init__(self, given: bool, reason: str) -> None:
        """Take the reason, ``""`` if the log has it."""
        super().__init__(
            f"the site was not built: {reason}" if reason else "the site was not built"
        )
        self.given = given


class PortTakenError(OSError):
    """Another program listens at the address of the live preview."""


def build_shelf(folder: Path, *, quiet: bool = False) -> Path:
    """Build the site of a shelf and return its folder; a warning fails the build.

    Raises:
        FileNotFoundError: the folder is no shelf.
        FailedBuildError: the site was not built.
    """
    with _running(quiet):
        config = load_config(config_file=_config_of(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        site = Path(config.site_dir)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    return site


def serve_shelf(folder: Path, port: int, *, opens: bool = False) -> None:
    """Show a shelf at a port of this machine, and build it again after each change.

    Raises:
        FileNotFoundError: the folder is no shelf.
        PortTakenError: another program uses the port.
        FailedBuildError: the first build failed; later faults are shown in the browser.
    """
    config = _config_of(folder)
    _try_port(port)
    with _running(quiet=False):
        logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)
        serve(config_file=config, dev_addr=f"{HOST}:{port}", open_in_browser=opens)


def _config_of(folder: Path) -> str:
    path = folder / CONFIG
    if not path.is_file():
        raise FileNotFoundError(
            f"{folder}: no shelf, since it has no {CONFIG}; `papershelf new DIR` makes one"
        )
    return str(path)


def _try_port(port: int) -> None:
    """Bind the port for a moment: MkDocs itself would do so only after the first build."""
    with socket.socket() as trial:
        if os.name != "nt":  # as MkDocs' server does; on Windows it would hide what we look for
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            raise PortTakenError(
                f"{HOST}:{port} cannot be used ({error.strerror}); name another port, such as"
                f" --port {port + 1}"
            ) from error


@contextmanager
def _running(quiet: bool) -> Iterator[None]:
    """Print what the plugin and warnings say; turn MkDocs' ends of a program into an exception."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # hides an advertisement of the theme's
    handler = logging.StreamHandler()
    handler.setFormatter(_Lines())
    log, counted = logging.getLogger("mkdocs"), CountHandler()
    counted.setLevel(logging.WARNING)
    levels = {log: logging.WARNING, logging.getLogger("mkdocs.papershelf"): logging.INFO}
    for logger, level in levels.items():
        logger.setLevel(logging.WARNING if quiet else level)
    log.addHandler(handler)
    log.addHandler(counted)
    try:
        yield
    except MkDocsException as error:
        message = error.format_message()
        given = "configuration error" in message or _is_given(error)
        raise FailedBuildError(given, "" if counted.get_counts() else message) from error
    finally:
        log.removeHandler(handler)
        log.removeHandler(counted)


class _Lines(logging.Formatter):
    """Puts the level before warnings and errors only."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a log entry."""
        line = super().format(record)
        return line if record.levelno < logging.WARNING else f"{record.levelname.lower()}: {line}"


def _is_given(error: BaseException | None) -> bool:
    """Return whether an error came of a file, folder or setting that the curator gave."""
    while error is not None:
        if isinstance(error, _GIVEN):
            return True
        error = error.__cause__ or error.__context__
    return False
