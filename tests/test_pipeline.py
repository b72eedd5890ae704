"""A folder of records gives the same catalogue: serial or spread, cold or warm."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest
from papershelf import pipeline
from papershelf.catalogue import Catalogue
from papershelf.machinery import files, processes, tasks
from papershelf.machinery.processes import Processes
from papershelf.machinery.progress import TimedProgress
from papershelf.machinery.store import Memory, Store
from papershelf.machinery.tasks import Workers
from papershelf.model import Paper, RawRecord
from papershelf.normalise import Reading
from papershelf.normalise.declaration import Fields
from papershelf.normalise.draft import Draft
from papershelf.normalise.reading import begin
from papershelf.normalise.variants import Variant
from papershelf.pipeline import (
    load_catalogue,
    load_words,
    reading_key,
    reading_memory,
    vocabulary_of,
)
from papershelf.problems import Problem
from papershelf.settings import Settings
from papershelf.vocabulary import FaultyFileError

from tests.factories import paper
from tests.machinery.builds import every
from tests.shelf import SHELF, VOCABULARY


class Shelf:
    """A copy of some records of the tests' shelf, read again and again."""

    def __init__(self, folder: Path, records: int) -> None:
        self.papers = folder / "papers"
        self.papers.mkdir()
        for source in sorted(SHELF.rglob("*.md"))[:records]:
            shutil.copyfile(source, self.papers / source.name)
        shutil.copyfile(VOCABULARY, self.papers / VOCABULARY.name)
        self.files = sorted(self.papers.glob("*.md"))
        self.read = 0  # records that the last load had to read

    def load(self, memory: Memory[Reading] | None = None) -> Catalogue:
        progress = TimedProgress()
        catalogue = load_catalogue(
            self.papers,
            vocabulary_of(self.papers, default=VOCABULARY),
            Settings(),
            crew=Workers(),
            memory=memory,
            progress=progress,
        )
        totals = {stage.label: stage.total for stage in progress.stages}
        self.read = totals["Reading records"]
        return catalogue

    def edit(self, file: Path) -> None:
        """Let the title begin with another word."""
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(?m)^title: '?", r"\g<0>Edited ", text), encoding="utf-8")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, 3)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def assert_same(one: Catalogue, other: Catalogue) -> None:
    assert one.papers == other.papers
    assert one.problems == other.problems
    assert (one.files, one.merged, one.rejected) == (other.files, other.merged, other.rejected)


@pytest.mark.parametrize("fork", [True, False])
def test_spread_and_remembered_readings_give_the_same_catalogue(
    store: Store, monkeypatch: pytest.MonkeyPatch, fork: bool
) -> None:
    cold = load_catalogue(SHELF, VOCABULARY, Settings(workers=1))
    assert len(cold.papers) > 10
    monkeypatch.setattr(processes, "SERIAL_BELOW", 2)
    monkeypatch.setattr(tasks, "CHUNK", 10)
    monkeypatch.setattr(processes, "may_fork", lambda: fork)
    with Processes(2) as crew:
        memory = reading_memory(store)
        spread = load_catalogue(SHELF, VOCABULARY, Settings(), crew=crew, memory=memory)
    warm = load_catalogue(SHELF, VOCABULARY, Settings(workers=1), memory=reading_memory(store))
    assert_same(spread, cold)
    assert_same(warm, cold)


def test_who_reads_is_as_the_settings_say_if_nobody_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[int, str]] = []

    def workers(count: int, scheduler: str) -> Workers:
        asked.append((count, scheduler))
        return Workers()

    monkeypatch.setattr(pipeline, "workers", workers)
    load_catalogue(SHELF, VOCABULARY, Settings(workers=3, dask_scheduler="tcp://there:1"))
    assert asked == [(3, "tcp://there:1")]


def test_only_a_changed_record_is_read_anew(shelf: Shelf, store: Store) -> None:
    before = shelf.load(reading_memory(store))
    assert shelf.read == 3
    assert_same(shelf.load(reading_memory(store)), before)
    assert shelf.read == 0
    shelf.edit(shelf.files[0])
    after = shelf.load(reading_memory(store))
    assert shelf.read == 1
    assert any(one.title.startswith("Edited") for one in after.papers)
    assert_same(after, shelf.load())


def test_with_another_vocabulary_every_record_is_read_anew(shelf: Shelf, store: Store) -> None:
    shelf.load(reading_memory(store))
    with (shelf.papers / VOCABULARY.name).open("a", encoding="utf-8") as file:
        file.write("\n# another version\n")
    shelf.load(reading_memory(store))
    assert shelf.read == 3


