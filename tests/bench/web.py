"""A server that counts what it sends, and a Chromium whose network is as slow as wanted."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.chromium import executable
from tests.server import GZIPPED, PREFIX, LocalServer, QuietHandler

ENGINES = Path(__file__).with_name("engines")
BLANK = "bench.html"
_BLANK = b'<!doctype html><title>bench</title><link rel="icon" href="data:,">'
# As GitHub Pages sends them; the last two let a page ask how much memory it uses.
_HEADERS = (
    "Cache-Control: max-age=600",
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Embedder-Policy: require-corp",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer of the server; `bytes` counts its headers and its body as they went out."""

    path: str
    bytes: int


class CountingServer(LocalServer):
    """Serves a site below ``/shelf/`` on a free port of the loopback interface.

    Everything a page, its frames and its workers ask for is in `sent`, in the order of
    the answers.  Bodies are compressed once, so that compressing costs no one time.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.sent: list[Sent] = []
        self._bodies: dict[Path, tuple[bytes, str]] = {}  # file -> body, headers about it
        super().__init__(_Handler, owner=self)
        self.url = self.origin + PREFIX

    def answer(self, path: str) -> tuple[HTTPStatus, bytes, str]:
        """Status, body and headers for a path below ``/shelf/``."""
        if path == BLANK:
            return HTTPStatus.OK, _BLANK, "Content-Type: text/html"
        folder, name = (ENGINES, path[8:]) if path.startswith("engines/") else (self.site, path)
        file = folder / name
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            return HTTPStatus.NOT_FOUND, b"", "Content-Type: text/plain"
        if file not in self._bodies:
            self._bodies[file] = _load(file)
        body, headers = self._bodies[file]
        return HTTPStatus.OK, body, headers


def _load(file: Path) -> tuple[bytes, str]:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    body = file.read_bytes()
    headers = f'Content-Type: {kind}\r\nETag: "{hashlib.sha256(body).hexdigest()[:16]}"'
    if kind.startswith(GZIPPED):
        return gzip.compress(body, 6), f"{headers}\r\nContent-Encoding: gzip"
    return body, headers


class _Handler(QuietHandler):
    owner: CountingServer
    # A reply's end must not wait for the acknowledgement of its beginning.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).removeprefix(PREFIX)
        status, body, headers = self.owner.answer(path)
        known = self.headers["If-None-Match"]
        if known and f"ETag: {known}" in headers:
            # The browser has the file and asks whether it is still current.
            status, body = HTTPStatus.NOT_MODIFIED, b""
        else:
            headers += f"\r\nContent-Length: {len(body)}"
        lines = [f"HTTP/1.1 {status.value} {status.phrase}", headers, *_HEADERS]
        head = "\r\n".join([*lines, "", ""]).encode()
        self.owner.sent.append(Sent(path, len(head) + len(body)))
        self.wfile.write(head + body)


@dataclass(frozen=True, slots=True)
class Network:
    """The limits of a browser's network: latency in milliseconds, download in bytes a second."""

    name: str
    latency_ms: float
    down: float

    def apply(self, page: Page) -> None:
        """Limit `page` and its workers to this network from now on."""
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        conditions = {
            "offline": False,
            "latency": self.latency_ms,
            "downloadThroughput": self.down,
            "uploadThroughput": self.down,
        }
        session.send("Network.emulateNetworkConditions", conditions)


PLAIN = Network("plain", 0, -1)  # -1: as fast as it is
SLOW_4G = Network("Slow 4G", 150, 1_600_000 / 8)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    arguments = [
        # Chromium's own sandbox needs rights that containers withhold; the pages are ours.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        # Chromium then measures a page's memory at once, not after the next collection.
        "--enable-blink-features=ForceEagerMeasureMemory",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=arguments)
        yield browser
        browser.close()


def open_page(context: BrowserContext, url: str) -> Page:
    """Open `url` in a page that waits for its answers however long they take."""
    page = context.new_page()
    page.set_default_timeout(0)
    page.goto(url)
    return page
