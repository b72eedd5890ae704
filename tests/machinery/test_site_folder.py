"""A site is built beside the published one, and unchanged files are not written again."""

from __future__ import annotations

import os
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from papershelf.machinery.output import Output
from papershelf.machinery.site_folder import SiteFolder
from papershelf.machinery.store import Store

from tests.factories import files_of
from tests.machinery.builds import A, B, Builds, age, every


def test_a_file_that_would_be_the_same_is_not_written_again_and_keeps_its_time(
    builds: Builds,
) -> None:
    files = {A: "a", B: "b"}
    assert builds.build(files) == files
    before = {path: age(builds.site / path) for path in files}
    files[B] = "other"
    assert builds.build(files) == files
    assert builds.written == [B]
    assert age(builds.site / A) == before[A]
    assert age(builds.site / B) > before[B]


def test_each_of_many_builds_publishes_its_own_files_and_writes_what_is_new(
    builds: Builds,
) -> None:
    for number in range(6):
        files = {A: "a", B: f"b {number}", f"papers/{number}/index.html": "n"}
        assert builds.build(files) == files
        new = [A, B] if number == 0 else [B]
        assert builds.written == [*new, f"papers/{number}/index.html"]


def test_a_file_may_become_what_it_was_in_the_site_before(builds: Builds) -> None:
    before: list[str] = []
    for text in ("one", "two", "one", "one", "two"):
        assert builds.build({A: text}) == {A: text}
        assert builds.written == ([A] if not before or text not in before[-2:] else [])
        before.append(text)


def test_files_that_no_longer_belong_to_the_site_are_deleted_with_their_folders(
    builds: Builds,
) -> None:
    files = {A: "a", B: "b", "conditions/x/y/index.html": "y"}
    for _ in range(3):
        builds.build(files)
    for _ in range(3):
        assert builds.build({B: "b"}) == {B: "b"}
        assert builds.folders() == {"papers", "papers/b"}


def test_the_second_build_makes_links_and_the_third_takes_the_site_before_again(
    builds: Builds,
) -> None:
    files = {A: "a", B: "b"}
    builds.build(files)
    first = builds.site.stat().st_ino
    assert not (builds.beside / "next").exists()
    builds.build(files)
    assert (builds.beside / "next").stat().st_ino == first
    assert (builds.site / A).samefile(builds.beside / "next" / A)
    builds.build(files)
    assert builds.site.stat().st_ino == first
    assert builds.written == []


def test_a_file_written_by_the_build_before_is_linked_by_the_next(builds: Builds) -> None:
    builds.build({A: "a"})
    builds.build({A: "a", B: "b"})
    assert builds.build({A: "a", B: "b"}) == {A: "a", B: "b"}
    assert builds.written == []
    assert (builds.site / B).samefile(builds.beside / "next" / B)


def test_hidden_entries_of_the_site_are_left_alone(builds: Builds) -> None:
    builds.build({A: "a"})
    (builds.site / ".git").mkdir()
    (builds.site / ".git" / "HEAD").write_text("main", encoding="utf-8")
    (builds.site / ".link").symlink_to("nowhere")
    for number in range(4):
        files = {A: f"a {number}"}
        assert builds.build(files) == {**files, ".git/HEAD": "main"}
        assert (builds.site / ".link").is_symlink()


def test_hidden_files_of_the_generator_are_published_and_win(builds: Builds) -> None:
    builds.build({A: "a"}, {".well-known/x": "x"})
    assert builds.build({A: "a"}) == {A: "a"}
    (builds.site / ".nojekyll").write_text("by hand", encoding="utf-8")
    own = {".nojekyll": "by the generator"}
    for _ in range(2):
        assert builds.build({A: "a"}, own) == {A: "a", **own}


def test_the_generator_s_files_win_over_ours(builds: Builds) -> None:
    for _ in range(4):
        assert builds.build({A: "a", B: "b"}, {A: "by hand"}) == {A: "by hand", B: "b"}
    assert builds.build({A: "a", B: "b"}) == {A: "a", B: "b"}


def test_the_generator_s_files_are_deleted_when_it_no_longer_writes_them(builds: Builds) -> None:
    for _ in range(3):
        builds.build({A: "a"}, {"about/more/index.html": "more", "papers/own/index.html": "own"})
    for _ in range(3):
        assert builds.build({A: "a"}) == {A: "a"}
        assert builds.folders() == {"papers", "papers/a"}


def test_the_generator_may_make_a_folder_of_a_file_and_a_file_of_a_folder(builds: Builds) -> None:
    for own in ({"about": "file"}, {"about/index.html": "page"}) * 3:
        assert builds.build({A: "a"}, own) == {A: "a", **own}


