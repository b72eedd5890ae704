"""Search engines in a browser: which there are, on which sites, and how a page gets one.

Each engine is used through its script interface from an empty page of its own site, so that no
theme's files count (``engines/``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.bench.build import Bench
from tests.bench.tools import Tools
from tests.bench.web import BLANK, ENGINES, PLAIN, CountingServer, Network, Sent, open_page

OURS, PAGEFIND, MATERIAL = "Papershelf", "Pagefind", "Material"
# Pagefind with several pages in a file of fragments, as ``--max-fragments`` makes them.
BUNDLED = "Pagefind, 1,000 fragments"
_FRAGMENTS, _BUNDLED_FOLDER = 1_000, "pagefind-bundled"
_MODULES = {OURS: "papershelf", PAGEFIND: "pagefind", BUNDLED: "pagefind", MATERIAL: "material"}
_MATERIAL_WORKER = "assets/javascripts/workers/search.*.js"

_LOAD = "async (name) => { window.engine = await import(`./engines/${name}.js`) }"
_OPEN = "async ([base, worker]) => { window.ask = await engine.open(base, worker) }"


class SearchError(RuntimeError):
    """An engine has no site, or found nothing for words that the corpus has."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine on its built site; `worker` is what the page must name to it."""

    name: str
    site: Path
    worker: str | None = None


def engine_page(
    context: BrowserContext, server: CountingServer, engine: Engine, network: Network
) -> Page:
    """An empty page with the engine's script loaded, on the slow network from now on."""
    page = open_page(context, server.url + BLANK)
    page.evaluate(_LOAD, _MODULES[engine.name])
    network.apply(page)
    return page


def open_engine(context: BrowserContext, server: CountingServer, engine: Engine) -> Page:
    """A page with ``ask`` to ask the engine; nothing is measured."""
    page = engine_page(context, server, engine, PLAIN)
    page.evaluate(_OPEN, [server.url, engine.worker])
    return page


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


def own(sent: Sent) -> bool:
    """Whether an answer is the engine's, and not the bench's own page."""
    return sent.path != BLANK and not sent.path.startswith(f"{ENGINES.name}/")
