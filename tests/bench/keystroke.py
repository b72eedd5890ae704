"""Keystrokes to repainted results on a built site, everything cached.

usage: python -m tests.bench keystroke SITE [--queries N]

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
from pathlib import Path

from playwright.sync_api import Page

from tests.bench.web import chromium
from tests.server import SiteServer

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


def measure(site: Path, count: int) -> dict[str, float]:
    """Median, 90th percentile and worst of each query's median and of its last letter."""
    asked = queries(site, count)
    with chromium() as browser, SiteServer(site) as server:
        page = browser.new_page()
        page.goto(f"{server.url}search/")
        page.locator("[data-facet=condition] li, [data-facet=topic] li").first.wait_for()
        for query in asked:
            type_query(page, query)
        times = [type_query(page, query) for query in asked]
    keys = sorted(time for query in times for time in query)
    return {
        "queries": len(asked),
        "keystrokes": len(keys),
        "median of queries": round(statistics.median(map(statistics.median, times)), 1),
        "median of last letters": round(statistics.median(query[-1] for query in times), 1),
        "90th percentile of keystrokes": round(keys[len(keys) * 9 // 10], 1),
        "slowest": round(keys[-1], 1),
    }


def main() -> None:
    """Measure and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench keystroke", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--queries", type=int, default=50)
    options = parser.parse_args()
    print(json.dumps(measure(options.site, options.queries), indent=2))


if __name__ == "__main__":
    main()
