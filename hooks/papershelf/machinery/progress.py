"""What a long build does, how far it is, and how long each stage took.

The core tells a `Progress` and prints nothing; the hook gives it one that speaks.
In a terminal that is a bar, elsewhere (a log of CI) a line now and then.
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
# A stage that took less is told in the summary only.
_WORTH_A_LINE = 1.0

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that has ended.

    Attributes:
        total: its items, 0 if they were not counted.
        took: seconds.
    """

    label: str
    total: int
    took: float


class Progress:
    """Is told of stages, and tells nobody."""

    @contextmanager
    def stage(self, label: str, total: int = 0) -> Iterator[Advance]:
        """A stage while the context lasts, with `total` items if they can be counted.

        Yields:
            What is to be called with a number of items once they are done.
        """
        yield lambda items: None

    def add(self, stages: Iterable[Stage]) -> None:
        """Stages that ended elsewhere, in another process."""


SILENT = Progress()


class TimedProgress(Progress):
    """Tells nobody, and keeps how long each stage took, for another process to `add`."""

    def __init__(self) -> None:
        """Start with no stage."""
        self.stages: list[Stage] = []

    @contextmanager
    def stage(self, label: str, total: int = 0) -> Iterator[Advance]:
        """See `Progress.stage`."""
        start = time.monotonic()
        with super().stage(label, total) as advance:
            yield advance
        self.stages.append(Stage(label, total, time.monotonic() - start))


class ToldProgress(Progress):
    """Tells of stages line by line, or by a bar that moves."""

    def __init__(self, say: Callable[[str], None], *, bar: bool) -> None:
        """Take what is called with each line, and whether a bar is shown on stderr."""
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
        """Say how long each stage took, and all of it."""
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
