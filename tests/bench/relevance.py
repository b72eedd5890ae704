"""nDCG@10 on collections with judged queries: ours beside lunr, BM25, Pagefind, Material's.

``python -m tests.bench relevance FOLDER``: FOLDER has the files of CACM and Cranfield (see
`judged.py`).  Every engine gets the same title, authors, source and text of a document
and the unchanged queries.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean
from typing import TypeVar

import yaml
from lunr import lunr
from papershelf.catalogue import Catalogue
from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings
from playwright.sync_api import Browser

from tests.bench.asking import MATERIAL, OURS, PAGEFIND, Engine, engines, open_engine
from tests.bench.build import COLD, Bench, build_hugo, build_material, build_ours
from tests.bench.judged import Collection, Document, read_collections
from tests.bench.options import REPOSITORY, add_shared, say
from tests.bench.report import Column, render_table, write_json
from tests.bench.tools import Tools, install_tools
from tests.bench.web import CountingServer, chromium

DEPTH = 10
LUNR, BM25 = "lunr, any word", "BM25 (bm25s)"
_HERE = Path(__file__).parent
ASK = _HERE / "ask.mjs"
_SENTENCE = re.compile(r"(?:^|(?<=[.] ))[a-z]")
_ASK = "async (query) => (await ask(query)).ids"

Ranking = Sequence[int]  # document numbers, best first
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Score:
    """The mean nDCG@10 of an engine over a collection's judged queries."""

    collection: str
    engine: str
    ndcg: float
    queries: int
    empty: int  # queries that found nothing


class LostDocumentsError(ValueError):
    """Not every document of a collection became a paper."""


def ndcg(ranking: Sequence[Key], grades: Mapping[Key, int], depth: int = DEPTH) -> float:
    """Normalised discounted cumulative gain, from 0 to 1 (Järvelin, Kekäläinen 2002).

    A document of grade g at rank r gains g / log2(r + 1); the sum over the first `depth`
    is divided by that of the best possible ranking.

    Args:
        ranking: documents, best first.
        grades: how relevant each relevant document is, from 1; all others gain nothing.
        depth: how many ranks count.
    """
    gain = _discounted(grades.get(one, 0) for one in ranking[:depth])
    return gain / _discounted(sorted(grades.values(), reverse=True)[:depth])


def _discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def evaluate(collection: Collection, engine: str, rankings: Sequence[Ranking]) -> Score:
    """The score of the rankings of a collection's queries; its judgements are yes or no."""
    pairs = zip(rankings, collection.queries, strict=True)
    values = [ndcg(ranking, dict.fromkeys(relevant, 1)) for ranking, (_, relevant) in pairs]
    empty = sum(not ranking for ranking in rankings)
    return Score(collection.name, engine, mean(values), len(values), empty)


def rank_with_lunr(collection: Collection) -> list[Ranking]:
    """Plain lunr: four fields, no boosts, any word of the query."""
    documents = [
        {**asdict(document), "authors": " ".join(document.authors)}
        for document in collection.documents
    ]
    index = lunr(ref="number", fields=("title", "authors", "source", "text"), documents=documents)
    # Without characters that are operators in its query language.
    queries = [" ".join(re.findall(r"\w+", query)) for query, _ in collection.queries]
    return [[int(one["ref"]) for one in index.search(query)[:DEPTH]] for query in queries]


