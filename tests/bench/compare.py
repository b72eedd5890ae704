"""Do two sites of the same records show the same?

``python -m tests.bench.compare OLD NEW --old-code DIR [--queries 300]`` compares every HTML
page of two built sites element for element (except white space and SVG's namespace), and the
results of queries, each site asked by the code that built it: OLD by ``query.mjs`` of the
repository DIR.  It prints each difference and exits with 1 if there is one.  To be run before
and after a change of the structure, when a reader must see nothing of it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from tests.bench.options import REPOSITORY

# Lines of a page's difference that are printed.
_SHOWN = 20
# Scripts are the site's machinery: where they are counts, their text does not.
_SPACE = re.compile(r"\s+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare two sites; 0 if they show the same, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--old-code", type=Path, default=REPOSITORY)
    parser.add_argument("--queries", type=int, default=300)
    options = parser.parse_args(arguments)
    found = [*compare_pages(options.old, options.new)]
    asked = list(queries(options.new, options.queries))
    found += compare_answers(options.old, options.new, options.old_code, asked)
    for line in found:
        print(line)
    print(f"{len(found)} differences; {len(asked)} queries")
    return 1 if found else 0


def compare_pages(old: Path, new: Path) -> Iterator[str]:
    """A text on each page that only one site has, or that shows something else."""
    pages, others = (
        {path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in (old, new)
    )
    for name in sorted(pages ^ others):
        yield f"{name}: only in the {'old' if name in pages else 'new'} site"
    for name in sorted(pages & others):
        before, after = list(elements(old / name)), list(elements(new / name))
        if before != after:
            lines = [*unified_diff(before, after, lineterm="", n=0)][2:]
            yield "\n  ".join([f"{name}: {len(lines)} lines differ", *lines[:_SHOWN]])


def elements(path: Path) -> Iterator[str]:
    """The elements and texts of a page, one a line."""
    yield from _lines(lxml.html.document_fromstring(path.read_bytes()))


def _lines(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str):  # a comment
        return
    attributes = (
        f'{name}="{_plain(str(value))}"'
        for name, value in sorted(element.attrib.items())
        if name != "xmlns"
    )
    yield f"<{' '.join([element.tag, *attributes])}>"
    if element.tag != "script" and (text := _plain(element.text)):
        yield text
    for child in element:
        yield from _lines(child)
    if text := _plain(element.tail):
        yield text


def _plain(text: str | None) -> str:
    return _SPACE.sub(" ", text or "").strip()


def queries(site: Path, number: int) -> Iterator[str]:
    """Queries of several forms, made of the titles and authors of a site's papers."""
    chance = random.Random(number)
    pages = sorted((site / "papers").glob("*/index.html"))
    for count in range(number):
        head = lxml.html.parse(str(chance.choice(pages))).getroot()
        words = _meta(head, "citation_title").split() or ["paper"]
        author = _meta(head, "citation_author").split(",")[0] or "smith"
        start = chance.randrange(len(words))
        some = words[start : start + 1 + count % 4]
        forms = (
            " ".join(some),
            f'"{" ".join(some)}"',
            f"author:{author} {some[0]}",
            f"{some[0]} -{words[0]} year:2015..2025",
            f"title:{some[0]}*",
            " ".join(words),
        )
        yield forms[count % len(forms)]


def _meta(page: HtmlElement, name: str) -> str:
    found = page.find(f".//meta[@name='{name}']")
    return "" if found is None else str(found.get("content"))


def compare_answers(old: Path, new: Path, old_code: Path, asked: Sequence[str]) -> Iterator[str]:
    """A text on each query whose results differ: their ids, order or rounded scores."""
    for query in asked:
        before, after = answer(old_code, old, query), answer(REPOSITORY, new, query)
        if before != after:
            yield f"{query!r}: {before} became {after}"


def answer(code: Path, site: Path, query: str) -> tuple[int, list[tuple[str, float]]]:
    """Total, and id and score of each result, as the code of a repository finds them."""
    command = ["node", str(code / "tests/search/query.mjs"), str(site), query, "--limit", "20"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    found = json.loads(run.stdout)
    return found["total"], [(one["id"], round(one["score"], 9)) for one in found["results"]]


if __name__ == "__main__":
    sys.exit(main())
