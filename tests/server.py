"""Local servers; one serves a site as GitHub Pages does: gzipped, below a path, with a 404 page."""

from __future__ import annotations

import gzip
import mimetypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

PREFIX = "/shelf/"
# What GitHub Pages compresses on the way; other files must bring their own compression.
GZIPPED = ("text/", "application/json", "application/javascript", "application/xml", "image/svg")


class QuietHandler(BaseHTTPRequestHandler):
    """Keeps connections open, and the output of a test to the test."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


class LocalServer:
    """Answers on a free port of the loopback interface while the context lasts.

    Attributes:
        origin: the address without a path, such as `http://127.0.0.1:40123`.
    """

    def __init__(self, handler: type[BaseHTTPRequestHandler], **attributes: object) -> None:
        """Take the class that answers a request; the attributes are set on a class of its own."""
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type(handler.__name__, (handler,), attributes)
        )
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        """Serve in a thread of its own."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


class SiteServer(LocalServer):
    """Serves a folder as GitHub Pages serves a project's site.

    Attributes:
        down: whether connections end without an answer, as without a network.
        delay: how many seconds an answer takes.
    """

    def __init__(self, site: Path) -> None:
        """Take the folder of the built site; it may still be empty."""
        super().__init__(_Handler, site=site, server_state=self)
        self.down, self.delay = False, 0.0
        self.site = site
        self.url = self.origin + PREFIX
        self._changes: list[tuple[str, Callable[[bytes], bytes]]] = []

    @contextmanager
    def changed(self, files: str, change: Callable[[bytes], bytes]) -> Iterator[None]:
        """Serve some files in another state while the context lasts.

        Args:
            files: pattern of their paths, as `*/data/manifest.json`.
            change: makes what is sent from what is in the file.
        """
        entry = (files, change)
        self._changes.append(entry)
        try:
            yield
        finally:
            self._changes.remove(entry)

    def content(self, file: Path) -> bytes:
        """Return what is sent for a file."""
        body = file.read_bytes()
        for files, change in tuple(self._changes):
            if fnmatch(file.as_posix(), files):
                body = change(body)
        return body


class _Handler(QuietHandler):
    site: Path
    server_state: SiteServer

    def do_GET(self) -> None:
        if self.server_state.down:
            self.close_connection = True
            return
        time.sleep(self.server_state.delay)
        path = unquote(urlsplit(self.path).path)
        file = self.site / path.removeprefix(PREFIX)
        status = HTTPStatus.OK
        if file.is_dir():
            if not path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", path + "/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file /= "index.html"
        if not path.startswith(PREFIX) or not file.is_file():
            file, status = self.site / "404.html", HTTPStatus.NOT_FOUND
        self._send(file, status)

    def _send(self, file: Path, status: HTTPStatus) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        body = self.server_state.content(file)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if kind.startswith(GZIPPED):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
