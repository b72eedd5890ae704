"""First, repeated and second searches in Chromium: ours, Pagefind's and Material's.

``python -m tests.bench search [--papers N …] [--records DIR] [--built]``.  Each engine is
used through its script interface from an empty page of its own site, so that no theme's
files count.  Cold: an empty cache; the time from the engine's first request to ten results
with their snippets.  Second: then another topic in the same page.  Warm: the first query
again in a new page, the files in the browser's cache.  Lacking: the first query with an
everyday word that no paper has.  Figures are medians over queries.
"""

from __future__ import annotations

import argparse
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from statistics import median

from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings
from playwright.sync_api import Browser, Page

from tests.bench.asking import (
    MATERIAL,
    OURS,
    Engine,
    SearchError,
    bundle_fragments,
    engine_page,
    engines,
)
from tests.bench.build import COLD as BUILD_COLD
from tests.bench.build import Bench, build_hugo, build_material, build_ours
from tests.bench.options import REPOSITORY, add_common, say
from tests.bench.queries import SHOWN, choose_queries
from tests.bench.report import (
    Column,
    kilobytes,
    megabytes,
    ratio,
    render_table,
    write_json,
)
from tests.bench.tools import Tools, install_tools
from tests.bench.web import PLAIN, SLOW_4G, CountingServer, Network, chromium
from tests.bench.workload import take_records

# Pagefind's WebAssembly is ``wasm.en.pagefind``.
_CODE = (".js", ".pagefind")
COLD, SECOND, WARM = "first, cold", "second", "first, warm"
LACKING = "first, with a word the shelf lacks"
# Everyday words that papers hardly have.
_EVERYDAY = ("dentist", "tummy", "grandmother", "lipstick", "butcher", "rugby", "pillow", "jail")

_OPEN_AND_ASK = """async ([base, worker, query]) => {
  const start = performance.now();
  window.ask = await engine.open(base, worker);
  const { total, snippets } = await ask(query);
  return [performance.now() - start, total, snippets.length];
}"""
_ASK_AGAIN = """async (query) => {
  const start = performance.now();
  const { total, snippets } = await ask(query);
  return [performance.now() - start, total, snippets.length];
}"""
_MEMORY = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"


