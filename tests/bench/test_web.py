"""The server counts what Chromium receives, and the network limits workers too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.bench.web import BLANK, PLAIN, SLOW_4G, CountingServer, Network, open_page

SIZE = 40_000
_FETCH = "async (name) => (await (await fetch(name)).arrayBuffer()).byteLength"
_WORKER = """() => new Promise((resolve) => {
  const worker = new Worker("worker.js");
  worker.onmessage = ({ data }) => resolve(data);
})"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[CountingServer]:
    (tmp_path / "shard.bin").write_bytes(b"x" * SIZE)
    (tmp_path / "text.json").write_text("[1]" * SIZE, encoding="utf-8")
    (tmp_path / "worker.js").write_text(
        "const start = performance.now();"
        'fetch("shard.bin").then((answer) => answer.arrayBuffer())'
        ".then(() => postMessage(performance.now() - start));",
        encoding="utf-8",
    )
    with CountingServer(tmp_path) as server:
        yield server


@pytest.mark.parametrize("name", ["shard.bin", "text.json", "missing.bin"])
def test_the_server_counts_the_bytes_that_chromium_receives(
    browser: Browser, server: CountingServer, name: str
) -> None:
    page = open_page(browser.new_context(), server.url + BLANK)
    received: list[float] = []

    def on_finished(event: dict[str, Any]) -> None:
        received.append(event["encodedDataLength"])

    session = page.context.new_cdp_session(page)
    session.on("Network.loadingFinished", on_finished)
    session.send("Network.enable")
    server.sent.clear()
    page.evaluate(_FETCH, name)
    page.wait_for_timeout(50)
    assert [answer.path for answer in server.sent] == [name]
    assert [answer.bytes for answer in server.sent] == received
    page.context.close()


def test_what_the_browser_has_is_not_sent_again(browser: Browser, server: CountingServer) -> None:
    page = open_page(browser.new_context(), server.url + BLANK)
    again = "async () => (await fetch('shard.bin', { cache: 'no-cache' })).arrayBuffer()"
    lengths = [page.evaluate(f"async () => (await ({again})()).byteLength") for _ in range(2)]
    assert lengths == [SIZE, SIZE]
    assert server.sent[-2].bytes > SIZE
    assert server.sent[-1].bytes < 500
    page.context.close()


def test_files_that_a_worker_fetches_are_counted(browser: Browser, server: CountingServer) -> None:
    page = open_page(browser.new_context(), server.url + BLANK)
    server.sent.clear()
    page.evaluate(_WORKER)
    assert [answer.path for answer in server.sent] == ["worker.js", "shard.bin"]
    assert server.sent[1].bytes > SIZE
    page.context.close()


def test_a_worker_is_held_to_the_network_of_its_page(
    browser: Browser, server: CountingServer
) -> None:
    def took(network: Network) -> float:
        page = open_page(browser.new_context(), server.url + BLANK)
        network.apply(page)
        milliseconds: float = page.evaluate(_WORKER)
        page.context.close()
        return milliseconds

    # 40 KB at 200 KB a second, after 150 ms of latency; without, a few milliseconds.
    assert took(SLOW_4G) > 3 * min(took(PLAIN) for _ in range(3))
