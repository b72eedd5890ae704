"""Readings are remembered by all they depend on, and a lost cache costs only time."""

from __future__ import annotations

import os
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from papershelf.index.documents import FIELDS
from papershelf.index.postings import collect, merge
from papershelf.index.write import IndexPart
from papershelf.machinery.store import PartCache, ReadingCache, TemplateCache, reading_key
from papershelf.normalise import Reading
from papershelf.problems import Problem

from tests.factories import paper

READING = Reading(paper(), (Problem("a.md", "doi-missing", "doi", "none found"),))
PICKLED = pickle.dumps([READING])


def test_a_reading_is_found_as_it_was_kept(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path / "cache")
    key = reading_key("a.md", b"data", b"vocabulary", b"1")
    cache.keep([key], PICKLED)
    assert cache.find([key, b"another"]) == {key: READING}


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


def test_without_a_folder_nothing_is_remembered() -> None:
    cache = ReadingCache(None)
    cache.keep([b"key"], PICKLED)
    assert cache.find([b"key"]) == {}


def test_a_file_that_is_no_database_is_nothing_remembered(tmp_path: Path) -> None:
    (tmp_path / "readings-2.sqlite3").write_bytes(b"not a database at all" * 100)
    cache = ReadingCache(tmp_path)
    cache.keep([b"key"], PICKLED)
    assert cache.find([b"key"]) == {}


def test_an_entry_that_is_cut_off_is_nothing_remembered(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path)
    cache.keep([b"key"], PICKLED)
    cache.close()
    data = (tmp_path / "readings-2.sqlite3").read_bytes()
    (tmp_path / "readings-2.sqlite3").write_bytes(data[: len(data) // 2])
    assert cache.find([b"key"]) == {}


def test_two_builds_may_keep_at_once(tmp_path: Path) -> None:
    first, second = ReadingCache(tmp_path), ReadingCache(tmp_path)
    first.keep([b"one"], PICKLED)
    second.keep([b"two"], PICKLED)
    assert set(first.find([b"one", b"two"])) == {b"one", b"two"}


def test_what_no_build_asks_for_is_dropped_after_a_month(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path)
    for key in (b"old", b"new"):
        cache.keep([key], PICKLED)
    with closing(sqlite3.connect(tmp_path / "readings-2.sqlite3")) as database, database:
        database.execute("UPDATE batch SET day = day - 31")
    cache.forget_old([b"new"])
    assert set(cache.find([b"old", b"new"])) == {b"new"}


def part(text: str) -> IndexPart:
    return IndexPart(collect([([text] + [""] * (len(FIELDS) - 1), 1.0)]), [text.encode()])


def test_a_part_of_an_index_is_found_as_it_was_kept(tmp_path: Path) -> None:
    cache = PartCache(tmp_path)
    assert cache.find(b"key") is None
    cache.keep(b"key", part("tics"))
    found = cache.find(b"key")
    assert found is not None
    assert found.results == [b"tics"]
    assert merge([found.postings]).terms == ["tic"]


def test_a_part_that_is_cut_off_is_nothing_remembered(tmp_path: Path) -> None:
    cache = PartCache(tmp_path)
    cache.keep(b"key", part("tics"))
    (path,) = (tmp_path / "parts").iterdir()
    path.write_bytes(path.read_bytes()[:-20])
    assert cache.find(b"key") is None


def test_parts_that_no_build_asks_for_are_dropped_after_a_week(tmp_path: Path) -> None:
    cache = PartCache(tmp_path)
    for key in (b"old", b"new"):
        cache.keep(key, part("tics"))
        os.utime(tmp_path / "parts" / key.hex(), (0, 0))
    assert cache.find(b"new") is not None
    cache.forget_old()
    assert cache.find(b"old") is None
    assert cache.find(b"new") is not None


def test_without_a_folder_no_part_is_remembered() -> None:
    cache = PartCache(None)
    cache.keep(b"key", part("tics"))
    cache.forget_old()
    assert cache.find(b"key") is None


def compiled(folder: Path | None, text: str) -> tuple[str, list[bytes]]:
    """What a template renders to through the cache, and the files the cache then has."""
    loader = DictLoader({"page.html": text})
    environment = Environment(loader=loader, bytecode_cache=TemplateCache(folder), autoescape=True)
    html = environment.get_template("page.html").render(title="A & B")
    files = sorted((folder / "templates").iterdir()) if folder else []
    return html, [path.read_bytes() for path in files]


def test_a_template_is_compiled_again_only_when_its_text_changes(tmp_path: Path) -> None:
    html, first = compiled(tmp_path, "<h1>{{ title }}</h1>")
    assert html == "<h1>A &amp; B</h1>"
    assert compiled(tmp_path, "<h1>{{ title }}</h1>") == (html, first)
    changed, second = compiled(tmp_path, "<h2>{{ title }}</h2>")
    assert changed == "<h2>A &amp; B</h2>"
    assert second != first


@pytest.mark.parametrize("damage", [b"", b"damaged", None])
def test_a_damaged_compiled_template_is_compiled_again(
    tmp_path: Path, damage: bytes | None
) -> None:
    html, (whole,) = compiled(tmp_path, "{{ title }}")
    (path,) = (tmp_path / "templates").iterdir()
    path.write_bytes(whole[:-9] if damage is None else whole[:12] + damage)
    assert compiled(tmp_path, "{{ title }}") == (html, [whole])


def test_templates_need_no_folder_and_none_that_can_be_written(tmp_path: Path) -> None:
    assert compiled(None, "{{ title }}") == ("A &amp; B", [])
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    loader = DictLoader({"a": "{{ 1 }}"})
    environment = Environment(loader=loader, bytecode_cache=TemplateCache(tmp_path / "file"))
    assert environment.get_template("a").render() == "1"
