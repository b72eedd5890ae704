"""What foreign writers made of facts gives the facts back, field by field.

``python -m tests.importers.test_round_trips`` writes the fixture anew; it needs citation-js.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from papershelf.importers.plan import Outcome
from papershelf.vocabulary import Vocabulary

from tests.importers.compared import differences, import_text, papers_of
from tests.importers.foreign import WRITERS, Facts, by_citation_js, made_up

FACTS = made_up(40)
BY_CITATION_JS = Path(__file__).parents[1] / "fixtures/imports/by_citation_js.json"
ENDINGS = {"bibtex": "bib", "biblatex": "bib", "ris": "ris", "csl": "json"}
VOCABULARY = Vocabulary({})


def different(folder: Path, name: str, text: str, facts: list[Facts]) -> list[tuple[str, str]]:
    """Import a text; return title and field of each value that differs from the facts."""
    plan = import_text(folder, name, text, VOCABULARY)
    assert plan.count(Outcome.WRITTEN) == len(plan.results) == len(facts)
    found = differences(facts, papers_of(folder, VOCABULARY))
    return [(difference.key, difference.field) for difference in found]


# LaTeX has one command for both signs of this letter: U+00B5, and U+03BC, the Greek one.
OF_LATEX = [(fact.key, "title") for fact in FACTS if "\u00b5" in fact.title]


@pytest.mark.parametrize("writer", WRITERS)
def test_what_a_writer_made_of_facts_gives_them_back(tmp_path: Path, writer: str) -> None:
    ending, write = WRITERS[writer]
    expected = OF_LATEX if writer == "bibtexparser, LaTeX" else []
    assert different(tmp_path, f"facts.{ending}", write(FACTS), FACTS) == expected


@pytest.mark.parametrize("form", ENDINGS)
def test_what_citation_js_made_of_facts_gives_them_back(tmp_path: Path, form: str) -> None:
    text = json.loads(BY_CITATION_JS.read_text("utf-8"))[form]
    found = sorted(different(tmp_path, f"facts.{ENDINGS[form]}", text, FACTS))
    assert found == {
        # Its BibTeX has no abstracts.
        "bibtex": sorted([*OF_LATEX, *((fact.key, "abstract") for fact in FACTS)]),
        "biblatex": sorted(OF_LATEX),
    }.get(form, [])


@pytest.mark.parametrize("writer", WRITERS)
def test_importing_again_finds_every_paper(tmp_path: Path, writer: str) -> None:
    ending, write = WRITERS[writer]
    import_text(tmp_path, f"facts.{ending}", write(FACTS), VOCABULARY)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    papers = papers_of(tmp_path, VOCABULARY)
    plan = import_text(tmp_path, f"facts.{ending}", write(FACTS), VOCABULARY, papers=papers)
    assert plan.count(Outcome.ALREADY_THERE) == len(FACTS)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


if __name__ == "__main__":
    BY_CITATION_JS.write_text(
        json.dumps(by_citation_js(FACTS), ensure_ascii=False, indent=1), "utf-8"
    )
