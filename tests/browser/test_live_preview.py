"""The live preview shows a fault in the browser, and the site again once it is mended."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.cli.command import run
from tests.cli.test_site import free_port


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A new shelf and the address at which `papershelf serve` shows it."""
    folder = tmp_path / "shelf"
    assert run("new", folder).exit_code == 0
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "papershelf", "serve", str(folder), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield folder, wait_for(f"http://127.0.0.1:{port}/", process)
    finally:
        process.send_signal(signal.SIGINT)
        _, log = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in log


def wait_for(url: str, process: subprocess.Popen[str]) -> str:
    """Return the address once it answers."""
    for _ in range(600):
        assert process.poll() is None
        try:
            urlopen(url, timeout=60).close()  # our own server
        except OSError:
            time.sleep(0.1)
        else:
            return url
    raise TimeoutError(url)


def test_a_fault_shows_in_the_browser_and_the_site_comes_back(
    browser: Browser, preview: tuple[Path, str]
) -> None:
    folder, url = preview
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{url}topics/soil/")
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_contain_text("Soil")
        vocabulary = folder / "papers/vocabulary.yml"
        sound = vocabulary.read_text("utf-8")
        vocabulary.write_text(sound.replace("    label: Soil", "    labl: Soil"), "utf-8")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("did you mean 'label'", timeout=60_000)
        vocabulary.write_text("]", "utf-8")
        expect(alert).to_contain_text("not valid YAML", timeout=60_000)
        config = folder / "mkdocs.yml"
        whole = config.read_text("utf-8")
        config.write_text(whole.replace("papers_dir", "papers_dri"), "utf-8")
        expect(alert).to_contain_text("papers_dri", timeout=60_000)
        config.write_text(whole, "utf-8")
        vocabulary.write_text(sound.replace("label: Soil", "label: Ground"), "utf-8")
        expect(heading).to_contain_text("Ground", timeout=60_000)
        expect(alert).to_have_count(0)


def test_a_file_of_the_site_is_answered_as_before_while_there_is_a_fault(
    preview: tuple[Path, str],
) -> None:
    folder, url = preview
    (folder / "papers/vocabulary.yml").write_text("]", "utf-8")
    deadline = time.monotonic() + 60
    while status(url) != 500:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert status(f"{url}assets/papershelf.css") == 200


def status(url: str) -> int:
    try:
        with urlopen(url, timeout=60) as answer:  # our own server
            return int(answer.status)
    except OSError as error:
        return int(getattr(error, "code", 0))
