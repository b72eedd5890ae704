"""How exactly and how fast files of foreign writers are imported."""

from __future__ import annotations

import argparse
import json
import lzma
import os
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from papershelf.vocabulary import Vocabulary

from tests.bench.options import say
from tests.importers.compared import FIELDS, differences, import_text, papers_of
from tests.importers.foreign import WRITERS, Facts, by_citation_js, made_up

_VOCABULARY = Vocabulary({})
_ENDINGS = {"bibtex": "bib", "biblatex": "bib", "ris": "ris", "csl": "json"}


def main() -> None:
    """Import the facts of a file in each format, and list the fields that differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "facts",
        nargs="?",
        type=Path,
        default=os.environ.get("BENCH_FACTS"),
        help="JSON Lines, may be .xz: title, authors as [given, family], year, venue, doi, abstract"
        " (BENCH_FACTS; default: made up)",
    )
    parser.add_argument("--papers", type=int, default=1000, help="default 1000")
    parser.add_argument("--shown", type=int, default=20, help="differences to list of each format")
    parser.add_argument(
        "--writer", choices=[*WRITERS], help="only this one: rispy, EndNote, …; default all"
    )
    options = parser.parse_args()
    facts = (
        list(read_facts(options.facts, options.papers))
        if options.facts
        else made_up(options.papers)
    )
    chosen = [options.writer] if options.writer else WRITERS
    files = {name: (WRITERS[name][0], WRITERS[name][1](facts)) for name in chosen}
    if not options.writer:
        files |= {
            f"citation-js, {name}": (_ENDINGS[name], text)
            for name, text in by_citation_js(facts).items()
        }
    figures = []
    for name, (ending, text) in files.items():
        say(name)
        figures.append(measure(name, ending, text, facts, options.shown))
    json.dump(figures, sys.stdout, indent=1)


def read_facts(path: Path, number: int) -> Iterator[Facts]:
    """Yield the facts of the first papers with a DOI; what the file lacks is made up."""
    rest = made_up(number)
    seen: set[str] = set()  # some papers have another one's DOI
    with (
        lzma.open(path, "rt", encoding="utf-8")
        if path.suffix == ".xz"
        else path.open(encoding="utf-8")
    ) as file:
        for line in file:
            if not rest:
                return
            paper = json.loads(line)
            if not paper["doi"] or paper["doi"] in seen:
                continue
            seen.add(paper["doi"])
            made = rest.pop()
            yield Facts(
                paper["key"], _clean(paper["title"]),
                tuple((_clean(given), _clean(family)) for given, family in paper["authors"]),
                paper["venue"].upper(), int(paper["year"]), made.month, made.day, made.volume,
                made.issue, made.pages, paper["doi"], _clean(paper["abstract"]),
            )  # fmt: skip


def _clean(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).split())


def measure(
    name: str, ending: str, text: str, facts: Sequence[Facts], shown: int
) -> dict[str, object]:
    """Import one file; return how many fields are equal, and the seconds that it took.

    Those of the processor do not depend on what else the machine does.
    """
    with tempfile.TemporaryDirectory() as folder:
        begin, worked = time.perf_counter(), time.process_time()
        plan = import_text(Path(folder), f"facts.{ending}", text, _VOCABULARY)
        seconds, processor = time.perf_counter() - begin, time.process_time() - worked
        found = list(differences(facts, papers_of(Path(folder), _VOCABULARY)))
    by_field = Counter(difference.field for difference in found)
    for difference in found[:shown]:
        say(f"  {difference.key} {difference.field}:")
        say(f"    {difference.expected!r}\n    {difference.found!r}")
    fields = len(facts) * len(FIELDS)
    return {
        "writer": name,
        "entries": len(plan.results),
        "seconds": round(seconds, 2),
        "processor_seconds": round(processor, 2),
        "fields": fields,
        "equal": round(1 - len(found) / fields, 5),
        "different": dict(by_field),
    }


if __name__ == "__main__":
    main()
