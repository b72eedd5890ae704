"""Bytes of queries that are typed letter by letter: ours and Pagefind's.

``python -m tests.bench typed --papers N … [--work DIR]`` uses the sites that ``build --keep`` or
``search --keep`` left.  Each letter asks the engine, through its script interface, for the first
ten results with their snippets; the next letter comes when they are there.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from itertools import accumulate
from statistics import median

from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings
from playwright.sync_api import Browser

from tests.bench.asking import MATERIAL, OURS, Engine, engines, open_engine, own
from tests.bench.build import Bench
from tests.bench.options import REPOSITORY, add_common, say
from tests.bench.queries import choose_queries
from tests.bench.report import Column, kilobytes, ratio, render_table, write_json
from tests.bench.web import CountingServer, chromium

_ASK = """async (query) => {
  const start = performance.now();
  await ask(query, true);
  return performance.now() - start;
}"""


@dataclass(frozen=True, slots=True)
class Key:
    """One letter: bytes of each answer of the server, milliseconds once everything is cached."""

    answers: Sequence[int]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Typed:
    """What the keys of queries cost; an engine's code and start are in the first."""

    papers: int
    engine: str
    queries: int
    keys: int
    first: float  # median bytes of first keys
    key: float  # median of the others
    slow: float  # nine of ten of the others load less
    most: int  # of the others
    whole: float  # median of whole queries
    requests: float  # of whole queries, likewise
    milliseconds: float  # median of all keys, everything being cached


def type_query(browser: Browser, server: CountingServer, engine: Engine, query: str) -> list[Key]:
    """Type a query into a new page with an empty cache, and again to time its keys."""
    context = browser.new_context()
    server.sent.clear()
    page = open_engine(context, server, engine)
    answers = []
    for text in accumulate(query):
        page.evaluate(_ASK, text)
        answers.append([answer.bytes for answer in server.sent if own(answer)])
        server.sent.clear()
    times = [page.evaluate(_ASK, text) for text in accumulate(query)]
    context.close()
    return [Key(*both) for both in zip(answers, times, strict=True)]


def measure_typing(
    browser: Browser, engines: Sequence[Engine], queries: Sequence[str], papers: int
) -> Iterator[Typed]:
    """Type `queries`; the engines take turns, so that all have the same machine."""
    typed: dict[str, list[list[Key]]] = {engine.name: [] for engine in engines}
    with ExitStack() as stack:
        servers = [stack.enter_context(CountingServer(engine.site)) for engine in engines]
        for query in queries:
            for engine, server in zip(engines, servers, strict=True):
                typed[engine.name].append(type_query(browser, server, engine, query))
    for engine_name, of_queries in typed.items():
        yield summarise(papers, engine_name, of_queries)


def summarise(papers: int, engine: str, typed: Sequence[Sequence[Key]]) -> Typed:
    """The figures of the keys of queries."""
    others = sorted(sum(key.answers) for keys in typed for key in keys[1:])
    return Typed(
        papers,
        engine,
        len(typed),
        sum(map(len, typed)),
        median(sum(keys[0].answers) for keys in typed),
        median(others),
        others[len(others) * 9 // 10],
        others[-1],
        median(sum(sum(key.answers) for key in keys) for keys in typed),
        median(sum(len(key.answers) for key in keys) for keys in typed),
        median(key.milliseconds for keys in typed for key in keys),
    )


def table(figures: Iterable[Typed]) -> str:
    """Figures as a table; times are those of ours with as many papers, so many times."""
    rows = list(figures)
    ours = {one.papers: one.milliseconds for one in rows if one.engine == OURS}
    columns: Mapping[str, Column[Typed]] = {
        "papers": lambda one: f"{one.papers:,}",
        "engine": lambda one: one.engine,
        "first key": lambda one: kilobytes(one.first),
        "another key": lambda one: kilobytes(one.key),
        "nine of ten below": lambda one: kilobytes(one.slow),
        "most": lambda one: kilobytes(one.most),
        "whole query": lambda one: kilobytes(one.whole),
        "requests": lambda one: f"{one.requests:g}",
        "time of a key": lambda one: ratio(one.milliseconds, ours[one.papers]),
        "keys": lambda one: f"{one.keys:,}",
        "queries": lambda one: str(one.queries),
    }
    return render_table(columns, rows)


def _measure(bench: Bench, number: int) -> Iterator[Typed]:
    settings = Settings()
    vocabulary = vocabulary_of(bench.records, default=REPOSITORY / settings.vocabulary)
    papers = load_catalogue(bench.records, vocabulary, settings).papers
    queries = choose_queries(papers, number)
    say(f"{bench.papers:,} papers: {queries}")
    with chromium() as browser:
        # Material loads its whole index with the first key.
        some = [engine for engine in engines(bench) if engine.name != MATERIAL]
        yield from measure_typing(browser, some, queries, bench.papers)


def main() -> None:
    """Type, print a table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench typed", description=__doc__)
    add_common(parser, papers=[10_000])
    parser.add_argument("--queries", type=int, default=20, metavar="N", help="queries to type")
    arguments = parser.parse_args()
    figures: list[Typed] = []
    for number in arguments.papers:
        bench = Bench(number, arguments.work / f"build-{number}", arguments.timeout)
        figures += _measure(bench, arguments.queries)
    print(table(figures), flush=True)
    write_json(arguments.json or arguments.work / "typed.json", "typed", map(asdict, figures))


if __name__ == "__main__":
    main()
