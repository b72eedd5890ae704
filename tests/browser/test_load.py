"""Any static server will do for the site, and a page that is used for long does not grow."""

from __future__ import annotations

import http.client
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Page, expect

from tests.server import SiteServer

REQUESTS, CLIENTS = 2_000, 16


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the test's output to the tests."""


def test_sixteen_clients_get_every_file_whole(shelf: SiteServer) -> None:
    """Python's own server of static files, on loopback; every kind of file is asked for."""
    site = Path(shelf.site)
    files = sorted(path for path in site.rglob("*") if path.is_file())
    assert {".html", ".bin", ".js", ".css", ".json", ".xml", ".txt"} <= {f.suffix for f in files}
    order = [Random(number).choice(files) for number in range(REQUESTS - len(files))] + files
    Random(0).shuffle(order)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    server.socket.listen(128)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def ask(number: int) -> Counter[str]:
        found: Counter[str] = Counter()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        for path in order[number::CLIENTS]:
            connection.request("GET", "/" + path.relative_to(site).as_posix())
            answer = connection.getresponse()
            whole = answer.read() == path.read_bytes()
            found[f"{answer.status} {'whole' if whole else 'cut'}"] += 1
        connection.close()
        return found

    try:
        with ThreadPoolExecutor(CLIENTS) as pool:
            answers = sum(pool.map(ask, range(CLIENTS)), Counter[str]())
    finally:
        server.shutdown()
        server.server_close()
    assert answers == {"200 whole": REQUESTS}


def test_three_hundred_searches_leave_the_page_as_large_as_a_hundred(
    page: Page, shelf: SiteServer
) -> None:
    """Objects and nodes of the page after a collection, by Chromium's own count."""
    page.goto(f"{shelf.url}search/")
    client = page.context.new_cdp_session(page)
    client.send("HeapProfiler.enable")
    words = "autism sleep tics adhd immune women school dopamine registry growth".split()
    status = page.locator("#papershelf-search [role=status]")

    def size() -> tuple[int, int]:
        for _ in range(3):
            client.send("HeapProfiler.collectGarbage")
        counters = client.send("Memory.getDOMCounters")
        usage = client.send("Runtime.getHeapUsage")
        return int(usage["usedSize"]), int(counters["nodes"])

    def search(first: int, last: int) -> None:
        for number in range(first, last):
            query = f"{words[number % 10]} {words[number // 10 % 10]}"
            page.locator("#ps-q").fill(query)
            expect(status).not_to_have_text("Searching…")
            expect(status).to_contain_text("paper")

    search(0, 100)
    bytes_before, nodes_before = size()
    search(100, 300)
    bytes_after, nodes_after = size()
    print(f"heap {bytes_before:,} -> {bytes_after:,} bytes, {nodes_before} -> {nodes_after} nodes")
    assert bytes_after < 1.5 * bytes_before
    assert nodes_after < 1.5 * nodes_before
