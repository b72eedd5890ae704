"""A record gets what it lacks, and every word of its curator remains."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf.model import Paper
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.importers.shelves import counts, imported, shelf

ENTRY = """@article{lee, title={Compost and tomatoes in forty beds: the whole title},
 doi={10.5555/c.1}, author={Lee, Ann and Diaz, Bo}, journal={Journal of Kitchen Gardens},
 date={2015-03-02}, volume={12}, pages={45--67}, keywords={ball games, thirst}, language={en},
 abstract={Forty beds with compost and forty without were compared for two summers, and the fruit
 of each of them was counted.}}"""
RECORD = """---
title: Compost and tomatoes in forty beds
authors: [A. Lee]
date: 2015
doi: 10.5555/c.1 # looked up
volume:
conditions: [thirst]
summary: In my own words.
search_priority: high
my_key: my value
---

# My notes

## My notes

Read it twice.
"""


def only_paper(folder: Path) -> Paper:
    (paper,) = load_catalogue(folder, folder / "vocabulary.yml", Settings()).papers
    return paper


def test_a_record_gets_what_it_lacks(tmp_path: Path) -> None:
    folder = shelf(tmp_path, mine=RECORD)
    plan = imported(folder, "refs.bib", ENTRY)
    assert counts(plan) == (0, 1, 0, 0)
    paper = only_paper(folder)
    assert paper.title == "Compost and tomatoes in forty beds"
    assert [author.display for author in paper.authors] == ["A. Lee"]
    assert paper.published is not None
    assert (paper.published.iso, paper.volume, paper.pages) == ("2015-03-02", "12", "45-67")
    assert paper.abstract.text.startswith("Forty beds with compost")
    assert paper.supplied.tags == {"condition": ("thirst",), "topic": ("ball-games",)}
    assert paper.summary is not None
    assert paper.summary.text == "In my own words."
    assert plan.results[0].note == "journal, volume, pages, published, language, abstract, topic"


def test_every_line_of_the_record_remains(tmp_path: Path) -> None:
    folder = shelf(tmp_path, mine=RECORD)
    imported(folder, "refs.bib", ENTRY)
    lines = (folder / "mine.md").read_text("utf-8").splitlines()
    kept = [line for line in RECORD.splitlines() if line != "volume:"]
    assert [line for line in lines if line in kept] == kept


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    folder = shelf(tmp_path, mine=RECORD)
    imported(folder, "refs.bib", ENTRY)
    before = (folder / "mine.md").read_bytes()
    assert counts(imported(folder, "refs.bib", ENTRY)) == (0, 0, 1, 0)
    assert (folder / "mine.md").read_bytes() == before


@pytest.mark.parametrize(
    ("field", "own"),
    [
        ("date: 2015", "date: 2014-12"),
        ("date: 2015", "date: 2015-03-09"),
        ("volume:", "volume: 13"),
        ("my_key: my value", "journal: My name for it"),
        ("my_key: my value", "language: de"),
    ],
)
def test_what_the_curator_wrote_wins(tmp_path: Path, field: str, own: str) -> None:
    folder = shelf(tmp_path, mine=RECORD.replace(field, own))
    imported(folder, "refs.bib", ENTRY)
    paper = only_paper(folder)
    name, _, value = own.partition(": ")
    found = {
        "date": paper.published.iso if paper.published else None,
        "journal": paper.journal.full if paper.journal else None,
        "volume": paper.volume,
        "language": paper.language,
    }
    assert found[name] == value


def test_an_abstract_that_was_cut_gets_the_whole_one_beside_it(tmp_path: Path) -> None:
    cut = "Forty beds with compost and forty without were compared for two summers, and the"
    folder = shelf(tmp_path, mine=RECORD + f"\n## Abstract\n\n{cut}\n")
    imported(folder, "refs.bib", ENTRY)
    assert only_paper(folder).abstract.text.endswith("each of them was counted.")
    assert cut in (folder / "mine.md").read_text("utf-8")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_remain(tmp_path: Path, mark: bytes) -> None:
    folder = shelf(tmp_path)
    before = mark + RECORD.replace("\n", "\r\n").encode()
    (folder / "mine.md").write_bytes(before)
    assert counts(imported(folder, "refs.bib", ENTRY)) == (0, 1, 0, 0)
    after = (folder / "mine.md").read_bytes()
    assert after.startswith(before[:40])
    assert after.count(b"\n") == after.count(b"\r\n") > before.count(b"\n")


def test_front_matter_in_toml_gets_toml(tmp_path: Path) -> None:
    record = '+++\ntitle = "Compost and tomatoes"\ndoi = "10.5555/c.1"\n[params]\nx = "y"\n+++\n'
    folder = shelf(tmp_path, mine=record)
    assert counts(imported(folder, "refs.bib", ENTRY)) == (0, 1, 0, 0)
    paper = only_paper(folder)
    assert [author.display for author in paper.authors] == ["Ann Lee", "Bo Diaz"]
    assert paper.abstract.parts


@pytest.mark.parametrize(
    "record",
    [
        RECORD.replace("mine", "m\xfcine").replace("value", "v\xe4lue").encode("latin-1"),
        RECORD.replace("\n", "\r\n", 3).encode(),
    ],
)
def test_a_file_that_cannot_be_written_as_it_was_is_left(tmp_path: Path, record: bytes) -> None:
    folder = shelf(tmp_path)
    (folder / "mine.md").write_bytes(record)
    assert counts(imported(folder, "refs.bib", ENTRY)) == (0, 0, 1, 0)
    assert (folder / "mine.md").read_bytes() == record


def test_the_record_that_the_merged_paper_begins_with_is_filled(tmp_path: Path) -> None:
    other = RECORD.replace("volume:\n", "volume: 12\npages: 45-67\n")
    folder = shelf(tmp_path, mine=RECORD, other=other)
    plan = imported(folder, "refs.bib", ENTRY)
    assert plan.results[0].note == "journal, published, language, abstract, topic"


def test_what_the_reading_knows_already_is_not_added(tmp_path: Path) -> None:
    record = """---
title: Compost and tomatoes in forty beds
authors: [Ann Lee, Bo Diaz]
journal: Journal of Kitchen Gardens
doi: 10.5555/garden.2015.1
---
"""
    folder = shelf(tmp_path, mine=record)
    paper = only_paper(folder)
    assert paper.published is not None
    assert paper.published.inferred
    assert [tag.slug for tag in paper.tags_of("topic")] == ["compost"]
    entry = """@article{x, title={Compost and tomatoes in forty beds}, year={2015},
 author={Lee, Ann and Diaz, Bo}, doi={10.5555/garden.2015.1}, keywords={compost}}"""
    assert counts(imported(folder, "refs.bib", entry)) == (0, 0, 1, 0)