@dataclass(frozen=True, slots=True)
class Search:
    """One search: milliseconds to ten results with snippets, answers and bytes sent for it."""

    milliseconds: float
    requests: int
    bytes: int
    code_bytes: int  # of the bytes, those of scripts and WebAssembly
    memory_bytes: int  # of the page and its workers, afterwards


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians of one kind of search over `queries` queries."""

    papers: int
    engine: str
    network: str
    search: str
    queries: int
    milliseconds: float
    requests: float
    bytes: float
    code_bytes: float
    memory_bytes: float
    most_bytes: float  # of one query


def measure_engines(
    browser: Browser,
    engines: Mapping[Engine, int],
    network: Network,
    queries: Sequence[str],
    papers: int,
) -> Iterator[Figures]:
    """The medians of all kinds of search of each engine.

    The engines take turns, so that what else the machine does slows all of them alike.

    Args:
        browser: one in which all engines run.
        engines: engine -> how many of the queries it is asked.
        network: how slow the browser's network is.
        queries: words to search for.
        papers: number of papers of each site.
    """
    found: dict[Engine, dict[str, list[Search]]] = {engine: defaultdict(list) for engine in engines}
    others = [*queries[1:], *queries[:1]]
    with ExitStack() as stack:
        servers = {one: stack.enter_context(CountingServer(one.site)) for one in engines}
        for number, query in enumerate(queries):
            for engine, most in engines.items():
                if number < most:
                    asked = [query, others[number], _EVERYDAY[number % len(_EVERYDAY)]]
                    for kind, search in _ask(browser, servers[engine], engine, network, *asked):
                        found[engine][kind].append(search)
    for engine, kinds in found.items():
        for kind, searches in kinds.items():
            yield summarise(papers, engine.name, network.name, kind, searches)


def _ask(
    browser: Browser,
    server: CountingServer,
    engine: Engine,
    network: Network,
    query: str,
    other: str,
    word: str,
) -> Iterator[tuple[str, Search]]:
    """Yield one search of each kind."""
    arguments = [server.url, engine.worker, query]
    context = browser.new_context()
    page = engine_page(context, server, engine, network)
    yield COLD, _search(page, server, _OPEN_AND_ASK, arguments)
    yield SECOND, _search(page, server, _ASK_AGAIN, other)
    page = engine_page(context, server, engine, network)
    yield WARM, _search(page, server, _OPEN_AND_ASK, arguments)
    context.close()
    # The others find nothing then, as they want every word.
    if engine.name == OURS:
        context = browser.new_context()
        page = engine_page(context, server, engine, network)
        arguments = [server.url, engine.worker, f"{query} {word}"]
        yield LACKING, _search(page, server, _OPEN_AND_ASK, arguments)
        context.close()


def summarise(
    papers: int, engine: str, network: str, kind: str, searches: Sequence[Search]
) -> Figures:
    """The medians of searches of one kind."""
    return Figures(
        papers,
        engine,
        network,
        kind,
        len(searches),
        median(search.milliseconds for search in searches),
        median(search.requests for search in searches),
        median(search.bytes for search in searches),
        median(search.code_bytes for search in searches),
        median(search.memory_bytes for search in searches),
        max(search.bytes for search in searches),
    )


def _search(page: Page, server: CountingServer, script: str, argument: object) -> Search:
    server.sent.clear()
    elapsed, total, shown = page.evaluate(script, argument)
    sent = list(server.sent)
    if shown < min(total, SHOWN) or not total:
        raise SearchError(f"{server.site}: {argument}: {total} results, {shown} shown")
    memory = page.evaluate(_MEMORY)
    code = sum(answer.bytes for answer in sent if answer.path.endswith(_CODE))
    return Search(elapsed, len(sent), sum(answer.bytes for answer in sent), code, memory)


def build_sites(bench: Bench, tools: Tools) -> None:
    """A site of the same papers for each engine."""
    settings = Settings()
    vocabulary = vocabulary_of(bench.records, default=REPOSITORY / settings.vocabulary)
    catalogue = load_catalogue(bench.records, vocabulary, settings)
    build_ours(bench, BUILD_COLD)
    build_hugo(bench, catalogue, tools)
    build_material(bench, catalogue, nav=False)


def table(figures: Iterable[Figures]) -> str:
    """Figures as a table; times are those of ours in the same row, so many times."""
    rows = sorted(figures, key=lambda one: (one.network, one.search, one.papers))
    ours = {_row(one): one.milliseconds for one in rows if one.engine == OURS}
    columns: Mapping[str, Column[Figures]] = {
        "papers": lambda one: f"{one.papers:,}",
        "network": lambda one: one.network,
        "search": lambda one: one.search,
        "engine": lambda one: one.engine,
        "time": lambda one: ratio(one.milliseconds, ours[_row(one)]),
        "requests": lambda one: f"{one.requests:g}",
        "on the wire": lambda one: kilobytes(one.bytes),
        "most": lambda one: kilobytes(one.most_bytes),
        "code in it": lambda one: kilobytes(one.code_bytes),
        "memory": lambda one: megabytes(one.memory_bytes),
        "queries": lambda one: str(one.queries),
    }
    return render_table(columns, rows)


def _row(figures: Figures) -> tuple[int, str, str]:
    return figures.papers, figures.network, figures.search


def main() -> None:
    """Search, print a table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench search", description=__doc__)
    add_common(parser, papers=[1_000, 10_000])
    parser.add_argument("--queries", type=int, default=9, metavar="N", help="queries to ask")
    parser.add_argument(
        "--material-queries",
        type=int,
        default=3,
        metavar="N",
        help="queries to ask Material, which loads the same whole index for each",
    )
    parser.add_argument(
        "--built",
        action="store_true",
        help="use the sites that `build --keep` left; they go unless --keep is given again",
    )
    arguments = parser.parse_args()
    tools = install_tools(arguments.tools)
    all_figures: list[Figures] = []
    for number in arguments.papers:
        work = arguments.work / f"build-{number}"
        bench = Bench(number, work, arguments.timeout)
        if not arguments.built:
            shutil.rmtree(work, ignore_errors=True)
            take_records(bench.records, number, arguments.records)
            build_sites(bench, tools)
        bundle_fragments(bench, tools)
        figures = list(_measure(bench, arguments))
        print(table(figures), flush=True)
        all_figures += figures
        if not arguments.keep:
            shutil.rmtree(work)
    write_json(arguments.json or arguments.work / "search.json", "search", map(asdict, all_figures))


def _measure(bench: Bench, arguments: argparse.Namespace) -> Iterator[Figures]:
    settings = Settings()
    vocabulary = vocabulary_of(bench.records, default=REPOSITORY / settings.vocabulary)
    papers = load_catalogue(bench.records, vocabulary, settings).papers
    queries = choose_queries(papers, arguments.queries)
    most = {
        one: arguments.material_queries if one.name == MATERIAL else len(queries)
        for one in engines(bench)
    }
    with chromium() as browser:
        for network in (PLAIN, SLOW_4G):
            say(f"{bench.papers:,} papers, {network.name}: {queries}")
            yield from measure_engines(browser, most, network, queries, bench.papers)


if __name__ == "__main__":
    main()
