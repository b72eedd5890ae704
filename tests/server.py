"""A site served as GitHub Pages does: below a path, text gzipped, 404.html for the rest."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import unquote, urlsplit

PREFIX = "/shelf/"
_GZIPPED = ("text/", "application/json", "application/javascript", "application/xml", "image/svg")


class SiteServer:
    """Serves a folder on a free port of the loopback interface while the context lasts."""

    def __init__(self, site: Path) -> None:
        """Take the folder of the built site; it may still be empty."""
        self.site = site
        handler = type("Handler", (_Handler,), {"site": site})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.url = self.origin + PREFIX

    def __enter__(self) -> SiteServer:
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


class _Handler(BaseHTTPRequestHandler):
    site: Path
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
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
        body = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if kind.startswith(_GZIPPED):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output to the tests."""
