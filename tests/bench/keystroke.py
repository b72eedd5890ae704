"""Keystrokes to repainted results on a built site, everything cached.

usage: python -m tests.bench keystroke SITE [--queries N] [--json FILE]

Types N queries letter by letter into the search page in Chromium, once to load what they
need and once to measure: from the key event to the frame after the list of results
changed (or was found unchanged), in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.bench.options import REPOSITORY
from tests.bench.report import Column, milliseconds, render_table, write_json
from tests.bench.web import chromium
from tests.server import SiteServer

_JSON = REPOSITORY / "build" / "bench" / "keystroke.json"

# Resolves once the answer to the last key is painted: results, or the note that there are none.
_MEASURE = """(letter) => new Promise((resolve) => {
  const box = document.getElementById("ps-q");
  const list = document.querySelector(".ps-search__results");
  const start = performance.now();
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });
  seen.observe(list, { childList: true });
  seen.observe(document.querySelector("[role=status]"), { childList: true });
  box.value += letter;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""


def queries(site: Path, count: int) -> list[str]:
    """Two neighbouring words of titles of the site's papers."""
    titles = [
        re.sub(r"<[^>]+>", "", found[1])
        for page in sorted(site.glob("papers/*/index.html"))[:2000]
        if (found := re.search(r"<title>([^<]*?) - ", page.read_text("utf-8")))
    ]
    picker = random.Random(4)
    pairs: list[str] = []
    while len(pairs) < count:
        words = re.findall(r"[a-z]{4,}", picker.choice(titles).lower())
        if len(words) > 1:
            start = picker.randrange(len(words) - 1)
            pairs.append(" ".join(words[start : start + 2]))
    return pairs


def type_query(page: Page, query: str) -> list[float]:
    """Milliseconds of each letter of a query typed into an empty box."""
    page.evaluate(
        "document.getElementById('ps-q').value = '';"
        "document.getElementById('ps-q').dispatchEvent(new InputEvent('input'))"
    )
    page.wait_for_timeout(150)
    times = []
    for letter in query:
        times.append(page.evaluate(_MEASURE, letter))
        page.wait_for_timeout(30)  # the counts of the facets follow the results
    return times


@dataclass(frozen=True, slots=True)
class Keystrokes:
    """Milliseconds from a key to repainted results on a site of `papers` papers."""

    papers: int
    queries: int
    keys: int
    median: float
    last_letter: float  # median of the last letters of the queries
    slow: float  # nine of ten are faster
    slowest: float


def measure(site: Path, count: int) -> Keystrokes:
    """Type `count` queries, once to load what they need and once to measure."""
    asked = queries(site, count)
    with chromium() as browser, SiteServer(site) as server:
        page = browser.new_page()
        page.goto(f"{server.url}search/")
        page.locator("[data-facet=condition] li, [data-facet=topic] li").first.wait_for()
        for query in asked:
            type_query(page, query)
        times = [type_query(page, query) for query in asked]
    manifest = json.loads((site / "assets/search/data/manifest.json").read_text("utf-8"))
    keys = sorted(time for query in times for time in query)
    return Keystrokes(
        manifest["documents"],
        len(asked),
        len(keys),
        statistics.median(map(statistics.median, times)),
        statistics.median(query[-1] for query in times),
        keys[len(keys) * 9 // 10],
        keys[-1],
    )


def table(figures: Iterable[Keystrokes]) -> str:
    """Figures as a table."""
    columns: Mapping[str, Column[Keystrokes]] = {
        "papers": lambda one: f"{one.papers:,}",
        "median": lambda one: milliseconds(one.median),
        "last letter": lambda one: milliseconds(one.last_letter),
        "nine of ten below": lambda one: milliseconds(one.slow),
        "slowest": lambda one: milliseconds(one.slowest),
        "keys": lambda one: f"{one.keys:,}",
        "queries": lambda one: str(one.queries),
    }
    return render_table(columns, list(figures))


def main() -> None:
    """Measure, print a table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench keystroke", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--queries", type=int, default=50)
    parser.add_argument("--json", type=Path, metavar="FILE", help="where the figures go")
    options = parser.parse_args()
    figures = [measure(options.site, options.queries)]
    print(table(figures))
    write_json(options.json or _JSON, "keystroke", map(asdict, figures))


if __name__ == "__main__":
    main()
