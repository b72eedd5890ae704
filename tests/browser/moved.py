"""Measures how far a page's parts move while it loads.

The unit is that of Cumulative Layout Shift, https://web.dev/articles/cls, where less than 0.1 is
good; the project wants less than 0.01.
"""

from __future__ import annotations

from playwright.sync_api import Page

MOST = 0.01
_WATCH = """
window.moved = 0;
new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.moved += value;
}).observe({ type: "layout-shift", buffered: true });
"""


def watch(page: Page) -> None:
    """Measure on each page that is opened from now on."""
    page.add_init_script(_WATCH)


def slow_down(page: Page) -> None:
    """Load as a cheap phone on a slow line does, so that a page is painted before all is there."""
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    line = {"latency": 100, "downloadThroughput": 400_000, "uploadThroughput": 100_000}
    client.send("Network.emulateNetworkConditions", {"offline": False, **line})


def moved(page: Page) -> float:
    """Return the sum of all shifts since the page was opened."""
    page.wait_for_timeout(200)  # shifts are reported with the next frame
    return float(page.evaluate("window.moved"))
