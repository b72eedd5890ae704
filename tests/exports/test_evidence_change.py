"""The map says what has changed since an earlier version, by the terms that both have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from papershelf.exports.evidence_change import Change, changes, load_earlier
from papershelf.exports.evidence_json import evidence_json
from papershelf.vocabulary import FaultyFileError
from papershelf.vocabulary.map_choice import MapChoice

from tests.exports.test_evidence import about, made

CHOICE = MapChoice(row_terms=("adhd", "tic-disorders"))
OLD = [about("a", "adhd", year=2020), about("b", "tourette-syndrome", year=2021)]
NEW = [*OLD, *(about(name, "adhd", year=2022) for name in "cd")]


def test_the_numbers_that_changed_are_named_with_what_they_were(tmp_path: Path) -> None:
    file = tmp_path / "evidence-map.json"
    file.write_bytes(evidence_json(made(CHOICE, *OLD)))
    earlier = load_earlier(file)
    assert (earlier.date, earlier.papers) == ("2021", 2)
    assert changes(earlier, made(CHOICE, *OLD)) == []
    assert changes(earlier, made(CHOICE, *NEW)) == [Change(0, 0, 1, 3)]


def test_a_row_that_the_earlier_map_did_not_have_is_no_change(tmp_path: Path) -> None:
    file = tmp_path / "evidence-map.json"
    file.write_bytes(evidence_json(made(MapChoice(row_terms=("tic-disorders",)), *OLD)))
    assert changes(load_earlier(file), made(CHOICE, *NEW)) == []


def test_a_map_of_other_facets_is_not_compared(tmp_path: Path) -> None:
    file = tmp_path / "evidence-map.json"
    file.write_bytes(evidence_json(made(MapChoice(rows="topic", columns="condition"), *OLD)))
    assert changes(load_earlier(file), made(CHOICE, *NEW)) == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"{", "expected the JSON of an evidence map"),
        (b"[]", "expected the JSON of an evidence map"),
        (None, "cannot be read: No such file"),
        (b"other", "format: found 99, expected 1"),
    ],
)
def test_another_file_is_named_with_what_is_wrong(
    tmp_path: Path, content: bytes | None, fault: str
) -> None:
    file = tmp_path / "evidence-map.json"
    if content == b"other":
        data = json.loads(evidence_json(made(CHOICE, *OLD)))
        content = json.dumps({**data, "format": 99}).encode()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(FaultyFileError, match="evidence-map") as caught:
        load_earlier(file)
    assert fault in caught.value.faults[0]