def test_a_file_of_ours_may_become_a_folder_and_a_folder_a_file(builds: Builds) -> None:
    both = ({"papers/a.html": "file"}, {"papers/a.html/b/index.html": "page", A: "a"})
    for files in (*both, *both, {"papers": "file"}, *both):
        assert builds.build(files) == files


def test_a_folder_named_by_its_content_is_renamed_and_its_files_are_kept(
    builds: Builds,
) -> None:
    files = {"index/@/a.bin": "a", "index/@/b.bin": "b", "index/manifest": "1"}
    assert builds.build(files, name="1111") == {
        "index/1111/a.bin": "a",
        "index/1111/b.bin": "b",
        "index/manifest": "1",
    }
    before = age(builds.site / "index/1111/a.bin")
    for name in ("2222", "3333", "3333", "4444"):
        files = {"index/@/a.bin": "a", f"index/@/{name}.bin": "c", "index/manifest": name}
        assert builds.build(files, name=name) == {
            path.replace("@", name): text for path, text in files.items()
        }
        assert "index/@/a.bin" not in builds.written
        assert age(builds.site / f"index/{name}/a.bin") == before


def test_no_other_folder_is_left_beside_the_one_named_by_its_content(builds: Builds) -> None:
    files = {"index/@/a.bin": "a"}
    builds.build(files, name="1111")
    for name in ("2222", "3333", "4444", "5555"):
        (builds.site / "index" / "0000").mkdir()
        assert builds.build(files, name=name) == {f"index/{name}/a.bin": "a"}
        assert builds.folders() == {"index", f"index/{name}"}


def test_a_file_of_another_key_is_not_reused(builds: Builds) -> None:
    builds.build({A: "a"})
    folder = builds.start()
    assert not folder.empty
    assert folder.reuse(A, b"another") is None
    assert folder.reuse(B, b"a") is None
    assert folder.reuse(A, b"a") is not None


def test_what_is_remembered_of_other_sites_is_of_no_use(builds: Builds, tmp_path: Path) -> None:
    builds.build({A: "a"})
    other = Builds(tmp_path / "other")
    other.cache = builds.cache
    assert other.build({A: "a"}) == {A: "a"}
    assert other.written == [A]


def test_a_site_may_be_a_symbolic_link(builds: Builds, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real"
    real.mkdir(parents=True)
    builds.site.symlink_to(real)
    for number in range(3):
        files = {A: "a", B: str(number)}
        assert builds.build(files) == files
        assert builds.site.is_symlink()
        assert files_of(real)[B] == str(number).encode()
    assert not builds.beside.exists()


def test_the_folder_of_a_site_keeps_its_permissions(builds: Builds) -> None:
    builds.site.mkdir(mode=0o750)
    builds.site.chmod(0o2750)
    for _ in range(3):
        builds.build({A: "a"})
        assert builds.site.stat().st_mode & 0o7777 == 0o2750


def test_a_site_that_was_there_before_any_build_is_replaced(builds: Builds) -> None:
    (builds.site / "old").mkdir(parents=True)
    (builds.site / "old" / "index.html").write_text("old", encoding="utf-8")
    for _ in range(3):
        assert builds.build({A: "a"}) == {A: "a"}
        assert builds.folders() == {"papers", "papers/a"}


def test_a_site_folder_can_be_sent_to_another_process(builds: Builds) -> None:
    builds.build({A: "a"})
    folder = pickle.loads(pickle.dumps(builds.start()))
    assert folder.reuse(A, b"a") is not None
    assert folder.put(Output(B, b"b", lambda: b"b")).size == 1


def test_lists_of_sites_that_nobody_builds_are_dropped_with_all_that_is_old(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds.build({A: "a"})
    with closing(sqlite3.connect(next(builds.cache.iterdir()))) as database, database:
        database.execute("UPDATE entry SET day = day - 100")
    builds.store.forget_old()
    assert every(builds.store, "site") == {}


def test_without_a_store_everything_is_written_and_nothing_left_beside(tmp_path: Path) -> None:
    for text in ("one", "two"):
        folder = SiteFolder(tmp_path / "site", Store(None))
        assert folder.begin() is None
        entry = folder.put(Output(A, b"key", text.encode))
        folder.complete({A: entry})
        folder.publish()
        assert files_of(tmp_path) == {f"site/{A}": text.encode()}
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_links_cannot_be_made_files_are_written_and_then_taken_again(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    files = {A: "a", "index/@/b.bin": "b"}
    for name, written in {"1": [*files], "2": [*files], "3": [], "4": []}.items():
        assert builds.build(files, name=name) == {A: "a", f"index/{name}/b.bin": "b"}
        assert builds.written == written
