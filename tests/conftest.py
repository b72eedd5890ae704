"""What whole-site and browser tests share: a real build, a real server, a real browser."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from papershelf.machinery import processes
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import executable
from tests.server import SiteServer
from tests.shelf import SHELF, give_vocabulary

ROOT = Path(__file__).parent.parent

# What runs in the background, or below nohup, ignores these signals, and so would the commands
# that tests start and end by them. A handler is not handed on to them.
for _signal in (signal.SIGINT, signal.SIGHUP) if os.name == "posix" else ():
    if signal.getsignal(_signal) is signal.SIG_IGN:
        signal.signal(_signal, lambda *_: None)

# No test depends on the machine's speed, so examples have no deadline.  `make fuzz` tries more
# examples, others each time; without it they are the same each time, so that a test which fails
# does so because of a change.
settings.register_profile(
    "papershelf",
    settings.default,
    max_examples=int(os.environ.get("FUZZ", "100")),
    derandomize="FUZZ" not in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("papershelf")


# What takes longest begins first, so that no core waits for it at the end.
_FIRST = ("wheel", "site", "browser")


@pytest.hookimpl(optionalhook=True)  # of xdist, which need not be there
def pytest_xdist_auto_num_workers() -> int:
    """Return two processes for each core: tests wait for programs and pages half of the time."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of some folders first."""
    order = {room: number for number, room in enumerate(_FIRST)}
    places = {item: item.path.relative_to(ROOT / "tests").parts[0] for item in items}
    items.sort(key=lambda item: order.get(places[item], len(order)))


@pytest.fixture(autouse=True)
def _nothing_inherited() -> Iterator[None]:
    """A test leaves no tasks for the processes of others: they would all take a copy of them."""
    yield
    assert not processes._INHERITED


def build_site(
    papers: Path,
    site: Path,
    *options: str,
    generator: str = "mkdocs",
    project: str | Path = ROOT,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Build a site strictly and cold, as `make site` does first; the log is in `stderr`.

    Records without a vocabulary beside them get that of the tests' own shelf.
    """
    give_vocabulary(papers)
    environment = {"CACHE_DIR": f"{site}.cache", **environment}
    return subprocess.run(
        [sys.executable, "-m", generator, "build", "--strict", *options],
        cwd=project,
        env={**os.environ, "PAPERS_DIR": str(papers), "SITE_DIR": str(site), **environment},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The tests' own shelf, served below a path as GitHub Pages serves a project."""
    site = tmp_path_factory.mktemp("shelf")
    with SiteServer(site) as server:
        result = build_site(SHELF, site, SITE_URL=server.url, REPO_URL=REPO_URL)
        assert result.returncode == 0, result.stderr
        yield server


# Not on GitHub, whose API Material would request; tests only read the links.
REPO_URL = "https://github.com/example/shelf"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    with sync_playwright() as playwright:
        # Chromium's own sandbox needs rights that containers withhold; the pages are ours.
        browser = playwright.chromium.launch(
            executable_path=executable(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        # A service worker would answer what a test wants to answer itself; tests of it allow it.
        browser.new_context = partial(browser.new_context, service_workers="block")  # type: ignore[method-assign]
        yield browser
        browser.close()
