"""A page of Chromium that fails its test on console output and on requests to elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.server import SiteServer


class Watch:
    """What a page said and asked for while a test drove it."""

    def __init__(self, page: Page) -> None:
        """Start watching."""
        self.console: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.console.append(f"uncaught: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))

    def foreign(self, origin: str) -> list[str]:
        """The requests that left the site's own origin."""
        own = (origin, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """A new page with nothing stored, and what is noted of it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    yield page, Watch(page)
    context.close()


@pytest.fixture
def page(watched: tuple[Page, Watch], shelf: SiteServer) -> Iterator[Page]:
    """A page on the tests' own shelf; its console must stay empty, its requests at home."""
    page, watch = watched
    yield page
    assert watch.console == []
    assert watch.foreign(shelf.origin) == []
