"""A page of Chromium that fails its test on console output and on requests to elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.server import SiteServer


class Watch:
    """The console messages and requests of a page during a test."""

    def __init__(self, page: Page) -> None:
        """Start watching."""
        self.console: list[str] = []
        self.requests: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.console.append(f"uncaught: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))

    def _note(self, message: ConsoleMessage) -> None:
        # Playwright says so itself, see the fixture `browser`.
        if message.text != "Service Worker registration blocked by Playwright":
            self.console.append(f"{message.type}: {message.text}")

    def foreign(self, origin: str) -> list[str]:
        """The requests that left the site's own origin."""
        own = (origin, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """Open a new page with nothing stored, and record its console and requests."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    yield page, Watch(page)
    context.close()


@pytest.fixture
def page(watched: tuple[Page, Watch], shelf: SiteServer) -> Iterator[Page]:
    """A page on the tests' shelf; it may log nothing, and request nothing from other origins."""
    page, watch = watched
    yield page
    assert watch.console == []
    assert watch.foreign(shelf.origin) == []
