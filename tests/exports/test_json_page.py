"""docs/json.md documents every key of the JSON form, and its example is what the command prints."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import msgspec
from papershelf.exports.form import PaperForm, PaperForms
from papershelf.exports.formats import json_object
from papershelf.model import AbstractStatus, PaperKind, RelationKind, TagStatus
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.shelf import FIXTURES

PAGE = Path("docs/json.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `([\w.]+)` \| (.*) \|$", PAGE, re.MULTILINE))


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
    (example,) = re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    words = FIXTURES / "gardening/vocabulary.yml"
    catalogue = load_catalogue(FIXTURES / "exports", words, Settings())
    forms = PaperForms(catalogue.vocabulary)
    papers = {paper.id: json.loads(json_object(forms.of(paper))) for paper in catalogue.papers}
    shown = json.loads(example)
    assert shown == papers[shown["id"]]
    assert list(shown) == list(papers[shown["id"]])
