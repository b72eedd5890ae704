"""Changes are seen while nothing is built, and those of a build after it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from papershelf.machinery.preview import RestingObserver
from watchdog.events import FileSystemEvent, FileSystemEventHandler


class Seen(FileSystemEventHandler):
    """The files that were seen to change."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.told = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.names.append(Path(str(event.src_path)).name)
            self.told.set()


@pytest.fixture
def observer() -> Iterator[RestingObserver]:
    observer = RestingObserver(1)
    yield observer
    observer.wake()
    observer.stop()
    observer.join()


@pytest.fixture
def seen(observer: RestingObserver, tmp_path: Path) -> Seen:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "old.md").write_text("old", encoding="utf-8")
    seen = Seen()
    observer.schedule(seen, str(tmp_path), recursive=True)
    observer.start()
    return seen


def test_a_change_is_seen_soon(seen: Seen, tmp_path: Path) -> None:
    (tmp_path / "below" / "old.md").write_text("changed", encoding="utf-8")
    assert seen.told.wait(60)
    assert seen.names == ["old.md"]


def test_a_change_while_it_rests_is_seen_after_it_wakes(
    observer: RestingObserver, seen: Seen, tmp_path: Path
) -> None:
    observer.rest()
    (tmp_path / "below" / "old.md").write_text("changed", encoding="utf-8")
    assert not seen.told.wait(0.5)
    observer.wake()
    assert seen.told.wait(60)
    assert seen.names == ["old.md"]


def test_it_stops_while_it_rests(observer: RestingObserver, seen: Seen) -> None:
    observer.rest()
    time.sleep(0.5)  # until what looks is waiting
    stopping = threading.Thread(target=observer.stop)
    stopping.start()
    stopping.join(60)
    observer.join(60)
    assert not observer.is_alive()


def test_many_files_are_looked_at_less_often() -> None:
    intervals = [RestingObserver(files).timeout for files in (1, 1_000, 10_000, 1_000_000)]
    assert intervals == [0.1, 0.1, 0.5, 5.0]
