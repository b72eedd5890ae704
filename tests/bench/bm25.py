"""Rankings of Lucene's BM25 by bm25s, with its defaults; runs in the bench's own environment.

Standard input: ``{"documents": [text], "queries": [text], "depth": n}``; standard output:
for each query the places of the best documents, best first.
"""

from __future__ import annotations

import json
import sys

import bm25s  # type: ignore[import-not-found]
import Stemmer  # type: ignore[import-not-found]


def rank(documents: list[str], queries: list[str], depth: int) -> list[list[int]]:
    """Return the positions of the best `depth` documents for each query; stems are compared."""
    stemmer = Stemmer.Stemmer("english")

    def tokens(texts: list[str]) -> object:
        return bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False)

    index = bm25s.BM25(method="lucene")
    index.index(tokens(documents), show_progress=False)
    places, _ = index.retrieve(tokens(queries), k=depth, show_progress=False)
    return [[int(place) for place in row] for row in places]


if __name__ == "__main__":
    json.dump(rank(**json.load(sys.stdin)), sys.stdout)