def rank_with_bm25(collection: Collection, tools: Tools) -> list[Ranking]:
    """Lucene's BM25 over all of a document as one text."""
    request = {
        "documents": [
            " ".join((one.title, *one.authors, one.source, one.text))
            for one in collection.documents
        ],
        "queries": [query for query, _ in collection.queries],
        "depth": DEPTH,
    }
    answer = subprocess.run(
        [tools.python, str(_HERE / "bm25.py")],
        input=json.dumps(request),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    numbers = [document.number for document in collection.documents]
    return [[numbers[place] for place in row] for row in json.loads(answer.stdout)]


def rank_with_ours(
    site: Path, collection: Collection, numbers: Mapping[str, int], ask: Path = ASK
) -> list[Ranking]:
    """Our engine on the index of a built site; `ask` is that of `ask_ours`."""
    rows = ask_ours(site, [query for query, _ in collection.queries], ask)
    return [[numbers[identifier] for identifier in row] for row in rows]


def ask_ours(site: Path, queries: Sequence[str], ask: Path = ASK) -> list[list[str]]:
    """For each query the ids of the first ten papers, best first, from the index on disk.

    Args:
        site: a built site.
        queries: of one line each.
        ask: the script that asks, of this code or of a copy of it.
    """
    command = ["node", str(ask), str(site)]
    lines = "".join(f"{query}\n" for query in queries)
    answer = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def rank_in_browser(
    browser: Browser, engine: Engine, collection: Collection, numbers: Mapping[str, int]
) -> list[Ranking]:
    """An engine that only runs in a browser."""
    with CountingServer(engine.site) as server:
        page = open_engine(browser.new_context(), server, engine)
        rankings: list[Ranking] = []
        for query, _ in collection.queries:
            # Other pages that are found only list papers.
            ids = [one for one in page.evaluate(_ASK, query) if one in numbers]
            rankings.append([numbers[one] for one in ids])
        page.context.close()
    return rankings


def write_collection(collection: Collection, folder: Path) -> None:
    """Write the documents as records; the number ends the DOI, so that none are merged.

    The vocabulary is empty: with that of a shelf on another subject, nearly every document would
    be off topic, and rank after the few that are not.
    """
    folder.mkdir(parents=True)
    (folder / "vocabulary.yml").write_text("facets: {}\n", encoding="utf-8")
    for document in collection.documents:
        path = folder / f"{document.number:05d}.md"
        path.write_text(_record(collection.name.lower(), document), encoding="utf-8")


def _record(collection: str, document: Document) -> str:
    # Cranfield has no capitals; our reader takes such a text for a spoilt copy of another.
    text = _SENTENCE.sub(lambda match: match[0].upper(), document.text)
    meta = {
        "acquisition_method": "collection",
        "authors": list(document.authors),
        "doi": f"10.5555/{collection}.{document.number}",
        "journal": document.source,
        "title": document.title,
    }
    head = yaml.dump(meta, Dumper=yaml.CSafeDumper, allow_unicode=True)
    abstract = f"## Abstract\n\n{text}\n" if text else ""
    return f"---\n{head}---\n\n# {document.title}\n\n{abstract}"


def paper_numbers(collection: Collection, catalogue: Catalogue) -> dict[str, int]:
    """Paper id -> document number.

    Raises:
        LostDocumentsError: some documents were merged or rejected.
    """
    numbers = {paper.id: int((paper.doi or "").rpartition(".")[2]) for paper in catalogue.papers}
    if len(numbers) != len(collection.documents):
        raise LostDocumentsError(
            f"{collection.name}: {len(collection.documents)} documents, {len(numbers)} papers"
        )
    return numbers


def measure_collection(
    collection: Collection, bench: Bench, tools: Tools, browser: Browser
) -> Iterator[Score]:
    """The scores of all engines on one collection."""
    write_collection(collection, bench.records)
    settings = Settings()
    vocabulary = vocabulary_of(bench.records, default=REPOSITORY / settings.vocabulary)
    catalogue = load_catalogue(bench.records, vocabulary, settings)
    numbers = paper_numbers(collection, catalogue)
    build_ours(bench, COLD)
    build_hugo(bench, catalogue, tools)
    build_material(bench, catalogue, nav=False)
    in_browser = {engine.name: engine for engine in engines(bench)}
    rank: Mapping[str, Callable[[], list[Ranking]]] = {
        OURS: lambda: rank_with_ours(bench.ours, collection, numbers),
        LUNR: lambda: rank_with_lunr(collection),
        BM25: lambda: rank_with_bm25(collection, tools),
        PAGEFIND: lambda: rank_in_browser(browser, in_browser[PAGEFIND], collection, numbers),
        MATERIAL: lambda: rank_in_browser(browser, in_browser[MATERIAL], collection, numbers),
    }
    for engine, ranking in rank.items():
        say(f"{collection.name}: {engine}")
        yield evaluate(collection, engine, ranking())


def table(scores: Sequence[Score]) -> str:
    """The scores as a table."""
    columns: Mapping[str, Column[Score]] = {
        "collection": lambda score: score.collection,
        "engine": lambda score: score.engine,
        "nDCG@10": lambda score: f"{score.ndcg:.3f}",
        "queries": lambda score: str(score.queries),
        "without a result": lambda score: str(score.empty),
    }
    return render_table(columns, scores)


def main() -> None:
    """Rank, print a table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench relevance", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the collections' files")
    add_shared(parser)
    arguments = parser.parse_args()
    tools = install_tools(arguments.tools)
    scores: list[Score] = []
    with chromium() as browser:
        for collection in read_collections(arguments.folder):
            work = arguments.work / f"relevance-{collection.name.lower()}"
            shutil.rmtree(work, ignore_errors=True)
            bench = Bench(len(collection.documents), work, arguments.timeout)
            scores += measure_collection(collection, bench, tools, browser)
            if not arguments.keep:
                shutil.rmtree(work)
    print(table(scores))
    write_json(
        arguments.json or arguments.work / "relevance.json", "relevance", map(asdict, scores)
    )


if __name__ == "__main__":
    main()
