"""What reading and normalising costs, measured in `frontmatter.load` of the same files.

usage: reading.py RECORDS [--vocabulary FILE] [--profile]

Reads every record of the folder in one process, first with `frontmatter.load`
alone, then with everything that makes a `Reading` of it, tag evidence included.
The rounds alternate and the best of each counts.  Prints processor seconds, milliseconds
a record and the ratio; the aim is 3.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import time
from collections.abc import Callable
from pathlib import Path

import frontmatter
from papershelf.parse import discover
from papershelf.pipeline import read_paper
from papershelf.vocabulary import load_vocabulary

REPOSITORY = Path(__file__).resolve().parents[2]
ROUNDS = 3


def seconds(work: Callable[[str], object], names: tuple[str, ...]) -> float:
    """Processor time of `work` on all names; garbage of earlier rounds collected before."""
    gc.collect()
    started = time.process_time()
    for name in names:
        work(name)
    return time.process_time() - started


def main() -> None:
    """Print the table, or a profile of the slower part."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=REPOSITORY / "papers/vocabulary.yml")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    vocabulary = load_vocabulary(options.vocabulary)
    names, _ = discover(options.records)

    def load(name: str) -> object:
        return frontmatter.load(str(options.records / name))

    def read(name: str) -> object:
        return read_paper(name, (options.records / name).read_bytes(), vocabulary)

    if options.profile:
        with cProfile.Profile() as profile:
            seconds(read, names)
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
        return
    times = [(seconds(load, names), seconds(read, names)) for _ in range(ROUNDS)]
    base, ours = (min(column) for column in zip(*times, strict=True))
    print(f"{'':24}{'seconds':>9}{'ms a record':>13}{'ratio':>7}")
    for label, taken in (("frontmatter.load", base), ("read and normalise", ours)):
        print(f"{label:24}{taken:9.2f}{taken / len(names) * 1000:13.3f}{taken / base:7.2f}")


if __name__ == "__main__":
    main()
