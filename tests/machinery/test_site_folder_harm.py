"""Whatever ends a build, and whatever somebody does to a site, the site is right."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec
import pytest
from papershelf.machinery import exchange, site_folder
from papershelf.machinery.output import Output
from papershelf.machinery.site_folder import SiteFolder
from papershelf.machinery.store import Store

from tests.factories import files_of
from tests.machinery.builds import A, B, Builds, age, every


def test_until_it_is_published_a_build_changes_nothing_of_the_site(builds: Builds) -> None:
    files = {A: "a", B: "b"}
    for _ in range(3):  # the next site is new, made of links, the site before the last
        builds.build(files, {"about/index.html": "about"})
        before = state(builds.site)
        folder = builds.put({B: "changed"}, {"about/index.html": "other"})
        assert state(builds.site) == before
        folder.abandon()
        assert state(builds.site) == before
        assert not builds.beside.exists()


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes and times of all files."""
    return {path: (data, age(folder / path)) for path, data in files_of(folder).items()}


def test_a_killed_build_leaves_the_site_and_the_next_build_is_right(builds: Builds) -> None:
    files = {A: "a", B: "b"}
    for _ in range(3):
        builds.build(files)
        builds.put({A: "never published", "papers/c/index.html": "c"}, {"x/index.html": "x"})
        assert builds.now() == files
        assert builds.build(files) == files
        assert builds.written == []


