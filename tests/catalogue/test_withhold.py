"""Of a paper whose text is withheld nothing but its record is left."""

from __future__ import annotations

import msgspec
from papershelf.catalogue.build import build_catalogue
from papershelf.catalogue.withhold import withhold
from papershelf.model import AbstractStatus, Evidence, Section, Summary, Tag, TagStatus
from papershelf.settings import Settings

from tests.catalogue.test_build import SLEEP, readings_of
from tests.factories import paper
from tests.normalise.records import VOCABULARY

SECRET = "xylophone"
TAG = Tag("adhd", TagStatus.ABOUT, (Evidence("abstract", SECRET),))
FULL = paper(
    doi="10.1234/A",
    sections=(Section(SECRET, f"The {SECRET}"),),
    summary=Summary(f"A {SECRET}.", SECRET),
    has_full_text=True,
    conditions=(TAG,),
)


def test_no_word_of_the_text_is_left() -> None:
    (found,) = withhold([FULL], ["10.1234/a"], 100).papers
    assert SECRET not in msgspec.json.encode(found).decode()
    assert found.abstract.status is AbstractStatus.WITHHELD
    assert found.abstract.text == ""
    assert (found.title, found.authors, found.doi) == (FULL.title, FULL.authors, FULL.doi)
    assert [tag.slug for tag in found.tags_of("condition")] == ["adhd"]


def test_other_papers_are_left_alone_and_unknown_dois_named() -> None:
    found = withhold([FULL, paper("b", doi=None)], ["10.1234/c"], 100)
    assert found.papers == (FULL, paper("b", doi=None))
    assert (found.characters, found.unknown) == (0, ("10.1234/c",))


def test_what_is_withheld_is_accounted_for() -> None:
    readings = readings_of(SLEEP)
    settings = Settings.from_mapping({"withheld": [str(SLEEP["doi"])]})
    whole = build_catalogue(readings, VOCABULARY, Settings(), 1).text
    account = build_catalogue(readings, VOCABULARY, settings, 1).text
    assert (account.read, account.lost) == (whole.read, 0)
    assert account.withheld["rights"] > 0
    assert account.shown < whole.shown


def test_duplicates_are_still_found_by_their_texts() -> None:
    settings = Settings.from_mapping({"withheld": [str(SLEEP["doi"])]})
    readings = readings_of(SLEEP, {**SLEEP, "doi": None})
    (one,) = build_catalogue(readings, VOCABULARY, settings, 2).papers
    assert one.abstract.status is AbstractStatus.WITHHELD
