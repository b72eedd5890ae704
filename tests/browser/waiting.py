"""Waits for what a page computes.

The policy of the pages forbids `eval`, by which `Page.wait_for_function` asks again and again.
"""

from __future__ import annotations

from playwright.sync_api import Page


def wait_until(page: Page, condition: str) -> None:
    """Wait until an expression, or its promise, is true in the page; fail after ten seconds."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)