def test_with_another_version_of_the_code_every_record_is_read_anew(
    shelf: Shelf, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.load(reading_memory(store))
    monkeypatch.setattr(pipeline, "code_version", lambda: b"another")
    shelf.load(reading_memory(store))
    assert shelf.read == 3


def test_a_damaged_reading_is_read_anew(shelf: Shelf, store: Store) -> None:
    before = shelf.load(reading_memory(store))
    first, second, _ = every(store, "reading")
    store.keep("reading", [(first, b""), (second, b"\x92\xc0damaged")])
    assert_same(shelf.load(reading_memory(store)), before)
    assert shelf.read == 2


def test_what_a_file_lacks_is_remembered_too(shelf: Shelf, store: Store) -> None:
    shelf.files[0].write_text("no record at all", encoding="utf-8")
    before = shelf.load(reading_memory(store))
    assert before.rejected == 1
    assert_same(shelf.load(reading_memory(store)), before)
    assert shelf.read == 0


def test_a_file_that_cannot_be_read_is_tried_again_each_time(
    shelf: Shelf, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = str(shelf.files[0])

    def refuse(path: str) -> bytes:
        if path == refused:
            raise PermissionError(path)
        return files.read_bytes(path)

    with monkeypatch.context() as context:
        context.setattr(pipeline, "read_bytes", refuse)
        for read in (3, 1):
            assert shelf.load(reading_memory(store)).rejected == 1
            assert shelf.read == read
    assert shelf.load(reading_memory(store)).rejected == 0


def test_a_process_that_builds_again_holds_the_readings_of_its_last_build(shelf: Shelf) -> None:
    memory = reading_memory(Store(None), lives=True)
    before = by_path(shelf.load(memory))
    assert shelf.read == len(before) == 3
    first, second, third = shelf.files
    shelf.edit(first)
    second.unlink()
    again = by_path(shelf.load(memory))
    assert shelf.read == 1
    assert again.keys() == {first.name, third.name}
    kept = {name: again[name].sections for name in again}
    assert kept[third.name] is before[third.name].sections
    shutil.copyfile(first, second)
    shelf.load(memory)
    assert shelf.read == 1
    assert_same(shelf.load(memory), shelf.load())


def by_path(catalogue: Catalogue) -> dict[str, Paper]:
    return {one.provenance.path: one for one in catalogue.papers}


def test_a_key_changes_with_path_bytes_vocabulary_and_code() -> None:
    keys = {
        reading_key("a.md", b"data", b"words", b"1"),
        reading_key("b.md", b"data", b"words", b"1"),
        reading_key("a.md", b"date", b"words", b"1"),
        reading_key("a.md", b"data", b"wordy", b"1"),
        reading_key("a.md", b"data", b"words", b"2"),
        # The border between two parts counts.
        reading_key("a.md", b"sdata", b"word", b"1"),
    }
    assert len(keys) == 6


def test_a_name_that_is_no_unicode_has_a_key() -> None:
    assert reading_key("\udcff.md", b"", b"", b"") != reading_key("\udcfe.md", b"", b"", b"")


def test_a_reading_is_found_as_it_was_kept(store: Store) -> None:
    problem = Problem("adhd/plain.md", "doi-missing", "doi", "none found")
    readings = {
        b"whole": Reading(paper(), (problem,)),
        b"rejected": Reading(None, (problem, problem)),
        b"without problems": Reading(paper(), ()),
    }
    reading_memory(store).keep(readings)
    assert reading_memory(store).find(list(readings)) == readings


def test_texts_that_readings_have_in_common_are_shared(store: Store) -> None:
    problem = Problem("adhd/plain.md", "doi-missing", "doi", "none found")
    reading_memory(store).keep({b"one": Reading(paper(), (problem,))})
    one, other = (reading_memory(store).find([b"one"])[b"one"] for _ in range(2))
    assert one.problems[0].message is other.problems[0].message
    assert one.paper is not None
    assert one.problems[0].path is one.paper.provenance.path


def test_a_shelf_has_its_own_vocabulary_or_the_one_it_is_given(shelf: Shelf) -> None:
    own = shelf.papers / VOCABULARY.name
    assert vocabulary_of(shelf.papers, default=VOCABULARY) == own
    own.unlink()
    assert vocabulary_of(shelf.papers, default=VOCABULARY) == VOCABULARY


def test_a_named_vocabulary_is_read_though_the_folder_has_its_own(tmp_path: Path) -> None:
    own, named = tmp_path / "vocabulary.yml", tmp_path / "named.yml"
    own.write_text("]", "utf-8")
    named.write_bytes(VOCABULARY.read_bytes())
    assert load_catalogue(tmp_path, named, Settings()).vocabulary.facets


def test_the_first_folder_with_a_vocabulary_of_its_own_gives_it(tmp_path: Path) -> None:
    default = tmp_path / "default.yml"
    folders = [tmp_path / name for name in ("first", "second", "third")]
    assert vocabulary_of(*folders, default=default) == default
    for folder in folders[1:]:
        folder.mkdir()
        (folder / "vocabulary.yml").touch()
    assert vocabulary_of(*folders, default=default) == folders[1] / "vocabulary.yml"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="nowhere"):
        load_catalogue(tmp_path / "nowhere", VOCABULARY, Settings())


def test_a_vocabulary_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaultyFileError, match=r"missing\.yml"):
        load_catalogue(tmp_path, tmp_path / "missing.yml", Settings())


def test_a_record_that_finds_a_fault_of_the_program_is_rejected_by_name(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever reading raises: no fault of this kind is known, so one is made here."""

    def fails(record: RawRecord, fields: Fields, variant: Variant) -> Draft:
        if record.path == shelf.files[0].name:
            raise RecursionError("too deep")
        return begin(record, fields, variant)

    monkeypatch.setattr("papershelf.normalise.reading.begin", fails)
    catalogue = shelf.load()
    assert (catalogue.files, len(catalogue.papers), catalogue.rejected) == (3, 2, 1)
    (problem,) = (one for one in catalogue.problems if one.code == "unreadable")
    assert problem.path == shelf.files[0].name
    assert "RecursionError: too deep" in problem.message


def test_a_reading_with_half_a_character_is_rejected_by_name(shelf: Shelf) -> None:
    """No file can hold one, and none is known to pass the readers."""
    vocabulary, _ = load_words(VOCABULARY)
    reading = pipeline.read_paper("a.md", shelf.files[0].read_bytes(), vocabulary)
    assert reading.paper is not None
    half = Reading(msgspec.structs.replace(reading.paper, title="a \ud800"), ())
    read = msgspec.msgpack.decode(pipeline._encoded("a.md", half), type=Reading)
    assert read.paper is None
    assert [(problem.path, problem.code) for problem in read.problems] == [("a.md", "unreadable")]
