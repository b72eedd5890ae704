"""What each part of the search gives: ``python -m tests.bench ablation FOLDER SITE PAPERS``.

Asks the judged questions, and those of CACM and Cranfield, with one part of the search
switched off at a time: a number of ``tuning.js`` is set so that the part does nothing.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import mean

from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings

from tests.bench.asking import OURS
from tests.bench.build import COLD, Bench, build_ours
from tests.bench.judged import Collection, read_collections
from tests.bench.options import REPOSITORY, add_shared, say
from tests.bench.questions import QUESTIONS, names_of_papers, read_questions
from tests.bench.questions import measure as ask_questions
from tests.bench.relevance import ASK, evaluate, paper_numbers, rank_with_ours, write_collection
from tests.bench.report import Column, render_table, write_json

Numbers = Mapping[str, float]  # name in ``tuning.js`` -> value
Score = Callable[[Path], float]  # of the code whose ``ask.mjs`` this is
_TUNING = Path("hooks/browser/worker/tuning.js")
# What ``ask.mjs`` needs.
_CODE = ("package.json", "hooks/browser", "tests/search/disk.mjs", "tests/bench/ask.mjs")
NOTHING = "(all parts)"

# What is switched off -> the numbers that do it.
PARTS: Mapping[str, Numbers] = {
    NOTHING: {},
    "preference for reviews and people": {"SOONER_FACTOR": 1, "LATER_FACTOR": 1},
    "tags at full worth": {"MEANT_SHARE": 0.5},
    "share of the words that name terms": {"SUBJECT_EXPONENT": 0},
    "weight of tags": {"TAG_WEIGHT": 0.5},
    "nearest words": {"NEAR_WEIGHT": 0, "NEAR_SHARE": 0},
    "classes of terms": {"CLASS_WEIGHT": 0, "CLASS_SHARE": 0},
    "whole share for few words": {"FEW_WORDS": 0},
    "low share for many words": {"FEW_WORDS": 60},
    "likeness by words": {"LIKENESS_WEIGHT": 0},
    "likeness by latent semantics": {"LATENT_WEIGHT": 0},
    "both likenesses": {"LIKENESS_WEIGHT": 0, "LATENT_WEIGHT": 0},
    "words in the title of a sentence's results": {"SENTENCE_TITLE_WEIGHT": 0},
    "words side by side": {"PAIR_WEIGHT": 0},
    "order of words": {"ORDER_WEIGHT": 0},
}


class NumberError(ValueError):
    """``tuning.js`` has no such number."""


@dataclass(frozen=True, slots=True)
class Share:
    """The mean nDCG@10 without one part, over the questions and over each collection."""

    without: str
    scores: Mapping[str, float]  # questions, or the collection's name


def set_numbers(text: str, numbers: Numbers) -> str:
    """Return the text of ``tuning.js`` with other numbers.

    Raises:
        NumberError: the text has no such number, or no longer as a constant of one line.
    """
    for name, value in numbers.items():
        text, found = re.subn(
            rf"(?m)^((?:export )?const {name} = )[^;\n]+;", rf"\g<1>{value};", text
        )
        if found != 1:
            raise NumberError(f"{_TUNING}: no constant {name}")
    return text


def copy_code(folder: Path, numbers: Numbers) -> Path:
    """Copy the code of the search into a new `folder`, with other numbers; return its asker."""
    for name in _CODE:
        source, target = REPOSITORY / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    tuning = folder / _TUNING
    tuning.write_text(set_numbers(tuning.read_text("utf-8"), numbers), encoding="utf-8")
    return folder / ASK.relative_to(REPOSITORY)


def score_questions(site: Path, papers: Path) -> Score:
    """Prepare the judged questions on a `site` that was built from `papers`."""
    questions = read_questions(QUESTIONS)
    settings = Settings()
    vocabulary = vocabulary_of(papers, default=REPOSITORY / settings.vocabulary)
    names = names_of_papers(questions, load_catalogue(papers, vocabulary, settings))
    return lambda ask: mean(one.ndcg for one in ask_questions(site, questions, names, ask))


def score_collection(collection: Collection, bench: Bench) -> Score:
    """Build a site of a collection, and prepare its queries."""
    write_collection(collection, bench.records)
    settings = Settings()
    vocabulary = vocabulary_of(bench.records, default=REPOSITORY / settings.vocabulary)
    numbers = paper_numbers(collection, load_catalogue(bench.records, vocabulary, settings))
    build_ours(bench, COLD)

    def score(ask: Path) -> float:
        return evaluate(collection, OURS, rank_with_ours(bench.ours, collection, numbers, ask)).ndcg

    return score


def measure(scores: Mapping[str, Score]) -> Iterator[Share]:
    """Yield the scores without any part, in the order of `PARTS`."""
    for without, numbers in PARTS.items():
        say(f"without {without}")
        with tempfile.TemporaryDirectory() as folder:
            ask = copy_code(Path(folder), numbers)
            yield Share(without, {name: score(ask) for name, score in scores.items()})


def table(shares: Iterable[Share]) -> str:
    """The shares as a table."""
    rows = list(shares)
    columns: dict[str, Column[Share]] = {"without": lambda one: one.without}
    columns |= {name: partial(_figure, name) for name in rows[0].scores}
    return render_table(columns, rows)


def _figure(name: str, share: Share) -> str:
    return f"{share.scores[name]:.3f}"


def main() -> None:
    """Ask, print a table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench ablation", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the collections' files")
    parser.add_argument("site", type=Path, help="a built site of the shelf that was judged")
    parser.add_argument("papers", type=Path, help="the folder of records it was built from")
    add_shared(parser)
    arguments = parser.parse_args()
    scores = {"questions": score_questions(arguments.site, arguments.papers)}
    for collection in read_collections(arguments.folder):
        work = arguments.work / f"ablation-{collection.name.lower()}"
        shutil.rmtree(work, ignore_errors=True)
        bench = Bench(len(collection.documents), work, arguments.timeout)
        scores[collection.name] = score_collection(collection, bench)
    shares = list(measure(scores))
    print(table(shares))
    write_json(arguments.json or arguments.work / "ablation.json", "ablation", map(asdict, shares))


if __name__ == "__main__":
    main()
