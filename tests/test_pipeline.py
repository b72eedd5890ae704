"""A folder of records to a catalogue: serial or spread, cold or warm, the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf import work
from papershelf.normalise import Reading
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings
from papershelf.vocabulary import VocabularyError

from tests.shelf import SHELF, VOCABULARY


def test_spread_and_remembered_readings_give_the_same_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "SERIAL_BELOW", 2)
    monkeypatch.setattr(work, "CHUNK", 10)
    cold = load_catalogue(SHELF, VOCABULARY, Settings(workers=1))
    spread = load_catalogue(SHELF, VOCABULARY, Settings(workers=2), cache_dir=tmp_path)
    warm = load_catalogue(SHELF, VOCABULARY, Settings(workers=1), cache_dir=tmp_path)
    assert spread.papers == cold.papers
    assert warm.papers == cold.papers
    assert warm.problems == cold.problems


def test_a_changed_record_is_read_anew(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    seed = next(SHELF.glob("*.md")).read_text(encoding="utf-8")
    (papers / "seed.md").write_text(seed, encoding="utf-8")
    settings, cache = Settings(), tmp_path / "cache"
    (before,) = load_catalogue(papers, VOCABULARY, settings, cache_dir=cache).papers
    changed = seed.replace("Observed improvements", "Changed improvements")
    (papers / "seed.md").write_text(changed, encoding="utf-8")
    (after,) = load_catalogue(papers, VOCABULARY, settings, cache_dir=cache).papers
    assert before.title.startswith("Observed")
    assert after.title.startswith("Changed")


def test_a_process_that_builds_again_holds_the_readings_of_its_last_build(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for source in sorted(SHELF.rglob("*.md"))[:3]:
        (papers / source.name).write_bytes(source.read_bytes())
    first, second, third = sorted(papers.iterdir())
    memory: dict[bytes, Reading] = {}
    load_catalogue(papers, VOCABULARY, Settings(), memory=memory)
    before = dict(memory)
    assert len(before) == 3
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("title: ", "title: Edited ", 1), encoding="utf-8")
    second.unlink()
    again = load_catalogue(papers, VOCABULARY, Settings(), memory=memory)
    assert again.papers == load_catalogue(papers, VOCABULARY, Settings()).papers
    assert len(memory) == 2
    (kept,) = memory.keys() & before.keys()
    assert memory[kept] is before[kept]
    assert kept == again.digests[third.name]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="nowhere"):
        load_catalogue(tmp_path / "nowhere", VOCABULARY, Settings())


def test_a_vocabulary_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"missing\.yml"):
        load_catalogue(tmp_path, tmp_path / "missing.yml", Settings())
