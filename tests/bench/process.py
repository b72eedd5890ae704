"""Measures a command: time, and the peak memory of its whole process tree (Linux)."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.1  # seconds between two samples of the memory, at least
# Sampling a process of gigabytes is slow: spend at most this share of the time on it.
SHARE = 0.05
_KB = 1024  # /proc's "kB" are KiB
_LOG_TAIL = 2_000


class CommandError(RuntimeError):
    """A measured command failed or ran out of time; the message has the end of its log."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took.

    Attributes:
        seconds: wall time from start to end.
        processor_seconds: time in use of a core, of the command and all its descendants;
            what each used in its last `INTERVAL` seconds may be missing.
        peak_bytes: the largest sum, over the command and all its descendants, of the
            proportional set size (pages shared by n processes count 1/n for each),
            sampled every `INTERVAL` seconds or, of large processes, less often; shorter
            peaks are not seen.
    """

    seconds: float
    processor_seconds: float
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
    return Usage(seconds, sampler.processor_seconds, sampler.peak)


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
        self._ticks: dict[int, int] = {}  # process -> time in use of a core, last seen
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Sampler:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    @property
    def processor_seconds(self) -> float:
        """Time in use of a core, of all processes seen."""
        return sum(self._ticks.values()) / os.sysconf("SC_CLK_TCK")

    def _watch(self) -> None:
        while True:
            start = time.perf_counter()
            processes = _processes()
            pids = [pid for pid in (self._pid, *_below(self._pid, processes)) if pid in processes]
            self._ticks |= {pid: processes[pid].ticks for pid in pids}
            self.peak = max(self.peak, sum(map(proportional_set_size, pids)))
            took = time.perf_counter() - start
            if self._done.wait(max(INTERVAL, took / SHARE)):
                return


@dataclass(frozen=True, slots=True)
class _Process:
    """A process as /proc shows it: its parent, and clock ticks it used a core."""

    parent: int
    ticks: int


def descendants(pid: int) -> tuple[int, ...]:
    """All processes below `pid`, as /proc shows them now."""
    return _below(pid, _processes())


def _processes() -> dict[int, _Process]:
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text(encoding="utf-8", errors="replace")
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended meanwhile
            # proc(5): the command's name is in brackets and may have any character;
            # fields are counted from the state that follows it, which is the third.
            fields = stat.rpartition(")")[2].split()
            ticks = int(fields[14 - 3]) + int(fields[15 - 3])  # in user and in system code
            found[int(entry.name)] = _Process(int(fields[4 - 3]), ticks)
    return found


def _below(pid: int, processes: Mapping[int, _Process]) -> tuple[int, ...]:
    children: dict[int, list[int]] = defaultdict(list)
    for one, process in processes.items():
        children[process.parent].append(one)
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
