"""Arguments that the parts of the bench share, each with its environment variable."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
# Ignored by git, kept between runs.
_TOOLS = REPOSITORY / ".cache" / "bench-tools"
_WORK = REPOSITORY / "build" / "bench"


def add_common(parser: argparse.ArgumentParser, *, papers: list[int]) -> None:
    """Add the arguments of parts that build sites; `papers` is the default of ``--papers``."""
    numbers = os.environ.get("BENCH_PAPERS", "").split()
    parser.add_argument(
        "--papers",
        type=int,
        nargs="+",
        metavar="N",
        default=[int(number) for number in numbers] or papers,
        help=f"numbers of papers (BENCH_PAPERS; default {' '.join(map(str, papers))})",
    )
    parser.add_argument(
        "--records",
        type=Path,
        metavar="DIR",
        default=_path("BENCH_RECORDS"),
        help="folder to take the records from (BENCH_RECORDS; default: made up)",
    )
    add_shared(parser)


def add_shared(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of every part."""
    parser.add_argument(
        "--work",
        type=Path,
        metavar="DIR",
        default=_path("BENCH_WORK") or _WORK,
        help="folder for sites, logs and figures (BENCH_WORK; default build/bench)",
    )
    parser.add_argument(
        "--tools",
        type=Path,
        metavar="DIR",
        default=_path("BENCH_TOOLS") or _TOOLS,
        help="virtual environment of Hugo, Pagefind, bm25s (BENCH_TOOLS; default .cache/…)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="where the figures go")
    parser.add_argument(
        "--timeout", type=float, default=7_200, metavar="SECONDS", help="for each command"
    )
    parser.add_argument("--keep", action="store_true", help="keep the sites that were built")


def _path(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None


def say(line: str) -> None:
    """Report on standard error how far the bench is; only figures go to standard output."""
    print(line, file=sys.stderr, flush=True)
