"""docs/json.md documents every key of the JSON form, and its example is what the command prints."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import msgspec
from papershelf.exports.evidence import evidence_map
from papershelf.exports.evidence_json import evidence_json
from papershelf.exports.form import PaperForm, PaperForms
from papershelf.exports.formats import json_object
from papershelf.model import AbstractStatus, PaperKind, RelationKind, TagStatus
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings
from papershelf.vocabulary.map_choice import MapChoice, Only
from papershelf.vocabulary.shelf import Shelf

from tests.shelf import FIXTURES

PAGE = Path("docs/json.md").read_text("utf-8")
# The evidence map has a form of its own.
PAPERS, _, MAP = PAGE.partition("## The evidence map")
ROWS = dict(re.findall(r"^\| `([\w.]+)` \| (.*) \|$", PAPERS, re.MULTILINE))


def keys_of(form: type[msgspec.Struct], above: str = "") -> Iterator[str]:
    """Every key of a form, those of inner objects after the outer key and a full stop."""
    for field in msgspec.structs.fields(form):
        yield above + field.encode_name
        for inner in (field.type, *getattr(field.type, "__args__", ())):
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                yield from keys_of(inner, f"{above}{field.encode_name}.")


def test_every_key_is_documented_and_no_other() -> None:
    assert list(ROWS) == list(keys_of(PaperForm))


def test_every_value_that_is_one_of_a_few_is_documented() -> None:
    def missing(values: type[Enum], text: str) -> list[str]:
        return [value.value for value in values if f"`{value.value}`" not in text]

    assert missing(AbstractStatus, ROWS["abstract.status"]) == []
    assert missing(PaperKind, ROWS["type"]) == []
    assert missing(RelationKind, ROWS["related.relation"]) == []
    assert missing(TagStatus, PAGE.partition("## Facets")[2]) == []


def test_the_example_is_what_the_command_prints() -> None:
    (example,) = re.findall(r"^```json\n(.*?)^```", PAPERS, re.MULTILINE | re.DOTALL)
    words = FIXTURES / "gardening/vocabulary.yml"
    catalogue = load_catalogue(FIXTURES / "exports", words, Settings())
    forms = PaperForms(catalogue.vocabulary)
    papers = {paper.id: json.loads(json_object(forms.of(paper))) for paper in catalogue.papers}
    shown = json.loads(example)
    assert shown == papers[shown["id"]]
    assert list(shown) == list(papers[shown["id"]])


def test_the_map_s_keys_are_documented_and_its_example_is_what_a_build_writes() -> None:
    (example,) = re.findall(r"^```json\n(.*?)^```", MAP, re.MULTILINE | re.DOTALL)
    words = FIXTURES / "gardening/vocabulary.yml"
    catalogue = load_catalogue(FIXTURES / "gardening", words, Settings())
    choice = MapChoice(
        row_terms=("tomatoes", "roses"),
        column_terms=("compost", "pruning"),
        filter="trial",
        only=Only("In the field", "trial", "field-trial"),
    )
    found = evidence_map(catalogue, Shelf(map=choice))
    assert found is not None
    assert json.loads(example) == json.loads(evidence_json(found))
    keys = re.findall(r"^\| `(\w+)` \|", MAP, re.MULTILINE)
    assert keys == list(json.loads(evidence_json(found)))
