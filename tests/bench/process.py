"""What a command costs: wall time and the peak memory of its whole process tree (Linux)."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.1  # seconds between two samples of the memory
_KB = 1024  # /proc's "kB" are KiB
_LOG_TAIL = 2_000


class CommandError(RuntimeError):
    """A measured command failed or ran out of time; the message has the end of its log."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took.

    Attributes:
        seconds: wall time from start to end.
        peak_bytes: the largest sum, over the command and all its descendants, of the
            proportional set size (pages shared by n processes count 1/n for each),
            sampled every `INTERVAL` seconds; shorter peaks are not seen.
    """

    seconds: float
    peak_bytes: int


def measure(
    command: Sequence[str],
    *,
    cwd: Path,
    log: Path,
    environment: Mapping[str, str] | None = None,
    timeout: float | None = None,
) -> Usage:
    """Run `command` in `cwd`, its output going to `log`; `environment` is added to ours.

    Raises:
        CommandError: when it exits with another code than 0 or after `timeout` seconds.
    """
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        with _Sampler(process.pid) as sampler:
            try:
                code = process.wait(timeout)
            except subprocess.TimeoutExpired:
                _kill_tree(process)
                raise CommandError(f"{command[0]}: not done after {timeout} s; see {log}") from None
            seconds = time.perf_counter() - start
    if code:
        tail = log.read_text(encoding="utf-8", errors="replace")[-_LOG_TAIL:]
        raise CommandError(f"{' '.join(command)}: exit code {code}\n{tail}")
    return Usage(seconds, sampler.peak)


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    for pid in [*descendants(process.pid), process.pid]:
        try:
            os.kill(pid, 9)
        except ProcessLookupError:
            continue
    process.wait()


class _Sampler:
    """Watches a process tree in a thread while the context lasts."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Sampler:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            pids = (self._pid, *descendants(self._pid))
            self.peak = max(self.peak, sum(map(proportional_set_size, pids)))
            if self._done.wait(INTERVAL):
                return


def descendants(pid: int) -> tuple[int, ...]:
    """All processes below `pid`, as /proc shows them now."""
    children: dict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text(encoding="utf-8", errors="replace")
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended meanwhile
            # proc(5): the command's name stands in brackets and may hold any character;
            # state and parent follow it.
            parent = int(stat.rpartition(")")[2].split()[1])
            children[parent].append(int(entry.name))
    found: list[int] = []
    level = [pid]
    while level:
        level = [child for one in level for child in children[one]]
        found += level
    return tuple(found)


def proportional_set_size(pid: int) -> int:
    """Bytes of memory of a process, shared pages divided among their users; 0 once it ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    for line in rollup.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * _KB
    return 0
