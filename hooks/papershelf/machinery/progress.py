"""Reports how far a long build is, and how long each stage took.

The core reports to a `Progress` and prints nothing; the plugin passes one that logs: a bar
in a terminal, elsewhere (in a log of CI) a line every few seconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

# Seconds between two lines on one stage.
_INTERVAL = 10.0
# A shorter stage appears only in the summary.
_WORTH_A_LINE = 1.0

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that has ended.

    Attributes:
        total: number of items, 0 if they were not counted.
        took: duration in seconds.
    """

    label: str
    total: int
    took: float


class Progress:
    """A progress reporter that discards everything."""

    @contextmanager
    def stage(self, label: str, total: int = 0) -> Iterator[Advance]:
        """Report a stage for as long as the context lasts; `total` items, 0 if not countable.

        Yields:
            A function to call with the number of items just done.
        """
        yield lambda items: None

    def add(self, stages: Iterable[Stage]) -> None:
        """Report stages that ended in another process."""


SILENT = Progress()


class TimedProgress(Progress):
    """Records how long each stage took, for another process to `add`."""

    def __init__(self) -> None:
        """Start without stages."""
        self.stages: list[Stage] = []

    @contextmanager
    def stage(self, label: str, total: int = 0) -> Iterator[Advance]:
        """See `Progress.stage`."""
        start = time.monotonic()
        with super().stage(label, total) as advance:
            yield advance
        self.stages.append(Stage(label, total, time.monotonic() - start))


class LoggedProgress(Progress):
    """Logs stages line by line, or shows a bar that moves."""

    def __init__(self, say: Callable[[str], None], *, bar: bool) -> None:
        """Take the function that logs a line, and whether to show a bar on stderr."""
        self._say = say
        self._bar = bar
        self._start = time.monotonic()
        self._stages: list[Stage] = []

    @contextmanager
    def stage(self, label: str, total: int = 0) -> Iterator[Advance]:
        """See `Progress.stage`."""
        start = time.monotonic()
        if self._bar and total:
            with click.progressbar(
                length=total, label=label, file=sys.stderr, show_pos=True
            ) as shown:
                yield shown.update
        else:
            yield self._lines(label, total)
        self.add([Stage(label, total, time.monotonic() - start)])

    def add(self, stages: Iterable[Stage]) -> None:
        """See `Progress.add`."""
        for stage in stages:
            self._stages.append(stage)
            if stage.took >= _WORTH_A_LINE:
                items = f"{stage.total:,} in " if stage.total else ""
                self._say(f"{stage.label}: {items}{stage.took:.1f} s")

    def summarise(self) -> None:
        """Log how long each stage took, and the total."""
        stages = ", ".join(f"{stage.label.lower()} {stage.took:.1f}" for stage in self._stages)
        self._say(f"Papershelf took {time.monotonic() - self._start:.1f} s: {stages}")

    def _lines(self, label: str, total: int) -> Advance:
        done, said = 0, time.monotonic()

        def advance(items: int) -> None:
            nonlocal done, said
            done += items
            if time.monotonic() - said >= _INTERVAL:
                said = time.monotonic()
                self._say(f"{label}: {done:,} of {total:,}")

        return advance
