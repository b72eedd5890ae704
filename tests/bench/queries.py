"""Makes queries with enough results: two words of a title that other papers have too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from papershelf.model import Paper

SHOWN = 10  # results that every query has at least
_WORD = re.compile(r"[a-z]{5,}")


def choose_queries(papers: Sequence[Paper], number: int) -> list[str]:
    """At most `number` queries of two words each, spread over `papers`.

    From each title the rarest pair of words that at least `SHOWN` papers have in title or
    abstract: a query as specific as the corpus answers with a full page of results,
    in engines that want every word, too.
    """
    # word -> the papers that have it, by place
    places: dict[str, set[int]] = defaultdict(set)
    for place, paper in enumerate(papers):
        for word in _words(f"{paper.title} {paper.abstract.text}"):
            places[word].add(place)
    step = max(1, len(papers) // (4 * number))
    queries: dict[str, None] = {}
    used: set[str] = set()
    for paper in papers[::step]:
        pairs = [pair for pair in _pairs(paper.title, places) if not used.intersection(pair)]
        if pairs:
            pair = min(pairs, key=lambda pair: (len(places[pair[0]] & places[pair[1]]), pair))
            used.update(pair)
            queries[" ".join(pair)] = None
        if len(queries) == number:
            break
    return list(queries)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _pairs(title: str, places: dict[str, set[int]]) -> Iterator[tuple[str, str]]:
    for first, second in combinations(sorted(_words(title)), 2):
        if len(places[first] & places[second]) >= SHOWN:
            yield first, second
