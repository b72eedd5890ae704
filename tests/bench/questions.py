"""Does the search answer questions in plain words?  ``python -m tests.bench questions …``.

Asks a built site the questions of ``tests/fixtures/judged/questions.json``, and scores the
first ten results by what was judged relevant; README.md says how the judgements were made.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from papershelf.catalogue import Catalogue
from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings

from tests.bench.options import REPOSITORY, add_shared
from tests.bench.relevance import ASK, LostDocumentsError, ask_ours, ndcg
from tests.bench.report import Column, render_table, write_json

QUESTIONS = REPOSITORY / "tests" / "fixtures" / "judged" / "questions.json"
HALVES = ("tune", "held")
# Degrees of relevance; a paper in neither list has none.
_DEGREES = {"answers": 2, "related": 1}


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody types, and the papers that are relevant to it."""

    text: str
    asker: str
    half: str
    degrees: Mapping[str, int]  # DOI, or id of a paper without one -> 2 answers, 1 related


@dataclass(frozen=True, slots=True)
class Result:
    """What the search found for one question."""

    question: Question
    ndcg: float
    relevant: int  # relevant papers among the first ten


@dataclass(frozen=True, slots=True)
class Summary:
    """The results of the questions of one kind of asker, or of all."""

    askers: str
    results: Sequence[Result]

    @property
    def without(self) -> int:
        """How many questions have no relevant paper among the first ten."""
        return sum(not result.relevant for result in self.results)

    def ndcg(self, half: str | None = None) -> float | None:
        """The mean nDCG@10 of the questions, or of those in one half; None without any."""
        values = [one.ndcg for one in self.results if half in (None, one.question.half)]
        return mean(values) if values else None


def read_questions(path: Path) -> list[Question]:
    """Read the questions of a file in their order."""
    rows = json.loads(path.read_text(encoding="utf-8"))["questions"]
    return [
        Question(
            row["question"],
            row["asker"],
            row["half"],
            {paper: degree for key, degree in _DEGREES.items() for paper in row[key]},
        )
        for row in rows
    ]


def names_of_papers(questions: Sequence[Question], catalogue: Catalogue) -> dict[str, str]:
    """Return id -> the name that judgements use: the DOI, or else the id.

    Raises:
        LostDocumentsError: the shelf lacks papers that were judged; the message names them.
    """
    names = {paper.id: paper.doi or paper.id for paper in catalogue.papers}
    judged = {name for question in questions for name in question.degrees}
    if missing := sorted(judged.difference(names.values())):
        raise LostDocumentsError(
            f"{len(missing)} of {len(judged)} judged papers are not in the folder of papers; "
            f"the judgements hold for the shelf that was judged: {', '.join(missing)}"
        )
    return names


def measure(
    site: Path, questions: Sequence[Question], names: Mapping[str, str], ask: Path = ASK
) -> list[Result]:
    """Ask a built site all questions.

    Args:
        site: a built site.
        questions: what is asked.
        names: those of `names_of_papers`.
        ask: see `ask_ours`.

    Raises:
        LostDocumentsError: the site has papers that the folder lacks; the message names them.
    """
    rows = ask_ours(site, [question.text for question in questions], ask)
    if strange := sorted({one for row in rows for one in row}.difference(names)):
        raise LostDocumentsError(
            "the folder of papers lacks papers of the site, which must be built from it: "
            + ", ".join(strange)
        )
    results = []
    for question, row in zip(questions, rows, strict=True):
        found = [names[identifier] for identifier in row]
        relevant = sum(name in question.degrees for name in found)
        results.append(Result(question, ndcg(found, question.degrees), relevant))
    return results


def summarise(results: Sequence[Result]) -> list[Summary]:
    """One summary for each kind of asker, in the order of the questions, then one for all."""
    askers = dict.fromkeys(result.question.asker for result in results)
    kinds = [
        Summary(asker, [one for one in results if one.question.asker == asker]) for asker in askers
    ]
    return [*kinds, Summary("all", results)]


def table(summaries: Sequence[Summary]) -> str:
    """Return the means as a table."""
    columns: Mapping[str, Column[Summary]] = {
        "asked by": lambda one: one.askers,
        "questions": lambda one: str(len(one.results)),
        "nDCG@10": lambda one: _figure(one.ndcg()),
        "half to tune with": lambda one: _figure(one.ndcg("tune")),
        "half held back": lambda one: _figure(one.ndcg("held")),
        "nothing in ten": lambda one: str(one.without),
    }
    return render_table(columns, summaries)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def table_of_questions(results: Sequence[Result]) -> str:
    """Return a table with a row for each question."""
    columns: Mapping[str, Column[Result]] = {
        "nDCG@10": lambda one: _figure(one.ndcg),
        "relevant in ten": lambda one: f"{one.relevant} of {len(one.question.degrees)}",
        "half": lambda one: one.question.half,
        "question": lambda one: one.question.text,
    }
    return render_table(columns, results)


def main() -> None:
    """Ask, print the tables, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench questions", description=__doc__)
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("papers", type=Path, help="the folder of records it was built from")
    parser.add_argument("--half", choices=HALVES, help="ask only this half of the questions")
    parser.add_argument("--each", action="store_true", help="print a row for each question")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="another file of them")
    add_shared(parser)
    arguments = parser.parse_args()
    questions = read_questions(arguments.questions)
    settings = Settings()
    vocabulary = vocabulary_of(arguments.papers, default=REPOSITORY / settings.vocabulary)
    catalogue = load_catalogue(arguments.papers, vocabulary, settings)
    names = names_of_papers(questions, catalogue)
    asked = [one for one in questions if arguments.half in (None, one.half)]
    results = measure(arguments.site, asked, names)
    if arguments.each:
        print(table_of_questions(results), end="\n\n")
    print(table(summarise(results)))
    runs = (
        {
            "question": one.question.text,
            "asker": one.question.asker,
            "half": one.question.half,
            "ndcg": one.ndcg,
            "relevant": one.relevant,
        }
        for one in results
    )
    write_json(arguments.json or arguments.work / "questions.json", "questions", runs)


if __name__ == "__main__":
    main()
