"""Memory of a page over 300 queries, one after another: ours and Pagefind's.

``python -m tests.bench memory --papers N … [--work DIR]`` uses the sites that
``build --keep`` or ``search --keep`` left.  Each engine is used through its script interface
from one page; the memory is that of the page and its workers.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings
from playwright.sync_api import Browser

from tests.bench.asking import MATERIAL, Engine, engines, open_engine
from tests.bench.build import Bench
from tests.bench.options import REPOSITORY, add_common, say
from tests.bench.queries import choose_queries
from tests.bench.report import Column, megabytes, render_table, write_json
from tests.bench.web import CountingServer, chromium

QUERIES = 300
# The memory is read after so many queries.
_READ_AFTER = (1, 100, 200, QUERIES)
_ASK = "async (query) => { await ask(query) }"
_MEMORY = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"


@dataclass(frozen=True, slots=True)
class Memory:
    """The bytes that an engine's page takes after `queries` queries."""

    papers: int
    engine: str
    queries: int
    bytes: int


def measure_memory(
    browser: Browser, engine: Engine, queries: Sequence[str], papers: int
) -> Iterator[Memory]:
    """Ask `queries` in one page, and read its memory now and then."""
    with CountingServer(engine.site) as server:
        context = browser.new_context()
        page = open_engine(context, server, engine)
        for number, query in enumerate(queries, 1):
            page.evaluate(_ASK, query)
            if number in _READ_AFTER:
                yield Memory(papers, engine.name, number, page.evaluate(_MEMORY))
        context.close()


def table(figures: Iterable[Memory]) -> str:
    """Figures as a table."""
    columns: Mapping[str, Column[Memory]] = {
        "papers": lambda one: f"{one.papers:,}",
        "engine": lambda one: one.engine,
        "queries": lambda one: str(one.queries),
        "memory": lambda one: megabytes(one.bytes),
    }
    return render_table(columns, list(figures))


def main() -> None:
    """Measure, print a table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench memory", description=__doc__)
    add_common(parser, papers=[10_000])
    arguments = parser.parse_args()
    figures: list[Memory] = []
    for number in arguments.papers:
        bench = Bench(number, arguments.work / f"build-{number}", arguments.timeout)
        settings = Settings()
        vocabulary = vocabulary_of(bench.records, default=REPOSITORY / settings.vocabulary)
        papers = load_catalogue(bench.records, vocabulary, settings).papers
        queries = choose_queries(papers, QUERIES)
        with chromium() as browser:
            # Material loads its whole index with the first query.
            for engine in (one for one in engines(bench) if one.name != MATERIAL):
                say(f"{number:,} papers, {engine.name}: {len(queries)} queries")
                figures += measure_memory(browser, engine, queries, number)
    print(table(figures), flush=True)
    write_json(arguments.json or arguments.work / "memory.json", "memory", map(asdict, figures))


if __name__ == "__main__":
    main()
