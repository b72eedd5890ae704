"""Measures reading and normalising, relative to `frontmatter.load` of the same files.

usage: reading.py RECORDS [--vocabulary FILE] [--profile]

Reads every record of the folder in one process, first with `frontmatter.load`
alone, then with everything that a build does to make a `Reading` of it, tag
evidence and the cache's key included.  All results are kept.  The rounds
alternate and the best of each counts.  Prints processor seconds, milliseconds
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
from papershelf.machinery.versions import code_version
from papershelf.pipeline import Corpus, read_chunk
from papershelf.records.discover import discover

REPOSITORY = Path(__file__).resolve().parents[2]
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """Processor time of `work`; garbage of earlier rounds is collected before."""
    gc.collect()
    started = time.process_time()
    kept = work()
    taken = time.process_time() - started
    del kept
    return taken


def main() -> None:
    """Print the table, or a profile of the slower part."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=REPOSITORY / "papers/vocabulary.yml")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    names = discover(options.records).records
    corpus = Corpus(options.records, options.vocabulary, code_version())
    read_chunk(corpus, names[:1])  # the vocabulary is loaded once for any number of records

    def load() -> object:
        return [frontmatter.load(str(options.records / name)) for name in names]

    def read() -> object:
        return read_chunk(corpus, names)

    if options.profile:
        with cProfile.Profile() as profile:
            read()
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
        return
    times = [(seconds(load), seconds(read)) for _ in range(ROUNDS)]
    base, ours = (min(column) for column in zip(*times, strict=True))
    print(f"{'':24}{'seconds':>9}{'ms a record':>13}{'ratio':>7}")
    for label, taken in (("frontmatter.load", base), ("read and normalise", ours)):
        print(f"{label:24}{taken:9.2f}{taken / len(names) * 1000:13.3f}{taken / base:7.2f}")


if __name__ == "__main__":
    main()
