"""A damaged file of another program gives whole records, or a message that names the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.importers.document import BrokenFileError, Document
from papershelf.importers.files import take_file
from papershelf.importers.plan import Importer
from papershelf.normalise import normalise
from papershelf.records.parse import parse_record
from papershelf.vocabulary import Vocabulary

from tests.fuzz.corpus import damaged
from tests.importers.test_hostile import SAMPLES

VOCABULARY = Vocabulary({})


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
def test_a_damaged_file_gives_records_that_a_build_reads(name: str, data: st.DataObject) -> None:
    document = Document(name, data.draw(damaged(list(SAMPLES.values()))))
    importer = Importer(Path("nowhere"), "", VOCABULARY, ())
    try:
        take_file(importer, document, "2026-01-02")
    except BrokenFileError as error:
        assert str(error).startswith(f"{name}: ")
        return
    plan = importer.plan()
    assert all(result.note or result.path for result in plan.results)
    for change in plan.changes:
        record, problems = parse_record(change.path, change.data)
        assert record is not None, problems
        assert normalise(record, VOCABULARY).paper is not None
