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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from statistics import median

from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings
from playwright.sync_api import Browser, BrowserContext, Page

from tests.bench.build import COLD as BUILD_COLD
from tests.bench.build import Bench, build_hugo, build_material, build_ours
from tests.bench.options import REPOSITORY, add_common, say
from tests.bench.queries import SHOWN, choose_queries
from tests.bench.report import (
    Column,
    kilobytes,
    megabytes,
    milliseconds,
    render_table,
    write_json,
)
from tests.bench.tools import Tools, install_tools
from tests.bench.web import BLANK, PLAIN, SLOW_4G, CountingServer, Network, chromium, open_page
from tests.bench.workload import take_records

OURS, PAGEFIND, MATERIAL = "Papershelf", "Pagefind", "Material"
# Pagefind with several pages in a file of fragments, as ``--max-fragments`` makes them.
BUNDLED = "Pagefind, 1,000 fragments"
_FRAGMENTS, _BUNDLED_FOLDER = 1_000, "pagefind-bundled"
_MODULES = {OURS: "papershelf", PAGEFIND: "pagefind", BUNDLED: "pagefind", MATERIAL: "material"}
_MATERIAL_WORKER = "assets/javascripts/workers/search.*.js"
# Pagefind's WebAssembly is ``wasm.en.pagefind``.
_CODE = (".js", ".pagefind")
COLD, SECOND, WARM = "first, cold", "second", "first, warm"
LACKING = "first, with a word the shelf lacks"
# Everyday words that papers hardly have.
_EVERYDAY = ("dentist", "tummy", "grandmother", "lipstick", "butcher", "rugby", "pillow", "jail")

_LOAD = "async (name) => { window.engine = await import(`./engines/${name}.js`) }"
_OPEN = "async ([base, worker]) => { window.ask = await engine.open(base, worker) }"
_OPEN_AND_ASK = """async ([base, worker, query]) => {
  const start = performance.now();
  window.ask = await engine.open(base, worker);
  const { total, snippets } = await ask(query);
  return [performance.now() - start, total, snippets.length];
}"""
_ASK = """async (query) => {
  const start = performance.now();
  const { total, snippets } = await ask(query);
  return [performance.now() - start, total, snippets.length];
}"""
_MEMORY = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"


class SearchError(RuntimeError):
    """An engine has no site, or found nothing for words that the corpus has."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine on its built site; `worker` is what the page must name to it."""

    name: str
    site: Path
    worker: str | None = None


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
    most_bytes: float | None = None  # figures of former benches lack it


def measure_engine(
    browser: Browser, engine: Engine, network: Network, queries: Sequence[str], papers: int
) -> Iterator[Figures]:
    """The medians of all kinds of search of one engine."""
    found: dict[str, list[Search]] = {COLD: [], SECOND: [], WARM: [], LACKING: []}
    with CountingServer(engine.site) as server:
        others = [*queries[1:], queries[0]]
        for query, other, word in zip(queries, others, cycle(_EVERYDAY), strict=False):
            context = browser.new_context()
            page = _engine_page(context, server, engine, network)
            arguments = [server.url, engine.worker, query]
            found[COLD].append(_search(page, server, _OPEN_AND_ASK, arguments))
            found[SECOND].append(_search(page, server, _ASK, other))
            page = _engine_page(context, server, engine, network)
            found[WARM].append(_search(page, server, _OPEN_AND_ASK, arguments))
            context.close()
            # The others find nothing then, as they want every word.
            if engine.name == OURS:
                context = browser.new_context()
                page = _engine_page(context, server, engine, network)
                arguments = [server.url, engine.worker, f"{query} {word}"]
                found[LACKING].append(_search(page, server, _OPEN_AND_ASK, arguments))
                context.close()
    for kind, searches in found.items():
        if searches:
            yield summarise(papers, engine.name, network.name, kind, searches)


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


def _engine_page(
    context: BrowserContext, server: CountingServer, engine: Engine, network: Network
) -> Page:
    """An empty page with the engine's script loaded, on the slow network from now on."""
    page = open_page(context, server.url + BLANK)
    page.evaluate(_LOAD, _MODULES[engine.name])
    network.apply(page)
    return page


def open_engine(context: BrowserContext, server: CountingServer, engine: Engine) -> Page:
    """A page with ``ask`` to ask the engine; nothing is measured."""
    page = _engine_page(context, server, engine, PLAIN)
    page.evaluate(_OPEN, [server.url, engine.worker])
    return page


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


def bundle_fragments(bench: Bench, tools: Tools) -> None:
    """Let Pagefind index its pages once more, into a folder beside the other."""
    if (bench.hugo / "public" / _BUNDLED_FOLDER).is_dir():
        return
    options = ["--output-subdir", _BUNDLED_FOLDER, "--max-fragments", str(_FRAGMENTS)]
    bench.run("hugo-bundled", [*tools.pagefind, "--site", "public", *options], bench.hugo)


def engines(bench: Bench) -> list[Engine]:
    """The engines on the sites that were built.

    Raises:
        SearchError: a site is missing.
    """
    ours, material, hugo = bench.ours, bench.material / "site", bench.hugo / "public"
    for site in (ours, material, hugo):
        if not site.is_dir():
            raise SearchError(f"{site}: not built; `python -m tests.bench build --keep` builds it")
    worker = next(material.glob(_MATERIAL_WORKER)).relative_to(material).as_posix()
    found = [Engine(OURS, ours), Engine(PAGEFIND, hugo), Engine(MATERIAL, material, worker)]
    if (hugo / _BUNDLED_FOLDER).is_dir():
        found.insert(2, Engine(BUNDLED, hugo, _BUNDLED_FOLDER))
    return found


def table(figures: Iterable[Figures]) -> str:
    """Figures as a table."""
    columns: Mapping[str, Column[Figures]] = {
        "papers": lambda one: f"{one.papers:,}",
        "network": lambda one: one.network,
        "search": lambda one: one.search,
        "engine": lambda one: one.engine,
        "time": lambda one: milliseconds(one.milliseconds),
        "requests": lambda one: f"{one.requests:g}",
        "on the wire": lambda one: kilobytes(one.bytes),
        "most": lambda one: kilobytes(one.most_bytes) if one.most_bytes else "",
        "code in it": lambda one: kilobytes(one.code_bytes),
        "memory": lambda one: megabytes(one.memory_bytes),
        "queries": lambda one: str(one.queries),
    }
    return render_table(columns, sorted(figures, key=lambda one: (one.network, one.search)))


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
    with chromium() as browser:
        for engine in engines(bench):
            limit = arguments.material_queries if engine.name == MATERIAL else arguments.queries
            for network in (PLAIN, SLOW_4G):
                say(f"{bench.papers:,} papers, {engine.name}, {network.name}: {queries[:limit]}")
                yield from measure_engine(browser, engine, network, queries[:limit], bench.papers)


if __name__ == "__main__":
    main()