def test_of_a_killed_build_no_file_is_believed(builds: Builds) -> None:
    """After a crash of the system a file may have its size and time, but not its bytes."""
    builds.build({A: "a"})
    builds.build({A: "a"})
    builds.put({A: "a"})
    file = builds.beside / "next" / A
    before = file.stat()
    file.unlink()
    file.write_text("x", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert builds.build({A: "a"}) == {A: "a"}


def test_a_build_that_is_killed_while_it_gets_ready_does_no_harm(builds: Builds) -> None:
    files = {A: "a", B: "b"}
    for _ in range(3):
        builds.build(files)
        folder = SiteFolder(builds.site, builds.store)
        assert folder.begin() is not None  # what gets the next site ready is never called
        del folder
        assert builds.build(files) == files


def test_a_published_file_that_somebody_touched_is_made_again(builds: Builds) -> None:
    files = {A: "a", B: "b"}
    for _ in range(4):
        builds.build(files)
        (builds.site / A).write_text("x", encoding="utf-8")
        assert builds.build(files) == files


def test_a_published_file_that_somebody_removed_is_made_again(builds: Builds) -> None:
    files = {A: "a", B: "b"}
    for _ in range(4):
        builds.build(files)
        shutil.rmtree(builds.site / "papers/a")
        assert builds.build(files) == files


def test_of_a_removed_file_that_no_longer_belongs_no_folder_is_left(builds: Builds) -> None:
    for _ in range(3):
        builds.build({A: "a", B: "b"})
        (builds.site / A).unlink()
        for _ in range(3):
            assert builds.build({B: "b"}) == {B: "b"}
            assert builds.folders() == {"papers", "papers/b"}


def test_writing_never_changes_the_published_site_through_a_link(builds: Builds) -> None:
    builds.build({A: "a", B: "b"}, {"own.css": "own"})
    builds.build({A: "a", B: "b"}, {"own.css": "own"})
    folder = builds.start()
    assert (builds.site / A).samefile(folder.generator.with_name("next") / A)
    folder.write(Output(A, b"new", lambda: b"new"))
    (folder.generator / "own.css").write_text("new", encoding="utf-8")
    (folder.generator / "papers/b").mkdir(parents=True)
    (folder.generator / B).write_text("new", encoding="utf-8")
    folder.complete({})
    assert builds.now() == {A: "a", B: "b", "own.css": "own"}


def test_what_somebody_put_into_the_site_goes_and_does_not_come_back(builds: Builds) -> None:
    files = {A: "a", "assets/data/x/y.bin": "y"}
    builds.build(files)
    for path in ("strange.txt", "papers/s.json", "papers/a/s.json", "assets/data/x/s", "s/t/u"):
        for _ in range(2):
            (builds.site / path).parent.mkdir(parents=True, exist_ok=True)
            (builds.site / path).write_text("{}", encoding="utf-8")
            for _ in range(3):
                assert builds.build(files) == files
        assert builds.folders() == {"papers", "papers/a", "assets", "assets/data", "assets/data/x"}


def test_nothing_is_written_through_a_link_that_somebody_put_into_the_site(
    builds: Builds, tmp_path: Path
) -> None:
    files = {A: "a", B: "b"}
    builds.build(files)
    builds.build(files)
    elsewhere = tmp_path / "elsewhere"
    shutil.move(builds.site / "papers", elsewhere)
    (builds.site / "papers").symlink_to(elsewhere)
    for number in range(3):
        files = {A: f"changed {number}"}
        assert builds.build(files) == files
        assert not (builds.site / "papers").is_symlink()
    assert files_of(elsewhere) == {"a/index.html": b"a", "b/index.html": b"b"}


def test_a_file_is_made_again_where_somebody_put_a_link_to_it(
    builds: Builds, tmp_path: Path
) -> None:
    files = {A: "a", B: "b"}
    builds.build(files)
    for number in range(3):
        shutil.move(builds.site / A, tmp_path / f"{number}")
        (builds.site / A).symlink_to(tmp_path / f"{number}")
        for _ in range(3):
            assert builds.build(files) == files
            assert not (builds.site / A).is_symlink()


def test_a_file_is_made_again_where_somebody_put_a_folder_and_a_folder_where_a_file(
    builds: Builds,
) -> None:
    files = {A: "a", B: "b"}
    builds.build(files)
    for _ in range(3):
        (builds.site / A).unlink()
        (builds.site / A).mkdir()
        (builds.site / A / "x").touch()
        shutil.rmtree(builds.site / "papers/b")
        (builds.site / "papers/b").touch()
        for _ in range(3):
            assert builds.build(files) == files


@pytest.mark.parametrize("damage", [b"", b"damaged", b"\x81\xa1a\x93"])
def test_lists_of_damaged_bytes_are_no_lists(builds: Builds, damage: bytes) -> None:
    files = {A: "a", B: "b"}
    for _ in range(3):
        builds.build(files)
        found = every(builds.store, "site")
        assert len(found) == 2
        builds.store.keep("site", [(key, damage) for key in found])
        assert builds.build(files) == files
        assert builds.written == [A, B]


def test_a_damaged_store_is_an_empty_one(builds: Builds) -> None:
    files = {A: "a", B: "b"}
    builds.build(files)
    (file,) = builds.cache.iterdir()
    file.write_bytes(b"damaged" * 1_000)
    for _ in range(3):
        assert builds.build(files) == files
        assert not builds.beside.exists()


def test_without_a_store_a_build_that_fails_leaves_nothing_beside(tmp_path: Path) -> None:
    folder = SiteFolder(tmp_path / "site", Store(None))
    folder.begin()
    folder.put(Output(A, b"key", lambda: b"a"))
    folder.abandon()
    assert list(tmp_path.iterdir()) == []


def test_lists_that_are_read_but_cannot_be_kept_do_no_harm(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {A: "a", B: "b"}
    builds.build(files)
    builds.build(files)
    monkeypatch.setattr(Store, "keep", lambda *_: False)
    monkeypatch.setattr(Store, "forget", lambda *_: None)
    for number in range(3):
        files = {A: "a", f"papers/{number}/index.html": "n"}
        builds.put({B: "never published", f"papers/a/{number}.html": "n"})
        assert builds.build(files) == files


def test_a_site_that_is_removed_is_built_again(builds: Builds) -> None:
    for _ in range(3):
        builds.build({A: "a"})
        shutil.rmtree(builds.site)
        assert builds.build({A: "a", B: "b"}) == {A: "a", B: "b"}


def test_what_is_beside_the_site_can_be_removed_at_any_time(builds: Builds) -> None:
    for _ in range(3):
        builds.build({A: "a"})
        builds.put({B: "b"}).remove_work()
        assert not builds.beside.exists()
        assert builds.now() == {A: "a"}


class KilledError(BaseException):
    """Nothing catches it, as nothing sees a kill."""


def killed(*_: object) -> bool:
    raise KilledError


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("step", range(6))
def test_a_build_may_be_killed_at_any_step_of_changing_places(
    builds: Builds, monkeypatch: pytest.MonkeyPatch, step: int, at_once: bool
) -> None:
    """The steps are calls of `Path.rename`, `shutil.move` and the exchange, counted."""
    files, new = {A: "a", B: "b"}, {B: "new", "papers/a/deep/c": "c"}
    builds.build(files)
    builds.build(files)
    (builds.site / ".git").mkdir()
    (builds.site / ".git" / "HEAD").write_text("main", encoding="utf-8")
    folder = builds.put(new)
    with monkeypatch.context() as context:
        steps = iter(range(100))
        for owner, name in (
            (Path, "rename"),
            (shutil, "move"),
            (exchange, "_exchange"),
            (site_folder, "list_memory"),
        ):
            function = getattr(owner, name)
            if name == "_exchange" and not at_once:
                function = cannot

            def step_or_be_killed(*arguments: object, do: object = function) -> object:
                return killed() if next(steps) == step else do(*arguments)  # type: ignore[operator]

            context.setattr(owner, name, step_or_be_killed)
        try:
            folder.publish()
        except KilledError:
            pass
        else:
            assert next(steps) <= step
    git = {".git/HEAD": "main"}
    if builds.site.exists() and (builds.site / ".git").exists():
        assert builds.now() in ({**files, **git}, {**new, **git})
    for now in (files, new, files, files):
        assert builds.build(now) == {**now, **git}


def cannot(*_: object) -> bool:
    return False


def test_after_a_kill_between_two_moves_the_old_site_comes_back(builds: Builds) -> None:
    builds.build({A: "a"})
    builds.build({A: "a"})
    builds.site.rename(builds.beside / "old")
    builds.start()
    assert builds.now() == {A: "a"}
    folder = builds.put({A: "a"})
    for give_up in (folder.abandon, folder.remove_work):
        builds.beside.mkdir(exist_ok=True)
        builds.site.rename(builds.beside / "old")
        give_up()
        assert builds.now() == {A: "a"}


@pytest.mark.parametrize(
    "path", ["../victim", "a/../../victim", "/etc/victim", "a//b", "./a", "a/.", "", "a\\b", "a\0b"]
)
def test_a_list_that_names_files_outside_of_the_site_is_no_list(builds: Builds, path: str) -> None:
    """Somebody who can write into the cache must not delete files elsewhere by it."""
    victim = builds.site.parent / "victim"
    victim.write_text("mine", encoding="utf-8")
    builds.build({A: "a"})
    found = every(builds.store, "site")
    entries = {key: {**msgspec.msgpack.decode(value)} for key, value in found.items()}
    for listed in entries.values():
        listed[path] = (b"key", 4, victim.stat().st_mtime_ns, b"")
    builds.store.keep(
        "site", [(key, msgspec.msgpack.encode(value)) for key, value in entries.items()]
    )
    assert builds.build({A: "a"}) == {A: "a"}
    assert victim.read_text(encoding="utf-8") == "mine"
